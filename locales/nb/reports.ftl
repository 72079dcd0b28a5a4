## The report of a round.

report-title = Rapport: { $round }
report-subtitle = { $period }, per { $date }
report-figure-selected = deltakere valgt ut
report-figure-placed = deltakere med plass
report-figure-stays = opphold
report-figure-days = betalte dager
report-figure-grant = tilskudd
report-places = Plasser
report-wishes-caption = Hvilket ønske deltakerne fikk
report-wish = { $rank ->
    [1] Første ønske
    [2] Andre ønske
    [3] Tredje ønske
   *[other] Ønske { $rank }
}
report-wish-other = En annen plass
report-unplaced = Ingen plass
report-stays = Opphold
report-stays-text = { $places } deltakere har en plass: { $long } til et langt opphold på 90 dager eller mer, { $short } til et kort. { $stays } av plassene er bekreftet; { $begun } av disse oppholdene har begynt, og { $ended } er over.
report-partners-caption = Deltakere hos hver partner; merket viser plassene som ble tilbudt
report-of = { $part } av { $whole }
report-chart-alt = Søylediagram. { $caption }. { $values }.
report-money = Penger
report-money-intro = Hvert beløp er en fast sats ganger et antall. Summene er summen av de enkelte oppholdene; ingenting er gjennomsnitt.
report-indicators = Indikatorer
report-indicator = Indikator
report-value = Verdi
report-made-of = Regnet ut av
report-target = Mål
report-hours = { $hours } t
report-hidden = for få personer til å vise
report-hidden-note = Tall om færre enn { $least } personer vises ikke, fordi de kan peke på noen.
report-partners = Partnere
report-places-used = Brukte plasser
report-places-offered = Tilbudte plasser
report-learners = Deltakere
report-first-wish = Første ønske
report-incidents = Hendelser
report-days = Betalte dager
report-grant = Tilskudd
report-rating = Vurdering
report-round = Runde
report-project = Prosjekt
report-as-of = Per
report-what = Hva
report-country = Land
report-wish-number = Ønske
report-green = Grønn reise
report-fewer-opportunities = Færre muligheter
report-activity-days = Dager der
report-travel-days = Reisedager
report-funded-days = Betalte dager i alt
report-category = Post
report-unit = Enhet
report-call-year = Utlysningsår
report-checked = Kontrollert
report-source = Kilde
report-counted = Talt
report-out-of = Av
report-note = Merknad
report-sheet-summary = Sammendrag
report-sheet-learners = Deltakere i runden
report-sheet-money = Penger etter sats
report-sheet-indicators = Indikatorer og mål

## Siden med en rapport.

reports-title = Rapporter
reports-lead = Hva hver runde førte til, og hva den koster. Uten navn.
reports-empty-title = Ingen rapport ennå
reports-empty-body = Når det finnes en runde, står rapporten her og vokser med den.
reports-pdf = Som PDF
reports-xlsx = Som tabell
reports-file = rapport
report-learners-by-partner = Deltakere hos hver partner, av plassene som tilbys
report-rate = Sats
report-each = Per stykk
report-amount = Beløp
report-code = Kode
report-reached = nådd
report-not-reached = ikke ennå
