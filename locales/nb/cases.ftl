## En sak på alle sider: hvor den står, hva som er galt, hva som kommer nå.

stage-applying = Søker
stage-in_review = Leses
stage-reserve = På ventelisten
stage-matching = Ser etter plass
stage-placed = Plass funnet
stage-signing = Til signering
stage-preparing = Papirer
stage-ready = Klar til å reise
stage-abroad = I utlandet
stage-home = Hjemme, rapporterer
stage-closed = Lukket
stage-not_selected = Ikke valgt ut
stage-cancelled = Avlyst

warning-help_asked = Ber om hjelp
warning-missed_check_in = Har ikke sjekket inn
warning-incident_open = Hendelse
warning-wants_to_talk = Vil snakke
warning-paper_missing = Papir mangler
warning-consent_missing = Samtykke mangler
warning-declined = Ikke enige
warning-place_taken_back = Plassen er trukket
warning-unplaced = Uten plass
warning-report_late = Rapport er sen

act-answer_help = Svar på ropet om hjelp
act-call_about_silence = Ring om en manglende innsjekk
act-handle_incident = Ta hånd om hendelsen
act-call_back = Ring tilbake
act-submit_application = Send søknaden
act-check_application = Sjekk søknaden
act-score_application = Gi poeng til søknaden
act-decide_application = Avgjør søknaden
act-replace_place = Reparer runden: finn en annen plass
act-find_place = Finn en plass
act-confirm_place = Bekreft plassen
act-offer_agreement = Send læringsavtalen
act-renew_agreement = Lag en ny læringsavtale
act-sign_agreement = Signer læringsavtalen
act-sign_grant_agreement = Signer tilskuddsavtalen
act-add_insurance = Legg inn forsikringen
act-confirm_housing = Bekreft boligen
act-fill_emergency_sheet = Fyll ut nødarket
act-give_consent = Gi samtykke
act-depart = Bekreft avreisen
act-confirm_arrival = Bekreft ankomsten
act-check_in = Sjekk inn
act-hold_talk = Hold midtveissamtalen
act-assess = Vurder det som er lært
act-confirm_return = Bekreft hjemkomsten
act-moderate = Bekreft det mentoren fant
act-recognise = Avgjør hva som teller hjemme
act-ask_board = Be nemnda om avgjørelsen
act-close_file = Lukk saken
act-report_visit = Rapporter om besøket
act-none = Ingenting å gjøre

## Vilkårene for avreise, og hvorfor et av dem er åpent.

gate-learning_agreement = Læringsavtale
gate-grant_agreement = Tilskuddsavtale
gate-insurance = Forsikring
gate-housing = Bolig
gate-emergency_sheet = Nødark
gate-guardian_consent = Samtykke fra foresatte

gate-open-missing = Ikke der ennå
gate-open-unsigned = { $left ->
    [one] Én signatur mangler
   *[other] { $left } signaturer mangler
}
gate-open-ends_before = Den slutter { $date }, før oppholdet gjør det
gate-open-not_answered = { $guardians ->
    [one] Én foresatt har ikke svart
   *[other] { $guardians } foresatte har ikke svart
}
gate-open-refused = En foresatt har sagt nei
gate-open-no_guardian = Ingen foresatt er registrert
gate-open-housing_not_for_minors = Denne boligen tar ikke deltakere under 18 år
