## Search.

search-title = Søk
search-lead = Begynnelsen av navn er nok, med eller uten aksenter.
search-field = Deltaker, partner, vert, sted eller runde
search-button = Søk
search-none-title = Ingenting begynner med «{ $query }»
search-none-body = Prøv færre bokstaver, eller bare ett av ordene.
search-learners = Deltakere
search-partners = Partnere
search-hosts = Verter
search-rounds = Runder
search-more = Dette er de første { $count }. Skriv flere bokstaver for å finne de andre.
