## Texts that parties sign: what keeps a step from being taken.

signing-refused-not-offered = This text has not been sent for signing yet.
signing-refused-in-force = Everybody has signed. The text is in force and stays as it is.
signing-refused-signed-already = You have signed this text already. There is nothing more to do.
signing-refused-no-party = You are not asked to sign this text.
signing-refused-declined = Somebody does not agree with this text. A new version will come.
signing-refused-replaced = A newer version has taken the place of this text.
signing-refused-other-text = The text has changed since you opened it. Look at what is new, then sign.
signing-refused-not-their-turn = Others sign before this. It is not this signature’s turn yet.
signing-refused-not-signed = There is no signature here to take back.
signing-refused-no-scan = This scan is not there any more. Open the page again and look at what came last.
signing-refused-no-delegate = Nobody else can sign in this place.
signing-scan-unfit = Choose a PDF, JPEG or PNG file
signing-scan-too-large = Choose a file of at most 8 MB
signing-scan-day-unfit = Enter a day from the one on which the text was sent up to today
signing-service-other-file = This is not the PDF that was sent out, with a signature added to it. Sign the file “The text as it is signed”, and choose what the service gives back
signing-service-unfit = Name the service in at most 100 letters
signing-reason-missing = Say in a few words why
signing-reason-too-long = Say it in at most 2,000 letters

## What is missing in a text.

signing-fault-no-unit = Choose at least one unit to learn
signing-fault-one-contact-sending = Name two different people at home
signing-fault-one-contact-hosting = Name two different people at the host
signing-fault-both-sides = { $name } stands on both sides. Name somebody else on one of them
signing-fault-no-guardian = A learner under 18 needs a parent or guardian on record
signing-fault-no-guardian-signs = A learner under 18 needs a parent or guardian who signs
signing-fault-not-asked = Somebody who must sign is not asked
signing-fault-rests-outside = A time in which the stay rests must lie between its first and its last day
signing-fault-nothing-changed = Nothing is changed yet. Change something, or throw the draft away
signing-fault-no-reason = Say why the agreement is changed
signing-fault-task-outside = A task of the programme lies in weeks that the stay does not have
signing-fault-task-unit = A task of the programme is for the unit { $code }, which is not agreed on
signing-fault-week-differs = { $minutes ->
    [0] The usual week has { $hours } hours, but { $agreed } hours a week are agreed on
   *[other] The usual week has { $hours } hours and { $minutes } minutes, but { $agreed } hours a week are agreed on
}
signing-fault-second-host = Give the second host 1 to 99 per cent, and days within the stay
signing-fault-prefinancing = Pay { $least } to { $most } per cent before the stay

## The learning agreement, drafted from the record.

agreement-default-monitoring = The mentor talks with the learner every week about the work and what was learned. The learner checks in with the office each week. The home tutor is in touch at least once a month, and visits where a visit is planned.
agreement-default-days = { $count ->
    [one] one day
   *[other] { $count } days
}
agreement-default-weeks = { $count ->
    [one] one week
   *[other] { $count } weeks
}
agreement-default-recognition = The host assesses each unit before the stay ends, or within { $assess } after its last day. The sending organisation decides within { $recognise } after that day how each unit counts, and enters it in the learner's training record. The learner gets a Europass Mobility and a transcript.
agreement-role-guardian = Parent or guardian
agreement-role-office = Coordinator
agreement-role-tutor = Tutor at home
agreement-role-emergency = Emergencies, day and night
agreement-role-mentor = Mentor
agreement-role-partner = Partner on the spot
agreement-unit-unknown = One of these units is not of the learner's trade
agreement-text-too-long = Say it in at most { $most } letters
agreement-hours-unfit = Enter hours a week from 1 to 60

## Mails about the learning agreement. Each names the person, the act and the day, and has one link.

mail-agreement-sign-subject = Please sign by { $date }: learning agreement for { $learner }
mail-agreement-sign-text =
    Hello { $name },

    { $learner } goes to { $host } in { $place }, { $period }. The learning agreement is ready. It says what { $learner } will learn, who helps, and how it counts at home.

    Please read it and sign by { $date }. It takes about two minutes:

    { $link }

    You do not agree with something? You can say so on the same page.

    { $office }
