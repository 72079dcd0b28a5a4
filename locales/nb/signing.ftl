## Tekster som parter signerer: hva som hindrer et steg.

signing-refused-not-offered = Denne teksten er ikke sendt til signering ennå.
signing-refused-in-force = Alle har signert. Teksten gjelder og blir stående som den er.
signing-refused-signed-already = Du har alt signert denne teksten. Du trenger ikke gjøre mer.
signing-refused-no-party = Du er ikke bedt om å signere denne teksten.
signing-refused-declined = Noen er ikke enig i denne teksten. Det kommer en ny versjon.
signing-refused-replaced = En nyere versjon har tatt plassen til denne teksten.
signing-refused-other-text = Teksten er endret siden du åpnet den. Se hva som er nytt, og signer så.
signing-refused-not-their-turn = Andre signerer før dette. Det er ikke denne signaturens tur ennå.
signing-refused-not-signed = Her er det ingen signatur å trekke tilbake.
signing-refused-no-scan = Denne skanningen finnes ikke lenger. Åpne siden på nytt og se på det som kom sist.
signing-refused-no-delegate = Ingen andre kan signere her.
signing-scan-unfit = Velg en PDF-, JPEG- eller PNG-fil
signing-scan-too-large = Velg en fil på høyst 8 MB
signing-scan-day-unfit = Skriv en dag fra den teksten ble sendt, til i dag
signing-service-other-file = Dette er ikke PDF-en som ble sendt ut, med en signatur lagt til. Signer filen «Teksten slik den signeres», og velg det tjenesten gir tilbake
signing-service-unfit = Skriv navnet på tjenesten med høyst 100 tegn
signing-reason-missing = Si med noen få ord hvorfor
signing-reason-too-long = Si det med høyst 2 000 tegn

## Hva som mangler i en tekst.

signing-fault-no-unit = Velg minst én enhet å lære
signing-fault-one-contact-sending = Oppgi to ulike personer hjemme
signing-fault-one-contact-hosting = Oppgi to ulike personer hos verten
signing-fault-both-sides = { $name } står på begge sider. Oppgi en annen på en av dem
signing-fault-no-guardian = En deltaker under 18 trenger en registrert forelder eller verge
signing-fault-no-guardian-signs = En deltaker under 18 trenger en forelder eller verge som signerer
signing-fault-not-asked = Noen som må signere, er ikke spurt
signing-fault-rests-outside = En tid da oppholdet hviler, må ligge mellom første og siste dag
signing-fault-nothing-changed = Ingenting er endret ennå. Endre noe, eller kast utkastet
signing-fault-no-reason = Si hvorfor avtalen endres
signing-fault-task-outside = En oppgave i programmet ligger i uker som oppholdet ikke har
signing-fault-task-unit = En oppgave i programmet gjelder enheten { $code }, som ikke er avtalt
signing-fault-week-differs = { $minutes ->
    [0] Den vanlige uka har { $hours } timer, men { $agreed } timer i uka er avtalt
   *[other] Den vanlige uka har { $hours } timer og { $minutes } minutter, men { $agreed } timer i uka er avtalt
}
signing-fault-second-host = Gi den andre verten 1 til 99 prosent, og dager innenfor oppholdet
signing-fault-prefinancing = Betal { $least } til { $most } prosent før oppholdet

## Læringsavtalen, satt opp fra det vi vet.

agreement-default-monitoring = Mentoren snakker med deltakeren hver uke om arbeidet og det som er lært. Deltakeren melder seg til kontoret hver uke. Veilederen hjemme tar kontakt minst en gang i måneden, og kommer på besøk der det er planlagt.
agreement-default-days = { $count ->
    [one] én dag
   *[other] { $count } dager
}
agreement-default-weeks = { $count ->
    [one] én uke
   *[other] { $count } uker
}
agreement-default-recognition = Verten vurderer hver enhet før oppholdet er slutt, eller innen { $assess } etter siste dag. Den som sender, avgjør innen { $recognise } etter den dagen hvordan hver enhet teller, og fører det inn i opplæringsboka. Deltakeren får Europass Mobilitet og en karakterutskrift.
agreement-role-guardian = Forelder eller verge
agreement-role-office = Koordinator
agreement-role-tutor = Veileder hjemme
agreement-role-emergency = Nødsituasjoner, døgnet rundt
agreement-role-mentor = Mentor
agreement-role-partner = Partner på stedet
agreement-unit-unknown = En av enhetene hører ikke til deltakerens fag
agreement-text-too-long = Si det med høyst { $most } tegn
agreement-hours-unfit = Skriv timer per uke fra 1 til 60

