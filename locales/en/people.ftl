## Learners as the office looks them up: the list.

people-title = People
people-lead = Every learner, by name.
people-search = Find a learner
people-search-button = Search
people-none-title = Nobody of this name
people-none-body = Try fewer letters, or only the first name.
people-all = Show everybody
people-empty-title = Nobody is here yet
people-empty-body = Bring in a table of learners, or wait for applications.

## The file of one learner.

people-age = { $age } years
people-next-title = What comes next
people-stay-link = See the stay
people-gates-title = Before departure
people-gate-met = In place
people-papers-link = Record a paper
people-sheet-link = Emergency sheet
people-texts-title = Agreements
people-money-title = Money
people-money-none = Nothing is calculated yet.
people-money-button = Calculate now
people-money-calculated = Calculation { $number }, { $date }
people-money-earlier = Before: calculation { $number }, { $date }: { $total }
people-way-title = The way
people-place-title = The place
people-home = Home
people-no-home = No home yet
people-contacts-title = People
people-helper-tutor = Tutor at home
people-helper-mentor = Mentor at the host
people-helper-partner = Partner on the spot
people-emergency-contact = In an emergency: { $relation }
people-family-title = Family and consents
people-family-invited = { $count ->
    [one] One guardian gets a mail with a link.
   *[other] { $count } guardians get a mail with a link.
}
people-family-nobody = No guardian could be written to. Add a mail address, or call.
people-needs-title = What has to be so
people-needs-kept = Something is on record. That you read it is kept in the journal.
people-needs-none = Nothing is on record.
people-needs-open = Read it
people-needs-add = Add something
people-history-earlier = Earlier
people-history-title = What happened

## What the office can do next.

people-do-open = Open it
people-do-agreement = Draft the agreement
people-do-grant = Draft the grant agreement
people-do-insurance = Add the insurance
people-do-housing = Find a home
people-do-sheet = Fill it in
people-do-family = Write to the family

## Days on the way, by FactKind::code.

steps-ahead = Ahead:
fact-submitted = Application sent
fact-selected = Selected
fact-placed = Place confirmed
fact-agreement-offered = Learning agreement sent out
fact-agreement-signed = Learning agreement signed by all
fact-grant-signed = Grant agreement signed by all
fact-insured = Insurance checked
fact-housed = Home confirmed
fact-sheet-filled = Emergency sheet filled in
fact-ready = Ready to leave
fact-begins = The stay begins
fact-departed = Left
fact-arrived = Arrived
fact-halfway = Halfway
fact-ends = The stay ends
fact-ended-early = Ended early
fact-returned = Came home
fact-closed = File closed
fact-cancelled = Cancelled

## The history of a learner, by the acts of the journal.

