## What a learner thinks to have learned.

learned-title = What I have learned
learned-lead = Say how far you are with each unit. Your mentor and the office see it beside what the mentor finds. You can change it as you learn.
learned-open = Say what I have learned
learned-level = How far are you?
learned-level-missing = Choose how far you are
learned-note = What shows it? A piece of work, a day, something you did alone
learned-missing = Choose how far you are with at least one unit
learned-mentor = Your mentor found: { $level }
learned-own = You said: { $level }
learned-button = Save
learned-kept = Saved. Your mentor sees it.
learned-closed = You can say it from your arrival until the file is closed.
learned-none-title = Nothing is agreed yet
learned-none-body = When you have a place, you see here what you will learn.
learned-says = The learner says: { $level }.

## What it counts for at home, and asking to have it looked at again.

appeal-title = How it counts at home
appeal-ask = You do not agree?
appeal-reason = What should be looked at again?
appeal-reason-missing = Say what should be looked at again
appeal-button = Ask to look again
appeal-sent = Sent. You get an answer within { $days } days.
appeal-waits = Looked at again
appeal-open = The learner asks to have this looked at again:
appeal-refused-in-full = It counts in full. There is nothing to look at again.
appeal-refused-before = It has already been looked at again. Talk with the office.

appeal-refused-not-decided = Nothing is decided yet. Wait for the decision.
appeal-refused-over = The time to ask is over. Talk with the office.

learned-more-title = More about your stay
learned-more-lead = What it is for, what is used at work later, and the paper with your real dates.
