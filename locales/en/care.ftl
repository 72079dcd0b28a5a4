## Care: why a step cannot be taken, and the mails about stays, check-ins, incidents, visits.

text-missing = Write a few words here
text-too-long = Say it in at most { $most } letters

stay-day-to-come = This day is still to come. Choose today or a day before.
stay-guardian-not-told = The learner is under 18. Call a guardian first, then tick this box.
stay-refused-gates = Nobody leaves while something is open. Still open: { $papers }.
stay-refused-early = The stay begins on { $first }. The departure can be confirmed a week before.
stay-refused-before = That cannot have been before { $day }.
stay-refused-not-over = The stay goes on until { $last }. Call the office if you go home sooner.
stay-refused-depart = The learner has left already, or the stay is over.
stay-refused-arrive = Only somebody who has left can arrive.
stay-refused-end-early = Only a stay that has begun can end early.
stay-refused-return = Only somebody who has arrived can come home.
stay-refused-close = The file can be closed when the learner is home.
stay-refused-cancel = The learner has left. End the stay early instead.
stay-refused-incidents = { $count ->
    [one] One incident is still open. Close it first.
   *[other] { $count } incidents are still open. Close them first.
}
stay-refused-units = { $count ->
    [one] One unit has no decision yet. Decide on it first.
   *[other] { $count } units have no decision yet. Decide on them first.
}

check-in-refused-settled = This check-in is settled. A new one is asked next week.
check-in-refused-answered = There is an answer already.
check-in-refused-take = Nobody has to look after this one.
check-in-refused-settle = Take it first, so that the learner sees who has it.
check-in-refused-unanswered = Tap one of the three buttons first.
check-in-refused-not-abroad = Check-ins are for the time abroad.

incident-refused-guardian = The learner is under 18, so a guardian must be told first. Tick it in the list.
incident-refused-nobody = Nobody has it. Take it first.
incident-refused-open = It is open.
incident-refused-closed = It is closed. Open it again first.

visit-learners-missing = Choose at least one learner
visit-learner-not-there = { $name } is not at this partner on these days
visit-refused-early = The visit begins on { $first }. Report when you were there.
visit-refused-report = There is a report already, or the visit was called off.
visit-refused-cancel = The visit was made. It cannot be called off any more.

assessment-missing = Choose a level for at least one unit
assessment-unit-unknown = This unit is not in the agreement
assessment-refused-not-there = The learner has not arrived. Assess on the last days.
assessment-refused-final = The learner is home, so this can no longer be changed. Call the office if something is wrong.
assessment-refused-closed = The file is closed.
recognition-refused-not-assessed = The mentor has not assessed this unit yet.
recognition-refused-not-achieved = This unit was not reached, so it cannot count in full. Choose another decision.
recognition-reason-missing = Explain it in words. The learner reads it.
host-refused-no-mentor = No mentor with a mail address is known for this host.

today-until-unfit = Choose a day after today, at most 60 days ahead
today-refused-safety = What concerns somebody's safety cannot be put off.

mail-help-subject = { $name } asks for help
mail-help-text =
    Hello { $reader },

    { $name } has just asked for help. { $name } is at { $host } in { $place }.
    Phone: { $phone }

    Take it, call, and write down what was done:
    { $link }

mail-silence-subject = No word from { $name }
mail-silence-text =
    Hello { $reader },

    { $name } has not answered the check-in of { $date }.
    Phone: { $phone }

    Please call. The numbers of the partner and the host are here:
    { $link }

mail-check-in-subject = How is it going?
mail-check-in-text =
    Hello { $reader },

    it is time for your weekly check-in. It is one tap:
    { $link }

    Please answer by { $date }. If we hear nothing, we call you.

mail-incident-subject = Incident { $code }: { $name }, { $level }
mail-incident-text =
    Hello { $reader },

    something happened to { $name } at { $host } in { $place }. Level: { $level }.

    Read what was told, and take it:
    { $link }

mail-incident-again-subject = Nobody has taken incident { $code }: { $name }, { $level }
mail-incident-again-text =
    Hello { $reader },

    nobody has taken incident { $code } about { $name }, at { $host } in { $place }. Level: { $level }.

    Please take it now:
    { $link }

mail-stay-ended-subject = { $name } goes home early
mail-stay-ended-text =
    Hello { $reader },

    the stay of { $name } at { $host }, { $period }, has ended early.

    We will call you if there is something to settle.

mail-stay-cancelled-subject = { $name } does not come
mail-stay-cancelled-text =
    Hello { $reader },

    the stay of { $name } at { $host }, { $period }, does not take place.

    Thank you for having been ready. We will call you about the next round.

mail-visit-planned-subject = Your visit to { $place }, { $period }
mail-visit-planned-text =
    Hello { $reader },

    your visit to { $partner } in { $place } is planned for { $period }.

    We need your report by { $due }. It is a short form.

mail-visit-report-subject = Please report on your visit to { $place } by { $due }
mail-visit-report-text =
    Hello { $reader },

    you visited { $partner } in { $place }, { $period }. Please tell us how it was by { $due }.
    It takes five minutes:
    { $link }

mail-host-welcome-subject = { $name } comes to you on { $first }
mail-host-welcome-text =
    Hello { $reader },

    { $name } will work with you, { $period }.

    Here you see what is to be learned, what matters at work, and whom to call:
    { $link }

mail-host-arrival-subject = Is { $name } there?
mail-host-arrival-text =
    Hello { $reader },

    { $name } should be with you since { $first }. Please tell us with one tap:
    { $link }

mail-host-assess-subject = Please assess { $name } by { $last }
mail-host-assess-text =
    Hello { $reader },

    the stay of { $name } ends on { $last }. Please say how far each unit was learned.
    It takes three minutes:
    { $link }