history-person-added = The person was added
history-person-changed = The person’s details were changed
history-application-submitted = The application was sent
history-application-checked = The application was checked
history-application-scored = The application was scored
history-application-decided = The application was decided on
history-application-withdrawn = The application was taken back
history-allocation-confirmed = The place was confirmed
history-allocation-overridden = Another place was chosen
history-allocation-kept = The office kept a place
history-allocation-ruled-out = The office ruled a place out
history-allocation-unlocked = What was decided beforehand was taken off
history-mobility-moved = The stay moved to another place
history-mobility-dates-changed = The stay has other days
history-agreement-drafted = The learning agreement was drafted
history-agreement-edited = The draft of the learning agreement was changed
history-agreement-offered = The learning agreement was sent for signing
history-agreement-signed = The learning agreement was signed
history-agreement-declined = Somebody did not agree with the learning agreement
history-agreement-withdrawn = The learning agreement was taken back
history-agreement-reminded = Those who had not signed the learning agreement were reminded
history-agreement-renewed = A new version of the learning agreement was made
history-agreement-unsigned = Somebody took a signature under the learning agreement back
history-agreement-handed-in = A signed paper of the learning agreement was handed in
history-agreement-scan-rejected = A paper of the learning agreement was sent back
history-agreement-delegated = Somebody else was named to sign the learning agreement
history-agreement-sealed = The signed learning agreement was sealed
history-agreement-amendment-begun = A change of the learning agreement was begun
history-agreement-amendment-discarded = The draft of a change was thrown away
history-agreement-amended = The learning agreement was changed, with everybody’s signature
history-agreement-shown = The draft of the learning agreement was shown to the parties
history-agreement-commented = Somebody said something about the draft
history-agreement-comment-settled = A comment on the draft was dealt with
history-grant-agreement-drafted = The grant agreement was drafted
history-grant-agreement-edited = The terms of the grant agreement were changed
history-grant-agreement-offered = The grant agreement was sent for signing
history-grant-agreement-signed = The grant agreement was signed
history-grant-agreement-declined = Somebody did not agree with the grant agreement
history-grant-agreement-withdrawn = The grant agreement was taken back
history-grant-agreement-reminded = Those who had not signed the grant agreement were reminded
history-grant-agreement-renewed = A new version of the grant agreement was made
history-grant-agreement-unsigned = Somebody took a signature under the grant agreement back
history-grant-agreement-handed-in = A signed paper of the grant agreement was handed in
history-grant-agreement-scan-rejected = A paper of the grant agreement was sent back
history-grant-agreement-delegated = Somebody else was named to sign the grant agreement
history-grant-agreement-sealed = The signed grant agreement was sealed
history-entitlement-calculated = The money was calculated
history-entitlement-not-calculated = The money could not be calculated for the new days
history-paper-recorded = A paper was recorded
history-paper-removed = A paper was taken away
history-housing-assigned = A home was given
history-emergency-sheet-filled = The emergency sheet was filled in
history-consent-answered = A question about consent was answered
history-family-invited = The family was written to
history-support-need-written = What has to be so was written down
history-support-need-read = What has to be so was read
history-support-need-erased = What had to be so was erased
history-case-put-off = The next step was put off
history-mobility-departed = The departure was confirmed
history-mobility-arrived = The arrival was confirmed
history-mobility-ended-early = The stay ended early
history-mobility-returned = The return was confirmed
history-mobility-closed = The file was closed
history-mobility-cancelled = The stay was cancelled
history-assessment-given = The host assessed what was learned
history-self-assessment-given = The learner said what was learned
history-host-answered = The host said whether to host again
history-moderation-given = The home tutor looked at what the host found
history-purpose-said = What the stay is for was written down
history-follow-up-answered = Somebody said what is used at work
history-complement-taken = The complement was taken out
history-attendance-confirmed = The host confirmed a week
history-attendance-corrected = A confirmed week was corrected
history-logbook-written = The learner wrote in the logbook
history-logbook-changed = The learner changed an entry of the logbook
history-logbook-removed = The learner took an entry out of the logbook
history-logbook-marked = The learner chose what of the logbook is evidence
history-portfolio-added = The learner put something into the portfolio
history-portfolio-removed = The learner took something out of the portfolio
history-mid-term-recorded = The mid-term talk was written down
history-plan-noted = A change of the plan was noted
history-purpose-goal-named = The goal that the stay serves was named
history-support-need-used = What has to be so was used to choose a place
history-attendance-taken = The list of attendance was taken out
history-attendance-read = Somebody read why the learner was away
history-certificate-taken = A paper of the stay was taken out
history-europass-mobility-issued = The Europass Mobility was issued
history-europass-mobility-numbered = The Europass Mobility got its number
history-recognition-decided = What counts at home was decided
history-recognition-appealed = The learner asked to have a decision looked at again

## The family’s page.

family-title = The stay of { $name }
family-lead-minor = { $name } is under 18. Here you see how it goes, and what we need from you.
family-lead-adult = { $name } lets you see this page.
family-heard = { $name } last said how it goes: { $when }.
family-papers-title = To sign
family-consents-title = Your answers
family-stay-title = Where and when
family-no-stay = There is no place yet. We write to you when there is one.
family-call-title = Whom to call
family-duty = The office, day and night
family-serious = When something serious happens, we call you. You never learn of it from this page first.
mail-family-subject = The stay of { $learner }: your page
mail-family-text =
    Hello { $name },

    { $learner } wants to work abroad for some time. On your page you see where and when, whom to call, and what we need from you:

    { $link }

    Please answer the questions there. It takes about three minutes. Keep this mail: the link holds until after the stay.

    { $office }
