## Deltakere slik kontoret slår dem opp: listen.

people-title = Personer
people-lead = Alle deltakere, etter navn.
people-search = Finn en deltaker
people-search-button = Søk
people-none-title = Ingen med dette navnet
people-none-body = Prøv færre bokstaver, eller bare fornavnet.
people-all = Vis alle
people-empty-title = Ingen er her ennå
people-empty-body = Hent inn en tabell med deltakere, eller vent på søknader.

## Saken til én deltaker.

people-age = { $age } år
people-next-title = Det neste
people-stay-link = Se oppholdet
people-gates-title = Før avreise
people-gate-met = På plass
people-papers-link = Registrer et papir
people-sheet-link = Nødark
people-texts-title = Avtaler
people-money-title = Penger
people-money-none = Ingenting er regnet ut ennå.
people-money-button = Regn ut nå
people-money-calculated = Beregning { $number }, { $date }
people-money-earlier = Før: beregning { $number }, { $date }: { $total }
people-way-title = Veien
people-place-title = Plassen
people-home = Bolig
people-no-home = Ingen bolig ennå
people-contacts-title = Folk
people-helper-tutor = Veileder hjemme
people-helper-mentor = Mentor hos verten
people-helper-partner = Partner på stedet
people-emergency-contact = I en nødsituasjon: { $relation }
people-family-title = Familie og samtykker
people-family-invited = { $count ->
    [one] Én foresatt får en e-post med en lenke.
   *[other] { $count } foresatte får en e-post med en lenke.
}
people-family-nobody = Ingen foresatt kan få e-post. Legg inn en adresse, eller ring.
people-needs-title = Tilrettelegging
people-needs-kept = Noe er registrert. At du leser det, står i journalen.
people-needs-none = Ingenting er registrert.
people-needs-open = Les det
people-needs-add = Legg inn noe
people-history-earlier = Tidligere
people-history-title = Det som har skjedd

## Det kontoret kan gjøre nå.

people-do-open = Åpne
people-do-agreement = Lag avtalen
people-do-grant = Lag tilskuddsavtalen
people-do-insurance = Legg inn forsikringen
people-do-housing = Finn en bolig
people-do-sheet = Fyll ut
people-do-family = Skriv til familien

## Dager på veien, etter FactKind::code.

steps-ahead = Kommer:
fact-submitted = Søknad sendt
fact-selected = Valgt ut
fact-placed = Plass bekreftet
fact-agreement-offered = Læringsavtalen sendt ut
fact-agreement-signed = Læringsavtalen signert av alle
fact-grant-signed = Tilskuddsavtalen signert av alle
fact-insured = Forsikring sjekket
fact-housed = Bolig bekreftet
fact-sheet-filled = Nødarket fylt ut
fact-ready = Klar til å reise
fact-begins = Oppholdet begynner
fact-departed = Reiste
fact-arrived = Kom fram
fact-halfway = Halvveis
fact-ends = Oppholdet slutter
fact-ended-early = Avsluttet før tiden
fact-returned = Kom hjem
fact-closed = Saken lukket
fact-cancelled = Avlyst

## Historien til en deltaker, etter handlingene i journalen.

