## What every paper has.

document-made-on = Made on { $date }
document-page-of = Page { $page } of { $pages }
document-version = { $project } · { $reference } · version { $number }
document-total = Total
document-yes = yes
document-no = no

## People, places and days.

document-learner = Learner
document-name = Name
document-born = Born
document-nationality = Nationality
document-email = Email
document-phone = Phone
document-qualification = Training
document-level = Level
document-eqf = EQF level { $level }
document-guardians = Parents or guardians
document-relation = Relation
document-stay = The stay
document-period = When
document-length = Length
document-days = { $days ->
    [one] One day
   *[other] { $days } days
}
document-weeks = { $weeks ->
    [one] One week
   *[other] { $weeks } weeks
}
document-place = Where
document-trade = Trade
document-working-time = Working time
document-hours-per-week = { $hours } hours a week
document-working-language = Language
document-field = Field (ISCED-F)
document-organisations = The organisations
document-organisation = Organisation
document-sending = Sending
document-hosting = Host
document-intermediary = Arranged by
document-city = Town
document-oid = OID
document-represented-by = Signed for by
document-contacts = Who to turn to
document-task = Task
document-contact-mentor-sending = At home: work and learning
document-contact-administration-sending = At home: papers
document-contact-emergency-sending = At home: emergencies
document-contact-mentor-hosting = Host: work and learning
document-contact-administration-hosting = Host: papers
document-contact-emergency-hosting = Host: emergencies

## The learning agreement.

document-agreement-title = Learning agreement
document-agreement-subtitle = { $name } at { $host }, { $place }
document-amendment = Amendment
document-amendment-intro = This changes version { $number } of the learning agreement, which has been in force since { $date }. It holds once everybody has signed; until then version { $number } goes on. What follows is the whole agreement as it will be.
document-amendment-from = Holds from
document-amendment-reason = Why
document-change-what = What
document-change-before = So far
document-change-after = From now on
document-change-none = nothing
document-goal = Learning goal
document-interruptions = Rests
document-outcomes = What will be learned
document-unit-title = { $title } ({ $code }, EQF level { $level })
document-knowledge = Knowledge
document-skills = Skills
document-responsibility = Responsibility and autonomy
document-method-of-assessment = How it is assessed
document-monitoring = Support on the way
document-recognition = Recognition
document-promises = What each of us promises
document-promise-learner = The learner works and learns as agreed here, keeps the rules of the workplace, and says early when something is wrong.
document-promise-sender = The sending organisation prepares the learner, stays in touch, and recognises what was learned as written above.
document-promise-host = The host gives work that leads to these outcomes, names a mentor, keeps the workplace safe, and assesses each unit at the end.

## The grant agreement.

document-grant-title = Grant agreement
document-grant-subtitle = Between { $organisation } and { $name }
document-grant-payer = Who pays
document-activity = Kind of stay
document-paid-days = Paid days
document-funded-days = { $unpaid ->
    [0] { $funded } ({ $activity } there, { $travel } for travel)
   *[other] { $funded } ({ $activity } there, { $travel } for travel, { $unpaid } not paid)
}
document-grant-amount = What you get
document-grant-amount-intro = The amounts are fixed rates of the programme. You do not have to show receipts for them.
document-what-for = What for
document-count = Count
document-rate = Rate
document-amount = Amount
document-grant-payment = When it is paid
document-grant-when = When
document-grant-first = { $percent } within { $days } days after everyone has signed, and no later than { $date }
document-grant-rest = The rest within { $days } days after your report
document-grant-terms = What we agree on
document-grant-clause-who = In this agreement “you” is the learner, and “we” is the organisation that pays.
document-grant-clause-use = The money is for the journey and for living at the place of the stay. You keep it when you travel and live for less.
document-grant-clause-report = You answer the programme’s questions within { $days } days after you are asked. The rest is paid after that.
document-grant-clause-shorter = If you come home early by your own choice, the grant is counted again by the days you were there. You pay back what is too much.
document-grant-clause-force-majeure = If something nobody could foresee or prevent sends you home, you keep what the days there and the journey come to. Tell us at once.
document-grant-clause-insurance = You are insured for illness, accidents and damage to others for all of the stay. Without the papers you cannot leave.
document-grant-clause-data = We keep your data to run the stay and to account for the money, as long as the rules for the grant ask for it. You can see them at any time.

## Signatures.

document-proof-title = Proof of signatures
document-proof-intro = This page was added by the program. It belongs to the pages before it, which are what the parties signed.
document-proof-state = Where it stands
document-proof-offered = Sent for signing
document-proof-since = In force since
document-proof-declined-by = Not agreed by
document-proof-declined-at = Not agreed on
document-proof-reason = Reason
document-proof-replaced-at = Replaced on
document-proof-fingerprint = Fingerprint (SHA-256)
document-proof-party = Party
document-proof-name = Name
document-proof-when = When
document-proof-method = How
document-proof-waits = Not signed yet
document-proof-note = Times are those of { $zone }. The fingerprint is made of the bytes that each party saw; if one letter of the text were changed, it would be another.
document-signing-draft = Draft
document-signing-offered = Out for signing
document-signing-declined = Not agreed
document-signing-in-force = In force, signed by all
document-signing-replaced = Replaced, counts no more
document-party-learner = Learner
document-party-guardian = Parent or guardian
document-party-sender = Sending organisation
document-party-host = Host
document-method-personal-link = Through a personal link
document-method-account = Signed in with an account
document-method-paper = By hand on paper, { $date }; looked at by { $name }
document-method-service = With { $service }, { $date }; looked at by { $name }
document-level-of-signature-simple = simple
document-level-of-signature-advanced = advanced
document-level-of-signature-qualified = qualified

