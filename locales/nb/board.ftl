## All rounds.

rounds-title = Runder
rounds-lead = Hver runde er én utlysning, fra første søknad til siste rapport.
rounds-empty-title = Ingen runder ennå
rounds-empty-body = En runde begynner med et prosjekt og utlysningen.
rounds-about = { $count ->
    [one] 1 deltaker
   *[other] { $count } deltakere
} · { $state } · søknader { $days }

call-state-draft = Under arbeid
call-state-published = Kunngjort
call-state-open = Åpen for søknader
call-state-closed = Søknadene er stengt
call-state-provisional_list = Første liste er ute
call-state-final_list = Endelig liste er ute
call-state-archived = Arkivert

## The board of a round.

board-lead = { $count ->
    [one] 1 deltaker
   *[other] { $count } deltakere
} · oppholdene begynner { $days }
board-match = { $count ->
    [one] Finn plass til én deltaker
   *[other] Finn plass til { $count } deltakere
}
board-remind-all = { $count ->
    [one] Minn den ene som ikke har signert
   *[other] Minn alle { $count }
}
board-places = Plasser
board-deadline-applications = Søknadsfristen er { $date }.
board-deadline-stays = Oppholdene begynner { $date }. { $unsigned } avtaler venter på signatur, { $unplaced } deltakere på plass.
board-deadline-who = Se hvem det venter på
board-stages = Steg
board-views = Visninger
board-view-all = Alle
board-view-yours = Trenger deg
board-view-late = Forsinket
board-view-warned = Med varsler
board-view-unsigned = Usignert
board-view-minor = Under 18
board-view-abroad = I utlandet nå
board-view-name = Navn på disse filtrene
board-view-save-button = Lagre visningen
board-view-remove = Fjern visningen { $name }
board-view-name-missing = Skriv et navn på visningen.
board-view-name-long = Velg et kortere navn, opptil 40 bokstaver.
board-view-missing = Velg visningen du vil fjerne.
board-view-saved = Visningen { $name } er lagret.
board-view-removed = Visningen er fjernet.
board-any = Alle
board-filter-name = Navn eller vert
board-filter-partner = Reisemål
board-filter-turn = Venter på
board-empty-title = Ingen er med i denne runden ennå
board-empty-body = Hent inn en tabell med deltakere, eller vent på søknader.
board-empty-import = Importer en tabell
board-caption = Deltakere i { $round }, sikkerhet først
board-select-view = Velg alle i denne visningen
board-bulk-label = Gjør med de valgte
board-bulk-confirm = Bekreft foreslåtte plasser
board-bulk-agreements = Send læringsavtalene til signering
board-bulk-grants = Send tilskuddsavtalene til signering
board-bulk-remind = Minn på dem som ikke har signert
board-bulk-no-stay = Ingen av de valgte har en bekreftet plass.
board-bulk-offered = { $count ->
    [0] Alle var sendt før.
    [one] Én avtale er sendt til signering.
   *[other] { $count } avtaler er sendt til signering.
}
board-bulk-some-offered = { $count } sendt til signering, { $failed } ikke: sidene til deltakerne sier hvorfor.
board-bulk-reminded = { $count ->
    [one] Én person er minnet på.
   *[other] { $count } personer er minnet på.
}
board-bulk-nobody-reminded = Ingen er minnet på: enten mangler ingen, eller de fikk e-post det siste døgnet.
board-bulk-button = Gå
board-bulk-choose = Velg hva som skal gjøres med de valgte.
board-bulk-nothing = Ingen av de valgte har en foreslått plass.
board-bulk-confirmed = { $count ->
    [one] Én plass er bekreftet.
   *[other] { $count } plasser er bekreftet.
}
board-list = Runde
board-learner = Deltaker
board-trade = Fag
board-stage = Steg
board-placement = Plass
board-host = Vert
board-town = Sted
board-first-day = Første dag
board-last-day = Siste dag
board-papers = Papirer
board-warnings = Varsler
board-turn = Hvem sin tur
board-step = Neste steg
board-due = Frist
board-minor = under 18
board-days = { $days ->
    [0] siden i dag
    [one] 1 dag
   *[other] { $days } dager
}
board-open = Åpne
board-first-page = Første side
board-export-csv = Last ned som CSV
board-export-xlsx = Last ned som XLSX

## Whose turn it is, as the office reads it.

case-turn-office = Du
case-turn-learner = Deltaker
case-turn-guardian = Foresatt
case-turn-host = Vert
case-turn-partner = Partner
case-turn-tutor = Veileder
case-turn-home_company = Bedriften hjemme
case-turn-nobody = Ingen

