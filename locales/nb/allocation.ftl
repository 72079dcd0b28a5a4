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

## Why a wish was granted or not.

reason-given = Ønske { $rank }, { $partner }: dette er plassen.
reason-no-offer = Ønske { $rank }, { $partner }: ingen plass i dette faget.
reason-not-eligible = Ønske { $rank }, { $partner }: en regel er i veien. { $rules }.
reason-cost-places = { $count ->
    [one] Ønske { $rank }, { $partner }: én deltaker til ville stått uten plass.
   *[other] Ønske { $rank }, { $partner }: { $count } deltakere til ville stått uten plass.
}
reason-cost-points = Ønske { $rank }, { $partner }: alle til sammen ville tapt { $points } poeng.
reason-cost-tie = Ønske { $rank }, { $partner }: like bra for alle til sammen, men dyrere eller med færre førsteønsker.
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