mail-agreement-remind-subject = A reminder, sign by { $date }: learning agreement for { $learner }
mail-agreement-remind-text =
    Hello { $name },

    your signature is still missing on the learning agreement for { $learner }, who goes to { $host } in { $place }, { $period }. Nobody can leave without it.

    Please read it and sign by { $date }:

    { $link }

    { $office }
mail-agreement-in-force-subject = Signed by all: learning agreement for { $learner }
mail-agreement-in-force-text =
    Hello { $name },

    everybody has signed the learning agreement for { $learner } at { $host } in { $place }, { $period }. Here you can read and keep it:

    { $link }

    { $office }
mail-agreement-withdrawn-subject = Taken back: learning agreement for { $learner }
mail-agreement-withdrawn-text =
    Hello { $name },

    we have taken back the learning agreement for { $learner } at { $host } in { $place }. You do not have to sign it. If there is a new one, we write to you again.

    The reason: { $reason }

    { $office }
mail-agreement-scan-subject = Please sign once more: learning agreement for { $learner }
mail-agreement-scan-text =
    Hello { $name },

    we have looked at the paper that was sent to us, and it does not show your signature under the learning agreement for { $learner } at { $host } in { $place }.

    What is missing: { $reason }

    You can sign on this page, or send a better scan there:

    { $link }

    { $office }

## Mails about the grant agreement.

mail-grant-sign-subject = Please sign by { $date }: grant for { $learner }
mail-grant-sign-text =
    Hello { $name },

    the grant for the stay of { $learner } in { $place }, { $period }, is ready to be agreed on. The text says how much it is, how we came to it, and when it is paid.

    Please read it and sign by { $date }. It takes about two minutes:

    { $link }

    { $office }
mail-grant-remind-subject = A reminder, sign by { $date }: grant for { $learner }
mail-grant-remind-text =
    Hello { $name },

    your signature is still missing on the grant agreement for { $learner } in { $place }, { $period }. We cannot pay before everybody has signed.

    Please read it and sign by { $date }:

    { $link }

    { $office }
mail-grant-in-force-subject = Signed by all: grant for { $learner }
mail-grant-in-force-text =
    Hello { $name },

    everybody has signed the grant agreement for { $learner } in { $place }, { $period }. Here you can read and keep it:

    { $link }

    { $office }
mail-grant-withdrawn-subject = Taken back: grant agreement for { $learner }
mail-grant-withdrawn-text =
    Hello { $name },

    we have taken back the grant agreement for { $learner } in { $place }. You do not have to sign it. If there is a new one, we write to you again.

    The reason: { $reason }

    { $office }
mail-grant-scan-subject = Please sign once more: grant agreement for { $learner }
mail-grant-scan-text =
    Hello { $name },

    we have looked at the paper that was sent to us, and it does not show your signature under the grant agreement for { $learner } at { $host } in { $place }.

    What is missing: { $reason }

    You can sign on this page, or send a better scan there:

    { $link }

    { $office }

## Why a grant cannot be calculated.

grant-refused-no-table = There are no rates yet. Import the table of unit costs first.
grant-refused-table = The table of rates has a fault: { $fault }
grant-refused-no-place = We do not know where { $place } is. Add it to the places first.
grant-refused-no-rate = The table of rates has no { $kind } for { $activity }.
grant-refused-length = The stay has { $days } days. The programme pays for { $least } to { $most }.
grant-refused-travel-days = { $days } travel days are planned. The programme pays for at most { $most }.

## Texts as pages: reading, signing, saying no.

