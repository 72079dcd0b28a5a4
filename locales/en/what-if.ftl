## What other conditions would bring.

what-if-title = What if
what-if-title-of = What if: { $name }
what-if-lead = Try other conditions. The round stays as it is until you make one of these the proposal.
what-if-new-button = Try something
what-if-empty-title = Nothing proposed and nothing tried yet
what-if-empty-body = Find places first, or try what other conditions would bring.
what-if-none-yet = Nothing was tried yet. Try one place more, a partner less, or other points.
what-if-caption = The proposal and what was tried
what-if-run = Conditions
what-if-proposal = The proposal
what-if-placed = Placed
what-if-rank = Wish { $rank }
what-if-rank-other = Not wished
what-if-points = Points
what-if-windows = Period
what-if-grant = Grant
what-if-again = Change and try again
what-if-compare = Compare two
what-if-one = This
what-if-other = With this
what-if-compare-button = Compare
what-if-choose-two = Choose two to compare.

what-if-new-title = Try other conditions
what-if-new-lead = What you leave as it is stays as in the round.
what-if-name = What do you try?
what-if-name-hint = A name to find it again, such as “one bed more in Graz”
what-if-name-missing = Give it a name to find it again.
what-if-changes = What would be otherwise
what-if-changes-hint = For a second one of a kind, try this first, then change it and try again.
what-if-as-it-is = As it is
what-if-by = By how many
what-if-kind-place = More places at a host
what-if-kind-room = More room at a partner
what-if-kind-away = A company at home spares more
what-if-kind-no-partner = Without a partner
what-if-kind-no-host = Without a host
what-if-kind-no-learner = Without a learner
what-if-kind-require = Somebody must have a place
what-if-kind-no-window = Nobody travels in
what-if-room = { $partner }, { $season } (room for { $count })
what-if-away = { $company } (spares { $count })
what-if-aims = What you want most
what-if-aims-hint = One after the other: the next counts only where the ones before leave a choice.
what-if-aim-first = First of all
what-if-aim-then = Then ({ $n })
what-if-aim-none = Nothing more
what-if-weights = What a place is worth
what-if-weights-hint = In points. The more, the sooner somebody gets it.
what-if-points-rank = Wish { $rank }
what-if-points-other = Not wished
what-if-points-window = The period they prefer
what-if-points-promise = The host has promised
what-if-luck = Bad luck in an earlier round
what-if-luck-hint = Points for every wish further down than the first that somebody got last time
what-if-try-button = Try this
what-if-tried = “{ $name }” was tried. The round is as it was.

aim-everybody = Everybody has a place
aim-fewer-opportunities = Those with fewer opportunities have a place
aim-points = Most points
aim-first-wishes = Most first wishes, then second ones
aim-few-late-wishes = Fewest last wishes
aim-worst-wish = Nobody gets a very late wish
aim-least-grant = The least grant

what-if-no-aim = Choose at least one thing that you want.
what-if-aim-twice = Choose each thing that you want once.
what-if-points-range = Enter points from 0 to 1000, such as 7 or 2.5.
what-if-by-range = Enter a whole number from 1 to 100.
what-if-change-clash = This is said twice, or the opposite is said elsewhere.
what-if-not-known = This is not there any more. Choose another.

what-if-alone = No places are proposed yet, so there is nothing to compare it with.
what-if-beside = Beside it: { $one }
what-if-figures = What they come to
what-if-own-points = Points, as the round counts them
what-if-conditions = What is otherwise in “{ $name }”
what-if-conditions-same = Nothing: these are the round’s own conditions.
what-if-brought-hint = What each of it brought, held against the same run without it.
what-if-brought-nothing = changed nothing
what-if-only-with = without it nothing is possible
what-if-part-aims = Wanted: { $aims }
what-if-part-points = Points: wishes { $ranks }, not wished { $other }, period { $window }, promised { $promise }
what-if-part-luck = Bad luck in an earlier round counts { $points } points
what-if-moved = { $count ->
    [0] Everybody has the same place in both
    [one] One learner has another place
   *[other] { $count } learners have another place
}
what-if-wish = wish { $rank }
what-if-wish-other = not wished
what-if-choose = Make this the proposal
what-if-choose-hint = It takes the stead of the proposal that waits. You still confirm each place.
what-if-reason = Why this one?
what-if-reason-missing = Write why you choose this one. Learners may ask.
what-if-choose-button = Make it the proposal
what-if-chosen = This is the proposal now. Look at it and confirm.
what-if-remove-button = Delete
what-if-removed = It is deleted. That it was tried stays on record.
what-if-gone = It was deleted already.
what-if-no-trial = This counts already, so it cannot be chosen or deleted.
what-if-outdated = The round has changed since this was tried. Try it once more.
what-if-not-there = This leans on a place that is only thought of: { $limit }. Write in what has changed there first, then find places again.

change-more-places = { $count ->
    [one] One place more: { $place }
   *[other] { $count } places more: { $place }
}
change-more-room = { $count ->
    [one] Room for one more at { $partner } in { $season }
   *[other] Room for { $count } more at { $partner } in { $season }
}
change-more-away = { $count ->
    [one] { $company } spares one more
   *[other] { $company } spares { $count } more
}
change-without-partner = Without { $partner }
change-without-host = Without { $host }
change-without-learner = Without { $name }
change-require = { $name } must have a place
change-without-window = Nobody travels in { $window }

diff-placed-more = { $count ->
    [one] one learner more has a place
   *[other] { $count } learners more have a place
}
diff-placed-fewer = { $count ->
    [one] one learner fewer has a place
   *[other] { $count } learners fewer have a place
}
diff-first-more = { $count ->
    [one] one first wish more
   *[other] { $count } first wishes more
}
diff-first-fewer = { $count ->
    [one] one first wish fewer
   *[other] { $count } first wishes fewer
}
diff-windows-more = { $count ->
    [one] one more in the period they prefer
   *[other] { $count } more in the period they prefer
}
diff-windows-fewer = { $count ->
    [one] one fewer in the period they prefer
   *[other] { $count } fewer in the period they prefer
}
diff-points-more = { $points } points more
diff-points-fewer = { $points } points less
diff-grant-more = { $amount } more grant
diff-grant-less = { $amount } less grant
