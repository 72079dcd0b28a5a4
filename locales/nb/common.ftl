## Det som står rundt hver side.

app-name = Walz
skip-to-content = Hopp til innholdet
title-with-error = Feil: { $title }

nav-main = Hovedmeny
nav-menu = Meny
nav-today = I dag
nav-rounds = Runder
nav-people = Personer
nav-partners = Partnere
nav-reports = Rapporter
nav-outcomes = Resultater
nav-search = Søk i alt
nav-journey = Reisen
nav-papers = Papirer
nav-contacts = Folk
nav-help = Hjelp
nav-breadcrumb = Du er her
nav-account = Din konto

account-language = Språk
account-theme = Farger
account-theme-system = Som på denne enheten
account-theme-light = Lyst
account-theme-dark = Mørkt
account-keys = Tastene / j k x for søk og tabeller
preferences-save-button = Lagre
sign-out-button = Logg ut

## Skjemaer.

form-errors-title = { $count ->
    [one] Én ting må rettes
   *[other] { $count } ting må rettes
}
form-error-prefix = Feil:
form-optional = (kan stå tomt)
form-choose = Velg
form-cancel = Avbryt
form-clash = Noen andre lagret dette mens du skrev. Deres står øverst. Lagre igjen for å beholde ditt.
form-clash-title = Det noen andre skrev i mellomtiden
form-number-unfit = Skriv et helt tall

## Lister, tabeller, sider av en liste.

pager-label = Sider
pager-previous = Forrige
pager-next = Neste
pager-shown = { $first } til { $last } av { $total }
table-select-all = Velg alle { $count }
table-select-one = Velg { $name }
table-selected = { $count } valgt
result-count = { $count ->
    [0] Ingen treff
    [one] Ett treff
   *[other] { $count } treff
}
filter-button = Filtrer
filter-fold = Filtre
filter-clear = Fjern filtre
filter-empty-title = Ingenting passer til disse filtrene
filter-empty-body = Ta bort ett for å se mer.
chart-as-table = Vis som tabell
chart-goal = Mål { $goal }
map-caption = Jo større sirkel, jo flere deltakere. Listen viser det samme.
map-place = { $name }: { $count ->
    [one] én deltaker
   *[other] { $count } deltakere
}
copy-link-button = Kopier lenke
copy-link-done = Lenken er kopiert
steps-done = Ferdig:
steps-now = Nå:

## Datoer og lister, satt sammen. Resten av en dato kommer fra språket selv.

date-time = { $date } kl. { $time }
due-today = frist i dag
due-in-days = { $days ->
    [one] i morgen
   *[other] om { $days } dager
}
due-late = { $days ->
    [one] 1 dag for sent
   *[other] { $days } dager for sent
}
due-by = innen { $date }
since-days = { $days ->
    [0] i dag
    [one] i går
   *[other] for { $days } dager siden
}
list-and = { $first } og { $last }
