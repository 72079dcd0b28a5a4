## Certificates and Europass Mobility, on paper.

certificate-place-and-day = Place and day
certificate-signature-host = Signature and stamp of the host
certificate-signature-office = Signature and stamp
certificate-title = Certificate of attendance
certificate-confirms = { $host }, { $place }, confirms that { $name } was there for training at work: { $period }.
certificate-department = Department
certificate-hours = Hours
certificate-hours-agreed = { $agreed } a week as agreed. Nobody has confirmed week by week how many were worked.
certificate-hours-confirmed = { $hours } in all, confirmed week by week by the host
certificate-hours-in-part = { $hours } in the { $confirmed } of { $weeks } weeks that the host has confirmed; { $agreed } a week as agreed for the others
certificate-days = Days at work
certificate-work = What the work was about
certificate-note = The days are those of the record of the stay, which are also reported to the programme.

hosting-title-host = Certificate for a host company
hosting-title-mentor = Certificate for a mentor
hosting-host = { $host }, { $place }, has taken { $learners ->
    [0] no learner yet
    [one] one learner from abroad
   *[other] { $learners } learners from abroad
}, for { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} in all.
hosting-mentor = { $mentor } of { $host }, { $place }, has guided { $learners ->
    [0] no learner yet
    [one] one learner from abroad
   *[other] { $learners } learners from abroad
}, for { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} in all.
hosting-company = Company
hosting-years = Year by year
hosting-year = Year
hosting-trades = Trades
hosting-learners = Learners
hosting-weeks = Weeks
hosting-note = Counted from the records of stays that began. A stay counts in the year in which it began, and each begun week counts.
hosting-thanks = Work that is done well is learned from people who do it well. Thank you.

europass-title = Europass Mobility
europass-overline = Number { $number }
europass-1 = 1 Awarded to
europass-1-2 = Names (1, 2)
europass-5 = Born (5)
europass-6 = Nationality (6)
europass-2 = 2 Issued by
europass-8 = Organisation (8)
europass-9 = Number (9)
europass-10 = Issued on (10)
europass-3 = 3 The organisations
europass-sender-kind = Organisation for training
europass-11 = Organisation (11)
europass-13 = Person to ask (13)
europass-14 = Position (14)
europass-15 = Phone (15)
europass-16 = Email (16)
europass-17 = Organisation (17)
europass-19 = Person to ask (19)
europass-20 = Position (20)
europass-21 = Phone (21)
europass-22 = Email (22)
europass-4 = 4 The stay
europass-objective = Aim
europass-initiative = Training it belongs to
europass-qualification = Qualification it leads to
europass-programme = Programme
europass-programme-is = Erasmus+, { $activity }, { $project }
europass-duration = When
europass-duration-agreed = When, as agreed
europass-5-before = 5 What is to be learned
europass-before-intro = Agreed before the stay between the learner, the sending organisation and the host.
europass-5a = 5a Skills acquired
europass-after-intro = Assessed by the host at the end of the stay, on the same lines.
europass-activities = Work and tasks
europass-assessed-by = Assessed by
europass-none-reached = None of the agreed units was reached in full.
europass-heading-job = Skills of the trade
europass-heading-language = Language
europass-heading-computer = Computer
europass-heading-organisational = Organising own work
europass-heading-other = Other skills
europass-worked-in = Worked in { $language }
europass-5b = 5b Courses
europass-no-courses = No course with marks was part of this stay.
europass-not-yet = This part is not there yet: it follows after the stay.
europass-signatures = Signatures
europass-7 = Holder (7)
europass-12 = Sending organisation (12)
europass-18 = Host (18)
europass-note = Numbers in brackets are those of the fields of the form. What the form also has and nobody asked for is left out.

credential-paper-overline = Credential · issued on { $date }
credential-paper-holder = Awarded to
credential-paper-issuer = Issued by
credential-paper-outcomes = What was learned
credential-paper-skills = Skills in the European classification (ESCO)
credential-paper-check = Check this credential
credential-paper-code = A code to scan. It opens { $address }
credential-paper-scan = Scan the code: the page says whether the credential still holds.
credential-paper-sealed = This file carries an electronic seal. Give it to the page for checking as it is; a print or a scan proves nothing.
credential-paper-unsealed = This file is for reading. The proof is in the credential files that belong to it.

## The same, to download.

certificates-heading = Papers of this stay
certificates-lead = Made from the record as it stands today.
certificates-own-heading = Your papers
certificates-own-lead = To show at home, at school and when you look for work.
certificates-europass = Europass Mobility (PDF, { $language })
certificates-transcript = Transcript (PDF, { $language })
certificates-attendance = Certificate of attendance (PDF, { $language })
certificates-host = Certificate for the company (PDF)
certificates-mentor = Certificate for the mentor (PDF)
certificates-mentor-own = Your certificate as a mentor (PDF)
certificates-hosting-heading = Certificates
certificates-hosting-lead = How many learners came, in which trades and years. They name no learner.
certificate-refused-no-agreement = There is no agreement for this stay yet. The paper can be made after that.
certificate-refused-not-over = The stay is not over yet. The paper can be made after that.
certificate-refused-nobody-came = No learner has been there yet. The certificate can be made after that.
certificate-refused-no-mentor = No mentor is known for this company. Add the mentor first.

document-seal-label = Electronic seal
