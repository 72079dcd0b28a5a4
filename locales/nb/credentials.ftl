## Bevis som deltakere tar med hjem, og kontroll av dem.

credential-title = Læring i utlandet: { $trade }
credential-description = { $trade } hos { $host }, { $place }, { $period }. { $reached } av { $units ->
    [one] { $units } avtalt enhet ble nådd.
   *[other] { $units } avtalte enheter ble nådd.
}

credential-refused-over = Dette beviset gjelder ikke lenger.
credential-refused-not-back = Oppholdet er ikke over ennå.
credential-refused-no-unit = Ingen enhet ble avtalt for dette oppholdet.
credential-refused-not-assessed = Ikke alle avtalte enheter er vurdert ennå.
credential-refused-not-recognised = Det er ikke avgjort for alle avtalte enheter hva de teller for.
credential-refused-appealed = Deltakeren har bedt om at en avgjørelse blir sett på igjen. Svar på det først.
credential-refused-country = Landet { $code } står ikke i den europeiske landlisten for bevis.
credential-refused-field = { $code } er ikke et utdanningsfelt. Rett ISCED-F-koden til faget.
credential-refused-identifier = En adresse i opplysningene er ikke en gyldig identifikator. Rett adressen til denne installasjonen.
credential-reason-missing = Si hvorfor det trekkes tilbake: den som kontrollerer det, leser dette.

credential-state-issued = Gjelder
credential-state-revoked = Trukket tilbake
credential-state-superseded = Erstattet av et nyere

credential-form-elm = Europeisk digitalt bevis
credential-form-elm-sealed = Europeisk digitalt bevis, forseglet
credential-form-open-badge = Open Badge
credential-form-pdf = Beviset til å lese og skrive ut (PDF)

credential-heading = Bevis
credential-lead = Dokumentasjon av læring, utstedt av { $issuer }.
credential-issued = Utstedt
credential-issuer = Utstedt av
credential-where = Tilstand
credential-revoked-on = Trukket tilbake { $day }: { $reason }
credential-no-name = Hvem det tilhører, står bare i filen. Be om filen og kontroller den.
credential-check-link = Kontroller filen
credential-qr = Et bilde som kan skannes med telefonen: det åpner denne siden.

credential-own-heading = Det du tar med hjem
credential-own-lead = Beviset ditt for dette oppholdet. Gi filene til den som skal se hva du har lært: alle kan kontrollere dem.
credential-own-page = Siden som alle kan åpne
credential-take = Last ned: { $form }

credential-office-heading = Bevis
credential-office-none = Det er ikke utstedt noe bevis for dette oppholdet.
credential-issue-button = Utsted beviset
credential-issue-again = Utsted det på nytt
credential-issue-hint = Når oppholdet er over, hver avtalt enhet er vurdert og avgjort, og ingen klage venter på svar.
credential-issued-notice = Beviset er utstedt.
credential-revoke-summary = Trekk det tilbake
credential-revoke-reason = Hvorfor
credential-revoke-hint = Den som kontrollerer det fra nå av, leser dette. Ikke skriv om helse her.
credential-revoke-button = Trekk beviset tilbake
credential-revoked-notice = Beviset er trukket tilbake.

verify-title = Kontroller et bevis
verify-lead = Velg en fil som noen ga deg: et europeisk digitalt bevis, et Open Badge eller en PDF med segl. Den kontrolleres her og tas ikke vare på.
verify-file = Fil
verify-file-hint = Høyst 8 MB. Du kan også slippe filen på dette feltet.
verify-button = Kontroller
verify-file-missing = Velg en fil først.
verify-another = Kontroller en fil til
verify-about-heading = Hva filen sier
verify-about-title = Tittel
verify-about-holder = Hvem det tilhører
verify-about-issuer = Utstedt av
verify-checks-heading = Hva som ble kontrollert
verify-limits = Et segl eller en signatur viser at filen er slik den ble signert. Hvem som står bak et sertifikat, vet man bare fra en tillitsliste i EU, og den blir ikke spurt her. Ingenting slås opp på internett.

