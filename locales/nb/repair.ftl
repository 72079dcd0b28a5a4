## Mending the places of a round.

repair-title = Reparer
repair-lead = En plass falt bort, noen trakk seg, eller en ny plass kom til. Alle andre beholder det de har, der det er mulig.
repair-open = Se hva som ville reparert det
repair-empty-title = Ingenting å reparere
repair-empty-body = Alle som fikk en plass, har den fortsatt, og ingen uten plass kan få en.
repair-placed-now = Har plass nå
repair-placed-then = Ville hatt plass
repair-moved = Ville flyttet
repair-grant = Tilskudd
repair-grant-same = Det samme
repair-grant-more = { $amount } mer
repair-grant-less = { $amount } mindre
repair-chosen-stay = { $count ->
    [one] Én plass som kontoret valgte, blir som den er.
   *[other] { $count } plasser som kontoret valgte, blir som de er.
}
repair-ask-chosen = La dem flytte også
repair-asked-chosen = Plasser som kontoret valgte, kan også flyttes.
repair-leave-chosen = La dem være som de er
repair-chain = { $count ->
    [one] { $name }
   *[other] { $name }, og hvem som gir plass
}
repair-cause-stepped-back = Trekker seg
repair-cause-taken-back = Plassen ble trukket
repair-cause-no-place = Hadde ingen plass
repair-cause-limits = Flytter for en grense som flere deler
repair-makes-room = Gir plass til { $name }
repair-no-place-found = Ingen plass ble funnet
repair-from = Fra
repair-to = Til
repair-wish-other = { $after } i stedet for { $before }
repair-told = Får beskjed
repair-accept-hint = Alt skjer på én gang, eller ingenting hvis noe er endret siden du så på det. Tekster som ikke gjelder lenger, blir trukket.
repair-accept-button = Godta alt
repair-leave = La det være som det er
repair-accepted = Plassene er reparert, og alle det gjelder, har fått beskjed.
repair-changed = Noe er endret siden du så på det, så ingenting ble gjort. Se på det igjen.
repair-nothing = Det er ingenting å reparere.
repair-reason = Plassen er endret.
repair-stepped-back = Deltakeren trakk seg.

renewal-draft = Utkastet til læringsavtalen blir skrevet på nytt.
renewal-agreement = Læringsavtalen blir trukket og må sendes på nytt.
renewal-agreement-in-force = Den signerte læringsavtalen gjelder ikke lenger. En ny må signeres.
renewal-grant = Tilskuddsavtalen blir trukket og må sendes på nytt.
renewal-grant-in-force = Den signerte tilskuddsavtalen gjelder ikke lenger. En ny må signeres.
renewal-housing = En seng må finnes.
renewal-insurance = Forsikringen slutter for tidlig.

mail-place-subject = Du har en plass: { $place }
mail-place-text = Hei { $reader },

    { $name } har en plass: { $place }, { $period }.

    Læringsavtalen kommer snart.
mail-place-changed-subject = En annen plass: { $place }
mail-place-changed-text = Hei { $reader },

    { $name } skal til en annen plass: { $place }, { $period }, i stedet for { $old }.

    En ny læringsavtale kommer snart. Det som ble signert for den gamle plassen, gjelder ikke lenger.
mail-place-left-subject = { $name } kommer ikke
mail-place-left-text = Hei { $reader },

    { $name } skal til en annen plass og kommer ikke til { $place }, { $period }.
mail-place-gets-subject = { $name } kommer til dere
mail-place-gets-text = Hei { $reader },

    { $name } kommer til { $place }, { $period }.

    Læringsavtalen kommer snart.
