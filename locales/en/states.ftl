## What a learner sees of their application.

application-state-draft = Not sent yet
application-state-submitted = Sent
application-state-in-review = We are reading it
application-state-more-asked = We asked you something
application-state-waiting-list = On the waiting list
application-state-offered = Place offered
application-state-accepted = You said yes
application-state-declined = You said no
application-state-not-selected = No place this time
application-state-withdrawn = You stepped back

## Where a placement stands.

placement-state-searching = Looking for a host
placement-state-proposed = Host proposed
placement-state-asked = Host asked
placement-state-confirmed = Host found
placement-state-signing = Signing
placement-state-ready = Ready to leave
placement-state-abroad = Abroad
placement-state-interrupted = Stay interrupted
placement-state-home = Home, reporting
placement-state-closed = Closed
placement-state-cancelled = Cancelled

## Where an agreement stands.

agreement-state-draft = Draft
agreement-state-out = Out for signing
agreement-state-partly = Partly signed
agreement-state-complete = Signed by all
agreement-state-declined = Not agreed
agreement-state-change-out = Change out for signing
agreement-state-expired = Time ran out
agreement-state-replaced = Replaced by a newer one

## Where an incident stands.

incident-state-new = New, nobody has it
incident-state-taken = Somebody has it
incident-state-closed = Closed

## How grave an incident is.

incident-level-0 = Information
incident-level-1 = Minor
incident-level-2 = Serious
incident-level-3 = Critical

## Whose turn it is.

turn-you = You
turn-us = We
turn-learner = Learner
turn-guardian = Guardian
turn-host = Host
turn-partner = Partner
turn-school = School
turn-nobody = Nobody
