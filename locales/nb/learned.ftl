## Det en deltaker mener å ha lært.

learned-title = Det jeg har lært
learned-lead = Si hvor langt du er kommet med hver enhet. Mentoren og kontoret ser det ved siden av det mentoren finner. Du kan endre det mens du lærer.
learned-open = Si hva jeg har lært
learned-level = Hvor langt er du kommet?
learned-level-missing = Velg hvor langt du er kommet
learned-note = Hva viser det? Et arbeid, en dag, noe du gjorde alene
learned-missing = Velg hvor langt du er kommet med minst én enhet
learned-mentor = Mentoren fant: { $level }
learned-own = Du sa: { $level }
learned-button = Lagre
learned-kept = Lagret. Mentoren ser det.
learned-closed = Du kan si det fra du er kommet fram, til mappen er lukket.
learned-none-title = Ingenting er avtalt ennå
learned-none-body = Når du har en plass, ser du her hva du skal lære.
learned-says = Deltakeren sier: { $level }.

## Hva det teller hjemme, og å be om at det blir sett på igjen.

appeal-title = Slik teller det hjemme
appeal-ask = Er du ikke enig?
appeal-reason = Hva bør ses på en gang til?
appeal-reason-missing = Si hva som bør ses på en gang til
appeal-button = Be om å se på det igjen
appeal-sent = Sendt. Du får svar innen { $days } dager.
appeal-waits = Ses på igjen
appeal-open = Deltakeren ber om at dette blir sett på igjen:
appeal-refused-in-full = Det teller fullt ut. Det er ingenting å se på igjen.
appeal-refused-before = Dette er alt sett på igjen én gang. Snakk med kontoret.

appeal-refused-not-decided = Ingenting er avgjort ennå. Vent på avgjørelsen.
appeal-refused-over = Fristen for å be om det er ute. Snakk med kontoret.

learned-more-title = Mer om oppholdet ditt
learned-more-lead = Formålet med oppholdet, hva som brukes på jobb senere, og papiret med de virkelige datoene.
