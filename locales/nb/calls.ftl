## Making a round, and taking it from phase to phase.

round-new-title = Ny runde
round-new-lead = En runde er én utlysning. Det du ikke vet ennå, kan komme senere, fra en tabell.
round-new-call = Utlysningen
round-title = Tittel
round-title-hint = Slik folk kaller den, for eksempel Vår 2028
round-opens = Første søknadsdag
round-closes = Siste søknadsdag
round-appeals = Siste dag for klager
round-threshold = Minste poengsum for å bli valgt
round-threshold-hint = Fra 0 til 100
round-luck = Poeng for uflaks i en tidligere runde
round-luck-hint = For hvert ønske lenger ned enn det første som noen fikk sist. Med 0 teller ikke tidligere runder.
round-project = Prosjekt
round-project-new = Et nytt prosjekt
round-project-new-hint = Er prosjektet nytt, fyller du ut resten også.
round-project-missing = Velg et prosjekt.
round-project-code = Prosjektets kode
round-project-code-hint = Som i kontrakten, for eksempel 2026-1-NO01-KA121-VET-000000001
round-project-title = Prosjektets tittel
round-project-title-missing = Skriv en tittel på prosjektet.
round-project-year = Utlysningsår
round-project-year-hint = Satsene for dette året gjelder.
round-project-year-unfit = Skriv et år, for eksempel 2026.
round-project-first = Prosjektets første dag
round-project-last = Prosjektets siste dag
round-criteria = Utvalgskriterier
round-criteria-hint = Andelene blir 100 % til sammen. Karakterene går fra 0 til 5.
round-criteria-none = Det er ingen kriterier ennå. Ta dem inn fra en tabell.
round-criterion = Kriterium { $number }
round-criterion-code = Kriteriets navn
round-criterion-weight = Andel i %
round-criterion-weight-unfit = Skriv et helt antall prosent.
round-criterion-evidence = Hva det bedømmes etter
round-windows = Perioder
round-windows-hint = Når oppholdene er. Perioder i samme sesong deler plassen hos partnerne.
round-windows-none = Det er ingen perioder ennå. Ta dem inn fra en tabell, eller sammen med plassene.
round-window = Periode { $number }
round-window-code = Periodens navn
round-window-season = Sesong
round-window-first = Første dag
round-window-last = Siste dag
round-name-missing = Skriv et navn.
round-make-button = Lag runden
round-made = { $title } er laget.
round-about = Om runden
round-edit-button = Endre runden
round-edit-title = Endre { $title }
round-edit-too-large = Denne runden har flere rader enn skjemaet tar. Endre den ved å importere tabellene.
round-standing-title = Dette står fast
round-standing = Noen stoler på dette nå, så det kan ikke endres lenger.
round-save-button = Lagre runden
round-changed = Runden er endret.
call-part-stands = Dette står allerede fast, fordi noen stoler på det.
call-closes-sooner = Søknadene er allerede åpne. Siste dag kan bare bli senere enn den var.
call-window-needed = Det tilbys plasser i «{ $window }», eller noen ønsker seg dit. Behold perioden.
round-board = Oversikt
round-applications-days = Søknader

call-steps = Hva som kommer nå
call-steps-hint = En runde går bare framover.
call-step-missing = Velg hva som kommer nå.
call-step-published = Kunngjør den
call-step-hint-published = Alle kan få vite om den. Søknader kan ikke sendes ennå.
call-step-open = Åpne for søknader
call-step-hint-open = Søknader kan sendes på utlysningens dager.
call-step-closed = Steng for søknader
call-step-hint-closed = Ingen kan sende søknad lenger. Så blir søknadene kontrollert og får karakterer.
call-step-provisional_list = Gi ut den første lista
call-step-hint-provisional_list = Den som ikke står på den, kan klage til siste dag for klager.
call-step-final_list = Gi ut den endelige lista
call-step-hint-final_list = Klagefristen er ute. Så finner vi plasser til dem som er valgt.
call-step-archived = Legg den i arkivet
call-step-hint-archived = Alt er gjort, og runden blir bare tatt vare på.
call-advanced = Runden går videre: { $state }.
call-not-advanced = Runden kan ikke gå videre ennå. { $why }

## Frister for det som læres.

round-deadlines = Frister etter oppholdet
round-deadlines-hint = I dager. La et felt stå tomt for å bruke det vanlige antallet.
round-deadline-days = { $days ->
    [one] 1 dag
   *[other] { $days } dager
}
round-deadline-assess = Fra siste dag til mentorens vurdering
round-deadline-moderate = Fra siste dag til veilederen hjemme bekrefter
round-deadline-recognise = Fra siste dag til avgjørelsen
round-deadline-board = Fra nemnda blir spurt til den avgjør
round-deadline-appeal = Fra en klage til svaret
round-deadline-follow_up = Fra hjemkomst til spørsmålet om hva som brukes på jobb
call-deadline-unfit = Skriv dager fra 1 til { $most }. Et senere steg kan ikke ha frist før et tidligere.
