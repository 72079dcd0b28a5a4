## A case on every page: where it stands, what is wrong, what comes next.

stage-applying = Applying
stage-in_review = Being read
stage-reserve = On the reserve list
stage-matching = Looking for a place
stage-placed = Place found
stage-signing = Signing
stage-preparing = Papers
stage-ready = Ready to leave
stage-abroad = Abroad
stage-home = Home, reporting
stage-closed = Closed
stage-not_selected = Not selected
stage-cancelled = Cancelled

warning-help_asked = Asks for help
warning-missed_check_in = Missed check-in
warning-incident_open = Incident
warning-wants_to_talk = Wants to talk
warning-paper_missing = Paper missing
warning-consent_missing = Consent missing
warning-declined = Not agreed
warning-place_taken_back = Place taken back
warning-unplaced = No place
warning-report_late = Report late

act-answer_help = Answer the call for help
act-call_about_silence = Call about a missed check-in
act-handle_incident = Handle the incident
act-call_back = Call back
act-submit_application = Send the application
act-check_application = Check the application
act-score_application = Score the application
act-decide_application = Decide on the application
act-replace_place = Mend the round: find another place
act-find_place = Find a place
act-confirm_place = Confirm the place
act-offer_agreement = Send the learning agreement
act-renew_agreement = Make a new learning agreement
act-sign_agreement = Sign the learning agreement
act-sign_grant_agreement = Sign the grant agreement
act-add_insurance = Add the insurance
act-confirm_housing = Confirm the home
act-fill_emergency_sheet = Fill in the emergency sheet
act-give_consent = Give consent
act-depart = Confirm the departure
act-confirm_arrival = Confirm the arrival
act-check_in = Check in
act-hold_talk = Hold the mid-term talk
act-assess = Assess what was learned
act-confirm_return = Confirm the return
act-moderate = Confirm what the mentor found
act-recognise = Decide what counts at home
act-ask_board = Ask the board for its decision
act-close_file = Close the file
act-report_visit = Report on the visit
act-none = Nothing to do

## The conditions of departure, and why one is open.

gate-learning_agreement = Learning agreement
gate-grant_agreement = Grant agreement
gate-insurance = Insurance
gate-housing = Home
gate-emergency_sheet = Emergency sheet
gate-guardian_consent = Consent of the guardians

gate-open-missing = Not there yet
gate-open-unsigned = { $left ->
    [one] One signature is missing
   *[other] { $left } signatures are missing
}
gate-open-ends_before = It ends on { $date }, before the stay does
gate-open-not_answered = { $guardians ->
    [one] One guardian has not answered
   *[other] { $guardians } guardians have not answered
}
gate-open-refused = A guardian has said no
gate-open-no_guardian = No guardian is on record
gate-open-housing_not_for_minors = This home does not take learners under 18
