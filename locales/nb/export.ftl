## Tables that are taken out.

export-needs-purpose = Denne tabellen tas bare ut til et formål. Be om den der støttebehov tas ut.
export-code-does-not-fit = Navnet «{ $code }» på en oppføring passer ikke i en tabell. Navn har høyst 64 tegn, og verken komma eller semikolon.
export-no-birth-date = { $learner } mangler fødselsdato, som tabellen trenger. Før den inn først.

export-title = Ta ut tabeller
export-lead = Hver tabell går ut slik den kom inn, og kan tas inn igjen.
export-round = Runde
export-round-hint = Deltakere, kriterier og perioder er de som hører til runden.
export-round-button = Vis denne runden
export-rows = Rader
export-file = Fil
export-csv = CSV
export-xlsx = XLSX
export-hint = Det som er fortalt om hendelser og gjelder helse, står tomt her. Hver fil som tas ut, noteres i journalen.
export-restricted-title = Støttebehov, og hendelser med alt som er fortalt
export-restricted-lead = Disse forteller om helse. Hver oppføring som leses, noteres i journalen, med navnet ditt og formålet.
export-purpose = Hva trenger du det til?
export-purpose-hint = Ta bare ut det formålet krever, og slett filen etterpå.
export-purpose-missing = Velg hva du trenger det til.
export-purpose-care = Til å ta vare på deltakere
export-purpose-housing = Til å finne boliger
export-purpose-work = Til å forberede arbeidsplasser
export-purpose-allocation = Til å finne plasser
export-purpose-emergency = I en nødssituasjon
export-format = Format
export-format-missing = Velg et format.
export-restricted-button = Ta det ut

## What each table is called.

table-name-places = Steder
table-name-trades = Fag
table-name-learning-units = Læringsenheter
table-name-transversal-skills = Tverrfaglige ferdigheter
table-name-selection-criteria = Utvalgskriterier
table-name-unit-costs = Satser
table-name-calendar = Kalender
table-name-windows = Perioder
table-name-partners = Partnere
table-name-host-companies = Verter
table-name-accommodations = Boliger
table-name-placements-offered = Tilbudte plasser
table-name-partner-evidence = Det som taler for partnere
table-name-home-companies = Hjemmebedrifter
table-name-tutors = Veiledere
table-name-learners = Deltakere og søknadene deres
table-name-guardians = Foresatte
table-name-support-needs-restricted = Støttebehov
table-name-applicants-not-selected = Søkere som ikke ble valgt
table-name-visits = Besøk
table-name-language-courses = Språkkurs
table-name-incidents = Hendelser
table-name-grade-tables = Karaktertabeller
table-name-smart-targets = Mål på SMaRT-arket
