## Ett opphold, og hva som ble lært.

stay-title = Opphold: { $name }
stay-crumb = Opphold
stay-lead = { $host }, { $city }, { $period }
stay-state-planned = Forberedes
stay-state-ready = Klar til å reise
stay-state-departed = På vei
stay-state-arrived = I utlandet
stay-state-ended_early = Avsluttet før tiden
stay-state-returned = Hjemme
stay-state-closed = Lukket
stay-state-cancelled = Avlyst
stay-next-title = Neste steg
gate-met = På plass
gate-not-met = Åpen
stay-depart-day = Reiste hjemmefra
stay-depart-button = Deltakeren har reist
stay-arrive-day = Kom fram
stay-arrive-button = Deltakeren er framme
stay-return-day = Kom hjem
stay-return-button = Deltakeren er hjemme
stay-close-hint = Alle enheter er avgjort og ingen hendelse er åpen: da er det ikke mer å gjøre.
stay-close-button = Lukk saken
stay-end-title = Avslutt oppholdet før tiden
stay-end-day = Reiste hjem
stay-end-button = Avslutt nå
stay-reason = Grunn
stay-force-majeure = Ingen kunne ha forutsett det
stay-force-majeure-hint = Dødsfall i familien, sykdom, en stengt grense. Da kan utgifter dekkes likevel.
stay-force-majeure-yes = Ja, utgifter kan dekkes
stay-force-majeure-no = Nei
stay-guardian-told = En foresatt vet det
stay-cancel-title = Oppholdet blir ikke noe av
stay-cancel-button = Avlys oppholdet
stay-story-title = Det som har skjedd
stay-departed = Reiste
stay-arrived = Kom fram
stay-returned = Kom hjem
stay-ended = Avsluttet før tiden
stay-closed = Lukket
stay-cancelled = Avlyst
stay-learning-title = Det som læres
stay-host-again = Vil ta imot igjen
stay-now-departed = Deltakeren er på vei.
stay-now-arrived = Deltakeren er framme.
stay-now-returned = Deltakeren er hjemme.
stay-now-ended_early = Oppholdet er avsluttet. Verten og partneren får vite det.
stay-now-closed = Saken er lukket.
stay-now-cancelled = Oppholdet er avlyst. Plassen er ledig, og verten får vite det.
host-invite-button = Send mentoren en lenke
host-invited = Mentoren får en e-post med en lenke.

attained-none = Ikke vurdert
attained-not_yet = Ikke ennå
attained-partly = Med hjelp
attained-achieved = Alene
attained-beyond = Kan lære bort
recognise-open-button = Avgjør hva som teller
recognise-title = Hva som teller hjemme: { $name }
recognise-lead = For hver enhet som mentoren vurderte. Deltakeren leser det.
recognise-decision = Hva teller det for?
recognise-reason = Forklar med ord
recognise-reason-hint = Si hvorfor det ikke teller helt, eller hvilken oppgave, del av prøven, kvalifikasjon eller nemnd det gjelder. Må skrives for alt unntatt «helt», «læretid» og poeng.
recognise-none-title = Ingenting er vurdert ennå
recognise-none-body = Mentoren vurderer i de siste dagene av oppholdet.
recognise-done = { $count ->
    [0] Ingenting er endret.
    [one] Én enhet er avgjort.
   *[other] { $count } enheter er avgjort.
}
