## Partners abroad.

partners-title = Partners
partners-lead = { $count ->
    [one] One partner
   *[other] { $count } partners
}
partners-map = Where learners go
partners-empty-title = No partners yet
partners-empty-body = Bring in the table of partners, and their hosts and places after it.
partner-name = Partner
partner-room = Room taken
partner-room-in = Room taken, { $season }
partner-trades = Trades
partner-rating = Stars
partner-memorandum = Memorandum until
partner-no-memorandum = None
partner-memorandum-short = Ends before the last stay
partner-relationship = How it goes
partner-stays = { $count ->
    [0] nobody there yet
    [one] 1 stay
   *[other] { $count } stays
}
partner-learners = Learners
partner-no-learners = Nobody goes there yet.
partner-offers = Places
partner-hosts = Hosts
partner-host-resting = Takes nobody now
partner-homes = Homes
partner-code = Code
partner-days = Days
partner-slots = At once
partner-status = State
partner-checked = Safety checked
partner-none = None yet.
partner-kind = Kind
partner-beds = Beds
partner-price = A week
partner-takes-minors = takes learners under 18

relationship-excellent = Excellent
relationship-good = Good
relationship-developing = New, growing
offer-status-confirmed = Promised
offer-status-provisional = Expected
offer-status-withdrawn = Taken back
home-kind-shared_apartment = Shared flat
home-kind-student_residence = Student residence
home-kind-host_family = Host family

## A partner's own page.

partner-own-lead = Learners whom you receive from us. Our memorandum holds until { $until }.
partner-own-there = With you now
partner-own-coming = Coming
partner-own-gone = Were with you
partner-own-empty-title = Nobody yet
partner-own-empty-body = As soon as a place with you is confirmed, the learner stands here.
