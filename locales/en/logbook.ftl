## The logbook.

logbook-title = Logbook
logbook-title-of = Logbook of { $name }
logbook-lead = Write what you did at work. It helps you when your mentor assesses you.
logbook-open = Open the logbook
logbook-write = Write about a day
logbook-none-title = No logbook yet
logbook-none-body = It begins on the day you leave.
logbook-by-unit = Entries by unit
logbook-all = All
logbook-unit-none-title = Nothing about this unit yet
logbook-unit-none-body = When you write, tick what you worked on.
logbook-week-none = Nothing written this week.
logbook-shows = Shows:
logbook-school-only-tag = Not for the company
logbook-evidence-tag = Shown as evidence
logbook-change = Change
logbook-mark = Show as evidence
logbook-unmark = Stop showing as evidence
logbook-marked = Marked. Your mentor and the office see it beside the unit.
logbook-unmarked = It is no longer shown beside the unit.
logbook-day = Which day?
logbook-text = What did you do?
logbook-text-hint = What was new? What went well? Nothing about your health.
logbook-units = What did you work on?
logbook-photos = Photos
logbook-photos-hint = JPEG, PNG or WebP, at most 12 MB each. Ask before you photograph people. We remove place and time from the photo.
logbook-voice = Your voice
logbook-voice-hint = A recording as M4A, MP3, OGG, WAV or WebM, at most 12 MB.
logbook-record = Record
logbook-record-stop = Stop
logbook-recorded = Recorded. Save to keep it.
logbook-record-refused = The phone does not let us use the microphone. You can choose a file instead.
logbook-school-only = Only for my school
logbook-school-only-hint = The company does not see it.
logbook-save = Save
logbook-written = Saved in your logbook.
logbook-changed = Changed.
logbook-change-title = Change an entry
logbook-remove = Take this entry away
logbook-removed = The entry is gone.
logbook-remove-files = Take away
logbook-empty = Write something, or choose a photo or a recording
logbook-day-full = There is room for eight entries a day. Change one of them, or choose another day
logbook-too-many-files = An entry has at most six photos and recordings
logbook-refused-not-there = Your logbook begins on the day you leave.
logbook-refused-confirmed = The company has confirmed this week. It stays as it is.
logbook-refused-closed = The stay is closed. The logbook stays as it is.
logbook-refused-day = Choose a day from { $first } to { $last }.
logbook-refused-no-unit = Change the entry first, and tick what you worked on.

## Files that people bring.

media-photo = Photo { $number }: { $of }
media-voice = Recording { $number }: { $of }
media-paper = Paper { $number }: { $of }
media-no-photo = This is no photo we can read. Choose a JPEG, PNG or WebP.
media-no-voice = This is no recording we can play. Choose M4A, MP3, OGG, WAV or WebM.
media-unknown = We cannot show this kind of file. Choose a photo, a recording or a PDF.
media-photo-broken = This photo cannot be read. Take it again or choose another.
media-voice-broken = This recording cannot be played. Record it again or choose another.
media-too-large = The file is too big. At most { $most } MB.

## The portfolio: evidence beside each unit.

portfolio-title = Portfolio
portfolio-lead = The best of what you can show, unit by unit. Your mentor sees it when assessing.
portfolio-bare = { $units ->
    [one] One unit has nothing to show yet.
   *[other] { $units } units have nothing to show yet.
}
portfolio-none = Nothing yet
portfolio-remove = Take away
portfolio-removed = Taken away.
portfolio-add-title = Add a file
portfolio-add-lead = To add something from your logbook, press “Show as evidence” there.
portfolio-piece-title = What is it?
portfolio-kind = What kind?
portfolio-units = What does it show?
portfolio-file = File
portfolio-file-hint = A photo, a recording or a PDF, at most 12 MB.
portfolio-add-button = Add the file
portfolio-added = Added to your portfolio.
portfolio-title-missing = Say what it is
portfolio-unit-missing = Choose at least one unit
portfolio-file-missing = Choose a file
portfolio-refused-full = The portfolio is full. Take something away first.
portfolio-refused-not-there = Your portfolio begins on the day you leave.
portfolio-refused-closed = The stay is closed. The portfolio stays as it is.
piece-photo = Photo
piece-work_paper = Paper from work
piece-certificate = Certificate
piece-recording = Recording
piece-other = Something else
evidence-open = { $pieces ->
    [one] One piece of evidence
   *[other] { $pieces } pieces of evidence
}
