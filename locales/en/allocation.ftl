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
allocation-rank-other = Got a place they did not wish for
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

allocation-tabs = Pages about places
allocation-tab-proposal = Proposal
allocation-tab-what-if = What if
allocation-tab-locks = Decided beforehand
allocation-tab-repair = Repair
allocation-place = { $host }, { $town } ({ $code })
allocation-grant = Grant
allocation-luck = Bad luck in earlier rounds
allocation-luck-of = { $count ->
    [one] counted for one learner
   *[other] counted for { $count } learners
}, { $points } points in all
allocation-proven-means = Nobody can find better places for all together:
allocation-checked = A second part of the program checked the proof without looking for places itself: every place, every limit and every line above.
allocation-origin-chosen = This proposal was tried as “{ $name }”. Why it was chosen: { $reason }
allocation-origin-repair = These places were mended after one fell away or a new one came.
allocation-shortage = { $count ->
    [one] One learner has to stay out
   *[other] { $count } learners have to stay out
}: { $names } have only { $places ->
    [one] one place
   *[other] { $places } places
} between them.
allocation-reliefs = { $count ->
    [one] What one place more would bring
   *[other] What one place more would bring, in { $count } ways
}
allocation-locked = decided beforehand
allocation-lock = Keep or rule out a place

## What was proven, one line after the other.

proof-everybody = No more learners can have a place.
proof-fewest-moves = No fewer of those who had a place can lose or change it.
proof-fewer-opportunities = No more learners with fewer opportunities can have a place.
proof-points = With that, no allocation has more points.
proof-first-wishes = With that, none has more first wishes, then second ones, and so on.
proof-few-late-wishes = With that, none has fewer last wishes.
proof-worst-wish = With that, the worst wish that anybody gets cannot be better.
proof-least-grant = With that, no grant is smaller.

## What one place more would bring.

relief-place = One place more at { $place }
relief-room = Room for one more at { $partner } in { $season }
relief-away = { $company } spares one more in { $windows }
gain-places = { $count ->
    [one] one learner more would have a place
   *[other] { $count } learners more would have a place
}
gain-opportunities = { $count ->
    [one] one learner with fewer opportunities more would have a place
   *[other] { $count } learners with fewer opportunities more would have a place
}
gain-points = { $points } points more
gain-wishes = { $count ->
    [one] one learner more would get wish { $rank }
   *[other] { $count } learners more would get wish { $rank }
}
gain-changes = { $count ->
    [one] one learner less would have to move
   *[other] { $count } learners less would have to move
}
gain-grant = { $amount } less grant
gain-worst-wish = a better wish for those who are worst off

## What cannot all hold at once.

clash-places = { $place } has { $count ->
    [one] one place
   *[other] { $count } places
}
clash-room = { $partner } has room for { $count } in { $season }
clash-away = { $company } can spare { $count } at once in { $windows }
clash-together = { $names } have to travel together
clash-required = { $name } must have a place
clash-has-place = { $name } has a place at { $place } already
clash-kept = { $name } is kept at { $place }
clash-forbidden = places are ruled out for { $name }

## Why a wish was granted or not.

reason-given = Wish { $rank }, { $partner }: this is the place.
reason-no-offer = Wish { $rank }, { $partner }: no place in this trade.
reason-not-eligible = Wish { $rank }, { $partner }: a rule stands between. { $rules }.
reason-cost-places = { $count ->
    [one] Wish { $rank }, { $partner }: one learner more would stay without a place.
   *[other] Wish { $rank }, { $partner }: { $count } learners more would stay without a place.
}
reason-cost-points = Wish { $rank }, { $partner }: all together would lose { $points } points.
reason-cost-opportunities = { $count ->
    [one] Wish { $rank }, { $partner }: one learner with fewer opportunities more would stay without a place.
   *[other] Wish { $rank }, { $partner }: { $count } learners with fewer opportunities more would stay without a place.
}
reason-cost-wishes = { $count ->
    [one] Wish { $rank }, { $partner }: one learner less would get wish { $of }.
   *[other] Wish { $rank }, { $partner }: { $count } learners less would get wish { $of }.
}
reason-cost-worst = Wish { $rank }, { $partner }: somebody would get a later wish than anybody gets now.
reason-cost-changes = { $count ->
    [one] Wish { $rank }, { $partner }: one learner more would lose the place they have.
   *[other] Wish { $rank }, { $partner }: { $count } learners more would lose the place they have.
}
reason-cost-grant = Wish { $rank }, { $partner }: the grant would be { $amount } more.
reason-cost-tie = Wish { $rank }, { $partner }: just as good for all together. Somebody had to get it, and no rule says who.
reason-not-tried = Wish { $rank }, { $partner }: others have the better claim.
reason-out-of-reach = Wish { $rank }, { $partner }: the limits do not let anybody else have it.
reason-forbidden = Wish { $rank }, { $partner }: the office ruled it out.
reason-kept = Wish { $rank }, { $partner }: not looked at, because the learner keeps the place they have.
reason-luck-wish = Got wish { $rank } in “{ $round }”, which counted { $points } points here.
reason-luck-no-place = Got no place in “{ $round }”, which counted { $points } points here.
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
