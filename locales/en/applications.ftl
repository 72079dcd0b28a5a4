## Applications, as the office reads them.

applications-title = Applications
applications-lead = Those with the most points come first.
applications-states = Where applications stand
applications-all = All
applications-any-window = Any
applications-none-title = No applications here
applications-none-body = Applications come in with the table of learners.
applications-bulk-label = With the ticked applications
applications-bulk-pass = The formal check is passed
applications-bulk-choose = Tick applications, and choose what to do with them.
applications-bulk-done = { $count ->
    [one] One application is done.
   *[other] { $count } applications are done.
}
applications-bulk-some = { $count ->
    [one] One application is done, others are not. { $why }
   *[other] { $count } applications are done, others are not. { $why }
}

applicant-state-draft = Not sent
applicant-state-submitted = Sent
applicant-state-incomplete = Something is missing
applicant-state-not-eligible = Cannot take part
applicant-state-eligible = Check passed
applicant-state-scored = Has marks
applicant-state-selected = Selected
applicant-state-reserve = On the reserve list
applicant-state-rejected = Not selected
applicant-state-withdrawn = Stepped back

application-about = The application
application-file = The learner’s file
application-company = Home company
application-employer = Employer agrees
application-wishes = Wishes
application-other = Another place will do
application-window = Period
application-windows = Possible periods
application-green = By train, bus or ship
application-home = Home
application-buddy = Company on the way
application-buddy-must = Must go with { $name }
application-buddy-likes = Would like to go with { $name }
application-goal = What they want to learn
application-marks = Marks
application-marks-hint = From 0 to 5, with at most two decimals.
application-total = Points
application-threshold = { $points } points are the least to be selected.
application-reason = Reason
application-reason-hint = The learner reads it. A yes needs none.
application-send-title = It came on paper
application-send-hint = Sends the application in with the wishes above.
application-send-button = Send it in
application-sent = The application is in.
application-verdict = Formal check
application-verdict-eligible = Everything is there
application-verdict-incomplete = Something is missing
application-verdict-not-eligible = Cannot take part
application-verdict-missing = Choose what came of the check.
application-check-button = Keep the check
application-checked = The check is kept.
application-score-button = Keep the marks
application-scored = The marks are kept.
application-decision = Decision
application-decision-select = Select
application-decision-reserve = Put on the reserve list
application-decision-reject = Do not select
application-decision-missing = Choose a decision.
application-decide-button = Decide
application-decided = The decision is kept.
application-withdraw-title = The learner steps back
application-withdraw-button = Step back
application-withdrawn = The learner has stepped back.
