## Å komme inn: innlogging, e-posten med lenke, valg av rolle, egne økter, personlige lenker.

sign-in-wrong = E-postadressen eller passordet stemmer ikke. Se over begge og prøv en gang til.
email-unfit = Skriv en e-postadresse som navn@example.org
password-too-short = Bruk minst { $least } bokstaver eller tegn. En kort setning er fint.
password-too-long = Det er lengre enn vi kan ta vare på. Velg et kortere.
password-too-common = Mange bruker noe slikt. Velg en setning som bare du ville kommet på.
password-wrong = Det er ikke passordet ditt
oid-taken = En annen organisasjon har dette nummeret
time-zone-unknown = { $zone } er ikke en tidssone vi kjenner. Skriv en som Europe/Oslo.

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
