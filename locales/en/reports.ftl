## The report of a round.

report-title = Report: { $round }
report-subtitle = { $period }, as of { $date }
report-figure-selected = learners selected
report-figure-placed = learners placed
report-figure-stays = stays
report-figure-days = paid days
report-figure-grant = grant
report-places = Places
report-wishes-caption = Which wish the learners got
report-wish = { $rank ->
    [1] First wish
    [2] Second wish
    [3] Third wish
   *[other] Wish { $rank }
}
report-wish-other = Another place
report-unplaced = No place
report-stays = Stays
report-stays-text = { $places } learners have a place: { $long } for a long stay of 90 days or more, { $short } for a short one. { $stays } of the places are confirmed; { $begun } of these stays have begun, and { $ended } are over.
report-partners-caption = Learners at each partner; the mark shows the places offered
report-of = { $part } of { $whole }
report-chart-alt = Bar chart. { $caption }. { $values }.
report-money = Money
report-money-intro = Every amount is a fixed rate times a count. The sums are those of the single stays; nothing is averaged.
report-indicators = Indicators
report-indicator = Indicator
report-value = Value
report-made-of = Made of
report-target = Goal
report-hours = { $hours } h
report-hidden = too few people to show
report-hidden-note = Figures about fewer than { $least } people are not shown, because they could point at someone.
report-partners = Partners
report-places-used = Places used
report-places-offered = Places offered
report-learners = Learners
report-first-wish = First wish
report-incidents = Incidents
report-days = Paid days
report-grant = Grant
report-rating = Rating
report-round = Round
report-project = Project
report-as-of = As of
report-what = What
report-country = Country
report-wish-number = Wish
report-green = Green travel
report-fewer-opportunities = Fewer opportunities
report-activity-days = Days there
report-travel-days = Travel days
report-funded-days = Paid days in all
report-category = Heading
report-unit = Unit
report-call-year = Call year
report-checked = Checked
report-source = Source
report-counted = Counted
report-out-of = Out of
report-note = Note
report-sheet-summary = Summary
report-sheet-learners = Learners of the round
report-sheet-money = Money by rate
report-sheet-indicators = Indicators and goals

## The page of a report.

reports-title = Reports
reports-lead = What each round came to, and what it costs. No names.
reports-empty-title = No report yet
reports-empty-body = Once there is a round, its report stands here, and grows with it.
reports-pdf = As PDF
reports-xlsx = As table
reports-file = report
report-learners-by-partner = Learners at each partner, of the places offered
report-rate = Rate
report-each = Each
report-amount = Amount
report-code = Code
report-reached = reached
report-not-reached = not yet