text-version = Version { $number }
text-state-out = Out for signing, 0 of { $of }
text-state-partly = Signed by { $signed } of { $of }
text-state-replaced = Replaced by a newer one
text-short-title = In short
text-changes-title = What is new
text-whole-title = The whole text
text-parties-title = Who signs
text-mails-came-back = Mail did not arrive
text-mail-came-back = { $name }, { $address }, written { $date }: { $why }
text-mail-what-to-do = Ask for the right address, or hand the paper over to be signed by hand. A reminder goes to the address on record.
text-party-signed = Signed { $date }
text-party-signed-on-paper = Signed on paper, found right { $date }
text-party-signed-by-service = Signed with a service, found right { $date }
text-party-scan = Paper handed in
text-party-declined = Does not agree
text-party-waits = Not yet
text-party-not-asked = Not asked yet
text-declined-by = { $who } does not agree:
text-you-signed = You signed as { $name }, { $date }.
text-newer = There is a newer version.
text-newer-link = Read the newer version
text-newer-mailed = There is a newer version. You have a mail with a link to it.
text-faults = Before it can be sent:
text-sign-title = Sign
text-name = Your full name
text-name-missing = Enter the full name
text-agreed = I have read the text and agree with it
text-agreed-missing = Tick that you have read it and agree
text-sign-button-learner = Sign
text-sign-button-guardian = Sign as parent or guardian
text-sign-button-sender = Sign for the office
text-sign-button-host = Sign for the host
text-sign-button-second-signer = Sign as the host’s second signer
text-sign-button-second-host = Sign for the second host
text-sign-button-home-company = Sign for the home company
text-sign-button-intermediary = Sign for the partner
text-sign-hint = Your name, the time and the fingerprint of the text are kept. The text cannot change after that.
text-decline-title = You do not agree?
text-reason = What should be different?
text-reason-hint = The office reads it and makes a new version.
text-decline-button = I do not agree
text-declined = The office knows now, and will write to you.
text-files-title = Files
text-file-frozen = The text as it is signed
text-file-proof = With proof of signatures
text-edit-button = Edit
text-offer-button = Send for signing
text-offered = Sent. Everybody who signs has a mail.
text-offered-unreachable = { $count ->
    [one] Sent, but one of those who sign has no mail address. Call them.
   *[other] Sent, but { $count } of those who sign have no mail address. Call them.
}
text-offer-incomplete = Something is missing, so it was not sent.
text-remind-button = Remind
text-reminded = { $count ->
    [one] One reminder is on its way.
   *[other] { $count } reminders are on their way.
}
text-reminded-in-peace = Those who are missing were reminded not long ago. We leave them in peace for now.
text-reminded-unreachable = { $count ->
    [one] One who has not signed has no mail address. Call them.
   *[other] { $count } who have not signed have no mail address. Call them.
}
text-office-title = For the office
text-renew-button = Make a new version
text-renew-hint = Something has to change? A new version takes the place of this one, and everybody signs anew.
text-renewed = A new version is ready to be edited.
text-withdraw-title = Take it back
text-withdraw-reason = Why?
text-withdraw-hint = Everybody who was asked to sign gets a mail with the reason.
text-withdraw-button = Take it back
text-withdrawn = It is taken back. Everybody gets a mail.
text-order-in-turn = One after the other
text-offered-in-turn = Sent to those who sign first. The others get a mail when it is their turn.
text-others-first = Others sign before you. You get a mail when it is your turn.
text-other-ways-title = Other ways
text-paper-title = Sign on paper
text-paper-lead = Print the text, sign it by hand, and send a scan or a photo here. It counts once the office has looked at it.
text-paper-party = Whose signature is it?
text-paper-name = The name under the signature
text-paper-on = The day beside it
text-paper-file = Scan or photo
text-paper-file-hint = PDF, JPEG or PNG, at most 8 MB. All pages, or the one with the signature.
text-paper-button = Hand in
text-scan-party-missing = Choose whose signature it is
text-scan-missing = Choose a file
text-service-title = Signed with a signing service?
text-service-lead = Download “The text as it is signed”, sign it there, and choose the PDF that the service gives back.
text-service-name = Name of the service
text-service-level = What the service says of its signatures
text-service-level-missing = Choose what the service says of its signatures
text-scan-handed-in = The paper is handed in. The office looks at it.
text-scans-title = A paper to look at
text-scans-more = { $count ->
    [one] One more waits after this.
   *[other] { $count } more wait after this.
}
text-scan-said = Signed as { $name }, { $date }. Handed in { $when }.
text-scan-said-service = Signed with { $service } as { $name }, { $date }. Handed in { $when }. It begins with the very bytes that were sent out.
text-scan-open = Open the scan
text-scan-look = Look whether it is version { $number }, whether nothing is crossed out or added, and whether the signature is there.
text-scan-accept = It is right, count it
text-scan-accepted = Counted. The paper is a signature like any other now.
text-scan-reject-title = It is not right?
text-scan-why = What is missing?
text-scan-why-hint = Whoever signed gets a mail with your words and a link.
text-scan-reject = Send it back
text-scan-rejected = Sent back, with your words.
text-delegate-title = Somebody else signs for the host
text-delegate-lead = The person gets a mail with a link of their own. The first who signs has signed for the host.
text-delegate-now = { $name } is asked to sign.
text-delegate-name = Full name
text-delegate-email = Mail address
text-delegate-button = Ask this person
text-delegated = Asked. The person has a mail with a link.
text-unsign-lead = Not everybody has signed. Until then you can take your signature back.
text-unsign-button = Take my signature back
text-unsigned = Your signature is taken back. You can sign again, or say what should be different.

