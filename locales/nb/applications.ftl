## Applications, as the office reads them.

applications-title = Søknader
applications-lead = De med flest poeng kommer først.
applications-states = Hvor søknadene står
applications-all = Alle
applications-any-window = Hvilken som helst
applications-none-title = Ingen søknader her
applications-none-body = Søknader kommer inn med tabellen over deltakere.
applications-bulk-label = Med søknadene du har krysset av
applications-bulk-pass = Kontrollen er bestått
applications-bulk-choose = Kryss av søknader, og velg hva som skal gjøres med dem.
applications-bulk-done = { $count ->
    [one] Én søknad er ferdig.
   *[other] { $count } søknader er ferdige.
}
applications-bulk-some = { $count ->
    [one] Én søknad er ferdig, andre er det ikke. { $why }
   *[other] { $count } søknader er ferdige, andre er det ikke. { $why }
}

applicant-state-draft = Ikke sendt
applicant-state-submitted = Sendt
applicant-state-incomplete = Noe mangler
applicant-state-not-eligible = Kan ikke delta
applicant-state-eligible = Kontrollert
applicant-state-scored = Har karakterer
applicant-state-selected = Valgt
applicant-state-reserve = På reservelista
applicant-state-rejected = Ikke valgt
applicant-state-withdrawn = Har trukket seg

application-about = Søknaden
application-file = Deltakerens mappe
application-company = Hjemmebedrift
application-employer = Arbeidsgiver er enig
application-wishes = Ønsker
application-other = Tar et annet sted
application-window = Periode
application-windows = Mulige perioder
application-green = Med tog, buss eller båt
application-home = Bolig
application-buddy = Reisefølge
application-buddy-must = Må reise med { $name }
application-buddy-likes = Vil gjerne reise med { $name }
application-goal = Hva deltakeren vil lære
application-marks = Karakterer
application-marks-hint = Fra 0 til 5, med høyst to desimaler.
application-total = Poeng
application-threshold = { $points } poeng er det minste for å bli valgt.
application-reason = Grunn
application-reason-hint = Deltakeren leser den. Et ja trenger ingen.
application-send-title = Den kom på papir
application-send-hint = Sender søknaden inn med ønskene ovenfor.
application-send-button = Send den inn
application-sent = Søknaden er sendt inn.
application-verdict = Formell kontroll
application-verdict-eligible = Alt er på plass
application-verdict-incomplete = Noe mangler
application-verdict-not-eligible = Kan ikke delta
application-verdict-missing = Velg hva kontrollen viste.
application-check-button = Lagre kontrollen
application-checked = Kontrollen er lagret.
application-score-button = Lagre karakterene
application-scored = Karakterene er lagret.
application-decision = Avgjørelse
application-decision-select = Velg
application-decision-reserve = Sett på reservelista
application-decision-reject = Ikke velg
application-decision-missing = Velg en avgjørelse.
application-decide-button = Avgjør
application-decided = Avgjørelsen er lagret.
application-withdraw-title = Deltakeren trekker seg
application-withdraw-button = Trekk søknaden
application-withdrawn = Deltakeren har trukket seg.
