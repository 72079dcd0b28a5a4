## Mending the places of a round.

repair-title = Repair
repair-lead = A place fell away, somebody stepped back, or a new place came. Everybody else keeps what they have where that is possible.
repair-open = See what would mend it
repair-empty-title = Nothing to mend
repair-empty-body = Everybody who was given a place still has it, and nobody without one can get one.
repair-placed-now = Have a place now
repair-placed-then = Would have a place
repair-moved = Would move
repair-grant = Grant
repair-grant-same = The same
repair-grant-more = { $amount } more
repair-grant-less = { $amount } less
repair-chosen-stay = { $count ->
    [one] One place that the office chose stays as it is.
   *[other] { $count } places that the office chose stay as they are.
}
repair-ask-chosen = Let them move too
repair-asked-chosen = Places that the office chose may move too.
repair-leave-chosen = Leave them as they are
repair-chain = { $count ->
    [one] { $name }
   *[other] { $name }, and who makes room
}
repair-cause-stepped-back = Steps back
repair-cause-taken-back = The place was taken back
repair-cause-no-place = Had no place
repair-cause-limits = Moves for a limit that several share
repair-makes-room = Makes room for { $name }
repair-no-place-found = No place was found
repair-from = From
repair-to = To
repair-wish-other = { $after } instead of { $before }
repair-told = Is told
repair-accept-hint = All of it happens at once, or nothing if something has changed since you looked. Texts that hold no more are taken back.
repair-accept-button = Accept all of it
repair-leave = Leave it as it is
repair-accepted = The places are mended, and everybody concerned is told.
repair-changed = Something has changed since you looked, so nothing was done. Look at it again.
repair-nothing = There is nothing to mend.
repair-reason = The place has changed.
repair-stepped-back = The learner stepped back.

renewal-draft = The draft of the learning agreement is written anew.
renewal-agreement = The learning agreement is taken back and has to be sent again.
renewal-agreement-in-force = The signed learning agreement counts no more. A new one has to be signed.
renewal-grant = The grant agreement is taken back and has to be sent again.
renewal-grant-in-force = The signed grant agreement counts no more. A new one has to be signed.
renewal-housing = A bed has to be found.
renewal-insurance = The insurance ends too early.

mail-place-subject = You have a place: { $place }
mail-place-text = Hello { $reader },

    { $name } has a place: { $place }, { $period }.

    The learning agreement comes next.
mail-place-changed-subject = Another place: { $place }
mail-place-changed-text = Hello { $reader },

    { $name } goes to another place: { $place }, { $period }, instead of { $old }.

    A new learning agreement comes next. What was signed for the old place counts no more.
mail-place-left-subject = { $name } does not come
mail-place-left-text = Hello { $reader },

    { $name } goes to another place and does not come to { $place }, { $period }.
mail-place-gets-subject = { $name } comes to you
mail-place-gets-text = Hello { $reader },

    { $name } comes to { $place }, { $period }.

    The learning agreement comes next.