history-person-added = Personen ble lagt inn
history-person-changed = Opplysninger om personen ble endret
history-application-submitted = Søknaden ble sendt
history-application-checked = Søknaden ble sjekket
history-application-scored = Søknaden fikk poeng
history-application-decided = Søknaden ble avgjort
history-application-withdrawn = Søknaden ble trukket
history-allocation-confirmed = Plassen ble bekreftet
history-allocation-overridden = En annen plass ble valgt
history-allocation-kept = Kontoret holdt av en plass
history-allocation-ruled-out = Kontoret utelukket en plass
history-allocation-unlocked = Det som var bestemt på forhånd, ble tatt bort
history-mobility-moved = Oppholdet ble flyttet til en annen plass
history-mobility-dates-changed = Oppholdet har fått andre dager
history-agreement-drafted = Læringsavtalen ble satt opp
history-agreement-edited = Utkastet til læringsavtale ble endret
history-agreement-offered = Læringsavtalen ble sendt til signering
history-agreement-signed = Læringsavtalen ble signert
history-agreement-declined = Noen var ikke enig i læringsavtalen
history-agreement-withdrawn = Læringsavtalen ble trukket tilbake
history-agreement-reminded = De som ikke hadde signert læringsavtalen, fikk en påminnelse
history-agreement-renewed = En ny versjon av læringsavtalen ble laget
history-agreement-unsigned = Noen trakk signaturen under læringsavtalen tilbake
history-agreement-handed-in = Et signert papir av læringsavtalen ble levert inn
history-agreement-scan-rejected = Et papir av læringsavtalen ble sendt tilbake
history-agreement-delegated = En annen ble bedt om å signere læringsavtalen
history-agreement-sealed = Den signerte læringsavtalen ble forseglet
history-agreement-amendment-begun = En endring av læringsavtalen ble påbegynt
history-agreement-amendment-discarded = Utkastet til en endring ble kastet
history-agreement-amended = Læringsavtalen ble endret, med alles signatur
history-agreement-shown = Utkastet til læringsavtalen ble vist til partene
history-agreement-commented = Noen sa noe om utkastet
history-agreement-comment-settled = En kommentar til utkastet ble tatt hånd om
history-grant-agreement-drafted = Tilskuddsavtalen ble satt opp
history-grant-agreement-edited = Vilkårene i tilskuddsavtalen ble endret
history-grant-agreement-offered = Tilskuddsavtalen ble sendt til signering
history-grant-agreement-signed = Tilskuddsavtalen ble signert
history-grant-agreement-declined = Noen var ikke enig i tilskuddsavtalen
history-grant-agreement-withdrawn = Tilskuddsavtalen ble trukket tilbake
history-grant-agreement-reminded = De som ikke hadde signert tilskuddsavtalen, fikk en påminnelse
history-grant-agreement-renewed = En ny versjon av tilskuddsavtalen ble laget
history-grant-agreement-unsigned = Noen trakk signaturen under tilskuddsavtalen tilbake
history-grant-agreement-handed-in = Et signert papir av tilskuddsavtalen ble levert inn
history-grant-agreement-scan-rejected = Et papir av tilskuddsavtalen ble sendt tilbake
history-grant-agreement-delegated = En annen ble bedt om å signere tilskuddsavtalen
history-grant-agreement-sealed = Den signerte tilskuddsavtalen ble forseglet
history-entitlement-calculated = Pengene ble regnet ut
history-entitlement-not-calculated = Pengene kunne ikke regnes ut for de nye dagene
history-paper-recorded = Et papir ble registrert
history-paper-removed = Et papir ble fjernet
history-housing-assigned = En bolig ble gitt
history-emergency-sheet-filled = Nødarket ble fylt ut
history-consent-answered = Et spørsmål om samtykke ble besvart
history-family-invited = Familien ble skrevet til
history-support-need-written = Behov for tilrettelegging ble skrevet ned
history-support-need-read = Behov for tilrettelegging ble lest
history-support-need-erased = Behov for tilrettelegging ble slettet
history-case-put-off = Det neste steget ble utsatt
history-mobility-departed = Avreisen ble bekreftet
history-mobility-arrived = Ankomsten ble bekreftet
history-mobility-ended-early = Oppholdet ble avsluttet før tiden
history-mobility-returned = Hjemkomsten ble bekreftet
history-mobility-closed = Saken ble lukket
history-mobility-cancelled = Oppholdet ble avlyst
history-assessment-given = Verten vurderte det som er lært
history-self-assessment-given = Deltakeren sa hva som er lært
history-host-answered = Verten svarte på om de vil ta imot igjen
history-moderation-given = Veilederen hjemme så på det verten fant
history-purpose-said = Formålet med oppholdet ble skrevet ned
history-follow-up-answered = Noen fortalte hva som brukes på jobb
history-complement-taken = Tillegget ble tatt ut
history-attendance-confirmed = Verten bekreftet en uke
history-attendance-corrected = En bekreftet uke ble rettet
history-logbook-written = Deltakeren skrev i loggboka
history-logbook-changed = Deltakeren endret et innlegg i loggboka
history-logbook-removed = Deltakeren tok et innlegg ut av loggboka
history-logbook-marked = Deltakeren valgte hva i loggboka som er bevis
history-portfolio-added = Deltakeren la noe i mappa
history-portfolio-removed = Deltakeren tok noe ut av mappa
history-mid-term-recorded = Midtveissamtalen ble skrevet ned
history-plan-noted = En endring i planen ble notert
history-purpose-goal-named = Målet som oppholdet tjener, ble navngitt
history-support-need-used = Behov for tilrettelegging ble brukt til å velge plass
history-attendance-taken = Frammøtelisten ble hentet ut
history-attendance-read = Det ble lest hvorfor deltakeren var borte
history-certificate-taken = Et papir fra oppholdet ble tatt ut
history-europass-mobility-issued = Europass-mobilitet ble utstedt
history-europass-mobility-numbered = Europass-mobiliteten fikk sitt nummer
history-recognition-decided = Det som teller hjemme, ble avgjort
history-recognition-appealed = Deltakeren ba om at en avgjørelse blir sett på igjen

## Familiens side.

family-title = Oppholdet til { $name }
family-lead-minor = { $name } er under 18 år. Her ser du hvordan det går, og hva vi trenger fra deg.
family-lead-adult = { $name } lar deg se denne siden.
family-heard = { $name } sa sist hvordan det går: { $when }.
family-papers-title = Til signering
family-consents-title = Svarene dine
family-stay-title = Hvor og når
family-no-stay = Det er ingen plass ennå. Vi skriver til deg når den er funnet.
family-call-title = Hvem du kan ringe
family-duty = Kontoret, døgnet rundt
family-serious = Skjer det noe alvorlig, ringer vi deg. Du får aldri vite det først på denne siden.
mail-family-subject = Oppholdet til { $learner }: siden din
mail-family-text =
    Hei { $name },

    { $learner } vil arbeide i utlandet en tid. På siden din ser du hvor og når, hvem du kan ringe, og hva vi trenger fra deg:

    { $link }

    Svar på spørsmålene der. Det tar omtrent tre minutter. Ta vare på denne e-posten: lenken varer til etter oppholdet.

    { $office }
