## Texts that parties sign: what keeps a step from being taken.

signing-refused-not-offered = This text has not been sent for signing yet.
signing-refused-in-force = Everybody has signed. The text is in force and stays as it is.
signing-refused-signed-already = You have signed this text already. There is nothing more to do.
signing-refused-no-party = You are not asked to sign this text.
signing-refused-declined = Somebody does not agree with this text. A new version will come.
signing-refused-replaced = A newer version has taken the place of this text.
signing-refused-other-text = The text has changed since you opened it. Look at what is new, then sign.
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
signing-fault-prefinancing = Pay { $least } to { $most } per cent before the stay

## The learning agreement, drafted from the record.

agreement-default-monitoring = The mentor talks with the learner every week about the work and what was learned. The learner checks in with the office each week. The home tutor is in touch at least once a month, and visits where a visit is planned.
agreement-default-recognition = The host assesses each unit in the last two weeks. The sending organisation decides within five weeks after the return how each unit counts, and enters it in the learner's training record. The learner gets a Europass Mobility and a transcript.
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

## Why a grant cannot be calculated.

grant-refused-no-table = There are no rates yet. Import the table of unit costs first.
grant-refused-table = The table of rates has a fault: { $fault }
grant-refused-no-place = We do not know where { $place } is. Add it to the places first.
grant-refused-no-rate = The table of rates has no { $kind } for { $activity }.
grant-refused-length = The stay has { $days } days. The programme pays for { $least } to { $most }.
grant-refused-travel-days = { $days } travel days are planned. The programme pays for at most { $most }.
