## Attendance: the weeks of a stay.

attendance-title = Attendance
attendance-title-of = Attendance: { $name }
attendance-week-title = Week of { $name }: { $week }
attendance-stay = The stay
attendance-hours = { $worked } of { $planned } hours
attendance-sum = { $confirmed } of { $weeks } weeks confirmed
attendance-total = All weeks
attendance-open = Not confirmed yet
attendance-waits = Waits for the host
attendance-late = Late
attendance-late-weeks = The host has not confirmed these weeks:
attendance-confirmed-by = Confirmed by { $name }
attendance-confirmed-on = Confirmed by { $name } on { $date }.
attendance-none-title = No week has begun
attendance-none-body = Weeks are counted from the first day at work.
attendance-open-button = See the weeks
attendance-host-title = Weeks to confirm
attendance-planned = As planned
attendance-was = How the week was
attendance-part = { $worked }, then: { $reason }
attendance-confirm-button = Everything as planned – confirm
attendance-confirmed = Thank you. The week is confirmed.
attendance-early = You can confirm the week on its last day of work.
attendance-otherwise = Something was different
attendance-correct = Correct the week
attendance-otherwise-hint = Change what was different. If the learner was away the whole day, just choose a reason and leave the hours.
attendance-planned-hours = planned { $planned }
attendance-worked = Hours worked
attendance-reason = Why away?
attendance-remark = Remark
attendance-send-button = Send with these changes
attendance-logbook = What the learner wrote
attendance-others = Other weeks that wait
attendance-hours-unfit = Write hours like 7:30 or 7.5
attendance-too-long = Nobody works more than { $most } hours a day. Check the hours.
attendance-reason-missing = Say why the learner did not work on { $day }
attendance-refused-not-there = The learner has not arrived yet. You can confirm weeks after that.
attendance-refused-early = The week goes on until { $last }. Confirm it then.
attendance-refused-closed = The stay is closed. The weeks stay as they are. Call the office if something is wrong.
absence-none = Not away
absence-sick = Sick
absence-holiday = Day off
absence-public_holiday = Public holiday
absence-course = Course
absence-unexcused = Without a reason
attendance-round-lead = A line for each day of everybody who has left.
attendance-column-code = Code
attendance-column-learner = Learner
attendance-column-host = Host
attendance-column-week = Week
attendance-column-day = Day
attendance-column-planned = Planned
attendance-column-worked = Worked
attendance-column-reason = Away because
attendance-column-remark = Remark
attendance-column-confirmed = Confirmed by
attendance-column-away = Days away

mail-attendance-week-subject = Was { $name } at work? { $week }
mail-attendance-week-text =
    Hello { $reader },

    was everything as planned with { $name } in the week { $week }? Please open this page and press one button:
    { $link }

    Below the button you can change days. You also see there what { $name } wrote about the week.
mail-attendance-late-subject = The week of { $name } still waits: { $week }
mail-attendance-late-text =
    Hello { $reader },

    we still wait for your word on { $name } for the week { $week }. One button is enough:
    { $link }

    { $name } needs it for the certificate of attendance. Thank you.