verify-format-elm-sealed = Europeisk digitalt bevis, forseglet
verify-format-elm = Europeisk digitalt bevis uten segl
verify-format-open-badge = Open Badge 3.0
verify-format-credential = W3C Verifiable Credential
verify-format-pdf = PDF-dokument
verify-format-unknown = Ukjent filtype

verify-outcome-proven = Alt er bevist.
verify-outcome-partly = Filen er slik den ble signert. Ikke alt kunne bevises.
verify-outcome-open = Ingenting er bevist: ikke noe segl og ingen signatur kunne kontrolleres.
verify-outcome-refuted = Ikke stol på denne filen.

verify-what-format = Form
verify-what-proof = Segl eller signatur
verify-what-issuer = Utsteder
verify-what-dates = Datoer
verify-what-status = Tilstand

verify-state-proven = bevist
verify-state-not-proven = ikke bevist
verify-state-refuted = motbevist

verify-reason-read = Filen har form av et bevis.
verify-reason-not-json = Filen kunne ikke leses.
verify-reason-no-credential = Det er ikke noe bevis i filen.
verify-reason-unknown-context = Filen bruker ord fra en kilde som ikke er kjent her, og ingen slås opp:
verify-reason-meaningless = Filen sier noe som ingen signatur dekker:
verify-reason-wrong-shape = Filen har ikke form av et bevis. Feil eller mangler:
verify-reason-pdf = En PDF kan leses, ikke kontrolleres. Be om bevisfilen som hører til.
verify-reason-pdf-read = Filen er en PDF som ble utstedt her.
verify-reason-pdf-sealed = Filen er en PDF med elektronisk segl.
verify-reason-unchanged = Filen er slik den ble signert.
verify-reason-kept-here = Nøyaktig disse bytene ble utstedt her.
verify-reason-changed = Filen ble endret etter at den ble signert, eller signaturen er en annens.
verify-reason-added = Noe ble lagt til i filen etter at den ble forseglet.
verify-reason-no-proof = Filen har verken segl eller signatur.
verify-reason-proof-unknown = Signaturen er av et slag som ikke kontrolleres her.
verify-reason-proof-unreadable = Seglet eller signaturen er ødelagt:
verify-reason-key-unknown = Nøkkelen er ikke i filen og ikke kjent her:
verify-reason-key-broken = Det signaturen viser til, er ikke en nøkkel:
verify-reason-known = Nøkkelen er kjent her. Den signerer for:
verify-reason-own-seal = Forseglet av denne installasjonen:
verify-reason-stranger = Den som signerte, har nøkkelen. At nøkkelen tilhører denne utstederen, er ikke kjent her:
verify-reason-key-only = Utstederen er en nøkkel og ikke mer. Hvem som har den, er ikke kjent:
verify-reason-test-certificate = Sertifikatet er til utprøving og beviser ingenting om hvem som forseglet:
verify-reason-no-trusted-list = Sertifikatet sier hvem som forseglet. Ingen tillitsliste ble spurt om det er sant:
verify-reason-compromised = Nøkkelen er på avveie siden
verify-reason-key-not-then = Nøkkelen signerte ikke for denne utstederen da det ble signert:
verify-reason-other-issuer = Nøkkelen tilhører en annen enn utstederen som filen nevner:
verify-reason-valid = Det gjelder i dag.
verify-reason-not-yet = Det gjelder ikke før
verify-reason-expired = Det gjaldt til
verify-reason-no-date = Filen sier ikke fra når det gjelder.
verify-reason-certificate-not-then = Sertifikatet gjaldt ikke da filen ble forseglet, eller tidspunktet er ikke kjent.
verify-reason-in-force = Utstederen har ikke trukket det tilbake.
verify-reason-revoked = Utstederen har trukket det tilbake.
verify-reason-superseded = Utstederen har erstattet det med et nyere.
verify-reason-no-status = Filen sier ikke hvor tilstanden kan slås opp.
verify-reason-status-unknown = Om det er trukket tilbake, står et annet sted som ikke spørres:
