## SMaRT-arket: strategisk, meningsfullt, mulig å godkjenne, mulig å overføre.

smart-open-button = SMaRT-ark
smart-title = SMaRT: { $name }
smart-lead = Oppholdet hos { $host }, etter det som er skrevet ned. Hvert kort viser hva det bygger på.
smart-own-button = Hva er nytten av oppholdet mitt?
smart-own-title = Nytten av oppholdet mitt
smart-own-lead = Fire spørsmål om oppholdet ditt, og det vi vet så langt. Grått betyr at ingen har skrevet det ned ennå.
smart-round-title = SMaRT: runde { $round }
smart-round-lead = { $stays ->
    [one] Ett opphold
   *[other] { $stays } opphold
}, { $ended } av dem er slutt.
smart-letter-strategic = Strategisk
smart-letter-meaningful = Meningsfullt
smart-letter-recognisable = Mulig å godkjenne
smart-letter-transferable = Mulig å overføre
smart-question-strategic = Er det en del av en plan for institusjonen, ikke bare for én person?
smart-question-meaningful = Er det klart hva deltakeren, skolen, bedriften hjemme og verten får ut av det?
smart-question-recognisable = Kan andre se og godta det som er lært?
smart-question-transferable = Kan det brukes andre steder?
smart-light-green = Grønt: alt er der
smart-light-amber = Gult: noe mangler eller er åpent
smart-light-grey = Grått: ingenting er skrevet ned ennå
smart-standing-met = På plass
smart-standing-missed = Ikke nådd
smart-standing-not_yet = Ikke tid ennå
smart-standing-not_recorded = Ingen har skrevet det ned
smart-not-kept = Dette registreres ikke ennå
smart-fact-goal_named = Et mål i institusjonens plan er nevnt
smart-fact-purposes = { $part } av { $whole } parter har sagt hva de får ut av det
smart-fact-tasks_match = Plassen tilbyr { $part } av de { $whole } avtalte enhetene
smart-fact-host_again = Verten tar gjerne imot noen igjen
smart-fact-signed_before = Alle hadde signert avtalen før første dag
smart-fact-assessed = { $part } av { $whole } enheter er vurdert
smart-fact-recognised = { $part } av { $whole } enheter teller helt eller delvis
smart-fact-document_issued = Et digitalt bevis er utstedt
smart-fact-skills_linked = { $part } av { $whole } enheter er knyttet til europeiske ferdigheter
smart-fact-transversal_outcomes = Avtalte overførbare ferdigheter: { $part }. Minst { $whole } er ønsket.
smart-fact-used_at_work = Det brukes på jobb etter et halvt år
smart-fact-method_brought_home = En måte å arbeide på er tatt med hjem
smart-own-goal_named = Skolen har en plan som oppholdet ditt hører til
smart-own-purposes = { $part } av { $whole } har sagt hva de får ut av det: du, skolen, bedriften din, verten
smart-own-tasks_match = På plassen din kan du lære { $part } av de { $whole } tingene vi ble enige om
smart-own-host_again = Verten tar gjerne imot noen igjen
smart-own-signed_before = Alle hadde signert før du begynte
smart-own-assessed = Mentoren din har vurdert { $part } av { $whole } enheter
smart-own-recognised = { $part } av { $whole } enheter teller hjemme
smart-own-document_issued = Du har et digitalt bevis som alle kan kontrollere
smart-own-skills_linked = { $part } av { $whole } enheter har navn som hele Europa kjenner
smart-own-transversal_outcomes = Avtalte ferdigheter som er nyttige i alle fag: { $part }. Minst { $whole } er ønsket.
smart-own-used_at_work = Du bruker det på jobb etter et halvt år
smart-own-method_brought_home = Du tok med deg en ny måte å arbeide på hjem
smart-measure-goal_named = Opphold med et mål i institusjonens plan
smart-measure-trades_taking_part = Fag som har vært med i løpet av to år
smart-measure-purposes_complete = Opphold der alle fire parter har sagt hva de får ut av det
smart-measure-tasks_match = Avtalte enheter som plassen tilbyr
smart-measure-host_again = Verter som gjerne tar imot igjen, av dem som svarte
smart-measure-signed_before = Avtaler som alle signerte før første dag
smart-measure-assessed = Avtalte enheter som er vurdert
smart-measure-recognised = Avtalte enheter som er godkjent helt eller delvis
smart-measure-document_issued = Digitale bevis utstedt, av oppholdene som er slutt
smart-measure-transversal_outcomes = Deltakere med minst to overførbare ferdigheter, av dem med en avtale som gjelder
smart-measure-used_at_work = Brukt på jobb etter et halvt år, av svarene
smart-measure-practices = Gode eksempler i året
smart-sources = Hvor målene kommer fra:
smart-target-source = { $source }
smart-target-source-unverified = { $source } (ikke sjekket)
smart-no-targets = Det er ingen mål ennå, så ingenting kan bedømmes. Les inn «Mål på SMaRT-arket» med kilde.

