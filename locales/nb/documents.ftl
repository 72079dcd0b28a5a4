## What every paper has.

document-made-on = Laget { $date }
document-page-of = Side { $page } av { $pages }
document-version = { $project } · { $reference } · versjon { $number }
document-total = Sum
document-yes = ja
document-no = nei

## People, places and days.

document-learner = Deltaker
document-name = Navn
document-born = Født
document-nationality = Statsborgerskap
document-email = E-post
document-phone = Telefon
document-qualification = Utdanning
document-level = Nivå
document-eqf = EQF-nivå { $level }
document-guardians = Foresatte
document-relation = Relasjon
document-stay = Oppholdet
document-period = Når
document-length = Lengde
document-days = { $days ->
    [one] Én dag
   *[other] { $days } dager
}
document-weeks = { $weeks ->
    [one] Én uke
   *[other] { $weeks } uker
}
document-place = Hvor
document-trade = Fag
document-working-time = Arbeidstid
document-hours-per-week = { $hours } timer i uka
document-working-language = Språk
document-field = Fagområde (ISCED-F)
document-organisations = Organisasjonene
document-organisation = Organisasjon
document-sending = Sender
document-hosting = Vert
document-intermediary = Formidlet av
document-city = Sted
document-oid = OID
document-represented-by = Signeres av
document-contacts = Hvem du kan spørre
document-task = Oppgave
document-contact-mentor-sending = Hjemme: arbeid og læring
document-contact-administration-sending = Hjemme: papirer
document-contact-emergency-sending = Hjemme: nødstilfeller
document-contact-mentor-hosting = Vert: arbeid og læring
document-contact-administration-hosting = Vert: papirer
document-contact-emergency-hosting = Vert: nødstilfeller

## The learning agreement.

document-agreement-title = Læringsavtale
document-agreement-subtitle = { $name } hos { $host }, { $place }
document-amendment = Endring
document-amendment-intro = Dette endrer versjon { $number } av læringsavtalen, som har vært gjeldende siden { $date }. Det gjelder når alle har signert; til da gjelder versjon { $number }. Det som følger, er hele avtalen slik den blir.
document-amendment-from = Gjelder fra
document-amendment-reason = Hvorfor
document-change-what = Hva
document-change-before = Til nå
document-change-after = Fra nå av
document-change-none = ingenting
document-goal = Læringsmål
document-interruptions = Hviler
document-outcomes = Hva som skal læres
document-unit-title = { $title } ({ $code }, EQF-nivå { $level })
document-knowledge = Kunnskap
document-skills = Ferdigheter
document-responsibility = Ansvar og selvstendighet
document-method-of-assessment = Slik vurderes det
document-monitoring = Oppfølging underveis
document-recognition = Godkjenning
document-promises = Hva hver av oss lover
document-promise-learner = Deltakeren arbeider og lærer slik vi er enige om her, følger reglene på arbeidsplassen og sier tidlig fra når noe er galt.
document-promise-sender = Senderen forbereder deltakeren, holder kontakten og godkjenner det som er lært, slik det står over.
document-promise-host = Verten gir arbeid som fører til dette læringsutbyttet, har en mentor, holder arbeidsplassen trygg og vurderer hver enhet til slutt.

## The grant agreement.

