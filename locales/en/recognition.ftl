## The home teacher confirms what the mentor found, or says what differs.

moderation-title = Confirm what was found: { $name }
moderation-lead = { $mentor } at { $host } assessed these units. Confirm each, or say what differs. The mentor’s result stays as it is; both are shown.
moderation-open-button = Confirm what the mentor found
moderation-found = The mentor found:
moderation-view = What do you say?
moderation-view-confirmed = I confirm it
moderation-view-differs = I see it differently
moderation-differs-fold = Say what differs
moderation-result = Your result
moderation-result-missing = Choose your result
moderation-reason = Why?
moderation-reason-hint = The learner and the host’s mentor can read it. Say what you saw.
moderation-reason-missing = Say why you see it differently
moderation-same-result = That is what the mentor found. Confirm it, or choose another result.
moderation-missing = Choose what you say about at least one unit
moderation-decided = It is decided what this unit counts for. It can be looked at again when the learner asks for it.
moderation-kept = { $count ->
    [one] Kept for one unit.
   *[other] Kept for { $count } units.
}
moderation-refused-not-assessed = The mentor has not assessed this unit yet. Wait for the assessment.
moderation-found-changed = The mentor has found something else meanwhile. Look at it, and save again.
moderation-refused-decided = It is decided what this unit counts for. It can be looked at again when the learner asks for it.
moderation-confirmed = Validated at home
moderation-by = Confirmed by { $name }.
moderation-differs-to = Validated as: { $level }
moderation-differs-because = { $name } sees it differently: { $reason }

mail-moderate-subject = Please confirm what { $name } learned, by { $due }
mail-moderate-text =
    Hello { $reader },

    the mentor at { $host } has assessed what { $name } learned. Please look at it by { $due }: confirm it, or say what differs.
    It takes five minutes:
    { $link }

mail-assess-late-subject = The assessment of { $name } is missing
mail-assess-late-text =
    Hello { $reader },

    the stay of { $name } ended on { $last }. Without your assessment it cannot count at home.
    It takes three minutes:
    { $link }

mail-decisions-due-subject = { $count ->
    [one] One decision on what counts is due
   *[other] { $count } decisions on what counts are due
}
mail-decisions-due-text =
    Hello { $reader },

    { $count ->
        [one] one learner waits for a decision on what was learned, by the office, a board, or after an appeal.
       *[other] { $count } learners wait for a decision on what was learned, by the office, a board, or after an appeal.
    }
    Here you see who:
    { $link }

## What a unit counts for, and on what the decision stands.

decision-full_unit = Counts in full
decision-part_of_unit = Counts in part
decision-exemption_from_task = A task at home need not be done again
decision-counts_as_training_time = The time counts as training time
decision-exam_part_credit = Counts for a part of the exam
decision-ecvet_points = Credit points
decision-supplement_note_only = Only a note in the certificate supplement
decision-europass_only = Only in the Europass
decision-additional_qualification = An additional qualification
decision-not_recognised = Does not count
decision-pending = A board decides
recognise-points = Credit points
recognise-points-hint = Only for credit points: a number such as 2.5
recognise-grounds = Who decided, by which rule, in which document
recognise-decided_by = Decided by (where it is not the office)
recognise-legal_base = Legal base
recognise-reference = Document: number or name
recognise-on = Date of the decision
recognise-appeal_until = Appeal possible until
recognition-points-missing = Enter a number of points above 0, such as 2.5
recognition-appeal-ends = Choose a day after the decision
rests-on-moderated = Rests on the result as validated at home: { $level }
rests-on-found = Rests on the mentor’s result, not validated at home: { $level }
grounds-decided-by = Decided by: { $value }
grounds-legal-base = Legal base: { $value }
grounds-reference = Document: { $value }
grounds-on = Date of the decision: { $value }
grounds-appeal-until = Appeal possible until { $value }

## Grades of hosts, and the tables that convert them.

grade-fold = Do you give a grade of your own?
grade-lead = Only where you use grades. We keep yours as you wrote it. Beside it we show what it is on a scale from 0 to 100.
grade-scale = Your scale
grade-scale-other = Another scale
grade-scale-own = What is your scale called?
grade-scale-own-hint = Only for another scale. The grade is kept and not converted.
grade-scale-missing = Choose your scale
grade-of = Grade: { $unit }
grade-level-missing = Choose how far this unit was reached, beside the grade
grade-unknown = We do not know the grade “{ $grade }” on this scale, and do not guess. It has: { $known }
grade-own = The host’s own grade: { $grade } ({ $scale })
grade-converted = On a scale from 0 to 100 that is { $number }, by the table { $table } { $version }{ $verified ->
    [yes] {""}
   *[other] , which nobody has checked against its source
}. The host did not give this number.
grade-not-converted = There is no table of this scale, so it is not converted.
grade-tables-title = Tables of grades
grade-tables-lead = What a host’s grade is between 0 and 100. A newer version of a scale is used from its day on; what was converted before keeps its version.
grade-tables-none-title = There is no table yet
grade-tables-none-body = Bring in “Tables of grades” with their source and version. Until then grades of hosts stay as they were written.
grade-table-about = { $scale }, version { $version }, used from { $date }
grade-used = Used now
grade-used-not = Not used now
grade-verified-yes = Checked against its source
grade-verified-partly = Partly checked against its source
grade-verified-no = Not checked against its source
grade-checked = Checked on { $date }
grade-source = Source:
grade-grade = Grade
grade-numbers = Numbers
grade-normalised = Between 0 and 100
grade-passing = Passed?
grade-passes = Passed
grade-passes-not = Not passed

complement-button = Complement (PDF)
complement-refused-not-over = The stay goes on. The complement can be taken when the learner is home.
complement-refused-nothing = Nothing was agreed for this stay, so there is nothing to complement.
