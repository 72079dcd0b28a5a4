## Forhandling om et utkast.

comment-show-button = Vis til partene
comment-shown = Vist. Alle som skal signere, har fått e-post og kan si hva de mener.
comment-shown-unreachable = { $count ->
    [one] Vist, men én av dem som skal signere, har ingen e-postadresse. Ring.
   *[other] Vist, men { $count } av dem som skal signere, har ingen e-postadresse. Ring.
}
comment-title = Det som er sagt om utkastet
comment-lead = Alle som skal signere, kan lese dette.
comment-said = { $name }, { $party }, { $date }
comment-is-settled = Tatt hånd om
comment-settle-button = Tatt hånd om
comment-settled = Merket som tatt hånd om.
comment-new = Si noe om en linje
comment-about = Hvilken linje?
comment-about-unknown = Velg en linje i utkastet
comment-text = Hva burde være annerledes, eller hva er bra som det er?
comment-missing = Skriv hva du mener
comment-too-long = Si det med høyst 2 000 tegn
comment-too-many = Det er 200 kommentarer allerede. Ring hverandre.
comment-refused-gone = Denne kommentaren finnes ikke lenger. Åpne siden på nytt.
comment-button = Si det
comment-kept = Sagt. Kontoret og alle som skal signere, kan lese det.
mail-agreement-shown-subject = Hva mener du? Læringsavtale for { $learner }
mail-agreement-shown-text =
    Hei { $name },

    { $learner } skal til { $host } i { $place }, { $period }. Her er utkastet til læringsavtalen. Der står det hva { $learner } skal lære, hvem som hjelper, og hvordan det teller hjemme.

    Les det, og si på siden hva som burde være annerledes. Det er ingenting å signere ennå:

    { $link }

    { $office }