document-grant-title = Tilskuddsavtale
document-grant-subtitle = Mellom { $organisation } og { $name }
document-grant-payer = Hvem som betaler
document-activity = Type opphold
document-paid-days = Betalte dager
document-funded-days = { $unpaid ->
    [0] { $funded } ({ $activity } der, { $travel } til reise)
   *[other] { $funded } ({ $activity } der, { $travel } til reise, { $unpaid } ikke betalt)
}
document-grant-amount = Hva du får
document-grant-amount-intro = Beløpene er faste satser i programmet. Du trenger ikke vise kvitteringer for dem.
document-what-for = Hva det er for
document-count = Antall
document-rate = Sats
document-amount = Beløp
document-grant-payment = Når det betales
document-grant-when = Når
document-grant-first = { $percent } innen { $days } dager etter at alle har signert, og senest { $date }
document-grant-rest = Resten innen { $days } dager etter rapporten din
document-grant-terms = Det vi er enige om
document-grant-clause-who = I denne avtalen er «du» deltakeren, og «vi» er organisasjonen som betaler.
document-grant-clause-use = Pengene er til reisen og til å bo og leve der oppholdet er. Du beholder dem om du klarer deg med mindre.
document-grant-clause-report = Du svarer på programmets spørsmål innen { $days } dager etter at du er spurt. Resten betales etter det.
document-grant-clause-shorter = Kommer du hjem tidligere etter eget valg, regnes tilskuddet ut på nytt etter dagene du var der. Du betaler tilbake det som er for mye.
document-grant-clause-force-majeure = Må du hjem på grunn av noe ingen kunne forutse eller hindre, beholder du det som dagene der og reisen utgjør. Si fra til oss med en gang.
document-grant-clause-insurance = Du er forsikret mot sykdom, ulykker og skade på andre under hele oppholdet. Uten papirene kan du ikke reise.
document-grant-clause-data = Vi har opplysningene dine for å gjennomføre oppholdet og gjøre rede for pengene, så lenge reglene for tilskuddet krever det. Du kan se dem når som helst.

## Signatures.

document-proof-title = Bevis for signaturene
document-proof-intro = Programmet har lagt til denne siden. Den hører til sidene foran, som er det partene har signert.
document-proof-state = Status
document-proof-offered = Sendt til signering
document-proof-since = Gjelder fra
document-proof-declined-by = Ikke godtatt av
document-proof-declined-at = Ikke godtatt den
document-proof-reason = Begrunnelse
document-proof-replaced-at = Erstattet den
document-proof-fingerprint = Fingeravtrykk (SHA-256)
document-proof-party = Part
document-proof-name = Navn
document-proof-when = Når
document-proof-method = Hvordan
document-proof-waits = Ikke signert ennå
document-proof-note = Klokkeslettene gjelder { $zone }. Fingeravtrykket er laget av nøyaktig det hver part så; endres én bokstav i teksten, blir det et annet.
document-signing-draft = Utkast
document-signing-offered = Til signering
document-signing-declined = Ikke godtatt
document-signing-in-force = Gjelder, signert av alle
document-signing-replaced = Erstattet, gjelder ikke lenger
document-party-learner = Deltaker
document-party-guardian = Foresatt
document-party-sender = Sender
document-party-host = Vert
document-method-personal-link = Med personlig lenke
document-method-account = Innlogget med konto
document-method-paper = For hånd på papir, { $date }; sett på av { $name }
document-method-service = Med { $service }, { $date }; sett på av { $name }
document-level-of-signature-simple = enkel
document-level-of-signature-advanced = avansert
document-level-of-signature-qualified = kvalifisert

## The transcript.

document-transcript-title = Utskrift av læringsutbytte
document-transcript-summary = Kort fortalt
document-transcript-units = Enhet for enhet
document-transcript-note = Resultatet er vertens vurdering av læringsutbyttet det var enighet om før oppholdet. Godkjenning er senderens avgjørelse.
document-unit = Enhet
document-result = Resultat
document-comment = Kommentar
document-reason = Begrunnelse
document-by-on = { $name }, { $date }
document-not-assessed = Ikke vurdert ennå
document-not-decided = Ikke avgjort ennå
document-attained-not-yet = Ikke nådd ennå
document-attained-partly = Delvis nådd
document-attained-achieved = Nådd
document-attained-beyond = Mer enn nådd
document-decision-full-unit = Godkjent fullt ut
document-decision-part-of-unit = Delvis godkjent
document-decision-not-recognised = Ikke godkjent

## The emergency sheet.

document-emergency-title = I nødstilfelle
document-emergency-born = født { $date }
document-emergency-112 = Politi, brann, ambulanse: gratis, alle telefoner
document-emergency-duty = { $office }, dag og natt
document-emergency-on-the-spot = Folk på stedet
document-emergency-own = Folk hjemme
document-emergency-facts = Godt å vite
document-emergency-workplace = Arbeider
document-emergency-housing = Bor
document-emergency-insurance = Forsikring
document-emergency-languages = Kan hjelpes på

## The columns of tables.

document-code = Kode
document-home-company = Lærebedrift
document-partner = Partner
document-window = Periode
document-first-day = Første dag
document-last-day = Siste dag
document-stage = Steg
document-rate-source = Kilde for satsen

