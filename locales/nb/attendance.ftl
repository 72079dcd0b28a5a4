## Frammøte: ukene i et opphold.

attendance-title = Frammøte
attendance-title-of = Frammøtet til { $name }
attendance-week-title = Uka til { $name }: { $week }
attendance-stay = Oppholdet
attendance-hours = { $worked } av { $planned } timer
attendance-sum = { $confirmed } av { $weeks } uker bekreftet
attendance-total = Alle uker
attendance-open = Ikke bekreftet ennå
attendance-waits = Venter på verten
attendance-late = Forsinket
attendance-late-weeks = Verten har ikke bekreftet disse ukene:
attendance-confirmed-by = Bekreftet av { $name }
attendance-confirmed-on = Bekreftet av { $name } { $date }.
attendance-none-title = Ingen uke har begynt
attendance-none-body = Ukene telles fra første dag på jobb.
attendance-open-button = Se ukene
attendance-host-title = Uker å bekrefte
attendance-planned = Som planlagt
attendance-was = Slik var uka
attendance-part = { $worked }, deretter: { $reason }
attendance-confirm-button = Alt som planlagt – bekreft
attendance-confirmed = Takk. Uka er bekreftet.
attendance-early = Du kan bekrefte uka på siste arbeidsdag.
attendance-otherwise = Noe var annerledes
attendance-correct = Rett uka
attendance-otherwise-hint = Endre det som var annerledes. Var deltakeren borte hele dagen, er det nok å velge en grunn. Da kan timene stå.
attendance-planned-hours = planlagt { $planned }
attendance-worked = Timer på jobb
attendance-reason = Hvorfor borte?
attendance-remark = Merknad
attendance-send-button = Send med disse endringene
attendance-logbook = Det deltakeren skrev
attendance-others = Andre uker som venter
attendance-hours-unfit = Skriv timer som 7:30 eller 7,5
attendance-too-long = Ingen jobber mer enn { $most } timer om dagen. Sjekk timene.
attendance-reason-missing = Si hvorfor deltakeren ikke jobbet { $day }
attendance-refused-not-there = Deltakeren er ikke kommet fram ennå. Ukene kan bekreftes etter det.
attendance-refused-early = Uka varer til { $last }. Bekreft den da.
attendance-refused-closed = Oppholdet er avsluttet. Ukene blir som de er. Ring kontoret hvis noe er galt.
absence-none = Ikke borte
absence-sick = Syk
absence-holiday = Fridag
absence-public_holiday = Helligdag
absence-course = Kurs
absence-unexcused = Uten grunn
attendance-round-lead = En linje for hver dag for alle som har reist.
attendance-column-code = Kode
attendance-column-learner = Deltaker
attendance-column-host = Vert
attendance-column-week = Uke
attendance-column-day = Dag
attendance-column-planned = Planlagt
attendance-column-worked = Jobbet
attendance-column-reason = Borte fordi
attendance-column-remark = Merknad
attendance-column-confirmed = Bekreftet av
attendance-column-away = Dager borte

mail-attendance-week-subject = Var { $name } på jobb? { $week }
mail-attendance-week-text =
    Hei { $reader },

    var alt som planlagt med { $name } i uka { $week }? Åpne denne siden og trykk på én knapp:
    { $link }

    Under knappen kan du endre dager. Der ser du også hva { $name } skrev om uka.
mail-attendance-late-subject = Uka til { $name } venter fortsatt: { $week }
mail-attendance-late-text =
    Hei { $reader },

    vi venter fortsatt på svaret ditt om { $name } for uka { $week }. Én knapp er nok:
    { $link }

    { $name } trenger det til attesten for oppholdet. Takk.
