## Tables that come in from files. Why a file cannot be read at all.

exchange-unreadable-empty = There is nothing in this file.
exchange-unreadable-too-large = This file is too large. It can have up to { $megabytes } MB.
exchange-unreadable-unpacks-too-large = This file is too large once it is unpacked. It can have up to { $megabytes } MB.
exchange-unreadable-too-many-rows = This file has more than { $most } rows. Cut it in two and import one after the other.
exchange-unreadable-too-many-columns = Line { $line } has more than { $most } columns.
exchange-unreadable-cell-too-long = A cell in line { $line } has more than { $most } characters. Look for a missing quotation mark before it.
exchange-unreadable-open-quote = A quotation mark opens in line { $line } and never closes.
exchange-unreadable-not-a-table = This file is not a table. We read CSV, XLSX and ODS.
exchange-unreadable-old-workbook = We cannot read this kind of workbook. Save it as XLSX and try again.
exchange-unreadable-protected = This workbook has a password. Take it off and try again.
exchange-unreadable-damaged = This workbook is damaged. Open it, save it again and try once more.

## What is worth knowing, although nothing is wrong.

exchange-warning-old-encoding = The file uses an old way of writing letters. Check that names with å, é or ü look right.
exchange-warning-only-one-sheet = Only the sheet “{ $sheet }” was read. There are more in this workbook.
exchange-warning-skipped = { $lines ->
    [one] The line above the headings was left out.
   *[other] The { $lines } lines above the headings were left out.
}
exchange-warning-unknown-column = We do not know the column “{ $column }”. It was left out.
exchange-warning-derived-column = The column “{ $column }” was left out. We work it out from other columns.
exchange-warning-short-row = Line { $line } ends early: { $cells } of { $columns } cells. The rest counts as empty.

## What is wrong with a cell.

exchange-fault-missing = This cell is empty. It needs a value.
exchange-fault-missing-column = The column “{ $column }” is missing.
exchange-fault-repeated-column = The column “{ $column }” is there twice. Keep one.
exchange-fault-no-heading = “{ $value }” has no heading above it.
exchange-fault-not-a-date = “{ $value }” is not a date. Write it like 31.12.2026 or 2026-12-31.
exchange-fault-ambiguous-date = “{ $value }” can be two dates. Write it like 31.12.2026 or 2026-12-31.
exchange-fault-not-a-number = “{ $value }” is not a number.
exchange-fault-ambiguous-number = “{ $value }” can be two numbers. Write it without marks between thousands.
exchange-fault-not-whole = “{ $value }” has decimals. Write a whole number.
exchange-fault-too-precise = “{ $value }” has too many decimals. { $decimals } are enough.
exchange-fault-out-of-range = “{ $value }” does not fit. It goes from { $least } to { $most }.
exchange-fault-not-yes-or-no = “{ $value }” is neither yes nor no.
exchange-fault-unknown-code = We do not know “{ $value }” here. Write one of these: { $allowed }
exchange-fault-not-a-country = “{ $value }” is not a country code. Write two letters, like NO.
exchange-fault-not-a-language = “{ $value }” is not a language code. Write two letters, like nb.
exchange-fault-not-an-email = “{ $value }” is not a mail address.
exchange-fault-not-a-phone = “{ $value }” is not a phone number. Write it with the country, like +47 912 34 567.
exchange-fault-not-a-period = “{ $value }” is not a period. Write it like 2027-01-01..2027-04-30.
exchange-fault-not-a-band = “{ $value }” is not a distance. Write it like 500-1999 or 8000+.
exchange-fault-not-a-unit = We do not know the unit “{ $value }”. Write it like “per day, days 1-14” or “per participant”.
exchange-fault-not-a-stay = “{ $value }” is not a kind of stay. Write it like long_14_weeks.
exchange-fault-not-a-key = “{ $value }” cannot be a code. Write up to 64 characters, without commas and semicolons.
exchange-fault-too-long = This text is too long. It can have up to { $most } characters.
exchange-fault-unprintable = This text has characters that nobody can see. Type it again.
exchange-fault-formula-error = The formula in this cell failed: { $value }
exchange-fault-duplicate = “{ $value }” is in line { $first } already.
exchange-fault-repeated = “{ $value }” is in this row twice.
exchange-fault-before-start = “{ $value }” ends before it starts. Compare it with “{ $other }”.
exchange-fault-more-than = “{ $value }” is more than “{ $other }”.
exchange-fault-needs = “{ $value }” needs a value in “{ $other }” too.
exchange-fault-itself = “{ $value }” points to its own row.
exchange-fault-not-a-uri = “{ $value }” is not an address of this list. Its addresses begin with { $root }
exchange-fault-unknown-reference = There is no “{ $value }” in the table { $table }.

## Why a table cannot be written.

exchange-unwritable-too-many-rows = A worksheet can have up to { $most } rows. Choose CSV.
exchange-unwritable-workbook = The workbook could not be made. Choose CSV.

## What a column holds, on the help page.

exchange-shape-key = A code that other tables use, like L001
exchange-shape-text = Text
exchange-shape-date = A date, like 31.12.2026 or 2026-12-31
exchange-shape-period = A period, like 2027-01-01..2027-04-30
exchange-shape-whole = A whole number
exchange-shape-decimal = A number
exchange-shape-money = An amount in euro
exchange-shape-yes-no = Yes or no
exchange-shape-code = One of a few words
exchange-shape-country = A country code of two letters
exchange-shape-language = A language code of two letters
exchange-shape-email = A mail address
exchange-shape-phone = A phone number with the country
exchange-shape-band = Kilometres, like 500-1999 or 8000+
exchange-shape-unit = A unit, like “per day, days 1-14”
exchange-shape-stay = A kind of stay, like long_14_weeks

## Why a download of a classification or a list cannot be read.

exchange-download-nothing-known = There is no file in { $path } that we know.
exchange-download-missing = { $file } is not there, or cannot be opened.
exchange-download-damaged = { $file } is damaged. Download it again.
exchange-download-too-many-files = There are more than { $most } files in { $path }.
exchange-download-too-large = { $file } is too large once it is unpacked. It can have up to { $megabytes } MB.
exchange-download-twice = { $file } is there twice. Bring each file once.
exchange-download-no-language = The name of { $file } does not say its language. It ends like skills_en.csv.
exchange-download-two-languages = Some files are in the language { $one }, some in { $other }. Bring one language after the other.
exchange-download-cell-too-long = A cell in line { $line } of { $file } is too long. Look for a missing quotation mark before it.
exchange-download-too-many-columns = Line { $line } of { $file } has too many columns.
exchange-download-not-text = Line { $line } of { $file } is not UTF-8 text. Download it again.
exchange-download-open-quote = A quotation mark opens in line { $line } of { $file } and never closes.
