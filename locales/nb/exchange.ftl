## Tabeller som kommer inn fra filer. Hvorfor en fil ikke kan leses i det hele tatt.

exchange-unreadable-empty = Det er ingenting i denne filen.
exchange-unreadable-too-large = Denne filen er for stor. Den kan ha opptil { $megabytes } MB.
exchange-unreadable-unpacks-too-large = Denne filen er for stor når den pakkes ut. Den kan ha opptil { $megabytes } MB.
exchange-unreadable-too-many-rows = Denne filen har mer enn { $most } rader. Del den i to og importer den ene etter den andre.
exchange-unreadable-too-many-columns = Linje { $line } har mer enn { $most } kolonner.
exchange-unreadable-cell-too-long = En celle i linje { $line } har mer enn { $most } tegn. Se etter et anførselstegn som mangler før den.
exchange-unreadable-open-quote = Et anførselstegn åpnes i linje { $line } og lukkes aldri.
exchange-unreadable-not-a-table = Denne filen er ikke en tabell. Vi leser CSV, XLSX og ODS.
exchange-unreadable-old-workbook = Vi kan ikke lese denne typen arbeidsbok. Lagre den som XLSX og prøv igjen.
exchange-unreadable-protected = Denne arbeidsboken har et passord. Ta det bort og prøv igjen.
exchange-unreadable-damaged = Denne arbeidsboken er skadet. Åpne den, lagre den på nytt og prøv en gang til.

## Det som er verdt å vite, selv om ingenting er galt.

exchange-warning-old-encoding = Filen skriver bokstaver på en gammel måte. Se etter at navn med å, é eller ü ser riktige ut.
exchange-warning-only-one-sheet = Bare arket «{ $sheet }» ble lest. Det er flere i denne arbeidsboken.
exchange-warning-skipped = { $lines ->
    [one] Linjen over overskriftene ble utelatt.
   *[other] De { $lines } linjene over overskriftene ble utelatt.
}
exchange-warning-unknown-column = Vi kjenner ikke kolonnen «{ $column }». Den ble utelatt.
exchange-warning-derived-column = Kolonnen «{ $column }» ble utelatt. Vi regner den ut fra andre kolonner.
exchange-warning-short-row = Linje { $line } slutter for tidlig: { $cells } av { $columns } celler. Resten regnes som tomt.

## Det som er galt med en celle.

exchange-fault-missing = Denne cellen er tom. Den trenger en verdi.
exchange-fault-missing-column = Kolonnen «{ $column }» mangler.
exchange-fault-repeated-column = Kolonnen «{ $column }» er der to ganger. Behold én.
exchange-fault-no-heading = «{ $value }» har ingen overskrift over seg.
exchange-fault-not-a-date = «{ $value }» er ikke en dato. Skriv den som 31.12.2026 eller 2026-12-31.
exchange-fault-ambiguous-date = «{ $value }» kan være to datoer. Skriv den som 31.12.2026 eller 2026-12-31.
exchange-fault-not-a-number = «{ $value }» er ikke et tall.
exchange-fault-ambiguous-number = «{ $value }» kan være to tall. Skriv det uten tegn mellom tusener.
exchange-fault-not-whole = «{ $value }» har desimaler. Skriv et helt tall.
exchange-fault-too-precise = «{ $value }» har for mange desimaler. { $decimals } er nok.
exchange-fault-out-of-range = «{ $value }» passer ikke. Det går fra { $least } til { $most }.
exchange-fault-not-yes-or-no = «{ $value }» er verken ja eller nei.
exchange-fault-unknown-code = Vi kjenner ikke «{ $value }» her. Skriv ett av disse: { $allowed }
exchange-fault-not-a-country = «{ $value }» er ikke en landkode. Skriv to bokstaver, som NO.
exchange-fault-not-a-language = «{ $value }» er ikke en språkkode. Skriv to bokstaver, som nb.
exchange-fault-not-an-email = «{ $value }» er ikke en e-postadresse.
exchange-fault-not-a-phone = «{ $value }» er ikke et telefonnummer. Skriv det med landet, som +47 912 34 567.
exchange-fault-not-a-period = «{ $value }» er ikke en periode. Skriv den som 2027-01-01..2027-04-30.
exchange-fault-not-a-band = «{ $value }» er ikke en avstand. Skriv den som 500-1999 eller 8000+.
exchange-fault-not-a-unit = Vi kjenner ikke enheten «{ $value }». Skriv den som «per day, days 1-14» eller «per participant».
exchange-fault-not-a-stay = «{ $value }» er ikke en type opphold. Skriv det som long_14_weeks.
exchange-fault-not-a-key = «{ $value }» kan ikke være en kode. Skriv opptil 64 tegn, uten komma og semikolon.
exchange-fault-too-long = Denne teksten er for lang. Den kan ha opptil { $most } tegn.
exchange-fault-unprintable = Denne teksten har tegn som ingen kan se. Skriv den på nytt.
exchange-fault-formula-error = Formelen i denne cellen feilet: { $value }
exchange-fault-duplicate = «{ $value }» står allerede i linje { $first }.
exchange-fault-repeated = «{ $value }» står to ganger i denne raden.
exchange-fault-before-start = «{ $value }» slutter før det begynner. Sammenlign med «{ $other }».
exchange-fault-more-than = «{ $value }» er mer enn «{ $other }».
exchange-fault-needs = «{ $value }» trenger en verdi i «{ $other }» også.
exchange-fault-itself = «{ $value }» peker på sin egen rad.
exchange-fault-not-a-uri = «{ $value }» er ikke en adresse i denne listen. Adressene begynner med { $root }
exchange-fault-unknown-reference = Det er ingen «{ $value }» i tabellen { $table }.

