## All rounds.

rounds-title = Rounds
rounds-lead = Each round is one call, from the first application to the last report.
rounds-empty-title = No rounds yet
rounds-empty-body = A round begins with a project and its call.
rounds-about = { $count ->
    [one] 1 learner
   *[other] { $count } learners
} · { $state } · applications { $days }

call-state-draft = Being prepared
call-state-published = Announced
call-state-open = Open for applications
call-state-closed = Applications closed
call-state-provisional_list = First list is out
call-state-final_list = Final list is out
call-state-archived = Kept for the records

## The board of a round.

board-lead = { $count ->
    [one] 1 learner
   *[other] { $count } learners
} · stays begin { $days }
board-match = { $count ->
    [one] Find a place for one learner
   *[other] Find places for { $count } learners
}
board-remind-all = { $count ->
    [one] Remind the one who has not signed
   *[other] Remind all { $count }
}
board-places = Places
board-deadline-applications = Applications close on { $date }.
board-deadline-stays = Stays begin on { $date }. { $unsigned } agreements wait for a signature, { $unplaced } learners for a place.
board-deadline-who = See who is holding things up
board-stages = Stages
board-views = Views
board-view-all = All
board-view-yours = Needs you
board-view-late = Late
board-view-warned = With warnings
board-view-unsigned = Unsigned
board-view-minor = Under 18
board-view-abroad = Abroad now
board-view-name = Name for these filters
board-view-save-button = Keep this view
board-view-remove = Remove the view { $name }
board-view-name-missing = Enter a name for the view.
board-view-name-long = Choose a shorter name, up to 40 letters.
board-view-missing = Choose the view to remove.
board-view-saved = The view { $name } is kept.
board-view-removed = The view is removed.
board-any = Any
board-filter-name = Name or host
board-filter-partner = Destination
board-filter-turn = Waiting for
board-empty-title = Nobody is in this round yet
board-empty-body = Bring in a table of learners, or wait for applications.
board-empty-import = Import a table
board-caption = Learners in { $round }, safety first
board-select-view = Select all in this view
board-bulk-label = Do with selected
board-bulk-confirm = Confirm proposed places
board-bulk-agreements = Send the learning agreements for signing
board-bulk-grants = Send the grant agreements for signing
board-bulk-remind = Remind those who have not signed
board-bulk-no-stay = None of the selected learners has a confirmed place.
board-bulk-offered = { $count ->
    [0] They were all sent before.
    [one] One agreement was sent for signing.
   *[other] { $count } agreements were sent for signing.
}
board-bulk-some-offered = { $count } sent for signing, { $failed } not: the learners’ pages say why.
board-bulk-reminded = { $count ->
    [one] One person was reminded.
   *[other] { $count } people were reminded.
}
board-bulk-nobody-reminded = Nobody was reminded: either nobody is missing, or they had a mail within the last day.
board-bulk-button = Go
board-bulk-choose = Choose what to do with the selected learners.
board-bulk-nothing = None of the selected learners has a proposed place.
board-bulk-confirmed = { $count ->
    [one] One place is confirmed.
   *[other] { $count } places are confirmed.
}
board-list = Round
board-learner = Learner
board-trade = Trade
board-stage = Stage
board-placement = Placement
board-host = Host
board-town = Town
board-first-day = First day
board-last-day = Last day
board-papers = Papers
board-warnings = Warnings
board-turn = Whose turn
board-step = Next step
board-due = Due
board-minor = under 18
board-days = { $days ->
    [0] since today
    [one] 1 day
   *[other] { $days } days
}
board-open = Open
board-first-page = First page
board-export-csv = Download as CSV
board-export-xlsx = Download as XLSX

## Whose turn it is, as the office reads it.

case-turn-office = You
case-turn-learner = Learner
case-turn-guardian = Guardian
case-turn-host = Host
case-turn-partner = Partner
case-turn-tutor = Tutor
case-turn-home_company = Home company
case-turn-nobody = Nobody

