## Search.

search-title = Search
search-lead = The beginnings of names are enough, with or without accents.
search-field = Learner, partner, host, town or round
search-button = Search
search-none-title = Nothing begins with “{ $query }”
search-none-body = Try fewer letters, or only one of the words.
search-learners = Learners
search-partners = Partners
search-hosts = Hosts
search-rounds = Rounds
search-more = These are the first { $count }. Type more letters to find the others.