## Formålet med et opphold.

purpose-title = Formålet med oppholdet
purpose-goal = Mål i institusjonens plan
purpose-goal-none = Ikke noe mål i institusjonens plan er nevnt.
purpose-goal-own = Målet for dette oppholdet
purpose-goal-round = Målet for runden
purpose-goal-hint = Slik planen kaller det, for eksempel EP-2. Står feltet tomt, gjelder målet for runden.
purpose-side-learner = Deltaker
purpose-side-school = Skole
purpose-side-home_company = Bedrift hjemme
purpose-side-host = Vert
purpose-says-learner = Hva får deltakeren ut av det?
purpose-says-school = Hva får skolen ut av det?
purpose-says-home_company = Hva får bedriften hjemme ut av det?
purpose-says-host = Hva får verten ut av det?
purpose-own-title = Med dine ord
purpose-own-hint = En eller to setninger. Skolen, bedriften og verten kan lese det.
purpose-kept = Lagret.

## Et halvt år senere.

follow-up-open-button = Hva brukes på jobb?
follow-up-own-button = Si hva jeg bruker på jobb
follow-up-title = Hva som brukes på jobb: { $name }
follow-up-title-own = Hva jeg bruker på jobb
follow-up-title-plain = Hva som brukes på jobb senere
follow-up-lead = { $name } kom hjem fra { $host } { $date }. Hva brukes på jobb av det som ble lært der? Det tar to minutter.
follow-up-lead-own = Du kom hjem fra { $host } { $date }. Hva bruker du på jobb av det du lærte der? Det tar to minutter.
follow-up-back = Tilbake
follow-up-from = Hvem sier det?
follow-up-from-learner = Deltakeren
follow-up-from-home_company = Bedriften hjemme
follow-up-from-missing = Velg hvem som sier det
follow-up-used = Hvor mye av det brukes på jobb?
follow-up-used-much = Mye
follow-up-used-some = Noe
follow-up-used-nothing = Ingenting
follow-up-used-missing = Velg hvor mye som brukes
follow-up-text = Hva er det? Eller hvorfor ikke?
follow-up-method = Ble en måte å arbeide på tatt med hjem, og brukes den på jobb nå? Hvilken?
follow-up-method-hint = For eksempel en annen måte å planlegge dagen på, et verktøy, en kontroll.
follow-up-method-said = Tatt med hjem:
follow-up-kept = Takk. Det er lagret.
follow-up-early-title = Det er for tidlig
follow-up-early-body = Vi spør omtrent et halvt år etter hjemkomst.
follow-up-refused-not-home = Deltakeren er ikke hjemme ennå. Vi spør omtrent et halvt år etter hjemkomst.

mail-follow-up-learner-subject = Hva bruker du av det du lærte hos { $host }?
mail-follow-up-learner-text =
    Hei { $reader },

    du har vært hjemme fra { $host } i et halvt år. Hva bruker du på jobb av det du lærte?
    Det tar to minutter:
    { $link }

mail-follow-up-company-subject = Hva bruker { $name } av det som ble lært hos { $host }?
mail-follow-up-company-text =
    Hei { $reader },

    { $name } har vært hjemme fra { $host } i et halvt år. Hva brukes i bedriften deres av det som ble lært der?
    Det tar to minutter:
    { $link }