## Hvorfor en tabell ikke kan skrives.

exchange-unwritable-too-many-rows = Et regneark kan ha opptil { $most } rader. Velg CSV.
exchange-unwritable-workbook = Arbeidsboken kunne ikke lages. Velg CSV.

## Hva en kolonne inneholder, på hjelpesiden.

exchange-shape-key = En kode som andre tabeller bruker, som L001
exchange-shape-text = Tekst
exchange-shape-date = En dato, som 31.12.2026 eller 2026-12-31
exchange-shape-period = En periode, som 2027-01-01..2027-04-30
exchange-shape-whole = Et helt tall
exchange-shape-decimal = Et tall
exchange-shape-money = Et beløp i euro
exchange-shape-yes-no = Ja eller nei
exchange-shape-code = Ett av noen få ord
exchange-shape-country = En landkode på to bokstaver
exchange-shape-language = En språkkode på to bokstaver
exchange-shape-email = En e-postadresse
exchange-shape-phone = Et telefonnummer med landet
exchange-shape-band = Kilometer, som 500-1999 eller 8000+
exchange-shape-unit = En enhet, som «per day, days 1-14»
exchange-shape-stay = En type opphold, som long_14_weeks

## Why a download of a classification or a list cannot be read.

exchange-download-nothing-known = Det er ingen fil i { $path } som vi kjenner.
exchange-download-missing = { $file } finnes ikke, eller kan ikke åpnes.
exchange-download-damaged = { $file } er skadet. Last den ned på nytt.
exchange-download-too-many-files = Det er flere enn { $most } filer i { $path }.
exchange-download-too-large = { $file } er for stor når den er pakket ut. Den kan ha opptil { $megabytes } MB.
exchange-download-twice = { $file } er der to ganger. Ta med hver fil én gang.
exchange-download-no-language = Navnet på { $file } sier ikke hvilket språk den har. Det slutter som skills_en.csv.
exchange-download-two-languages = Noen filer har språket { $one }, noen { $other }. Ta ett språk om gangen.
exchange-download-cell-too-long = En celle i linje { $line } i { $file } er for lang. Se etter et anførselstegn som mangler foran den.
exchange-download-too-many-columns = Linje { $line } i { $file } har for mange kolonner.
exchange-download-not-text = Linje { $line } i { $file } er ikke UTF-8-tekst. Last den ned på nytt.
exchange-download-open-quote = Et anførselstegn åpnes i linje { $line } i { $file } og lukkes aldri.
