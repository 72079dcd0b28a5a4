## Tables that people bring.

import-title = Importer en tabell
import-lead = Vi ser på filen først og sier hva den vil gjøre. Ingenting lagres før du sier det.
import-table = Tabell
import-table-missing = Velg hvilken tabell filen inneholder.
import-file = Fil
import-file-hint = CSV, XLSX eller ODS
import-file-missing = Velg en fil.
import-look-button = Se på filen
import-ready = Filen er i orden
import-added = Nye rader
import-changed = Endrede rader
import-same = Like rader
import-keep-button = Lagre radene
import-kept = { $count ->
    [one] Én rad er inne.
   *[other] { $count } rader er inne.
}
import-faults = { $count ->
    [one] Én ting er feil i denne filen
   *[other] { $count } ting er feil i denne filen
}
import-faults-lead = Ingenting er lagret. Rett dette i filen og hent den inn igjen. Rader uten feil: { $ready }.
import-line = Linje
import-column = Kolonne
import-value = Det som står der
import-reason = Hva som er feil
import-templates = Tomme tabeller
import-templates-lead = Fyll ut en: overskriftene er de vi leser.
