## Tables that are taken out.

export-needs-purpose = This table leaves only for a purpose. Ask for it where support needs are taken out.
export-code-does-not-fit = The name “{ $code }” of a record does not fit into a table. Names have at most 64 characters, and no commas or semicolons.
export-no-birth-date = { $learner } has no date of birth, which the table needs. Enter it first.

export-title = Take tables out
export-lead = Every table goes out as it came in, and can be brought in again.
export-round = Round
export-round-hint = Learners, criteria and periods are those of the round.
export-round-button = Show this round
export-rows = Rows
export-file = File
export-csv = CSV
export-xlsx = XLSX
export-hint = What was told of incidents about health stays blank here. Each file that is taken out is noted in the journal.
export-restricted-title = Support needs, and incidents with everything that was told
export-restricted-lead = These tell about health. Every record that is read is noted in the journal, with your name and your purpose.
export-purpose = What do you need it for?
export-purpose-hint = Take out only what the purpose needs, and delete the file afterwards.
export-purpose-missing = Choose what you need it for.
export-purpose-care = To look after learners
export-purpose-housing = To find homes
export-purpose-work = To prepare workplaces
export-purpose-allocation = To find places
export-purpose-emergency = In an emergency
export-format = Format
export-format-missing = Choose a format.
export-restricted-button = Take it out

## What each table is called.

table-name-places = Places
table-name-trades = Trades
table-name-learning-units = Learning units
table-name-transversal-skills = Transversal skills
table-name-selection-criteria = Criteria of selection
table-name-unit-costs = Rates
table-name-calendar = Calendar
table-name-windows = Periods
table-name-partners = Partners
table-name-host-companies = Host companies
table-name-accommodations = Homes
table-name-placements-offered = Places offered
table-name-partner-evidence = What speaks for partners
table-name-home-companies = Home companies
table-name-tutors = Tutors
table-name-learners = Learners and their applications
table-name-guardians = Guardians
table-name-support-needs-restricted = Support needs
table-name-applicants-not-selected = Applicants who were not chosen
table-name-visits = Visits
table-name-language-courses = Language courses
table-name-incidents = Incidents
table-name-grade-tables = Tables of grades
table-name-smart-targets = Targets of the SMaRT sheet
