## Papers of departure.

paper-reference-missing = Enter what names the paper, such as the policy number
paper-reference-too-long = Say it in at most 200 letters

## Why a home does not fit.

housing-unfit-full = All beds are taken in this time
housing-unfit-not-for-minors = This home does not take learners under 18
housing-unfit-not-step-free = There are steps, and the learner needs a way without
housing-unfit-no-visual-alarm = The fire alarm cannot be seen, and the learner needs one that can
housing-unfit-no-kitchen = There is no kitchen, and the learner needs one

## The emergency sheet.

sheet-contact-missing = Name at least one person to call
sheet-contacts-too-many = Name at most { $most } people to call

## Support needs.

need-practical-missing = Say what has to be so, in practical words
need-practical-too-long = Say it in at most { $most } letters
need-consent-missing = We may keep this only if the learner agrees. Tick the box if so

## Consents. A wording is never changed: a new one gets a new name, and the answers say which one was read.

consent-refused-wording = The words have changed since you opened the page. Read them again, then answer.
consent-refused-answer = That is the answer already.
consent-wording-participation-2026-1 = { $learner } may take part in this stay: work at the host, live in the home that we confirmed, and travel there and back.
consent-wording-medical-emergency-2026-1 = In an emergency a doctor may treat { $learner } when nobody of the family can be reached in time.
consent-wording-photo-2026-1 = Pictures and short films of { $learner } at work may be shown on the pages of the office and in its reports.
consent-wording-family-view-2026-1 = My family may see on their page where I am, whom to call, and when I last said that I am fine.

## Consents as pages.

consent-own-title = What you say yes to
consent-lead = Each answer counts by itself, and you can change it at any time.
consent-purpose-participation = To take part
consent-purpose-medical-emergency = Treatment in an emergency
consent-purpose-photo = Pictures
consent-purpose-family-view = What the family sees
consent-answer-pending = No answer yet
consent-answer-given = Yes
consent-answer-refused = No
consent-answer-withdrawn = Taken back
consent-give-button = Say yes
consent-refuse-button = Say no
consent-withdraw-button = Take it back
consent-choose = Choose yes or no
consent-answered = Your answer is kept.

## Recording papers.

paper-record-title = Papers of { $name }
paper-kind = What is it?
paper-kind-missing = Choose what it is
paper-reference = What names it
paper-reference-hint = The number of the policy, the address of the home.
paper-until = Valid until
paper-until-hint = Leave it empty where there is no last day.
paper-day-unfit = Choose a day, or leave it empty
paper-record-button = I have seen it
paper-recorded = The paper is on record.
paper-there-title = On record
paper-remove-button = Remove
paper-removed = The paper is taken away.
paper-valid-until = valid until { $date }
paper-checked = seen by { $name }, { $date }

## A learner’s own papers.

papers-own-title = Papers
papers-own-sign-title = To sign
papers-own-none = Nothing is ready to sign yet.
papers-own-sign-button = Read and sign
papers-own-gates-title = Before you leave
papers-own-yours-title = From you
papers-own-sheet-button = Open
papers-own-consents = Pictures, emergencies, what your family sees.
papers-own-consents-button = Answer
papers-own-needs = What has to be so that work and home fit you. You decide who reads it.
papers-own-needs-button = Open

## Homes for one learner.

housing-title = A home for { $name }
housing-empty-title = This partner has no homes on record
housing-empty-body = Import the table of homes, or record a home that somebody else found.
housing-price = { $price } a week
housing-free = { $free } of { $beds } beds free
housing-rating = { $rating } stars
housing-inspected = inspected { $date }
housing-now = Given
housing-wished = Wished for
housing-minors = takes learners under 18
housing-step-free = no steps
housing-visual-alarm = fire alarm that can be seen
housing-half-board = half board
housing-kitchen = kitchen
housing-button = Give this home
housing-choose = Choose a home
housing-assigned = The home is given.
housing-other = Somebody else found the home? Record it

## The emergency sheet as a page.

sheet-own-title = Whom to call in an emergency
sheet-title = In an emergency: { $name }
sheet-lead = Only those who may have to call can read it.
sheet-confirmed = Filled in { $date }.
sheet-contact = Person { $number }
sheet-relation-hint = Mother, brother, friend.
sheet-phone-hint = With the code of the country, such as +47.
sheet-contact-language = Speaks
sheet-you-title = You
sheet-languages = Languages in which you can be helped
sheet-health-title = Health
sheet-health-lead = You do not have to write anything here. What you write is locked away, and every reading is kept.
sheet-health = What must a helper know?
sheet-health-hint = An allergy, a medicine. Practical words, no history.
sheet-health-share = Who may read it too?
sheet-health-agreed = I agree that this is kept for emergencies
sheet-button = Save
sheet-saved = The emergency sheet is kept.
sheet-empty-title = Nobody is named yet
sheet-empty-body = The learner fills it in before leaving.
phone-unfit = Enter a number with the code of the country, such as +47 900 00 000

## Support needs as pages.

need-title = What has to be so for { $name }
need-own-title = What has to be so for you
need-lead = You read this to help. That you read it is kept, with the reason. Do not pass it on.
need-own-lead = You do not have to write anything. You decide who reads it, and every reading is kept.
need-none = Nothing here is for you to read.
need-what-title = What has to be so
need-shared = Read by: { $who }
need-background = Background
need-number = Number { $number }
need-practical = What has to be so?
need-practical-hint = Practical words: a home without steps, a break each hour. Nothing about illness is needed.
need-code = Short name
need-barrier = What stands in the way
need-disclosed = Told by
need-consented-on = Agreed on
need-share = Who may read it, besides the office?
need-share-office = the office
need-share-partner_contact = the partner on the spot
need-share-host_mentor = the mentor at the host
need-share-guardian = the parents or guardians
need-consented = Agreed: this may be kept
need-erase-hint = Empty a field to erase what it held. A while after the stay all of this is erased.
need-button = Save
need-saved = It is kept.
