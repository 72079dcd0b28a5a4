## Kinds of stays, as rates and reports name them.

activity-all = Alle opphold
activity-vet-learner = Deltakere
activity-staff = Ansatte
activity-vet-short-term = Kort opphold
activity-vet-long-term-erasmuspro = Langt opphold (ErasmusPro)
activity-vet-group = Gruppeopphold
activity-vet-skills-competition = Yrkeskonkurranse
activity-staff-job-shadowing = Jobbskygging
activity-staff-teaching = Undervisning
activity-staff-courses = Kurs
activity-invited-expert = Invitert ekspert
activity-hosting-teacher = Lærer på besøk
activity-preparatory-visit = Forberedende besøk

## Headings of the budget.

grant-category-travel = Reise
grant-category-individual-support = Opphold
grant-category-organisational-support = Kontorets arbeid
grant-category-inclusion-organisation = Arbeid for inkludering
grant-category-linguistic-support = Språkkurs
grant-category-course-fee = Kursavgift
grant-category-preparatory-visit = Forberedende besøk

## By which rule a figure is counted.

grant-rule-travel-by-distance = Reise tur-retur; stedet ligger { $distance_km } km unna
grant-rule-travel-band-by-hand = Reise tur-retur; avstanden, fra { $band_from_km } km, er satt av en person
grant-rule-travel-too-near = Ikke reisetilskudd: stedet ligger { $distance_km } km unna
grant-rule-travel-paid-elsewhere = Ikke reisetilskudd: noen andre betaler reisen
grant-rule-individual-by-day = Opphold, betalte dager { $first_day } til { $last_day }
grant-rule-below-least-length = Ingenting: { $activity_days } dager der, og det minste er { $least_days }
grant-rule-organisational-by-participant = Kontorets arbeid for deltaker nummer { $participant } med denne typen opphold
grant-rule-organisational-not-requested = Kontoret har ikke bedt om noe for dette oppholdet
grant-rule-inclusion-by-participant = Arbeid for en deltaker med færre muligheter
grant-rule-linguistic-by-participant = Språkkurs
grant-rule-linguistic-for-long-stays = Språkkurs, tillegg for langt opphold
grant-rule-course-fee-by-day = Kursavgift for { $course_days } dager
grant-rule-preparatory-visit-by-person = Forberedende besøk, person nummer { $participant }

## A rate, and from where to where it holds.

grant-rate-travel-standard = Reise på { $band } km
grant-rate-travel-green = Grønn reise på { $band } km
grant-rate-individual-support = Landgruppe { $group }, { $span }
grant-rate-organisational-support = { $activity }, { $span }
grant-rate-inclusion-organisation = Deltaker med færre muligheter
grant-rate-linguistic-support = Språkkurs
grant-rate-linguistic-support-extra = Språkkurs, tillegg for langt opphold
grant-rate-course-fee = Kursavgift, { $span }
grant-rate-preparatory-visit = Forberedende besøk, { $span }
grant-span-every-day = hver dag
grant-span-days = dag { $first } til { $last }
grant-span-from-day = fra dag { $first }
grant-span-each = hver deltaker
grant-span-up-to = til og med nummer { $last }
grant-span-from = fra nummer { $first }
grant-unit-day = dager
grant-unit-person = personer
grant-verified-yes = kontrollert
grant-verified-partly = delvis kontrollert
grant-verified-no = ikke kontrollert

## Tilskuddsavtalen som side.

grant-title = Tilskuddsavtale: { $name }
grant-short-total = Det du får
grant-short-first = Før du reiser
grant-short-rest = Etter rapporten din
grant-first = { $amount } innen { $days } dager etter at alle har signert, og senest { $date }
grant-rest = { $amount } innen { $days } dager etter rapporten din
grant-signed = Signert. Takk. Du får en e-post når alle har signert.
grant-signed-last = Signert, og du var den siste: tilskuddsavtalen gjelder.
grant-calculated = Pengene er regnet ut på nytt.
grant-line-count = Antall
grant-line-count-of = { $count } × { $rate } = { $amount }
grant-line-rate = Sats
grant-line-year = Satser fra
grant-line-source = Kilde
grant-line-checked = Satsen
grant-line-total = Sum
grant-terms-title = Når det betales: { $name }
grant-terms-prefinancing = Prosent før oppholdet
grant-terms-prefinancing-hint = Fra 70 til 100.
grant-terms-pay = Dager til det betales, etter at alle har signert
grant-terms-report = Dager til deltakerens rapport
grant-terms-balance = Dager til resten betales, etter rapporten
grant-terms-button = Lagre
grant-terms-saved = Vilkårene er lagret.
grant-terms-clash = Noen andre endret vilkårene mens du skrev: nå { $percent } prosent. Se over, og lagre igjen.