## Changing an agreement that all have signed.

amendment-button = Change the agreement
amendment-begun = A draft of the change is ready. The agreement stays in force as it is until everybody has signed the change.
amendment-discard-button = Throw the draft away
amendment-discarded = The draft is thrown away. The agreement stays as it is.
amendment-edit-title = Change the learning agreement: { $name }
amendment-first = First day of the stay
amendment-last = Last day of the stay
amendment-rest = A time in which the stay rests
amendment-rest-first = From
amendment-rest-last = Until
amendment-rest-reason = Why
amendment-days-backwards = The last day is before the first
amendment-first-day-fixed = The learner has left. The first day stays as it is
amendment-last-day-past = A stay cannot end before today. Say that it ended early on the page of the stay
amendment-refused-not-in-force = Not everybody has signed this agreement. Make a new version instead.
amendment-refused-open = Version { $number } is not decided on yet. Finish it, take it back or throw it away first.
amendment-refused-over = The stay is over. What was learned is written in the transcript.
amendment-refused-no-draft = Only a draft of a change can be thrown away.

## The learning agreement as a page.

agreement-title = Learning agreement: { $name }
agreement-short-where = Where
agreement-short-when = When
agreement-short-what = What is learned
agreement-short-who = Who helps at work
agreement-signed = Signed. Thank you. You get a mail when everybody has signed.
agreement-signed-last = Signed, and you were the last: the agreement is in force.
agreement-edit-title = Edit the learning agreement: { $name }
agreement-edit-lead = Drafted from what we know. Nobody is asked to sign before you send it.
agreement-edit-how-title = How it goes
agreement-field-goal = What the learner wants to learn
agreement-field-units = Units
agreement-field-hours = Hours a week
agreement-field-monitoring = Support on the way
agreement-field-recognition = How it counts at home
agreement-task-mentor = Work and learning
agreement-task-administration = Papers
agreement-task-emergency = Emergencies
agreement-programme-lead = What the learner does in which weeks. Rows that you leave empty are left out.
agreement-task = Task { $number }
agreement-task-first = From week
agreement-task-last = To week
agreement-task-place = Workshop or department
agreement-task-units = For which units
agreement-task-missing = Say what is done in these weeks
agreement-weeks-unfit = Enter weeks of the stay, counted from 1
agreement-too-many-tasks = Enter at most { $most } tasks
agreement-timetable-lead = The hours of a usual week. Leave free days empty. Together they must be the hours a week that are agreed on.
agreement-day-from = From
agreement-day-until = Until
agreement-time-unfit = Enter a time such as 07:30
agreement-pause-unfit = Enter the break in minutes
agreement-day-unfit = The day must end after it begins, and be longer than its break
agreement-second-host-lead = Two companies of the same partner share the stay, each with a mentor. The mentor of the second one signs too.
agreement-one-host = Only one host
agreement-second-host-share = Share of the second host, per cent
agreement-second-host-unfit = Choose another company of the same partner
agreement-signers-lead = Does somebody else have to sign? Name them. Each gets a link of their own, or signs on paper.
agreement-signer-unfit = This party signs anyway. Leave it out here
agreement-second-language-lead = The text on paper then stands in two languages side by side. What you leave empty is shown in the first language.
agreement-language-unfit = Choose one of the languages
agreement-one-language = Only one language
agreement-save-button = Save
agreement-saved = The draft is saved.
