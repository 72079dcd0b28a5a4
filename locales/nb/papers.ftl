## Papirer som må være på plass før avreise.

paper-reference-missing = Skriv det som kjennetegner papiret, som polisenummeret
paper-reference-too-long = Si det med høyst 200 tegn

## Hvorfor en bolig ikke passer.

housing-unfit-full = Alle senger er opptatt i denne tiden
housing-unfit-minors = Boligen tar ikke imot lærlinger under 18
housing-unfit-steps = Det er trinn, og lærlingen trenger en vei uten
housing-unfit-alarm = Brannalarmen kan ikke ses, og lærlingen trenger en som kan det
housing-unfit-kitchen = Det er ikke kjøkken, og lærlingen trenger det

## Nødarket.

sheet-contact-missing = Oppgi minst én person vi kan ringe
sheet-contacts-too-many = Oppgi høyst { $most } personer vi kan ringe

## Behov for tilrettelegging.

need-practical-missing = Si hva som må være på plass, med praktiske ord
need-practical-too-long = Si det med høyst { $most } tegn
need-consent-missing = Vi kan bare ta vare på dette hvis lærlingen sier ja. Kryss av i så fall

## Samtykker. En ordlyd endres aldri: en ny får nytt navn, og svarene sier hvilken som ble lest.

consent-refused-wording = Ordene er endret siden du åpnet siden. Les dem på nytt, og svar så.
consent-refused-answer = Det er svaret allerede.
consent-wording-participation-2026-1 = { $learner } kan være med på dette oppholdet: arbeide hos verten, bo der vi har bekreftet, og reise fram og tilbake.
consent-wording-medical-emergency-2026-1 = I en nødsituasjon kan en lege behandle { $learner } når ingen i familien kan nås i tide.
consent-wording-photo-2026-1 = Bilder og korte filmer av { $learner } på arbeid kan vises på kontorets sider og i rapportene.
consent-wording-family-view-2026-1 = Familien min kan se på sin side hvor jeg er, hvem de kan ringe, og når jeg sist sa at jeg har det bra.
