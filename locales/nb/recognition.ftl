## Læreren hjemme bekrefter det mentoren fant, eller sier hva som er annerledes.

moderation-title = Bekreft det som er funnet: { $name }
moderation-lead = { $mentor } hos { $host } har vurdert disse enhetene. Bekreft hver av dem, eller si hva som er annerledes. Mentorens resultat blir stående; begge vises.
moderation-open-button = Bekreft det mentoren fant
moderation-found = Mentoren fant:
moderation-view = Hva sier du?
moderation-view-confirmed = Jeg bekrefter det
moderation-view-differs = Jeg ser det annerledes
moderation-differs-fold = Si hva som er annerledes
moderation-result = Ditt resultat
moderation-result-missing = Velg ditt resultat
moderation-reason = Hvorfor?
moderation-reason-hint = Deltakeren og mentoren hos verten kan lese det. Si hva du så.
moderation-reason-missing = Si hvorfor du ser det annerledes
moderation-same-result = Det er det mentoren fant. Bekreft det, eller velg et annet resultat.
moderation-missing = Velg hva du sier om minst én enhet
moderation-decided = Det er avgjort hva denne enheten teller for. Den kan ses på igjen når deltakeren ber om det.
moderation-kept = { $count ->
    [one] Lagret for én enhet.
   *[other] Lagret for { $count } enheter.
}
moderation-refused-not-assessed = Mentoren har ikke vurdert denne enheten ennå. Vent på vurderingen.
moderation-found-changed = Mentoren har kommet til noe annet i mellomtiden. Se på det, og lagre igjen.
moderation-refused-decided = Det er avgjort hva denne enheten teller for. Den kan ses på igjen når deltakeren ber om det.
moderation-confirmed = Validert hjemme
moderation-by = Bekreftet av { $name }.
moderation-differs-to = Validert som: { $level }
moderation-differs-because = { $name } ser det annerledes: { $reason }

mail-moderate-subject = Bekreft det { $name } har lært, innen { $due }
mail-moderate-text =
    Hei { $reader },

    mentoren hos { $host } har vurdert det { $name } har lært. Se på det innen { $due }: bekreft det, eller si hva som er annerledes.
    Det tar fem minutter:
    { $link }

mail-assess-late-subject = Vurderingen av { $name } mangler
mail-assess-late-text =
    Hei { $reader },

    oppholdet til { $name } sluttet { $last }. Uten din vurdering kan det ikke telle hjemme.
    Det tar tre minutter:
    { $link }

mail-decisions-due-subject = { $count ->
    [one] Én avgjørelse om hva som teller, har frist nå
   *[other] { $count } avgjørelser om hva som teller, har frist nå
}
mail-decisions-due-text =
    Hei { $reader },

    { $count ->
        [one] én deltaker venter på en avgjørelse om det som er lært, fra kontoret, fra en nemnd eller etter en klage.
       *[other] { $count } deltakere venter på en avgjørelse om det som er lært, fra kontoret, fra en nemnd eller etter en klage.
    }
    Her ser du hvem:
    { $link }

## Hva en enhet teller for, og hva avgjørelsen bygger på.

decision-full_unit = Teller helt
decision-part_of_unit = Teller delvis
decision-exemption_from_task = En oppgave hjemme trenger ikke gjøres igjen
decision-counts_as_training_time = Tiden teller som læretid
decision-exam_part_credit = Teller for en del av prøven
decision-ecvet_points = Poeng i fagopplæringen
decision-supplement_note_only = Bare en merknad i vedlegget til fagbrevet
decision-europass_only = Bare i Europass
decision-additional_qualification = En tilleggskvalifikasjon
decision-not_recognised = Teller ikke
decision-pending = En nemnd avgjør
recognise-points = Poeng
recognise-points-hint = Bare for poeng: et tall som 2,5
recognise-grounds = Hvem som avgjorde, etter hvilken regel, i hvilket dokument
recognise-decided_by = Avgjort av (når det ikke er kontoret)
recognise-legal_base = Hjemmel
recognise-reference = Dokument: nummer eller navn
recognise-on = Dato for avgjørelsen
recognise-appeal_until = Klage mulig til
recognition-points-missing = Skriv et antall poeng over 0, for eksempel 2,5
recognition-appeal-ends = Velg en dag etter avgjørelsen
rests-on-moderated = Bygger på resultatet slik det er validert hjemme: { $level }
rests-on-found = Bygger på mentorens resultat, ikke validert hjemme: { $level }
grounds-decided-by = Avgjort av: { $value }
grounds-legal-base = Hjemmel: { $value }
grounds-reference = Dokument: { $value }
grounds-on = Dato for avgjørelsen: { $value }
grounds-appeal-until = Klage mulig til { $value }

## Vertens karakterer, og tabellene som regner dem om.

grade-fold = Gir du en egen karakter?
grade-lead = Bare der dere bruker karakterer. Vi tar vare på din slik du skrev den. Ved siden av viser vi hva den er på en skala fra 0 til 100.
grade-scale = Skalaen din
grade-scale-other = En annen skala
grade-scale-own = Hva heter skalaen din?
grade-scale-own-hint = Bare for en annen skala. Karakteren blir tatt vare på og ikke regnet om.
grade-scale-missing = Velg skalaen din
grade-of = Karakter: { $unit }
grade-level-missing = Velg hvor langt denne enheten er nådd, ved siden av karakteren
grade-unknown = Vi kjenner ikke karakteren «{ $grade }» på denne skalaen, og gjetter ikke. Den har: { $known }
grade-own = Vertens egen karakter: { $grade } ({ $scale })
grade-converted = På en skala fra 0 til 100 er det { $number }, etter tabellen { $table } { $version }{ $verified ->
    [yes] {""}
   *[other] , som ingen har sammenlignet med kilden
}. Verten ga ikke dette tallet.
grade-not-converted = Det er ingen tabell for denne skalaen, så den er ikke regnet om.
grade-tables-title = Karaktertabeller
grade-tables-lead = Hva en karakter fra en vert er på en skala fra 0 til 100. En nyere versjon av en tabell brukes fra datoen sin; det som er regnet om før, beholder sin versjon.
grade-tables-none-title = Det er ingen tabell ennå
grade-tables-none-body = Les inn «Karaktertabeller» med kilde og versjon. Inntil da blir vertens karakterer stående slik de er skrevet.
grade-table-about = { $scale }, versjon { $version }, brukes fra { $date }
grade-used = Brukes nå
grade-used-not = Brukes ikke nå
grade-verified-yes = Sammenlignet med kilden
grade-verified-partly = Delvis sammenlignet med kilden
grade-verified-no = Ikke sammenlignet med kilden
grade-checked = Sammenlignet { $date }
grade-source = Kilde:
grade-grade = Karakter
grade-numbers = Tall
grade-normalised = Mellom 0 og 100
grade-passing = Bestått?
grade-passes = Bestått
grade-passes-not = Ikke bestått

complement-button = Tillegg (PDF)
complement-refused-not-over = Oppholdet er ikke over ennå. Tillegget kan tas ut når deltakeren er hjemme.
complement-refused-nothing = Ingenting er avtalt for dette oppholdet, så det er ingenting å legge til.