## Hva mer som står i utskriften, og tillegget.

document-moderated-to = { $found }; validert hjemme som: { $result }
document-validation = Validering hjemme
document-validated = Bekreftet
document-grade = Karakter
document-grade-own = Vertens egen karakter: { $grade } ({ $scale })
document-grade-converted = På en skala fra 0 til 100: { $number }, regnet om etter tabellen { $table } { $version }{ $verified ->
    [yes] {""}
   *[other] , som ingen har sammenlignet med kilden
}. Verten ga ikke dette tallet.
document-grade-not-converted = Ikke regnet om: det er ingen tabell for denne skalaen.
document-rests-on-moderated = Bygger på resultatet slik det er validert hjemme: { $result }
document-rests-on-found = Bygger på vertens resultat, ikke validert hjemme: { $result }
document-decided-by = Avgjort av: { $value }
document-legal-base = Hjemmel: { $value }
document-reference = Dokument: { $value }
document-decided-on = Dato for avgjørelsen: { $value }
document-appeal-until = Klage mulig til { $value }
document-decision-exemption-from-task = Fritatt for en oppgave
document-decision-counts-as-training-time = Teller som læretid
document-decision-exam-part-credit = Teller for en del av prøven
document-decision-ecvet-points = Poeng i fagopplæringen
document-decision-supplement-note-only = Bare en merknad i vedlegget til fagbrevet
document-decision-europass-only = Står bare i Europass
document-decision-additional-qualification = En tilleggskvalifikasjon
document-decision-pending = En nemnd avgjør
document-complement-title = Tillegg til læringsavtalen
document-complement-agreed = Avtalte dager
document-complement-really = Faktiske dager
document-complement-early = Sluttet før tiden
document-no-interruptions = Oppholdet ble ikke avbrutt.
document-attendance = Frammøte
document-no-attendance = Ingen uke med frammøte er ført for dette oppholdet.
document-hours = { $hours } timer
document-hours-worked = Timer på jobb
document-hours-planned = Planlagte timer
document-days-present = Dager på jobb
document-days-absent = Dager borte
document-weeks-recorded = Uker
document-weeks-confirmed = { $confirmed } av { $weeks } bekreftet av verten
document-absence-sick = Syk
document-absence-holiday = Fridag
document-absence-public-holiday = Helligdag
document-absence-course = Kurs
document-absence-unexcused = Uten grunn

## The annexes of the learning agreement.

document-second-host = To verter
document-first-host = Første vert
document-first-mentor = Mentor der
document-other-host = Andre vert
document-other-mentor = Mentor hos den andre verten
document-second-host-days = Hos den andre verten
document-second-host-in-turn = Begge vekselvis
document-programme = Program
document-programme-weeks = Når
document-programme-task = Hva som gjøres
document-programme-place = Hvor
document-programme-units = For hvilken enhet
document-week = Uke { $week }
document-weeks-from = Uke { $first } til { $last }
document-timetable = En vanlig uke
document-day = Dag
document-from-until = Fra – til
document-pause = Pause, minutter
document-pause-of = { $minutes ->
    [0] ingen pause
    [one] { $minutes } minutt pause
   *[other] { $minutes } minutter pause
}
document-day-length = Arbeid
document-week-sum = I uka
document-hours-and-minutes = { $minutes ->
    [0] { $hours } t
   *[other] { $hours } t { $minutes } min
}
day-monday = Mandag
day-tuesday = Tirsdag
day-wednesday = Onsdag
day-thursday = Torsdag
day-friday = Fredag
day-saturday = Lørdag
day-sunday = Søndag
document-signers = Hvem som også signerer
document-second-language = Språk nummer to
document-european-skills = Europeiske ferdigheter
document-party-second-signer = Vertens andre signatur
document-party-second-host = Andre vert
document-party-home-company = Bedriften hjemme
document-party-intermediary = Partner

## The programme of a group.

document-group-title = Læringsprogram for en gruppe
document-group-method = Hvordan gruppen lærer
document-group-evaluation = Hvordan vi vurderer resultatet
document-group-days = Dag for dag
document-group-participants = Deltakere
document-group-escort = Følger gruppen
document-group-as = Rolle
document-group-host = Hvor
