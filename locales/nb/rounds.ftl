## Rounds: projects, calls, applications, places.

project-code-missing = Skriv prosjektkoden, for eksempel 2026-1-NO01-KA121-VET-000000001.
project-code-taken = Det finnes allerede et prosjekt med denne koden.

call-title-missing = Skriv en tittel.
call-closes-before-opening = Siste dag er før første dag. Endre en av dem.
call-criteria-weights = Andelene blir { $sum } % til sammen. Gjør dem til 100 %.
call-criteria-twice = Kriteriet «{ $code }» står to ganger.
call-appeals-before-closing = Klagefristen går ut før søknadsfristen. Endre en av de to.
call-luck-range = Skriv et antall poeng fra 0 til 10, for eksempel 1,5.
call-threshold-range = Skriv et antall poeng fra 0 til 100.
call-name-unfit = Skriv et navn på høyst 64 tegn, uten komma og semikolon.
call-name-twice = Dette navnet står to ganger.
call-phase-behind = Denne fasen er over. En utlysning går bare fremover.
call-unknown = Det finnes ingen runde «{ $name }».
call-several = Flere runder heter «{ $name }». Oppgi den du mener, med id.

application-not-now = Dette kan ikke gjøres nå: søknaden er { $state }, og steget er { $step }.
application-not-yet = Søknadene åpner { $opens }.
application-closed = Søknadene stengte { $closed }.
application-no-wish = Velg minst ett sted.
application-no-window = Velg minst én periode.
application-no-goal = Skriv hva du vil lære.
application-mark-missing = Gi et poeng fra 0 til 5.
application-mark-range = Et poeng er fra 0 til 5.
application-below-threshold = Summen er under { $threshold } poeng, og da blir ingen valgt.
application-reason-missing = Skriv hvorfor. Deltakeren har rett til å få vite det.

allocation-nobody-selected = Ingen er valgt ennå. Avgjør søknadene først.
allocation-infeasible = Ingen fordeling kan holde alt dette samtidig: { $core }.
allocation-run-discarded = En nyere kjøring gjelder nå. Se på den.
allocation-decided = Denne plassen er allerede avgjort.
allocation-no-place = Det er ingen plass å bekrefte.
allocation-reason-missing = Skriv hvorfor du velger et annet sted. Deltakeren kan spørre.
allocation-rule = En regel står mellom dem: { $rule }.
allocation-full = { $offer } er full. Velg en annen plass.
allocation-has-stay = Denne deltakeren har allerede en plass i runden.

import-no-call = Det finnes ingen runde som radene kan høre til. Lag en runde først.
import-rates-clash = Satsene passer ikke sammen: { $fault }.
import-incident-no-stay = { $learner } var ikke i utlandet den dagen { $incident } skjedde. Sjekk dagen eller deltakeren.
