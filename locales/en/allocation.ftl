## The places of a round.

allocation-title = Places
allocation-lead = The program proposes who goes where and says why. You decide.
allocation-run-button = Find places
allocation-again-button = Find places again
allocation-ran = New places are proposed. Look at them and decide.
allocation-never-ran = Places were never looked for in this round.
allocation-empty-title = No places proposed yet
allocation-empty-body = Decide the applications first. Then let the program find the best places for everybody.
allocation-placed = Learners with a place
allocation-of = { $count } of { $total }
allocation-points = Points in all
allocation-windows-met = In the period they prefer
allocation-rank = Got wish { $rank }
allocation-proven = Proven best
allocation-unproven = Good, not proven best
allocation-problem = Download the question
allocation-outcome = Download the answer with its proof
allocation-confirm-window = { $count ->
    [one] Confirm one place of { $window }
   *[other] Confirm all { $count } places of { $window }
}
allocation-confirm-ticked-button = Confirm the ticked places
allocation-nobody-chosen = Tick learners whose place is proposed.
allocation-caption = Learners with their proposed places
allocation-wish = Wish
allocation-state = State
allocation-why = Why
allocation-why-this = Why this place
allocation-choose-offer = Another place
allocation-choose-reason = Your reason
allocation-choose-button = Choose this place
allocation-choose-missing = Choose a place.
allocation-chosen = The place is chosen, and your reason is kept.
allocation-history = Earlier proposals
allocation-at = When (UTC)

allocation-state-proposed = Proposed
allocation-state-confirmed = Confirmed
allocation-state-overridden = Chosen by the office
run-state-proposed = Waits for your word
run-state-confirmed = Confirmed
run-state-discarded = Replaced by a newer one

## Why a wish was granted or not.

reason-given = Wish { $rank }, { $partner }: this is the place.
reason-no-offer = Wish { $rank }, { $partner }: no place in this trade.
reason-not-eligible = Wish { $rank }, { $partner }: a rule stands between. { $rules }.
reason-cost-places = { $count ->
    [one] Wish { $rank }, { $partner }: one learner more would stay without a place.
   *[other] Wish { $rank }, { $partner }: { $count } learners more would stay without a place.
}
reason-cost-points = Wish { $rank }, { $partner }: all together would lose { $points } points.
reason-cost-tie = Wish { $rank }, { $partner }: just as good for all together, but dearer or with fewer first wishes.
reason-limits = { $why } What is used up: { $limits }.
limit-slots = the places at the host
limit-partner = the partner’s room in { $season }
limit-company = those the company at home can spare at once
limit-buddy = the friend has to come along

rule-other_trade = It is another trade
rule-withdrawn = The offer was taken back
rule-window = The learner cannot go in this period
rule-blackout = The company at home needs everybody then
rule-language = The working language is not reached
rule-too_young = The work needs a higher age
rule-no_minors = The partner takes nobody under 18
rule-evening_or_night = Evening or night work is not for those under 18
rule-not_step_free = The workplace has steps
rule-exposure = Something at the workplace must be avoided
rule-travel_document = The travel document does not reach there
rule-driving_licence = The work needs a driving licence
rule-not_wished = It was not wished
