## Sider som sier hva som gikk galt og hva man kan gjøre. Ingen får skylden.

error-home = Gå til startsiden
error-code = Hvis du ber om hjelp, oppgi denne koden: { $code }
error-bad-request-title = Vi kunne ikke lese dette
error-bad-request-body = Noe i adressen eller skjemaet manglet. Gå tilbake og prøv en gang til.
error-not-found-title = Vi finner ikke denne siden
error-not-found-body = Adressen kan være feil. Eller siden tilhører en annen.
error-wrong-way-title = Siden kan ikke åpnes på denne måten
error-wrong-way-body = Gå tilbake og bruk knappen på siden før.
error-changed-title = Noen endret dette før deg
error-changed-body = Ingenting ble lagret over det. Gå tilbake, se hva som er nytt, og prøv en gang til.
error-gone-title = Denne lenken virker ikke lenger
error-gone-body = Den er brukt før, eller tiden er ute. Be om en ny der du fikk denne.
error-too-big-title = Filen er for stor
error-too-big-body = Velg en mindre fil. Store tabeller kan deles i to.
error-unreadable-title = Noe av dette passer ikke
error-unreadable-body = Gå tilbake og se på det du skrev. Ingenting ble lagret.
error-too-often-title = Det var mye på en gang
error-too-often-body = Vent et minutt, og prøv en gang til.
error-foreign-title = Dette kom fra et annet nettsted
error-foreign-body = For din sikkerhet gjorde vi ingenting. Åpne siden her og trykk på knappen igjen.
error-broken-title = Noe gikk i stykker hos oss
error-broken-body = Det er ikke din feil, og vi har notert det. Prøv en gang til om et minutt.
error-offline-title = Du er uten nett
error-refused-title = Det går ikke nå
error-repeated-title = Dette skjemaet er sendt før
error-repeated-body = Den gangen sto det noe annet i det, og det gjelder. Åpne siden på nytt for å endre noe.
