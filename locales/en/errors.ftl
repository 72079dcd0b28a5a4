## Pages that say what went wrong and what to do. Nobody is blamed, nothing is jargon.

error-home = Go to the start page
error-code = If you ask for help, tell this code: { $code }
error-bad-request-title = We could not read that
error-bad-request-body = Something in the address or the form was not complete. Go back and try once more.
error-not-found-title = We cannot find this page
error-not-found-body = The address may be wrong. Or the page belongs to somebody else.
error-wrong-way-title = This page cannot be opened like that
error-wrong-way-body = Go back and use the button on the page before.
error-changed-title = Somebody changed this before you
error-changed-body = Nothing you did was saved over it. Go back, look at what is new, and try once more.
error-gone-title = This link no longer works
error-gone-body = It was used before, or its time ran out. Ask for a new one where you got this one.
error-too-big-title = This file is too big
error-too-big-body = Choose a smaller one. Large tables can be split into two.
error-unreadable-title = Some of this does not fit
error-unreadable-body = Go back and look at what you typed. Nothing was saved.
error-too-often-title = That was a lot at once
error-too-often-body = Wait a minute, then try once more.
error-foreign-title = This came from another site
error-foreign-body = For your safety we did nothing. Open the page here and press the button again.
error-broken-title = Something broke on our side
error-broken-body = It is not your fault, and we have written it down. Try once more in a minute.
error-offline-title = You are offline
error-refused-title = That cannot be done now
error-repeated-title = This form was sent before
error-repeated-body = It was sent with other words then, and those count. Open the page anew to change something.
