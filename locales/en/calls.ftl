## Making a round, and taking it from phase to phase.

round-new-title = New round
round-new-lead = A round is one call. What you do not know yet can come later, from a table.
round-new-call = The call
round-title = Title
round-title-hint = As people call it, like Spring 2028
round-opens = First day of applications
round-closes = Last day of applications
round-appeals = Last day of appeals
round-threshold = Least points to be selected
round-threshold-hint = From 0 to 100
round-luck = Points for bad luck in an earlier round
round-luck-hint = For every wish further down than the first that somebody got last time. 0 lets earlier rounds count nothing.
round-project = Project
round-project-new = A new project
round-project-new-hint = For a new project, fill in the rest too.
round-project-missing = Choose a project.
round-project-code = Code of the project
round-project-code-hint = As in the contract, like 2026-1-NO01-KA121-VET-000000001
round-project-title = Title of the project
round-project-title-missing = Enter a title of the project.
round-project-year = Year of the call
round-project-year-hint = Its rates apply.
round-project-year-unfit = Enter a year like 2026.
round-project-first = First day of the project
round-project-last = Last day of the project
round-criteria = Criteria of selection
round-criteria-hint = Their shares make 100 % together. Marks go from 0 to 5.
round-criteria-none = There are no criteria yet. Bring them in from a table.
round-criterion = Criterion { $number }
round-criterion-code = Name of the criterion
round-criterion-weight = Share in %
round-criterion-weight-unfit = Enter a whole number of per cent.
round-criterion-evidence = What it is judged by
round-windows = Periods
round-windows-hint = When stays happen. Periods of one season share the partners’ room.
round-windows-none = There are no periods yet. Bring them in from a table, or with the places offered.
round-window = Period { $number }
round-window-code = Name of the period
round-window-season = Season
round-window-first = First day
round-window-last = Last day
round-name-missing = Enter a name.
round-make-button = Make the round
round-made = { $title } is made.
round-about = About the round
round-edit-button = Change the round
round-edit-title = Change { $title }
round-edit-too-large = This round has more rows than the form takes. Change it by importing its tables.
round-standing-title = What stands
round-standing = People rely on this now, so it can no longer change.
round-save-button = Save the round
round-changed = The round is changed.
call-part-stands = This stands already, because people rely on it.
call-closes-sooner = Applications are open already. The last day can only be later than it was.
call-window-needed = Places are offered in “{ $window }”, or somebody wishes it. Keep this period.
round-board = Board
round-applications-days = Applications

call-steps = What comes next
call-steps-hint = A round only goes forward.
call-step-missing = Choose what comes next.
call-step-published = Announce it
call-step-hint-published = Everybody may know of it. Applications cannot be sent yet.
call-step-open = Open for applications
call-step-hint-open = Applications can be sent on the days of the call.
call-step-closed = Close applications
call-step-hint-closed = Nobody can send an application any more. Then they are checked and get their marks.
call-step-provisional_list = Give out the first list
call-step-hint-provisional_list = Who is not on it can appeal until the last day of appeals.
call-step-final_list = Give out the final list
call-step-hint-final_list = Appeals are over. Then places are found for those who were selected.
call-step-archived = Put it into the records
call-step-hint-archived = Everything is done, and the round is only kept.
call-advanced = The round goes on: { $state }.
call-not-advanced = The round cannot go on yet. { $why }

## Deadlines of learning.

round-deadlines = Deadlines after the stay
round-deadlines-hint = In days. Leave a field blank to use the usual number.
round-deadline-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
round-deadline-assess = From the last day to the mentor’s assessment
round-deadline-moderate = From the last day to the confirmation by the home tutor
round-deadline-recognise = From the last day to the decision
round-deadline-board = From asking a board to its decision
round-deadline-appeal = From an appeal to its answer
round-deadline-follow_up = From the return to the question about what is used at work
call-deadline-unfit = Enter days from 1 to { $most }. A later step cannot be due before an earlier one.
