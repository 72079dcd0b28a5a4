## Midtveissamtalen, og mindre endringer av planen.

mid-term-title = Midtveissamtale
mid-term-title-of = Midtveissamtale med { $name }
mid-term-told-title = Midtveis: dette er vi enige om
mid-term-due = Dager for samtalen: { $period }.
mid-term-short = Oppholdet er for kort til å trenge en midtveissamtale.
mid-term-late = Samtalen er forsinket
mid-term-lead = Deltaker og mentor kan lese det, unntatt der det står noe annet.
mid-term-write = Skriv ned samtalen
mid-term-change = Endre det som står
mid-term-on = Dagen for samtalen
mid-term-present = Hvem var med?
mid-term-present-learner = Deltaker
mid-term-present-mentor = Mentor
mid-term-present-tutor = Veileder
mid-term-present-partner = Partner
mid-term-present-office = Kontoret
mid-term-track-on_track = I rute
mid-term-track-needs_change = Må endres
mid-term-track-not_offered = Tilbys ikke her
mid-term-track = Hvordan går det?
mid-term-light = Hvordan har deltakeren det?
mid-term-light-hint = Bedriften ser ikke dette.
mid-term-light-green = Bra
mid-term-light-amber = Sånn passe
mid-term-light-red = Ikke bra
mid-term-light-missing = Velg hvordan deltakeren har det
mid-term-changes = Hva endrer vi?
mid-term-next = Hva skjer videre?
mid-term-amends = Avtalen må endres
mid-term-amends-hint = Nye datoer, ny vert, ny mentor eller andre enheter: Alle parter signerer på nytt.
mid-term-amends-said = Avtalen må endres. Alle parter får den til signering.
mid-term-amend-title = Endre avtalen
mid-term-amend-lead = Samtalen sier at avtalen må endres.
mid-term-private = Bare for hjemmesiden
mid-term-private-hint = Veileder og kontor leser det. Ingenting om helse: det hører til støttebehovene.
mid-term-by = Skrevet ned av
mid-term-save = Lagre
mid-term-kept = Lagret. Deltaker og mentor kan lese det.
mid-term-day-unfit = Velg en dag i oppholdet, senest i dag
mid-term-from-unfit = Velg en dag i oppholdet
mid-term-nobody = Si hvem som var med
mid-term-unit-missing = Si hvordan det går med denne enheten
mid-term-changes-missing = Si hva som må endres
mid-term-refused-not-there = Deltakeren er ikke kommet fram ennå. Vent til da.
mid-term-refused-closed = Oppholdet er avsluttet. Det som står, blir stående.
plan-note-title = Mindre endringer
plan-note-new = Noter en mindre endring
plan-note-lead = Andre oppgaver, et annet skift, en fridag: deltaker, mentor, veileder og partner leser det.
plan-note-day = Fra hvilken dag?
plan-note-text = Hva endres?
plan-note-save = Lagre notatet
plan-note-kept = Notert. Alle parter kan lese det.
plan-note-from = Fra { $date }, av { $name }
mid-term-timing-title = Når samtalene skal være
mid-term-timing-lead = For alle opphold ved kontoret. Dagene telles fra den første.
mid-term-timing-first = Første dag for samtalen i et langt opphold
mid-term-timing-last = Siste dag for den
mid-term-timing-long = Et opphold er langt fra så mange dager
mid-term-timing-shortest = Under så mange dager trengs ingen samtale
mid-term-timing-save = Lagre dagene
mid-term-timing-kept = Dagene er lagret.
mid-term-timing-unfit = Skriv hele dager: den første før den siste, og den siste innenfor et langt opphold

mail-mid-term-subject = Midtveissamtale med { $name }: { $period }
mail-mid-term-text =
    Hei { $reader },

    { $name } er halvveis i oppholdet hos { $host }. Snakk med deltaker og mentor i disse dagene: { $period }, og skriv ned hva dere blir enige om:
    { $link }

    Det tar ti minutter. Deltaker og mentor kan lese det.

mail-mid-term-learner-subject = Midtveissamtalen din: { $period }
mail-mid-term-learner-text =
    Hei { $reader },

    du er halvveis i oppholdet hos { $host }. I disse dagene snakker du med mentoren og veilederen om hvordan det går: { $period }.

    Tenk over hva som går bra, og hva som bør endres. Loggboka er til hjelp. Etter samtalen leser du der hva dere ble enige om:
    { $link }

mail-mid-term-mentor-subject = Midtveissamtale om { $name }: { $period }
mail-mid-term-mentor-text =
    Hei { $reader },

    { $name } er halvveis i oppholdet hos dere. I disse dagene snakker veilederen med deg og { $name } om hvordan det går: { $period }.

    Denne siden viser hva { $name } skal lære. Etter samtalen leser du der hva dere ble enige om:
    { $link }
