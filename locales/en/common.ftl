## What every page has around it.

app-name = Walz
skip-to-content = Skip to content
title-with-error = Error: { $title }

nav-main = Main
nav-menu = Menu
nav-today = Today
nav-rounds = Rounds
nav-people = People
nav-partners = Partners
nav-reports = Reports
nav-outcomes = Outcomes
nav-search = Search everything
nav-journey = Journey
nav-papers = Papers
nav-contacts = People
nav-help = Help
nav-breadcrumb = You are here
nav-account = Your account

account-language = Language
account-theme = Colours
account-theme-system = As on this device
account-theme-light = Light
account-theme-dark = Dark
account-keys = Keys / j k x for search and tables
preferences-save-button = Save
sign-out-button = Sign out

## Forms.

form-errors-title = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
form-error-prefix = Error:
form-optional = (you may leave this empty)
form-choose = Choose
form-cancel = Cancel
form-clash = Somebody else saved this while you wrote. Theirs stands above. Save again to keep yours.
form-clash-title = What somebody else wrote meanwhile
form-number-unfit = Enter a whole number

## Lists, tables, pages of a list.

pager-label = Pages
pager-previous = Previous
pager-next = Next
pager-shown = { $first } to { $last } of { $total }
table-select-all = Select all { $count }
table-select-one = Select { $name }
table-selected = { $count } selected
result-count = { $count ->
    [0] Nothing found
    [one] One result
   *[other] { $count } results
}
filter-button = Filter
filter-fold = Filters
filter-clear = Clear filters
filter-empty-title = Nothing fits these filters
filter-empty-body = Take one away to see more.
chart-as-table = Show as table
chart-goal = Goal { $goal }
map-caption = The bigger the circle, the more learners. The list shows the same.
map-place = { $name }: { $count ->
    [one] one learner
   *[other] { $count } learners
}
copy-link-button = Copy link
copy-link-done = Link copied
steps-done = Done:
steps-now = Now:

## Dates and lists, put together. The rest of a date comes from the language itself.

date-time = { $date } at { $time }
due-today = due today
due-in-days = { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
due-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
due-by = by { $date }
since-days = { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
list-and = { $first } and { $last }