## E-poster om læringsavtalen. Hver nevner personen, handlingen og dagen, og har én lenke.

mail-agreement-sign-subject = Signer innen { $date }: læringsavtale for { $learner }
mail-agreement-sign-text =
    Hei { $name },

    { $learner } skal til { $host } i { $place }, { $period }. Læringsavtalen er klar. Den sier hva { $learner } skal lære, hvem som hjelper, og hvordan det teller hjemme.

    Les den og signer innen { $date }. Det tar omtrent to minutter:

    { $link }

    Er det noe du ikke er enig i? Det kan du si fra om på samme side.

    { $office }
mail-agreement-remind-subject = Påminnelse, signer innen { $date }: læringsavtale for { $learner }
mail-agreement-remind-text =
    Hei { $name },

    din signatur mangler fortsatt på læringsavtalen for { $learner }, som skal til { $host } i { $place }, { $period }. Ingen kan reise uten den.

    Les den og signer innen { $date }:

    { $link }

    { $office }
mail-agreement-in-force-subject = Signert av alle: læringsavtale for { $learner }
mail-agreement-in-force-text =
    Hei { $name },

    alle har signert læringsavtalen for { $learner } hos { $host } i { $place }, { $period }. Her kan du lese den og ta vare på den:

    { $link }

    { $office }
mail-agreement-withdrawn-subject = Trukket tilbake: læringsavtale for { $learner }
mail-agreement-withdrawn-text =
    Hei { $name },

    vi har trukket tilbake læringsavtalen for { $learner } hos { $host } i { $place }. Du trenger ikke signere den. Kommer det en ny, skriver vi til deg igjen.

    Grunnen: { $reason }

    { $office }
mail-agreement-scan-subject = Signer en gang til: læringsavtalen for { $learner }
mail-agreement-scan-text =
    Hei { $name },

    vi har sett på papiret som ble sendt til oss, og det viser ikke signaturen din under læringsavtalen for { $learner } hos { $host } i { $place }.

    Dette mangler: { $reason }

    Du kan signere på denne siden, eller sende en bedre skanning der:

    { $link }

    { $office }

## E-poster om tilskuddsavtalen.

mail-grant-sign-subject = Signer innen { $date }: stipend for { $learner }
mail-grant-sign-text =
    Hei { $name },

    stipendet for oppholdet til { $learner } i { $place }, { $period }, er klart til å avtales. Teksten sier hvor mye det er, hvordan vi kom fram til det, og når det betales.

    Les den og signer innen { $date }. Det tar omtrent to minutter:

    { $link }

    { $office }
mail-grant-remind-subject = Påminnelse, signer innen { $date }: stipend for { $learner }
mail-grant-remind-text =
    Hei { $name },

    din signatur mangler fortsatt på tilskuddsavtalen for { $learner } i { $place }, { $period }. Vi kan ikke betale før alle har signert.

    Les den og signer innen { $date }:

    { $link }

    { $office }
mail-grant-in-force-subject = Signert av alle: stipend for { $learner }
mail-grant-in-force-text =
    Hei { $name },

    alle har signert tilskuddsavtalen for { $learner } i { $place }, { $period }. Her kan du lese den og ta vare på den:

    { $link }

    { $office }
mail-grant-withdrawn-subject = Trukket tilbake: tilskuddsavtale for { $learner }
mail-grant-withdrawn-text =
    Hei { $name },

    vi har trukket tilbake tilskuddsavtalen for { $learner } i { $place }. Du trenger ikke signere den. Kommer det en ny, skriver vi til deg igjen.

    Grunnen: { $reason }

    { $office }
