## Rounds: projects, calls, applications, places.

project-code-missing = Enter the project's code, such as 2026-1-NO01-KA121-VET-000000001.
project-code-taken = There is a project with this code already.

call-title-missing = Enter a title.
call-closes-before-opening = The last day is before the first. Change one of the two.
call-criteria-weights = The shares add up to { $sum } %. Make them 100 %.
call-criteria-twice = The criterion “{ $code }” stands twice.
call-appeals-before-closing = Appeals end before applications do. Change one of the two.
call-luck-range = Enter a number of points from 0 to 10, such as 1.5.
call-threshold-range = Enter a number of points from 0 to 100.
call-name-unfit = Enter a name of at most 64 characters, without commas and semicolons.
call-name-twice = This name stands twice.
call-phase-behind = This phase is over. A call only goes forward.
call-unknown = There is no round “{ $name }”.
call-several = Several rounds are called “{ $name }”. Name the one you mean by its id.

application-not-now = This cannot be done now: the application is { $state }, and the step is { $step }.
application-not-yet = Applications open on { $opens }.
application-closed = Applications closed on { $closed }.
application-no-wish = Choose at least one place.
application-no-window = Choose at least one period.
application-no-goal = Write what you want to learn.
application-mark-missing = Give a mark from 0 to 5.
application-mark-range = A mark is from 0 to 5.
application-below-threshold = The total is below { $threshold } points, so nobody is selected with it.
application-reason-missing = Write why. The learner has a right to know.

allocation-nobody-selected = Nobody is selected yet. Decide the applications first.
allocation-infeasible = No allocation can keep all of this at once: { $core }.
allocation-run-discarded = A newer run has taken its place. Look at that one.
allocation-decided = This place was decided already.
allocation-no-place = There is no place to confirm.
allocation-reason-missing = Write why you choose another place. The learner may ask.
allocation-rule = A rule stands between them: { $rule }.
allocation-full = { $offer } is full. Choose another place.
allocation-has-stay = This learner has a place in this round already.

import-no-call = There is no round that these rows could belong to. Make a round first.
import-rates-clash = The rates do not fit together: { $fault }.
import-incident-no-stay = { $learner } was not abroad on the day of { $incident }. Check the day or the learner.
