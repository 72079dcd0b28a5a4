## The places of a round.

allocation-title = Plasser
allocation-lead = Programmet foreslår hvem som reiser hvor, og sier hvorfor. Du bestemmer.
allocation-run-button = Finn plasser
allocation-again-button = Finn plasser igjen
allocation-ran = Nye plasser er foreslått. Se på dem og bestem.
allocation-never-ran = Det er ikke lett etter plasser i denne runden ennå.
allocation-empty-title = Ingen plasser er foreslått ennå
allocation-empty-body = Avgjør søknadene først. La så programmet finne de beste plassene for alle.
allocation-placed = Deltakere med plass
allocation-of = { $count } av { $total }
allocation-points = Poeng i alt
allocation-windows-met = I perioden de helst vil
allocation-rank = Fikk ønske { $rank }
allocation-rank-other = Fikk en plass de ikke ønsket
allocation-proven = Bevist best
allocation-unproven = God, ikke bevist best
allocation-problem = Last ned spørsmålet
allocation-outcome = Last ned svaret med beviset
allocation-confirm-window = { $count ->
    [one] Bekreft én plass i { $window }
   *[other] Bekreft alle { $count } plasser i { $window }
}
allocation-confirm-ticked-button = Bekreft de valgte plassene
allocation-nobody-chosen = Velg deltakere som har en foreslått plass.
allocation-caption = Deltakere med foreslåtte plasser
allocation-wish = Ønske
allocation-state = Status
allocation-why = Hvorfor
allocation-why-this = Hvorfor denne plassen
allocation-choose-offer = En annen plass
allocation-choose-reason = Grunnen din
allocation-choose-button = Velg denne plassen
allocation-choose-missing = Velg en plass.
allocation-chosen = Plassen er valgt, og grunnen din er lagret.
allocation-history = Tidligere forslag
allocation-at = Når (UTC)

allocation-state-proposed = Foreslått
allocation-state-confirmed = Bekreftet
allocation-state-overridden = Valgt av kontoret
run-state-proposed = Venter på deg
run-state-confirmed = Bekreftet
run-state-discarded = Erstattet av et nyere

allocation-tabs = Sider om plasser
allocation-tab-proposal = Forslag
allocation-tab-what-if = Hva om
allocation-tab-locks = Bestemt på forhånd
allocation-tab-repair = Reparer
allocation-place = { $host }, { $town } ({ $code })
allocation-grant = Tilskudd
allocation-luck = Uflaks i tidligere runder
allocation-luck-of = { $count ->
    [one] telte for én deltaker
   *[other] telte for { $count } deltakere
}, { $points } poeng i alt
allocation-proven-means = Ingen kan finne bedre plasser for alle til sammen:
allocation-checked = En annen del av programmet har sjekket beviset uten selv å lete etter plasser: hver plass, hver grense og hver linje over.
allocation-origin-chosen = Dette forslaget ble prøvd som «{ $name }». Hvorfor det ble valgt: { $reason }
allocation-origin-repair = Disse plassene ble reparert etter at en falt bort eller en ny kom til.
allocation-shortage = { $count ->
    [one] Én deltaker må stå uten plass
   *[other] { $count } deltakere må stå uten plass
}: { $names } har bare { $places ->
    [one] én plass
   *[other] { $places } plasser
} å dele på.
allocation-reliefs = { $count ->
    [one] Hva én plass til ville gitt
   *[other] Hva én plass til ville gitt, på { $count } måter
}
allocation-locked = bestemt på forhånd
allocation-lock = Behold eller utelukk en plass

## What was proven, one line after the other.

proof-everybody = Ikke flere deltakere kan få plass.
proof-fewest-moves = Ikke færre av dem som hadde plass, kan miste eller bytte den.
proof-fewer-opportunities = Ikke flere deltakere med færre muligheter kan få plass.
proof-points = Med det har ingen fordeling flere poeng.
proof-first-wishes = Med det har ingen flere førsteønsker, så andreønsker, og så videre.
proof-few-late-wishes = Med det har ingen færre sisteønsker.
proof-worst-wish = Med det kan det dårligste ønsket som noen får, ikke bli bedre.
proof-least-grant = Med det er ikke noe tilskudd mindre.

## What one place more would bring.