mail-grant-scan-subject = Signer en gang til: tilskuddsavtalen for { $learner }
mail-grant-scan-text =
    Hei { $name },

    vi har sett på papiret som ble sendt til oss, og det viser ikke signaturen din under tilskuddsavtalen for { $learner } hos { $host } i { $place }.

    Dette mangler: { $reason }

    Du kan signere på denne siden, eller sende en bedre skanning der:

    { $link }

    { $office }

## Hvorfor et stipend ikke kan regnes ut.

grant-refused-no-table = Det finnes ingen satser ennå. Importer tabellen med enhetskostnader først.
grant-refused-table = Tabellen med satser har en feil: { $fault }
grant-refused-no-place = Vi vet ikke hvor { $place } er. Legg det til blant stedene først.
grant-refused-no-rate = Tabellen med satser har ingen { $kind } for { $activity }.
grant-refused-length = Oppholdet har { $days } dager. Programmet betaler for { $least } til { $most }.
grant-refused-travel-days = { $days } reisedager er planlagt. Programmet betaler for høyst { $most }.

## Tekster som sider: lese, signere, si nei.

text-version = Versjon { $number }
text-state-out = Sendt til signering, 0 av { $of }
text-state-partly = Signert av { $signed } av { $of }
text-state-replaced = Erstattet av en nyere
text-short-title = Kort sagt
text-changes-title = Det som er nytt
text-whole-title = Hele teksten
text-parties-title = Hvem som signerer
text-mails-came-back = E-post kom ikke fram
text-mail-came-back = { $name }, { $address }, skrevet { $date }: { $why }
text-mail-what-to-do = Spør etter riktig adresse, eller gi papiret til signering for hånd. En påminnelse går til adressen som er registrert.
text-party-signed = Signert { $date }
text-party-signed-on-paper = Signert på papir, funnet i orden { $date }
text-party-signed-by-service = Signert med en tjeneste, funnet i orden { $date }
text-party-scan = Papir levert inn
text-party-declined = Er ikke enig
text-party-waits = Ikke ennå
text-party-not-asked = Ikke spurt ennå
text-declined-by = { $who } er ikke enig:
text-you-signed = Du signerte som { $name }, { $date }.
text-newer = Det finnes en nyere versjon.
text-newer-link = Les den nye versjonen
text-newer-mailed = Det finnes en nyere versjon. Du har fått en e-post med en lenke til den.
text-faults = Før den kan sendes:
text-sign-title = Signer
text-name = Hele navnet ditt
text-name-missing = Skriv hele navnet
text-agreed = Jeg har lest teksten og er enig
text-agreed-missing = Kryss av for at du har lest den og er enig
text-sign-button-learner = Signer
text-sign-button-guardian = Signer som foresatt
text-sign-button-sender = Signer for kontoret
text-sign-button-host = Signer for verten
text-sign-button-second-signer = Signer som nummer to for verten
text-sign-button-second-host = Signer for den andre verten
text-sign-button-home-company = Signer for bedriften hjemme
text-sign-button-intermediary = Signer for partneren
text-sign-hint = Navnet ditt, tidspunktet og fingeravtrykket av teksten blir tatt vare på. Teksten kan ikke endres etter det.
text-decline-title = Er du ikke enig?
text-reason = Hva burde være annerledes?
text-reason-hint = Kontoret leser det og lager en ny versjon.
text-decline-button = Jeg er ikke enig
text-declined = Kontoret vet det nå, og skriver til deg.
text-files-title = Filer
text-file-frozen = Teksten slik den signeres
text-file-proof = Med bevis for signaturene
text-edit-button = Rediger
text-offer-button = Send til signering
text-offered = Sendt. Alle som skal signere, har fått e-post.
text-offered-unreachable = { $count ->
    [one] Sendt, men én av dem som skal signere, har ingen e-postadresse. Ring.
   *[other] Sendt, men { $count } av dem som skal signere, har ingen e-postadresse. Ring.
}
text-offer-incomplete = Noe mangler, så den ble ikke sendt.
text-remind-button = Påminn
text-reminded = { $count ->
    [one] Én påminnelse er på vei.
   *[other] { $count } påminnelser er på vei.
}
text-reminded-in-peace = De som mangler, er påminnet for kort tid siden. Vi lar dem være i fred så lenge.
text-reminded-unreachable = { $count ->
    [one] Én som ikke har signert, har ingen e-postadresse. Ring.
   *[other] { $count } som ikke har signert, har ingen e-postadresse. Ring.
}
text-office-title = For kontoret
text-renew-button = Lag en ny versjon
text-renew-hint = Må noe endres? En ny versjon tar plassen til denne, og alle signerer på nytt.
text-renewed = En ny versjon er klar til å redigeres.
text-withdraw-title = Trekk den tilbake
text-withdraw-reason = Hvorfor?
text-withdraw-hint = Alle som skulle signere, får en e-post med grunnen.
text-withdraw-button = Trekk tilbake
text-withdrawn = Den er trukket tilbake. Alle får en e-post.
text-order-in-turn = Én etter én
text-offered-in-turn = Sendt til dem som signerer først. De andre får e-post når det er deres tur.
text-others-first = Andre signerer før deg. Du får e-post når det er din tur.
text-other-ways-title = Andre måter
text-paper-title = Signer på papir
text-paper-lead = Skriv ut teksten, signer for hånd, og send en skanning eller et bilde hit. Den teller når kontoret har sett på den.
text-paper-party = Hvem sin signatur er det?
text-paper-name = Navnet under signaturen
text-paper-on = Dagen ved siden av
text-paper-file = Skanning eller bilde
text-paper-file-hint = PDF, JPEG eller PNG, høyst 8 MB. Alle sidene, eller den med signaturen.
text-paper-button = Lever inn
text-scan-party-missing = Velg hvem sin signatur det er
text-scan-missing = Velg en fil
text-service-title = Signert med en signeringstjeneste?
text-service-lead = Last ned «Teksten slik den signeres», signer den der, og velg PDF-en som tjenesten gir tilbake.
text-service-name = Navn på tjenesten
text-service-level = Det tjenesten sier om signaturene sine
text-service-level-missing = Velg det tjenesten sier om signaturene sine
text-scan-handed-in = Papiret er levert inn. Kontoret ser på det.
text-scans-title = Et papir å se på
text-scans-more = { $count ->
    [one] Ett til venter etter dette.
   *[other] { $count } til venter etter dette.
}
text-scan-said = Signert som { $name }, { $date }. Levert inn { $when }.
text-scan-said-service = Signert med { $service } som { $name }, { $date }. Levert inn { $when }. Den begynner med nøyaktig de bytene som ble sendt ut.
text-scan-open = Åpne skanningen
text-scan-look = Se etter om det er versjon { $number }, om noe er strøket ut eller lagt til, og om signaturen er der.
text-scan-accept = Det stemmer, la den telle
text-scan-accepted = Den teller. Papiret er nå en signatur som alle andre.
text-scan-reject-title = Stemmer det ikke?
text-scan-why = Hva mangler?
text-scan-why-hint = Den som signerte, får en e-post med det du skriver, og en lenke.
text-scan-reject = Send den tilbake
text-scan-rejected = Sendt tilbake, med det du skrev.
text-delegate-title = En annen signerer for verten
text-delegate-lead = Personen får en e-post med sin egen lenke. Den første som signerer, har signert for verten.
text-delegate-now = { $name } er bedt om å signere.
text-delegate-name = Hele navnet
text-delegate-email = E-postadresse
text-delegate-button = Spør denne personen
text-delegated = Spurt. Personen har fått en e-post med lenke.
text-unsign-lead = Ikke alle har signert. Så lenge kan du trekke signaturen din tilbake.
text-unsign-button = Trekk signaturen min tilbake
text-unsigned = Signaturen din er trukket tilbake. Du kan signere på nytt, eller si hva som burde være annerledes.

