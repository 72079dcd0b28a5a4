## Å komme inn: innlogging, e-posten med lenke, valg av rolle, egne økter, personlige lenker.

sign-in-title = Logg inn
sign-in-lead = Bruk passordet ditt, eller la oss sende en lenke til e-posten din.
sign-in-email = E-postadresse
sign-in-password = Passord
sign-in-button = Logg inn
sign-in-mail-title = Uten passord
sign-in-mail-hint = Vi sender deg en lenke. Den virker én gang, i 15 minutter, i denne nettleseren.
sign-in-mail-button = Send meg en lenke
sign-in-wrong = E-postadressen eller passordet stemmer ikke. Se over begge og prøv en gang til.
sign-in-sent-title = Se i e-posten din
sign-in-sent-body = Hvis denne adressen kan logge inn her, er en lenke på vei. Åpne den i denne nettleseren innen 15 minutter.
sign-in-sent-none = Ingenting etter noen minutter? Se i søppelposten, og be så om en ny lenke.
sign-in-sent-again = Be om en ny lenke
sign-in-confirm-title = Gå videre her
sign-in-confirm-body = Trykk på knappen for å logge inn på denne enheten.
sign-in-confirm-button = Logg meg inn
sign-in-other-browser = Ba du om den i en annen nettleser eller på en annen enhet, så åpne lenken der.

email-unfit = Skriv en e-postadresse som navn@example.org
password-missing = Skriv passordet ditt
password-too-short = Bruk minst { $least } bokstaver eller tegn. En kort setning er fint.
password-too-long = Det er lengre enn vi kan ta vare på. Velg et kortere.
password-too-common = Mange bruker noe slikt. Velg en setning som bare du ville kommet på.
password-wrong = Det er ikke passordet ditt
oid-taken = En annen organisasjon har dette nummeret
time-zone-unknown = { $zone } er ikke en tidssone vi kjenner. Skriv en som Europe/Oslo.

typed-title = Du er ikke logget inn lenger
typed-lead = Ingenting er tapt. Det du skrev, er tatt vare på på denne siden.
typed-first = Først: logg inn
typed-sign-in-button = Logg inn, i et nytt vindu
typed-then = Så: kom tilbake til dette vinduet
typed-send-button = Send det jeg skrev
typed-texts = Det du skrev

choose-title = Hvem er du her som i dag?
choose-lead = Du har mer enn én rolle. Du kan bytte senere.
choose-none = Adressen din er kjent her, men har ingen rolle ennå. Spør den som inviterte deg.
choose-installation = Denne installasjonen
choose-missing = Velg en av dem

role-learner = Deltaker
role-guardian = Foresatt
role-tutor = Veileder
role-mentor = Mentor hos en vert
role-signer = Signerer en tekst
role-partner = Partner
role-coordinator = Koordinator
role-finance = Økonomi
role-safeguarding = Trygghet for deltakere
role-network_manager = Nettverk
role-auditor = Revisjon
role-operator = Drift av denne installasjonen
role-worker = Walz selv
role-visitor = Noen som ikke var logget inn

me-title = Kontoen din
me-role = Du er her som
me-role-change = Bytt
me-sessions-title = Hvor du er logget inn
me-sessions-device = Enhet
me-sessions-begun = Siden
me-sessions-seen = Sist brukt
me-sessions-this = Denne
me-sessions-unknown = Ukjent enhet
me-sessions-end-button = Logg ut der
me-sessions-end-all-button = Logg ut overalt
me-session-ended = Den enheten er logget ut nå.
me-password-title = Bytt passord
me-password-old = Passordet til nå
me-password-new = Nytt passord
me-password-hint = Minst 12 bokstaver eller tegn. En setning som bare du ville kommet på, er fint.
me-password-button = Bytt passord
me-password-changed = Passordet er byttet. Alle andre enheter er logget ut.

link-fresh-title = Denne lenken er for gammel
link-fresh-body = Vi kan sende en ny til e-postadressen som denne lenken ble sendt til.
link-fresh-button = Send meg en ny lenke
link-fresh-sent = En ny lenke er på vei til e-posten din.

mail-sign-in-subject = Lenken din for å logge inn
mail-sign-in-text =
    Hei,

    med denne lenken logger du inn. Den virker én gang, i { $minutes } minutter, i nettleseren der du ba om den:

    { $link }

    Ba du ikke om den? Da trenger du ikke gjøre noe. Ingen kan logge inn med bare denne e-posten.
mail-fresh-link-subject = Den nye lenken din
mail-fresh-link-text =
    Hei { $name },

    her er den nye lenken som du ba om:

    { $link }

    Den er ment for deg alene.
