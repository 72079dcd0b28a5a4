## Loggboka.

logbook-title = Loggbok
logbook-title-of = Loggboka til { $name }
logbook-lead = Skriv hva du gjorde på jobb. Det hjelper deg når mentoren vurderer deg.
logbook-open = Åpne loggboka
logbook-write = Skriv om en dag
logbook-none-title = Ingen loggbok ennå
logbook-none-body = Den begynner den dagen du reiser.
logbook-by-unit = Innlegg etter enhet
logbook-all = Alle
logbook-unit-none-title = Ingenting om denne enheten ennå
logbook-unit-none-body = Når du skriver, kryss av for det du jobbet med.
logbook-week-none = Ingenting er skrevet denne uka.
logbook-shows = Viser:
logbook-school-only-tag = Ikke for bedriften
logbook-evidence-tag = Vises som bevis
logbook-change = Endre
logbook-mark = Vis som bevis
logbook-unmark = Ikke vis som bevis lenger
logbook-marked = Merket. Mentoren og kontoret ser det ved enheten.
logbook-unmarked = Det vises ikke lenger ved enheten.
logbook-day = Hvilken dag?
logbook-text = Hva gjorde du?
logbook-text-hint = Hva var nytt? Hva gikk bra? Ingenting om helsa di.
logbook-units = Hva jobbet du med?
logbook-photos = Bilder
logbook-photos-hint = JPEG, PNG eller WebP, høyst 12 MB hvert. Spør før du tar bilde av folk. Vi fjerner sted og tid fra bildet.
logbook-voice = Stemmen din
logbook-voice-hint = Et opptak som M4A, MP3, OGG, WAV eller WebM, høyst 12 MB.
logbook-record = Ta opp
logbook-record-stop = Stopp
logbook-recorded = Tatt opp. Lagre for å beholde det.
logbook-record-refused = Telefonen lar oss ikke bruke mikrofonen. Du kan velge en fil i stedet.
logbook-school-only = Bare for skolen min
logbook-school-only-hint = Bedriften ser det ikke.
logbook-save = Lagre
logbook-written = Lagret i loggboka.
logbook-changed = Endret.
logbook-change-title = Endre et innlegg
logbook-remove = Fjern innlegget
logbook-removed = Innlegget er borte.
logbook-remove-files = Fjern
logbook-empty = Skriv noe, eller velg et bilde eller et opptak
logbook-day-full = Det er plass til åtte notater per dag. Endre ett av dem, eller velg en annen dag
logbook-too-many-files = Et innlegg har høyst seks bilder og opptak
logbook-refused-not-there = Loggboka begynner den dagen du reiser.
logbook-refused-confirmed = Bedriften har bekreftet denne uka. Den blir som den er.
logbook-refused-closed = Oppholdet er avsluttet. Loggboka blir som den er.
logbook-refused-day = Velg en dag fra { $first } til { $last }.
logbook-refused-no-unit = Endre innlegget først, og kryss av for det du jobbet med.

## Filer som folk leverer.

media-photo = Bilde { $number }: { $of }
media-voice = Opptak { $number }: { $of }
media-paper = Papir { $number }: { $of }
media-no-photo = Dette er ikke et bilde vi kan lese. Velg JPEG, PNG eller WebP.
media-no-voice = Dette er ikke et opptak vi kan spille av. Velg M4A, MP3, OGG, WAV eller WebM.
media-unknown = Vi kan ikke vise denne typen fil. Velg et bilde, et opptak eller en PDF.
media-photo-broken = Dette bildet kan ikke leses. Ta det på nytt eller velg et annet.
media-voice-broken = Dette opptaket kan ikke spilles av. Ta det opp på nytt eller velg et annet.
media-too-large = Filen er for stor. Høyst { $most } MB.

## Mappa: bevis ved hver enhet.

portfolio-title = Mappe
portfolio-lead = Det beste du kan vise, enhet for enhet. Mentoren ser det når du blir vurdert.
portfolio-bare = { $units ->
    [one] Én enhet har ingenting å vise ennå.
   *[other] { $units } enheter har ingenting å vise ennå.
}
portfolio-none = Ingenting ennå
portfolio-remove = Fjern
portfolio-removed = Fjernet.
portfolio-add-title = Legg til en fil
portfolio-add-lead = Vil du legge til noe fra loggboka, trykker du «Vis som bevis» der.
portfolio-piece-title = Hva er det?
portfolio-kind = Hva slags?
portfolio-units = Hva viser det?
portfolio-file = Fil
portfolio-file-hint = Et bilde, et opptak eller en PDF, høyst 12 MB.
portfolio-add-button = Legg til filen
portfolio-added = Lagt til i mappa.
portfolio-title-missing = Si hva det er
portfolio-unit-missing = Velg minst én enhet
portfolio-file-missing = Velg en fil
portfolio-refused-full = Mappa er full. Fjern noe først.
portfolio-refused-not-there = Mappa begynner den dagen du reiser.
portfolio-refused-closed = Oppholdet er avsluttet. Mappa blir som den er.
piece-photo = Bilde
piece-work_paper = Papir fra jobben
piece-certificate = Bevis fra kurs
piece-recording = Opptak
piece-other = Noe annet
evidence-open = { $pieces ->
    [one] Ett bevis
   *[other] { $pieces } bevis
}