## Endring av en avtale som alle har signert.

amendment-button = Endre avtalen
amendment-begun = Et utkast til endringen er klart. Avtalen gjelder som den er, til alle har signert endringen.
amendment-discard-button = Kast utkastet
amendment-discarded = Utkastet er kastet. Avtalen blir som den er.
amendment-edit-title = Endre læringsavtalen: { $name }
amendment-first = Første dag av oppholdet
amendment-last = Siste dag av oppholdet
amendment-rest = En tid da oppholdet hviler
amendment-rest-first = Fra
amendment-rest-last = Til
amendment-rest-reason = Hvorfor
amendment-days-backwards = Siste dag er før første
amendment-first-day-fixed = Deltakeren har reist. Første dag blir som den er
amendment-last-day-past = Et opphold kan ikke slutte før i dag. Si på siden for oppholdet at det sluttet tidlig
amendment-refused-not-in-force = Ikke alle har signert denne avtalen. Lag en ny versjon i stedet.
amendment-refused-open = Versjon { $number } er ikke avgjort ennå. Gjør den ferdig, trekk den tilbake eller kast den først.
amendment-refused-over = Oppholdet er over. Det som ble lært, står i karakterutskriften.
amendment-refused-no-draft = Bare et utkast til en endring kan kastes.

## Læringsavtalen som side.

