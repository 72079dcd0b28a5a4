## Papirer som må være på plass før avreise.

paper-reference-missing = Skriv det som kjennetegner papiret, som polisenummeret
paper-reference-too-long = Si det med høyst 200 tegn

## Hvorfor en bolig ikke passer.

housing-unfit-full = Alle senger er opptatt i denne tiden
housing-unfit-not-for-minors = Boligen tar ikke imot deltakere under 18
housing-unfit-not-step-free = Det er trinn, og deltakeren trenger en vei uten
housing-unfit-no-visual-alarm = Brannalarmen kan ikke ses, og deltakeren trenger en som kan det
housing-unfit-no-kitchen = Det er ikke kjøkken, og deltakeren trenger det

## Nødarket.

sheet-contact-missing = Oppgi minst én person vi kan ringe
sheet-contacts-too-many = Oppgi høyst { $most } personer vi kan ringe

## Behov for tilrettelegging.

need-practical-missing = Si hva som må være på plass, med praktiske ord
need-practical-too-long = Si det med høyst { $most } tegn
need-consent-missing = Vi kan bare ta vare på dette hvis deltakeren sier ja. Kryss av i så fall

## Samtykker. En ordlyd endres aldri: en ny får nytt navn, og svarene sier hvilken som ble lest.

consent-refused-wording = Ordene er endret siden du åpnet siden. Les dem på nytt, og svar så.
consent-refused-answer = Det er svaret allerede.
consent-wording-participation-2026-1 = { $learner } kan være med på dette oppholdet: arbeide hos verten, bo der vi har bekreftet, og reise fram og tilbake.
consent-wording-medical-emergency-2026-1 = I en nødsituasjon kan en lege behandle { $learner } når ingen i familien kan nås i tide.
consent-wording-photo-2026-1 = Bilder og korte filmer av { $learner } på arbeid kan vises på kontorets sider og i rapportene.
consent-wording-family-view-2026-1 = Familien min kan se på sin side hvor jeg er, hvem de kan ringe, og når jeg sist sa at jeg har det bra.

## Samtykker som sider.

consent-own-title = Det du sier ja til
consent-lead = Hvert svar teller for seg, og du kan endre det når som helst.
consent-purpose-participation = Å være med
consent-purpose-medical-emergency = Behandling i en nødsituasjon
consent-purpose-photo = Bilder
consent-purpose-family-view = Det familien ser
consent-answer-pending = Ikke svart ennå
consent-answer-given = Ja
consent-answer-refused = Nei
consent-answer-withdrawn = Trukket tilbake
consent-give-button = Si ja
consent-refuse-button = Si nei
consent-withdraw-button = Trekk tilbake
consent-choose = Velg ja eller nei
consent-answered = Svaret ditt er lagret.

## Registrere papirer.

paper-record-title = Papirene til { $name }
paper-kind = Hva er det?
paper-kind-missing = Velg hva det er
paper-reference = Det som kjennetegner det
paper-reference-hint = Polisenummeret, adressen til boligen.
paper-until = Gjelder til
paper-until-hint = La det stå tomt hvis det ikke har noen siste dag.
paper-day-unfit = Velg en dag, eller la det stå tomt
paper-record-button = Jeg har sett det
paper-recorded = Papiret er registrert.
paper-there-title = Registrert
paper-remove-button = Fjern
paper-removed = Papiret er fjernet.
paper-valid-until = gjelder til { $date }
paper-checked = sett av { $name }, { $date }

## Deltakerens egne papirer.

papers-own-title = Papirer
papers-own-sign-title = Til signering
papers-own-none = Ingenting er klart til signering ennå.
papers-own-sign-button = Les og signer
papers-own-gates-title = Før du reiser
papers-own-yours-title = Fra deg
papers-own-sheet-button = Åpne
papers-own-consents = Bilder, nødsituasjoner, det familien ser.
papers-own-consents-button = Svar
papers-own-needs = Det som må være på plass for at arbeid og bolig passer. Du bestemmer hvem som leser det.
papers-own-needs-button = Åpne

## Boliger til én deltaker.

housing-title = Bolig til { $name }
housing-empty-title = Partneren har ingen registrerte boliger
housing-empty-body = Importer tabellen med boliger, eller registrer en bolig som noen andre har funnet.
housing-price = { $price } i uka
housing-free = { $free } av { $beds } senger ledige
housing-rating = { $rating } stjerner
housing-inspected = kontrollert { $date }
housing-now = Gitt
housing-wished = Ønsket
housing-minors = tar deltakere under 18
housing-step-free = uten trinn
housing-visual-alarm = brannalarm som kan ses
housing-half-board = halvpensjon
housing-kitchen = kjøkken
housing-button = Gi denne boligen
housing-choose = Velg en bolig
housing-assigned = Boligen er gitt.
housing-other = Har noen andre funnet boligen? Registrer den

## Nødarket som side.

sheet-own-title = Hvem vi ringer i en nødsituasjon
sheet-title = I en nødsituasjon: { $name }
sheet-lead = Bare de som kan måtte ringe, kan lese det.
sheet-confirmed = Fylt ut { $date }.
sheet-contact = Person { $number }
sheet-relation-hint = Mor, bror, venn.
sheet-phone-hint = Med landskode, som +47.
sheet-contact-language = Snakker
sheet-you-title = Du
sheet-languages = Språk du kan få hjelp på
sheet-health-title = Helse
sheet-health-lead = Du trenger ikke skrive noe her. Det du skriver, blir låst inn, og hver lesing blir notert.
sheet-health = Hva må en hjelper vite?
sheet-health-hint = En allergi, en medisin. Praktiske ord, ingen sykehistorie.
sheet-health-share = Hvem kan også lese det?
sheet-health-agreed = Jeg er enig i at dette blir tatt vare på for nødsituasjoner
sheet-button = Lagre
sheet-saved = Nødarket er lagret.
sheet-empty-title = Ingen er oppgitt ennå
sheet-empty-body = Deltakeren fyller det ut før avreise.
phone-unfit = Skriv et nummer med landskode, som +47 900 00 000

## Behov for tilrettelegging som sider.

need-title = Tilrettelegging for { $name }
need-own-title = Det som må være på plass for deg
need-lead = Du leser dette for å hjelpe. At du leser det, blir notert med grunnen. Ikke gi det videre.
need-own-lead = Du trenger ikke skrive noe. Du bestemmer hvem som leser det, og hver lesing blir notert.
need-none = Her er det ingenting for deg å lese.
need-what-title = Det som må være på plass
need-shared = Leses av: { $who }
need-background = Bakgrunn
need-number = Nummer { $number }
need-practical = Hva må være på plass?
need-practical-hint = Praktiske ord: en bolig uten trinn, en pause hver time. Du trenger ikke skrive om sykdom.
need-code = Kortnavn
need-barrier = Det som er i veien
need-disclosed = Fortalt av
need-consented-on = Sagt ja til
need-share = Hvem kan lese det, utenom kontoret?
need-share-office = kontoret
need-share-partner_contact = partneren på stedet
need-share-host_mentor = mentoren hos verten
need-share-guardian = de foresatte
need-consented = Avtalt: dette kan tas vare på
need-erase-hint = Tøm et felt for å slette det som sto der. En tid etter oppholdet blir alt dette slettet.
need-button = Lagre
need-saved = Det er lagret.
