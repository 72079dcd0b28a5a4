## Tables that are taken out.

export-needs-purpose = Denne tabellen tas bare ut til et formål. Be om den der støttebehov tas ut.
export-code-does-not-fit = Navnet «{ $code }» på en oppføring passer ikke i en tabell. Navn har høyst 64 tegn, og verken komma eller semikolon.
export-no-birth-date = { $learner } mangler fødselsdato, som tabellen trenger. Før den inn først.
