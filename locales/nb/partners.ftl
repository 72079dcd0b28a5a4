## Partners abroad.

partners-title = Partnere
partners-lead = { $count ->
    [one] Én partner
   *[other] { $count } partnere
}
partners-map = Hit deltakerne reiser
partners-empty-title = Ingen partnere ennå
partners-empty-body = Hent inn tabellen med partnere, og så vertene og plassene deres.
partner-name = Partner
partner-room = Plass brukt
partner-room-in = Plass brukt, { $season }
partner-trades = Fag
partner-rating = Stjerner
partner-memorandum = Samarbeidsavtale til
partner-no-memorandum = Ingen
partner-memorandum-short = Går ut før siste opphold
partner-relationship = Slik går det
partner-stays = { $count ->
    [0] ingen der ennå
    [one] 1 opphold
   *[other] { $count } opphold
}
partner-learners = Deltakere
partner-no-learners = Ingen reiser dit ennå.
partner-offers = Plasser
partner-hosts = Verter
partner-host-resting = Tar ingen nå
partner-homes = Boliger
partner-code = Kode
partner-days = Dager
partner-slots = Samtidig
partner-status = Status
partner-checked = Sikkerhet sjekket
partner-none = Ingen ennå.
partner-kind = Type
partner-beds = Senger
partner-price = Per uke
partner-takes-minors = tar deltakere under 18

relationship-excellent = Svært godt
relationship-good = Godt
relationship-developing = Nytt, i vekst
offer-status-confirmed = Lovet
offer-status-provisional = Ventet
offer-status-withdrawn = Trukket
home-kind-shared_apartment = Bofellesskap
home-kind-student_residence = Studentbolig
home-kind-host_family = Vertsfamilie

## Siden til en partner.

partner-own-lead = Deltakere dere tar imot fra oss. Avtalen vår gjelder til { $until }.
partner-own-there = Hos dere nå
partner-own-coming = Kommer
partner-own-gone = Har vært hos dere
partner-own-empty-title = Ingen ennå
partner-own-empty-body = Så snart en plass hos dere er bekreftet, står deltakeren her.
