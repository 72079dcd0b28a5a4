## Omsorg: hvorfor et steg ikke kan tas, og e-postene om opphold, innsjekk, hendelser og besøk.

text-missing = Skriv noen ord her
text-too-long = Si det med høyst { $most } tegn

stay-day-to-come = Denne dagen har ikke vært ennå. Velg i dag eller en dag før.
stay-guardian-not-told = Deltakeren er under 18 år. Ring en foresatt først, og kryss av her etterpå.
stay-refused-gates = Ingen reiser mens noe er åpent. Fortsatt åpent: { $papers }.
stay-refused-early = Oppholdet begynner { $first }. Avreisen kan bekreftes en uke før.
stay-refused-before = Det kan ikke ha vært før { $day }.
stay-refused-not-over = Oppholdet varer til { $last }. Ring kontoret hvis du reiser hjem før.
stay-refused-depart = Deltakeren har reist allerede, eller oppholdet er over.
stay-refused-arrive = Bare den som har reist, kan komme fram.
stay-refused-end-early = Bare et opphold som har begynt, kan avsluttes før tiden.
stay-refused-return = Bare den som er kommet fram, kan komme hjem.
stay-refused-close = Saken kan lukkes når deltakeren er hjemme.
stay-refused-cancel = Deltakeren har reist. Avslutt oppholdet før tiden i stedet.
stay-refused-incidents = { $count ->
    [one] Én hendelse er fortsatt åpen. Lukk den først.
   *[other] { $count } hendelser er fortsatt åpne. Lukk dem først.
}
stay-refused-units = { $count ->
    [one] Én enhet er ikke avgjort ennå. Avgjør den først.
   *[other] { $count } enheter er ikke avgjort ennå. Avgjør dem først.
}

check-in-refused-settled = Denne innsjekken er ferdig. Neste kommer om en uke.
check-in-refused-answered = Det finnes et svar allerede.
check-in-refused-take = Ingen trenger å ta seg av denne.
check-in-refused-settle = Ta den først, så deltakeren ser hvem som har den.
check-in-refused-unanswered = Trykk på en av de tre knappene først.
check-in-refused-not-abroad = Innsjekk er for tiden i utlandet.

incident-refused-guardian = Deltakeren er under 18 år, så en foresatt må få vite det først. Kryss av i lista.
incident-refused-nobody = Ingen har den. Ta den først.
incident-refused-open = Den er åpen.
incident-refused-closed = Den er lukket. Åpne den igjen først.

visit-learners-missing = Velg minst én deltaker
visit-learner-not-there = { $name } er ikke hos denne partneren i disse dagene
visit-refused-early = Besøket begynner { $first }. Rapporter når du har vært der.
visit-refused-report = Det finnes en rapport allerede, eller besøket er avlyst.
visit-refused-cancel = Besøket er gjort. Det kan ikke avlyses lenger.

assessment-missing = Velg et nivå for minst én enhet
assessment-unit-unknown = Denne enheten står ikke i avtalen
assessment-refused-not-there = Deltakeren er ikke kommet fram. Vurder de siste dagene.
assessment-refused-final = Deltakeren er hjemme, så dette kan ikke endres lenger. Ring kontoret hvis noe er galt.
assessment-refused-closed = Saken er lukket.
recognition-refused-not-assessed = Mentoren har ikke vurdert denne enheten ennå.
recognition-refused-not-achieved = Enheten er ikke nådd, så den kan ikke telle helt. Velg en annen avgjørelse.
recognition-reason-missing = Forklar det med ord. Deltakeren leser det.
host-refused-no-mentor = Vi kjenner ingen mentor med e-postadresse hos denne verten.

today-until-unfit = Velg en dag etter i dag, høyst 60 dager fram
today-refused-safety = Det som gjelder noens sikkerhet, kan ikke utsettes.

mail-help-subject = { $name } ber om hjelp
mail-help-text =
    Hei { $reader },

    { $name } har nettopp bedt om hjelp. { $name } er hos { $host } i { $place }.
    Telefon: { $phone }

    Ta saken, ring, og skriv ned hva som ble gjort:
    { $link }

mail-silence-subject = Ikke hørt fra { $name }
mail-silence-text =
    Hei { $reader },

    { $name } har ikke svart på innsjekken { $date }.
    Telefon: { $phone }

    Vær snill og ring. Numrene til partneren og vertsstedet er her:
    { $link }

mail-check-in-subject = Hvordan går det?
mail-check-in-text =
    Hei { $reader },

    det er tid for den ukentlige innsjekken. Det er ett trykk:
    { $link }

    Svar innen { $date }. Hører vi ingenting, ringer vi deg.

mail-incident-subject = Hendelse { $code }: { $name }, { $level }
mail-incident-text =
    Hei { $reader },

    noe har skjedd med { $name } hos { $host } i { $place }. Nivå: { $level }.

    Les hva som ble fortalt, og ta saken:
    { $link }

mail-incident-again-subject = Ingen har tatt hendelse { $code }: { $name }, { $level }
mail-incident-again-text =
    Hei { $reader },

    ingen har tatt hendelse { $code } om { $name }, hos { $host } i { $place }. Nivå: { $level }.

    Ta den nå:
    { $link }

mail-stay-ended-subject = { $name } reiser hjem før tiden
mail-stay-ended-text =
    Hei { $reader },

    oppholdet til { $name } hos { $host }, { $period }, er avsluttet før tiden.

    Vi ringer hvis det er noe å ordne.

mail-stay-cancelled-subject = { $name } kommer ikke
mail-stay-cancelled-text =
    Hei { $reader },

    oppholdet til { $name } hos { $host }, { $period }, blir ikke noe av.

    Takk for at dere var klare. Vi ringer om neste runde.

mail-visit-planned-subject = Besøket ditt i { $place }, { $period }
mail-visit-planned-text =
    Hei { $reader },

    besøket ditt hos { $partner } i { $place } er planlagt { $period }.

    Vi trenger rapporten din innen { $due }. Det er et kort skjema.

mail-visit-report-subject = Fortell om besøket i { $place } innen { $due }
mail-visit-report-text =
    Hei { $reader },

    du besøkte { $partner } i { $place }, { $period }. Fortell oss hvordan det var innen { $due }.
    Det tar fem minutter:
    { $link }

mail-host-welcome-subject = { $name } kommer til dere { $first }
mail-host-welcome-text =
    Hei { $reader },

    { $name } skal arbeide hos dere, { $period }.

    Her ser du hva som skal læres, hva som er viktig på jobb, og hvem du kan ringe:
    { $link }

mail-host-arrival-subject = Er { $name } kommet?
mail-host-arrival-text =
    Hei { $reader },

    { $name } skulle være hos dere fra { $first }. Si fra med ett trykk:
    { $link }

mail-host-assess-subject = Vurder { $name } innen { $last }
mail-host-assess-text =
    Hei { $reader },

    oppholdet til { $name } slutter { $last }. Si hvor langt hver enhet er lært.
    Det tar tre minutter:
    { $link }
