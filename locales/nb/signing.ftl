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
signing-fault-no-guardian = En deltaker under 18 trenger en registrert forelder eller verge
signing-fault-no-guardian-signs = En deltaker under 18 trenger en forelder eller verge som signerer
signing-fault-not-asked = Noen som må signere, er ikke spurt
signing-fault-prefinancing = Betal { $least } til { $most } prosent før oppholdet

## Læringsavtalen, satt opp fra det vi vet.

agreement-default-monitoring = Mentoren snakker med deltakeren hver uke om arbeidet og det som er lært. Deltakeren melder seg til kontoret hver uke. Veilederen hjemme tar kontakt minst en gang i måneden, og kommer på besøk der det er planlagt.
agreement-default-recognition = Verten vurderer hver enhet de siste to ukene. Den som sender, avgjør innen fem uker etter hjemkomst hvordan hver enhet teller, og fører det inn i opplæringsboka. Deltakeren får Europass Mobilitet og en karakterutskrift.
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
text-party-signed = Signert { $date }
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
agreement-save-button = Lagre
agreement-saved = Utkastet er lagret.
