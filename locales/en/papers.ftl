## Papers of departure.

paper-reference-missing = Enter what names the paper, such as the policy number
paper-reference-too-long = Say it in at most 200 letters

## Why a home does not fit.

housing-unfit-full = All beds are taken in this time
housing-unfit-minors = This home does not take learners under 18
housing-unfit-steps = There are steps, and the learner needs a way without
housing-unfit-alarm = The fire alarm cannot be seen, and the learner needs one that can
housing-unfit-kitchen = There is no kitchen, and the learner needs one

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
