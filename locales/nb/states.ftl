## Det søkeren ser av søknaden sin.

application-state-draft = Ikke sendt ennå
application-state-submitted = Sendt
application-state-in-review = Vi leser den
application-state-more-asked = Vi har spurt deg om noe
application-state-waiting-list = På venteliste
application-state-offered = Tilbud om plass
application-state-accepted = Du sa ja
application-state-declined = Du sa nei
application-state-not-selected = Ingen plass denne gangen
application-state-withdrawn = Du trakk deg

## Hvor langt en plassering er kommet.

placement-state-searching = Leter etter vert
placement-state-proposed = Vert foreslått
placement-state-asked = Vert spurt
placement-state-confirmed = Vert funnet
placement-state-signing = Til signering
placement-state-ready = Klar til å reise
placement-state-abroad = I utlandet
placement-state-interrupted = Oppholdet er avbrutt
placement-state-home = Hjemme, rapporterer
placement-state-closed = Avsluttet
placement-state-cancelled = Avlyst

## Hvor langt en avtale er kommet.

agreement-state-draft = Utkast
agreement-state-out = Sendt til signering
agreement-state-partly = Delvis signert
agreement-state-complete = Signert av alle
agreement-state-declined = Ikke enige
agreement-state-change-out = Endring til signering
agreement-state-expired = Tiden gikk ut
agreement-state-replaced = Erstattet av en nyere

## Hvor langt en hendelse er kommet.

incident-state-new = Ny, ingen har den
incident-state-taken = Noen har den
incident-state-closed = Lukket

## Hvor alvorlig en hendelse er.

incident-level-0 = Informasjon
incident-level-1 = Mindre
incident-level-2 = Alvorlig
incident-level-3 = Kritisk

## Hvem sin tur det er.

turn-you = Du
turn-us = Vi
turn-learner = Deltaker
turn-guardian = Foresatt
turn-host = Vert
turn-partner = Partner
turn-school = Skole
turn-nobody = Ingen
