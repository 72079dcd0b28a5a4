## What other conditions would bring.

what-if-title = Hva om
what-if-title-of = Hva om: { $name }
what-if-lead = Prøv andre vilkår. Runden blir som den er til du gjør et av disse til forslaget.
what-if-new-button = Prøv noe
what-if-empty-title = Ingenting er foreslått eller prøvd ennå
what-if-empty-body = Finn plasser først, eller prøv hva andre vilkår ville gitt.
what-if-none-yet = Ingenting er prøvd ennå. Prøv én plass til, en partner færre, eller andre poeng.
what-if-caption = Forslaget og det som er prøvd
what-if-run = Vilkår
what-if-proposal = Forslaget
what-if-placed = Med plass
what-if-rank = Ønske { $rank }
what-if-rank-other = Ikke ønsket
what-if-points = Poeng
what-if-windows = Periode
what-if-grant = Tilskudd
what-if-again = Endre og prøv igjen
what-if-compare = Sammenlign to
what-if-one = Dette
what-if-other = Med dette
what-if-compare-button = Sammenlign
what-if-choose-two = Velg to å sammenligne.

what-if-new-title = Prøv andre vilkår
what-if-new-lead = Det du lar stå, blir som i runden.
what-if-name = Hva prøver du?
what-if-name-hint = Et navn å finne det igjen med, for eksempel «én seng til i Graz»
what-if-name-missing = Gi det et navn å finne det igjen med.
what-if-changes = Hva som ville vært annerledes
what-if-changes-hint = Vil du ha to av samme slag, prøv dette først, endre det så og prøv igjen.
what-if-as-it-is = Som det er
what-if-by = Hvor mange flere
what-if-kind-place = Flere plasser hos en vert
what-if-kind-room = Mer rom hos en partner
what-if-kind-away = En bedrift hjemme unnværer flere
what-if-kind-no-partner = Uten en partner
what-if-kind-no-host = Uten en vert
what-if-kind-no-learner = Uten en deltaker
what-if-kind-require = Noen må ha en plass
what-if-kind-no-window = Ingen reiser i
what-if-room = { $partner }, { $season } (rom for { $count })
what-if-away = { $company } (unnværer { $count })
what-if-aims = Hva du helst vil
what-if-aims-hint = Etter tur: det neste teller bare der de foregående lar noe stå åpent.
what-if-aim-first = Først og fremst
what-if-aim-then = Så ({ $n })
what-if-aim-none = Ikke noe mer
what-if-weights = Hva en plass er verdt
what-if-weights-hint = I poeng. Jo flere, desto før får noen den.
what-if-points-rank = Ønske { $rank }
what-if-points-other = Ikke ønsket
what-if-points-window = Perioden de helst vil
what-if-points-promise = Verten har lovet
what-if-luck = Uflaks i en tidligere runde
what-if-luck-hint = Poeng for hvert ønske lenger ned enn det første som noen fikk sist
what-if-try-button = Prøv dette
what-if-tried = «{ $name }» er prøvd. Runden er som den var.

aim-everybody = Alle har plass
aim-fewer-opportunities = De med færre muligheter har plass
aim-points = Flest poeng
aim-first-wishes = Flest førsteønsker, så andreønsker
aim-few-late-wishes = Færrest sisteønsker
aim-worst-wish = Ingen får et svært sent ønske
aim-least-grant = Minst tilskudd

what-if-no-aim = Velg minst én ting du vil.
what-if-aim-twice = Velg hver ting du vil, bare én gang.
what-if-points-range = Skriv poeng fra 0 til 1000, for eksempel 7 eller 2,5.
what-if-by-range = Skriv et helt tall fra 1 til 100.
what-if-change-clash = Dette er sagt to ganger, eller det motsatte er sagt et annet sted.
what-if-not-known = Dette er ikke der lenger. Velg noe annet.

what-if-alone = Ingen plasser er foreslått ennå, så det er ikke noe å sammenligne med.
what-if-beside = Ved siden av: { $one }
what-if-figures = Hva de kommer til
what-if-own-points = Poeng, slik runden teller dem
what-if-conditions = Hva som er annerledes i «{ $name }»
what-if-conditions-same = Ingenting: dette er rundens egne vilkår.
what-if-brought-hint = Hva hver del ga, holdt opp mot det samme uten den.
what-if-brought-nothing = endret ingenting
what-if-only-with = uten den er ingenting mulig
what-if-part-aims = Ønsket: { $aims }
what-if-part-points = Poeng: ønsker { $ranks }, ikke ønsket { $other }, periode { $window }, lovet { $promise }
what-if-part-luck = Uflaks i en tidligere runde teller { $points } poeng
what-if-moved = { $count ->
    [0] Alle har samme plass i begge
    [one] Én deltaker har en annen plass
   *[other] { $count } deltakere har en annen plass
}
what-if-wish = ønske { $rank }
what-if-wish-other = ikke ønsket
what-if-choose = Gjør dette til forslaget
what-if-choose-hint = Det tar plassen til forslaget som venter. Du bekrefter fortsatt hver plass.
what-if-reason = Hvorfor akkurat dette?
what-if-reason-missing = Skriv hvorfor du velger dette. Deltakere kan spørre.
what-if-choose-button = Gjør det til forslaget
what-if-chosen = Dette er forslaget nå. Se på det og bekreft.
what-if-remove-button = Slett
what-if-removed = Det er slettet. At det ble prøvd, står fortsatt i loggen.
what-if-gone = Det var allerede slettet.
what-if-no-trial = Dette teller allerede, så det kan ikke velges eller slettes.
what-if-outdated = Runden er endret siden dette ble prøvd. Prøv en gang til.
what-if-not-there = Dette bygger på en plass som bare er tenkt: { $limit }. Skriv først inn det som er endret der, og finn så plasser igjen.

change-more-places = { $count ->
    [one] Én plass til: { $place }
   *[other] { $count } plasser til: { $place }
}
change-more-room = { $count ->
    [one] Rom for én til hos { $partner } i { $season }
   *[other] Rom for { $count } til hos { $partner } i { $season }
}
change-more-away = { $count ->
    [one] { $company } unnværer én til
   *[other] { $company } unnværer { $count } til
}
change-without-partner = Uten { $partner }
change-without-host = Uten { $host }
change-without-learner = Uten { $name }
change-require = { $name } må ha en plass
change-without-window = Ingen reiser i { $window }

diff-placed-more = { $count ->
    [one] én deltaker til har plass
   *[other] { $count } deltakere til har plass
}
diff-placed-fewer = { $count ->
    [one] én deltaker færre har plass
   *[other] { $count } deltakere færre har plass
}
diff-first-more = { $count ->
    [one] ett førsteønske mer
   *[other] { $count } førsteønsker mer
}
diff-first-fewer = { $count ->
    [one] ett førsteønske mindre
   *[other] { $count } førsteønsker mindre
}
diff-windows-more = { $count ->
    [one] én til i perioden de helst vil
   *[other] { $count } til i perioden de helst vil
}
diff-windows-fewer = { $count ->
    [one] én færre i perioden de helst vil
   *[other] { $count } færre i perioden de helst vil
}
diff-points-more = { $points } poeng mer
diff-points-fewer = { $points } poeng mindre
diff-grant-more = { $amount } mer tilskudd
diff-grant-less = { $amount } mindre tilskudd
