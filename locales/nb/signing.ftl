## Tekster som parter signerer: hva som hindrer et steg.

signing-refused-not-offered = Denne teksten er ikke sendt til signering ennå.
signing-refused-in-force = Alle har signert. Teksten gjelder og blir stående som den er.
signing-refused-signed-already = Du har alt signert denne teksten. Du trenger ikke gjøre mer.
signing-refused-no-party = Du er ikke bedt om å signere denne teksten.
signing-refused-declined = Noen er ikke enig i denne teksten. Det kommer en ny versjon.
signing-refused-replaced = En nyere versjon har tatt plassen til denne teksten.
signing-refused-other-text = Teksten er endret siden du åpnet den. Se hva som er nytt, og signer så.
signing-reason-missing = Si med noen få ord hvorfor
signing-reason-too-long = Si det med høyst 2 000 tegn

## Hva som mangler i en tekst.

signing-fault-no-unit = Velg minst én enhet å lære
signing-fault-one-contact-sending = Oppgi to ulike personer hjemme
signing-fault-one-contact-hosting = Oppgi to ulike personer hos verten
signing-fault-both-sides = { $name } står på begge sider. Oppgi en annen på en av dem
signing-fault-no-guardian = En lærling under 18 trenger en registrert forelder eller verge
signing-fault-no-guardian-signs = En lærling under 18 trenger en forelder eller verge som signerer
signing-fault-not-asked = Noen som må signere, er ikke spurt
signing-fault-prefinancing = Betal { $least } til { $most } prosent før oppholdet

## Læringsavtalen, satt opp fra det vi vet.

agreement-default-monitoring = Mentoren snakker med lærlingen hver uke om arbeidet og det som er lært. Lærlingen melder seg til kontoret hver uke. Veilederen hjemme tar kontakt minst en gang i måneden, og kommer på besøk der det er planlagt.
agreement-default-recognition = Verten vurderer hver enhet de siste to ukene. Den som sender, avgjør innen fem uker etter hjemkomst hvordan hver enhet teller, og fører det inn i opplæringsboka. Lærlingen får Europass Mobilitet og en karakterutskrift.
agreement-role-guardian = Forelder eller verge
agreement-role-office = Koordinator
agreement-role-tutor = Veileder hjemme
agreement-role-emergency = Nødsituasjoner, døgnet rundt
agreement-role-mentor = Mentor
agreement-role-partner = Partner på stedet
agreement-unit-unknown = En av enhetene hører ikke til lærlingens fag
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

## E-poster om stipendavtalen.

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

    din signatur mangler fortsatt på stipendavtalen for { $learner } i { $place }, { $period }. Vi kan ikke betale før alle har signert.

    Les den og signer innen { $date }:

    { $link }

    { $office }
mail-grant-in-force-subject = Signert av alle: stipend for { $learner }
mail-grant-in-force-text =
    Hei { $name },

    alle har signert stipendavtalen for { $learner } i { $place }, { $period }. Her kan du lese den og ta vare på den:

    { $link }

    { $office }
mail-grant-withdrawn-subject = Trukket tilbake: stipendavtale for { $learner }
mail-grant-withdrawn-text =
    Hei { $name },

    vi har trukket tilbake stipendavtalen for { $learner } i { $place }. Du trenger ikke signere den. Kommer det en ny, skriver vi til deg igjen.

    Grunnen: { $reason }

    { $office }

## Hvorfor et stipend ikke kan regnes ut.

grant-refused-no-table = Det finnes ingen satser ennå. Importer tabellen med enhetskostnader først.
grant-refused-table = Tabellen med satser har en feil: { $fault }
grant-refused-no-place = Vi vet ikke hvor { $place } er. Legg det til blant stedene først.
grant-refused-no-rate = Tabellen med satser har ingen { $kind } for { $activity }.
grant-refused-length = Oppholdet har { $days } dager. Programmet betaler for { $least } til { $most }.
grant-refused-travel-days = { $days } reisedager er planlagt. Programmet betaler for høyst { $most }.
