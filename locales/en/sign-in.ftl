## Coming in: sign-in, the mail with a link, the choice of a role, one's own sessions, personal links.

sign-in-wrong = Mail address or password do not fit. Check both and try once more.
email-unfit = Enter a mail address like name@example.org
password-too-short = Take at least { $least } letters or signs. A short sentence is good.
password-too-long = That is longer than we can keep. Take a shorter one.
password-too-common = Many people use something like this. Take a sentence that only you would think of.
password-wrong = That is not your password
oid-taken = Another organisation has this number
time-zone-unknown = { $zone } is no time zone we know. Enter one like Europe/Oslo.

mail-sign-in-subject = Your link to sign in
mail-sign-in-text =
    Hello,

    with this link you sign in. It works once, for { $minutes } minutes, in the browser where you asked for it:

    { $link }

    You did not ask for it? Then do nothing. Nobody can sign in with this mail alone.
mail-fresh-link-subject = Your fresh link
mail-fresh-link-text =
    Hello { $name },

    here is the fresh link that you asked for:

    { $link }

    It is meant for you alone.