agreement-title = Læringsavtale: { $name }
agreement-short-where = Hvor
agreement-short-when = Når
agreement-short-what = Det som læres
agreement-short-who = Hvem som hjelper på jobb
agreement-signed = Signert. Takk. Du får en e-post når alle har signert.
agreement-signed-last = Signert, og du var den siste: avtalen gjelder.
agreement-edit-title = Rediger læringsavtalen: { $name }
agreement-edit-lead = Satt opp av det vi vet. Ingen blir bedt om å signere før du sender den.
agreement-edit-how-title = Slik går det
agreement-field-goal = Det deltakeren vil lære
agreement-field-units = Enheter
agreement-field-hours = Timer i uka
agreement-field-monitoring = Oppfølging underveis
agreement-field-recognition = Slik teller det hjemme
agreement-task-mentor = Arbeid og læring
agreement-task-administration = Papirer
agreement-task-emergency = Nødsituasjoner
agreement-programme-lead = Hva deltakeren gjør i hvilke uker. Rader du lar stå tomme, tas ikke med.
agreement-task = Oppgave { $number }
agreement-task-first = Fra uke
agreement-task-last = Til uke
agreement-task-place = Verksted eller avdeling
agreement-task-units = For hvilke enheter
agreement-task-missing = Skriv hva som gjøres i disse ukene
agreement-weeks-unfit = Skriv uker i oppholdet, regnet fra 1
agreement-too-many-tasks = Skriv høyst { $most } oppgaver
agreement-timetable-lead = Timene i en vanlig uke. La fridager stå tomme. Til sammen må de bli timene i uka som er avtalt.
agreement-day-from = Fra
agreement-day-until = Til
agreement-time-unfit = Skriv et klokkeslett som 07:30
agreement-pause-unfit = Skriv pausen i minutter
agreement-day-unfit = Dagen må slutte etter at den begynner, og være lengre enn pausen
agreement-second-host-lead = To bedrifter hos samme partner deler oppholdet, hver med sin mentor. Mentoren hos den andre signerer også.
agreement-one-host = Bare én vert
agreement-second-host-share = Den andre vertens andel, prosent
agreement-second-host-unfit = Velg en annen bedrift hos samme partner
agreement-signers-lead = Må noen andre signere? Skriv hvem. De får hver sin lenke, eller signerer på papir.
agreement-signer-unfit = Denne parten signerer uansett. Ta den ikke med her
agreement-second-language-lead = Teksten på papir står da på to språk side om side. Det du lar stå tomt, vises på det første språket.
agreement-language-unfit = Velg ett av språkene
agreement-one-language = Bare ett språk
agreement-save-button = Lagre
agreement-saved = Utkastet er lagret.
