## Credentials that learners take home, and checking them.

credential-title = Learning abroad: { $trade }
credential-description = { $trade } at { $host }, { $place }, { $period }. { $reached } of { $units ->
    [one] { $units } agreed unit was reached.
   *[other] { $units } agreed units were reached.
}

credential-refused-over = This credential does not hold any more.
credential-refused-not-back = The stay is not over yet.
credential-refused-no-unit = No unit was agreed for this stay.
credential-refused-not-assessed = Not every agreed unit is assessed yet.
credential-refused-not-recognised = Not every agreed unit is decided on yet.
credential-refused-appealed = The learner has asked to have a decision looked at again. Decide on it first.
credential-refused-country = The country { $code } is not in the European list of countries for credentials.
credential-refused-field = { $code } is no field of education. Put the trade’s ISCED-F code right.
credential-refused-identifier = An address in the record is no identifier. Put the address of this installation right.
credential-reason-missing = Say why it is taken back: whoever checks it reads this.

credential-state-issued = In force
credential-state-revoked = Taken back
credential-state-superseded = Replaced by a newer one

credential-form-elm = European Digital Credential
credential-form-elm-sealed = European Digital Credential, sealed
credential-form-open-badge = Open Badge
credential-form-pdf = The credential to read and print (PDF)

credential-heading = Credential
credential-lead = A record of learning that { $issuer } issued.
credential-issued = Issued
credential-issuer = Issued by
credential-where = State
credential-revoked-on = Taken back on { $day }: { $reason }
credential-no-name = Whose it is stands in the file alone. Ask for the file and check it.
credential-check-link = Check the file
credential-qr = A picture to scan with a phone: it opens this page.

credential-own-heading = What you take home
credential-own-lead = Your credential for this stay. Give the files to whoever should see what you learned: anybody can check them.
credential-own-page = The page that anybody may open
credential-take = Download: { $form }

credential-office-heading = Credential
credential-office-none = No credential has been issued for this stay.
credential-issue-button = Issue the credential
credential-issue-again = Issue it anew
credential-issue-hint = Once the stay is over, every agreed unit is assessed and decided on, and no appeal waits for an answer.
credential-issued-notice = The credential is issued.
credential-revoke-summary = Take it back
credential-revoke-reason = Why
credential-revoke-hint = Whoever checks it from now on reads this. Do not tell about health here.
credential-revoke-button = Take the credential back
credential-revoked-notice = The credential is taken back.

verify-title = Check a credential
verify-lead = Choose a file that somebody gave you: a European Digital Credential, an Open Badge, or a sealed PDF. It is checked here, and not kept.
verify-file = File
verify-file-hint = At most 8 MB. You can also drop the file on this field.
verify-button = Check
verify-file-missing = Choose a file first.
verify-another = Check another file
verify-about-heading = What the file says
verify-about-title = Title
verify-about-holder = Whose it is
verify-about-issuer = Issued by
verify-checks-heading = What was looked at
verify-limits = A seal or a proof shows that a file is as it was signed. Who stands behind a certificate is known only from a trusted list of the European Union, which is not asked here. Nothing is looked up on the internet.

verify-format-elm-sealed = European Digital Credential, sealed
verify-format-elm = European Digital Credential without a seal
verify-format-open-badge = Open Badge 3.0
verify-format-credential = W3C Verifiable Credential
verify-format-pdf = PDF document
verify-format-unknown = Unknown kind of file

verify-outcome-proven = Everything was proven.
verify-outcome-partly = The file is as it was signed. Not everything could be proven.
verify-outcome-open = Nothing was proven: no seal or proof could be checked.
verify-outcome-refuted = Do not rely on this file.

verify-what-format = Form
verify-what-proof = Seal or proof
verify-what-issuer = Issuer
verify-what-dates = Dates
verify-what-status = State

verify-state-proven = proven
verify-state-not-proven = not proven
verify-state-refuted = refuted

verify-reason-read = The file has the form of a credential.
verify-reason-not-json = The file could not be read.
verify-reason-no-credential = There is no credential in the file.
verify-reason-unknown-context = The file uses words from a source that is not known here, and none is looked up:
verify-reason-meaningless = The file says something that no signature covers:
verify-reason-wrong-shape = The file does not have the form of a credential. Wrong or missing:
verify-reason-pdf = A PDF can be read, not checked. Ask for the credential file that belongs to it.
verify-reason-pdf-read = The file is a PDF that was issued here.
verify-reason-pdf-sealed = The file is a PDF with an electronic seal.
verify-reason-unchanged = The file is as it was signed.
verify-reason-kept-here = These very bytes were issued here.
verify-reason-changed = The file was changed after it was signed, or the signature is another’s.
verify-reason-added = Something was added to the file after it was sealed.
verify-reason-no-proof = The file has no seal and no proof.
verify-reason-proof-unknown = The proof is of a kind that is not checked here.
verify-reason-proof-unreadable = The seal or proof is broken:
verify-reason-key-unknown = The key is not in the file and not known here:
verify-reason-key-broken = What the proof names is no key:
verify-reason-known = The key is known here. It signs for:
verify-reason-own-seal = Sealed by this installation:
verify-reason-stranger = Whoever signed has the key. That the key belongs to this issuer is not known here:
verify-reason-key-only = The issuer is a key and nothing more. Who has it is not known:
verify-reason-test-certificate = The certificate is for trying out and proves nothing about who sealed:
verify-reason-no-trusted-list = The certificate says who sealed. No trusted list was asked whether that is true:
verify-reason-compromised = The key is in wrong hands since
verify-reason-key-not-then = The key did not sign for this issuer at the time of signing:
verify-reason-other-issuer = The key belongs to somebody else than the issuer that the file names:
verify-reason-valid = It is valid today.
verify-reason-not-yet = It is not valid before
verify-reason-expired = It was valid until
verify-reason-no-date = The file does not say from when it is valid.
verify-reason-certificate-not-then = The certificate was not valid when the file was sealed, or that moment is not known.
verify-reason-in-force = The issuer has not taken it back.
verify-reason-revoked = The issuer has taken it back.
verify-reason-superseded = The issuer has replaced it by a newer one.
verify-reason-no-status = The file does not say where its state can be looked up.
verify-reason-status-unknown = Whether it was taken back stands elsewhere, which is not asked:
