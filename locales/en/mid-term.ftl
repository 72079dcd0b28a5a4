## The mid-term talk, and smaller changes of the plan.

mid-term-title = Mid-term talk
mid-term-title-of = Mid-term talk with { $name }
mid-term-told-title = Half-way: what we agreed
mid-term-due = Days for the talk: { $period }.
mid-term-short = This stay is too short to need a mid-term talk.
mid-term-late = The talk is late
mid-term-lead = Learner and mentor can read it, except where it says otherwise.
mid-term-write = Write down the talk
mid-term-change = Change what is written
mid-term-on = Day of the talk
mid-term-present = Who took part?
mid-term-present-learner = Learner
mid-term-present-mentor = Mentor
mid-term-present-tutor = Tutor
mid-term-present-partner = Partner
mid-term-present-office = Office
mid-term-track-on_track = On track
mid-term-track-needs_change = Needs a change
mid-term-track-not_offered = Not offered here
mid-term-track = How does it go?
mid-term-light = How is the learner?
mid-term-light-hint = The company does not see this.
mid-term-light-green = Well
mid-term-light-amber = So-so
mid-term-light-red = Not well
mid-term-light-missing = Choose how the learner is
mid-term-changes = What do we change?
mid-term-next = What comes next?
mid-term-amends = The agreement has to be changed
mid-term-amends-hint = Other dates, host, mentor or units: all parties sign again.
mid-term-amends-said = The agreement has to be changed. All parties get it to sign.
mid-term-amend-title = Change the agreement
mid-term-amend-lead = The talk says that the agreement has to be changed.
mid-term-private = Only for the home side
mid-term-private-hint = Tutor and office read it. Nothing about health: that belongs to the support needs.
mid-term-by = Written down by
mid-term-save = Save
mid-term-kept = Saved. Learner and mentor can read it.
mid-term-day-unfit = Choose a day of the stay, today at the latest
mid-term-from-unfit = Choose a day of the stay
mid-term-nobody = Say who took part
mid-term-unit-missing = Say how it goes with this unit
mid-term-changes-missing = Say what has to be changed
mid-term-refused-not-there = The learner has not arrived yet. Wait until then.
mid-term-refused-closed = The stay is closed. What is written stays as it is.
plan-note-title = Smaller changes
plan-note-new = Note a smaller change
plan-note-lead = Other tasks, another shift, a day off: learner, mentor, tutor and partner read it.
plan-note-day = From which day?
plan-note-text = What changes?
plan-note-save = Save the note
plan-note-kept = Noted. All parties can read it.
plan-note-from = From { $date }, by { $name }
mid-term-timing-title = When talks are due
mid-term-timing-lead = For all stays of the office. Days are counted from the first one.
mid-term-timing-first = First day for the talk of a long stay
mid-term-timing-last = Last day for it
mid-term-timing-long = A stay is long from this many days
mid-term-timing-shortest = No talk is needed below this many days
mid-term-timing-save = Save the days
mid-term-timing-kept = The days are saved.
mid-term-timing-unfit = Write whole days: the first before the last, and the last within a long stay

mail-mid-term-subject = Mid-term talk with { $name }: { $period }
mail-mid-term-text =
    Hello { $reader },

    { $name } is half-way through the stay at { $host }. Please talk with learner and mentor in these days: { $period }, and write down what you agree:
    { $link }

    It takes ten minutes. Learner and mentor can read it.

mail-mid-term-learner-subject = Your mid-term talk: { $period }
mail-mid-term-learner-text =
    Hello { $reader },

    you are half-way through your stay at { $host }. In these days you talk with your mentor and your tutor about how it goes: { $period }.

    Think about what goes well and what should change. Your logbook helps. After the talk you read there what you agreed:
    { $link }

mail-mid-term-mentor-subject = Mid-term talk about { $name }: { $period }
mail-mid-term-mentor-text =
    Hello { $reader },

    { $name } is half-way through the stay with you. In these days the tutor talks with you and { $name } about how it goes: { $period }.

    This page shows what { $name } is to learn. After the talk you read there what you agreed:
    { $link }