relief-place = Én plass til hos { $place }
relief-room = Rom for én til hos { $partner } i { $season }
relief-away = { $company } unnværer én til i { $windows }
gain-places = { $count ->
    [one] én deltaker til ville fått plass
   *[other] { $count } deltakere til ville fått plass
}
gain-opportunities = { $count ->
    [one] én deltaker med færre muligheter til ville fått plass
   *[other] { $count } deltakere med færre muligheter til ville fått plass
}
gain-points = { $points } poeng mer
gain-wishes = { $count ->
    [one] én deltaker til ville fått ønske { $rank }
   *[other] { $count } deltakere til ville fått ønske { $rank }
}
gain-changes = { $count ->
    [one] én deltaker færre måtte flytte
   *[other] { $count } deltakere færre måtte flytte
}
gain-grant = { $amount } mindre tilskudd
gain-worst-wish = et bedre ønske for dem som har det dårligst

## What cannot all hold at once.

clash-places = { $place } har { $count ->
    [one] én plass
   *[other] { $count } plasser
}
clash-room = { $partner } har rom for { $count } i { $season }
clash-away = { $company } kan unnvære { $count } samtidig i { $windows }
clash-together = { $names } må reise sammen
clash-required = { $name } må ha en plass
clash-has-place = { $name } har allerede plass hos { $place }
clash-kept = { $name } beholder plassen hos { $place }
clash-forbidden = plasser er utelukket for { $name }

## Why a wish was granted or not.

reason-given = Ønske { $rank }, { $partner }: dette er plassen.
reason-no-offer = Ønske { $rank }, { $partner }: ingen plass i dette faget.
reason-not-eligible = Ønske { $rank }, { $partner }: en regel er i veien. { $rules }.
reason-cost-places = { $count ->
    [one] Ønske { $rank }, { $partner }: én deltaker til ville stått uten plass.
   *[other] Ønske { $rank }, { $partner }: { $count } deltakere til ville stått uten plass.
}
reason-cost-points = Ønske { $rank }, { $partner }: alle til sammen ville tapt { $points } poeng.
reason-cost-opportunities = { $count ->
    [one] Ønske { $rank }, { $partner }: én deltaker med færre muligheter til ville stått uten plass.
   *[other] Ønske { $rank }, { $partner }: { $count } deltakere med færre muligheter til ville stått uten plass.
}
reason-cost-wishes = { $count ->
    [one] Ønske { $rank }, { $partner }: én deltaker færre ville fått ønske { $of }.
   *[other] Ønske { $rank }, { $partner }: { $count } deltakere færre ville fått ønske { $of }.
}
reason-cost-worst = Ønske { $rank }, { $partner }: noen ville fått et senere ønske enn noen får nå.
reason-cost-changes = { $count ->
    [one] Ønske { $rank }, { $partner }: én deltaker til ville mistet plassen sin.
   *[other] Ønske { $rank }, { $partner }: { $count } deltakere til ville mistet plassen sin.
}
reason-cost-grant = Ønske { $rank }, { $partner }: tilskuddet ville blitt { $amount } større.
reason-cost-tie = Ønske { $rank }, { $partner }: like bra for alle til sammen. Noen måtte få den, og ingen regel sier hvem.
reason-not-tried = Ønske { $rank }, { $partner }: andre har et bedre krav.
reason-out-of-reach = Ønske { $rank }, { $partner }: grensene lar ingen andre få den.
reason-forbidden = Ønske { $rank }, { $partner }: kontoret utelukket den.
reason-kept = Ønske { $rank }, { $partner }: ikke vurdert, fordi deltakeren beholder plassen sin.
reason-luck-wish = Fikk ønske { $rank } i «{ $round }», og det telte { $points } poeng her.
reason-luck-no-place = Fikk ingen plass i «{ $round }», og det telte { $points } poeng her.
reason-limits = { $why } Dette er brukt opp: { $limits }.
limit-slots = plassene hos verten
limit-partner = plassen hos partneren i { $season }
limit-company = dem bedriften hjemme kan unnvære samtidig
limit-buddy = vennen må være med

rule-other_trade = Det er et annet fag
rule-withdrawn = Tilbudet er trukket
rule-window = Deltakeren kan ikke reise i denne perioden
rule-blackout = Bedriften hjemme trenger alle da
rule-language = Arbeidsspråket er ikke nådd
rule-too_young = Arbeidet krever høyere alder
rule-no_minors = Partneren tar ingen under 18
rule-evening_or_night = Kvelds- og nattarbeid er ikke for dem under 18
rule-not_step_free = Arbeidsplassen har trapper
rule-exposure = Noe på arbeidsplassen må unngås
rule-travel_document = Reisedokumentet gjelder ikke dit
rule-driving_licence = Arbeidet krever førerkort
rule-not_wished = Det var ikke ønsket
