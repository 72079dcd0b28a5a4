## Kinds of stays, as rates and reports name them.

activity-all = Every stay
activity-vet-learner = Learners
activity-staff = Staff
activity-vet-short-term = Short stay
activity-vet-long-term-erasmuspro = Long stay (ErasmusPro)
activity-vet-group = Group stay
activity-vet-skills-competition = Skills competition
activity-staff-job-shadowing = Job shadowing
activity-staff-teaching = Teaching
activity-staff-courses = Course
activity-invited-expert = Invited expert
activity-hosting-teacher = Hosted teacher
activity-preparatory-visit = Preparatory visit

## Headings of the budget.

grant-category-travel = Travel
grant-category-individual-support = Living costs
grant-category-organisational-support = The office’s work
grant-category-inclusion-organisation = Work for inclusion
grant-category-linguistic-support = Language course
grant-category-course-fee = Course fees
grant-category-preparatory-visit = Preparatory visits

## By which rule a figure is counted.

grant-rule-travel-by-distance = Journey there and back; the place is { $distance_km } km away
grant-rule-travel-band-by-hand = Journey there and back; the distance, from { $band_from_km } km on, was set by a person
grant-rule-travel-too-near = No travel grant: the place is { $distance_km } km away
grant-rule-travel-paid-elsewhere = No travel grant: somebody else pays the journey
grant-rule-individual-by-day = Living costs, paid days { $first_day } to { $last_day }
grant-rule-below-least-length = Nothing: { $activity_days } days there, and the least is { $least_days }
grant-rule-organisational-by-participant = The office’s work for learner number { $participant } with this kind of stay
grant-rule-organisational-not-requested = The office asked for nothing for this stay
grant-rule-inclusion-by-participant = Work for a learner with fewer opportunities
grant-rule-linguistic-by-participant = Language course
grant-rule-linguistic-for-long-stays = Language course, addition for a long stay
grant-rule-course-fee-by-day = Course fee for { $course_days } days
grant-rule-preparatory-visit-by-person = Preparatory visit, person number { $participant }

## A rate, and from where to where it holds.

grant-rate-travel-standard = Journey of { $band } km
grant-rate-travel-green = Green journey of { $band } km
grant-rate-individual-support = Country group { $group }, { $span }
grant-rate-organisational-support = { $activity }, { $span }
grant-rate-inclusion-organisation = Learner with fewer opportunities
grant-rate-linguistic-support = Language course
grant-rate-linguistic-support-extra = Language course, addition for a long stay
grant-rate-course-fee = Course fee, { $span }
grant-rate-preparatory-visit = Preparatory visit, { $span }
grant-span-every-day = each day
grant-span-days = days { $first } to { $last }
grant-span-from-day = from day { $first }
grant-span-each = each learner
grant-span-up-to = up to the { $last }th
grant-span-from = from number { $first }
grant-unit-day = days
grant-unit-person = persons
grant-verified-yes = checked
grant-verified-partly = partly checked
grant-verified-no = not checked

## The grant agreement as a page.

grant-title = Grant agreement: { $name }
grant-short-total = What you get
grant-short-first = Before you leave
grant-short-rest = After your report
grant-first = { $amount } within { $days } days after everybody has signed, and no later than { $date }
grant-rest = { $amount } within { $days } days after your report
grant-signed = Signed. Thank you. You get a mail when everybody has signed.
grant-signed-last = Signed, and you were the last: the grant agreement is in force.
grant-calculated = The money is calculated anew.
grant-line-count = Count
grant-line-count-of = { $count } × { $rate } = { $amount }
grant-line-rate = Rate
grant-line-year = Rates of
grant-line-source = Source
grant-line-checked = The rate
grant-line-total = Total
grant-terms-title = When it is paid: { $name }
grant-terms-prefinancing = Per cent before the stay
grant-terms-prefinancing-hint = From 70 to 100.
grant-terms-pay = Days to pay it, after everybody has signed
grant-terms-report = Days for the learner’s report
grant-terms-balance = Days to pay the rest, after the report
grant-terms-button = Save
grant-terms-saved = The terms are saved.
grant-terms-clash = Somebody else changed the terms while you wrote: now { $percent } per cent. Look again, then save.