## The transcript.

document-transcript-title = Transcript of learning outcomes
document-transcript-summary = In short
document-transcript-units = Unit by unit
document-transcript-note = The result is the host’s judgement of the outcomes agreed before the stay. Recognition is the decision of the sending organisation.
document-unit = Unit
document-result = Result
document-comment = Comment
document-reason = Reason
document-by-on = { $name }, { $date }
document-not-assessed = Not assessed yet
document-not-decided = Not decided yet
document-attained-not-yet = Not yet achieved
document-attained-partly = Partly achieved
document-attained-achieved = Achieved
document-attained-beyond = More than achieved
document-decision-full-unit = Recognised in full
document-decision-part-of-unit = Recognised in part
document-decision-not-recognised = Not recognised

## The emergency sheet.

document-emergency-title = In an emergency
document-emergency-born = born { $date }
document-emergency-112 = Police, fire, ambulance: free, any phone
document-emergency-duty = { $office }, day and night
document-emergency-on-the-spot = People on the spot
document-emergency-own = People at home
document-emergency-facts = Good to know
document-emergency-workplace = Works at
document-emergency-housing = Lives at
document-emergency-insurance = Insurance
document-emergency-languages = Can be helped in

## The columns of tables.

document-code = Code
document-home-company = Home company
document-partner = Partner
document-window = Window
document-first-day = First day
document-last-day = Last day
document-stage = Stage
document-rate-source = Source of the rate

## What else stands on the transcript, and the complement.

document-moderated-to = { $found }; validated at home as: { $result }
document-validation = Validation at home
document-validated = Confirmed
document-grade = Grade
document-grade-own = The host’s own grade: { $grade } ({ $scale })
document-grade-converted = Between 0 and 100: { $number }, converted by the table { $table } { $version }{ $verified ->
    [yes] {""}
   *[other] , which nobody has checked against its source
}. The host did not give this number.
document-grade-not-converted = Not converted: there is no table of this scale.
document-rests-on-moderated = Rests on the result as validated at home: { $result }
document-rests-on-found = Rests on the host’s result, not validated at home: { $result }
document-decided-by = Decided by: { $value }
document-legal-base = Legal base: { $value }
document-reference = Document: { $value }
document-decided-on = Date of the decision: { $value }
document-appeal-until = Appeal possible until { $value }
document-decision-exemption-from-task = Exempted from a task
document-decision-counts-as-training-time = Counts as training time
document-decision-exam-part-credit = Counts for a part of the exam
document-decision-ecvet-points = Credit points
document-decision-supplement-note-only = Noted in the certificate supplement only
document-decision-europass-only = Stands in the Europass only
document-decision-additional-qualification = An additional qualification
document-decision-pending = A board decides
document-complement-title = Complement to the learning agreement
document-complement-agreed = Agreed days
document-complement-really = Actual days
document-complement-early = Ended early on
document-no-interruptions = The stay was not interrupted.
document-attendance = Attendance
document-no-attendance = No week of attendance is recorded for this stay.
document-hours = { $hours } hours
document-hours-worked = Hours worked
document-hours-planned = Hours planned
document-days-present = Days at work
document-days-absent = Days absent
document-weeks-recorded = Weeks
document-weeks-confirmed = { $confirmed } of { $weeks } confirmed by the host
document-absence-sick = Sick
document-absence-holiday = Day off
document-absence-public-holiday = Public holiday
document-absence-course = Course
document-absence-unexcused = Without a reason

## The annexes of the learning agreement.

document-second-host = Two hosts
document-first-host = First host
document-first-mentor = Mentor there
document-other-host = Second host
document-other-mentor = Mentor at the second host
document-second-host-days = At the second host
document-second-host-in-turn = Both in turn
document-programme = Programme
document-programme-weeks = When
document-programme-task = What is done
document-programme-place = Where
document-programme-units = For which unit
document-week = Week { $week }
document-weeks-from = Weeks { $first } to { $last }
document-timetable = A usual week
document-day = Day
document-from-until = From – until
document-pause = Break, minutes
document-pause-of = { $minutes ->
    [0] no break
    [one] { $minutes } minute of break
   *[other] { $minutes } minutes of break
}
document-day-length = Work
document-week-sum = In the week
document-hours-and-minutes = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
document-signers = Who also signs
document-second-language = Second language
document-european-skills = European skills
document-party-second-signer = Second signature of the host
document-party-second-host = Second host
document-party-home-company = Home company
document-party-intermediary = Partner

## The programme of a group.

document-group-title = Group learning programme
document-group-method = How the group learns
document-group-evaluation = How we judge the result
document-group-days = Day by day
document-group-participants = Participants
document-group-escort = Goes along
document-group-as = Role
document-group-host = Where
