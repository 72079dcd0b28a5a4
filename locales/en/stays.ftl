## One stay, and what was learned in it.

stay-title = Stay: { $name }
stay-crumb = Stay
stay-lead = { $host }, { $city }, { $period }
stay-state-planned = Being prepared
stay-state-ready = Ready to leave
stay-state-departed = On the way
stay-state-arrived = Abroad
stay-state-ended_early = Ended early
stay-state-returned = Home
stay-state-closed = Closed
stay-state-cancelled = Cancelled
stay-next-title = The next step
gate-met = There
gate-not-met = Open
stay-depart-day = Left home on
stay-depart-button = The learner has left
stay-arrive-day = Arrived on
stay-arrive-button = The learner is there
stay-return-day = Came home on
stay-return-button = The learner is home
stay-close-hint = Every unit is decided and no incident is open: then nothing is left to do.
stay-close-button = Close the file
stay-end-title = End the stay early
stay-end-day = Went home on
stay-end-button = End it early
stay-reason = Reason
stay-force-majeure = Nobody could have foreseen it
stay-force-majeure-hint = A death in the family, an illness, a closed border. Costs can then be paid all the same.
stay-force-majeure-yes = Yes, costs can be paid
stay-force-majeure-no = No
stay-guardian-told = A parent or guardian knows
stay-cancel-title = The stay does not happen
stay-cancel-button = Cancel the stay
stay-story-title = What happened so far
stay-departed = Left
stay-arrived = Arrived
stay-returned = Came home
stay-ended = Ended early
stay-closed = Closed
stay-cancelled = Cancelled
stay-learning-title = What is learned
stay-host-again = Would host again
stay-now-departed = The learner is on the way.
stay-now-arrived = The learner is there.
stay-now-returned = The learner is home.
stay-now-ended_early = The stay is ended. The host and the partner are told.
stay-now-closed = The file is closed.
stay-now-cancelled = The stay is cancelled. The place is free, and the host is told.
host-invite-button = Send the mentor a link
host-invited = The mentor gets a mail with a link.

attained-none = Not assessed
attained-not_yet = Not yet
attained-partly = With help
attained-achieved = Alone
attained-beyond = Could teach others
recognise-open-button = Decide what counts
recognise-title = What counts at home: { $name }
recognise-lead = For each unit that the mentor assessed. The learner reads it.
recognise-decision = What does it count for?
recognise-reason = Explain in words
recognise-reason-hint = Say why it does not count in full, or which task, part of the exam, qualification or board it is about. Needed for all but “in full”, “training time” and points.
recognise-none-title = Nothing is assessed yet
recognise-none-body = The mentor assesses in the last days of the stay.
recognise-done = { $count ->
    [0] Nothing changed.
    [one] One unit is decided.
   *[other] { $count } units are decided.
}
