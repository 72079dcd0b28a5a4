## Attester og Europass-mobilitet, på papir.

certificate-place-and-day = Sted og dato
certificate-signature-host = Vertens underskrift og stempel
certificate-signature-office = Underskrift og stempel
certificate-title = Attest for opphold
certificate-confirms = { $host }, { $place }, bekrefter at { $name } hadde opplæring på arbeidsplassen der: { $period }.
certificate-department = Avdeling
certificate-hours = Timer
certificate-hours-agreed = { $agreed } i uka etter avtalen. Ingen har bekreftet uke for uke hvor mange det ble.
certificate-hours-confirmed = { $hours } til sammen, bekreftet uke for uke av verten
certificate-hours-in-part = { $hours } i de { $confirmed } av { $weeks } ukene som verten har bekreftet; { $agreed } i uka etter avtalen for de andre
certificate-days = Dager på jobb
certificate-work = Hva arbeidet handlet om
certificate-note = Dagene er de som står i registeret for oppholdet, og som også er meldt til programmet.

hosting-title-host = Attest for en vertsbedrift
hosting-title-mentor = Attest for en mentor
hosting-host = { $host }, { $place }, har tatt imot { $learners ->
    [0] ingen deltaker ennå
    [one] én deltaker fra utlandet
   *[other] { $learners } deltakere fra utlandet
}, i { $weeks ->
    [one] én uke
   *[other] { $weeks } uker
} til sammen.
hosting-mentor = { $mentor } hos { $host }, { $place }, har veiledet { $learners ->
    [0] ingen deltaker ennå
    [one] én deltaker fra utlandet
   *[other] { $learners } deltakere fra utlandet
}, i { $weeks ->
    [one] én uke
   *[other] { $weeks } uker
} til sammen.
hosting-company = Bedrift
hosting-years = År for år
hosting-year = År
hosting-trades = Fag
hosting-learners = Deltakere
hosting-weeks = Uker
hosting-note = Talt ut fra registrerte opphold som har begynt. Et opphold teller i året det begynte, og hver påbegynte uke teller.
hosting-thanks = Godt arbeid lærer man av folk som gjør det godt. Takk.

europass-title = Europass-mobilitet
europass-overline = Nummer { $number }
europass-1 = 1 Tildelt
europass-1-2 = Navn (1, 2)
europass-5 = Født (5)
europass-6 = Statsborgerskap (6)
europass-2 = 2 Utstedt av
europass-8 = Organisasjon (8)
europass-9 = Nummer (9)
europass-10 = Utstedt (10)
europass-3 = 3 Organisasjonene
europass-sender-kind = Opplæringsorganisasjon
europass-11 = Organisasjon (11)
europass-13 = Kontaktperson (13)
europass-14 = Stilling (14)
europass-15 = Telefon (15)
europass-16 = E-post (16)
europass-17 = Organisasjon (17)
europass-19 = Kontaktperson (19)
europass-20 = Stilling (20)
europass-21 = Telefon (21)
europass-22 = E-post (22)
europass-4 = 4 Oppholdet
europass-objective = Mål
europass-initiative = Opplæringen det hører til
europass-qualification = Kvalifikasjonen det fører til
europass-programme = Program
europass-programme-is = Erasmus+, { $activity }, { $project }
europass-duration = Når
europass-duration-agreed = Når, etter avtalen
europass-5-before = 5 Hva som skal læres
europass-before-intro = Avtalt før oppholdet mellom deltakeren, senderen og verten.
europass-5a = 5a Det som ble lært
europass-after-intro = Vurdert av verten på slutten av oppholdet, punkt for punkt som avtalt.
europass-activities = Arbeid og oppgaver
europass-assessed-by = Vurdert av
europass-none-reached = Ingen av de avtalte enhetene ble nådd fullt ut.
europass-heading-job = Faget
europass-heading-language = Språk
europass-heading-computer = Dataferdigheter
europass-heading-organisational = Å organisere eget arbeid
europass-heading-other = Andre ferdigheter
europass-worked-in = Arbeidet på { $language }
europass-5b = 5b Kurs
europass-no-courses = Oppholdet hadde ingen kurs med karakterer.
europass-not-yet = Denne delen er ikke her ennå: den kommer etter oppholdet.
europass-signatures = Underskrifter
europass-7 = Innehaver (7)
europass-12 = Sender (12)
europass-18 = Vert (18)
europass-note = Tallene i parentes er numrene på feltene i skjemaet. Felter som ingen har spurt om, er utelatt.

credential-paper-overline = Digitalt bevis · utstedt { $date }
credential-paper-holder = Tildelt
credential-paper-issuer = Utstedt av
credential-paper-outcomes = Det som ble lært
credential-paper-skills = Ferdigheter i den europeiske klassifiseringen (ESCO)
credential-paper-check = Kontroller beviset
credential-paper-code = En kode til å skanne. Den åpner { $address }
credential-paper-scan = Skann koden: siden sier om beviset fortsatt gjelder.
credential-paper-sealed = Denne filen har et elektronisk segl. Last den opp på kontrollsiden slik den er; en utskrift eller et bilde beviser ingenting.
credential-paper-unsealed = Denne filen er bare til å lese. Selve beviset er filene som hører til.

## Det samme, til nedlasting.

certificates-heading = Papirer fra oppholdet
certificates-lead = Laget ut fra det som er registrert i dag.
certificates-own-heading = Papirene dine
certificates-own-lead = Til å vise hjemme, på skolen og når du søker jobb.
certificates-europass = Europass-mobilitet (PDF, { $language })
certificates-transcript = Utskrift av læringsutbytte (PDF, { $language })
certificates-attendance = Attest for opphold (PDF, { $language })
certificates-host = Attest for bedriften (PDF)
certificates-mentor = Attest for mentoren (PDF)
certificates-mentor-own = Attesten din som mentor (PDF)
certificates-hosting-heading = Attester
certificates-hosting-lead = Hvor mange som kom, i hvilke fag og hvilke år. De nevner ingen ved navn.
certificate-refused-no-agreement = Det er ingen avtale for dette oppholdet ennå. Papiret kan lages når den finnes.
certificate-refused-not-over = Oppholdet er ikke over ennå. Papiret kan lages etterpå.
certificate-refused-nobody-came = Ingen deltaker har vært der ennå. Attesten kan lages etter det.
certificate-refused-no-mentor = Vi kjenner ingen mentor i denne bedriften. Legg inn mentoren først.

document-seal-label = Elektronisk segl
