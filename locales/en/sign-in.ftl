## Coming in: sign-in, the mail with a link, the choice of a role, one's own sessions, personal links.

sign-in-title = Sign in
sign-in-lead = Use your password, or let us send a link to your mail.
sign-in-email = Mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-mail-title = Without a password
sign-in-mail-hint = We send you a link. It works once, for 15 minutes, in this browser.
sign-in-mail-button = Send me a link
sign-in-wrong = Mail address or password do not fit. Check both and try once more.
sign-in-sent-title = Check your mail
sign-in-sent-body = If this address can sign in here, a link is on its way. Open it in this browser within 15 minutes.
sign-in-sent-none = Nothing there after some minutes? Look among the unwanted mails, then ask for a new link.
sign-in-sent-again = Ask for a new link
sign-in-confirm-title = Go on here
sign-in-confirm-body = Press the button to sign in on this device.
sign-in-confirm-button = Sign me in
sign-in-other-browser = If you asked for it in another browser or on another device, open the link there.

email-unfit = Enter a mail address like name@example.org
password-missing = Enter your password
password-too-short = Take at least { $least } letters or signs. A short sentence is good.
password-too-long = That is longer than we can keep. Take a shorter one.
password-too-common = Many people use something like this. Take a sentence that only you would think of.
password-wrong = That is not your password
oid-taken = Another organisation has this number
time-zone-unknown = { $zone } is no time zone we know. Enter one like Europe/Oslo.

typed-title = You are not signed in any more
typed-lead = Nothing is lost. What you typed is kept on this page.
typed-first = First: sign in
typed-sign-in-button = Sign in, in a new window
typed-then = Then: come back to this window
typed-send-button = Send what I typed
typed-texts = What you wrote

choose-title = As whom do you come today?
choose-lead = You have more than one role. You can change it later.
choose-none = Your address is known here, but has no role yet. Ask the person who invited you.
choose-installation = This installation
choose-missing = Choose one of them

role-learner = Learner
role-guardian = Parent or guardian
role-tutor = Tutor
role-mentor = Mentor at a host
role-signer = Signs a text
role-partner = Partner
role-coordinator = Coordinator
role-finance = Finance
role-safeguarding = Safety of learners
role-network_manager = Network
role-auditor = Audit
role-operator = Running this installation
role-worker = Walz itself
role-visitor = Somebody who was not signed in

me-title = Your account
me-role = You are here as
me-role-change = Change
me-sessions-title = Where you are signed in
me-sessions-device = Device
me-sessions-begun = Since
me-sessions-seen = Last used
me-sessions-this = This one
me-sessions-unknown = Unknown device
me-sessions-end-button = Sign out there
me-sessions-end-all-button = Sign out everywhere
me-session-ended = That device is signed out now.
me-password-title = Change your password
me-password-old = Password until now
me-password-new = New password
me-password-hint = At least 12 letters or signs. A sentence that only you would think of is good.
me-password-button = Change password
me-password-changed = Your password is changed. All other devices are signed out.

link-fresh-title = This link is too old
link-fresh-body = We can send a fresh one to the mail address that this link was sent to.
link-fresh-button = Send me a fresh link
link-fresh-sent = A fresh link is on its way to your mail.

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
