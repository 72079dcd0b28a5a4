## Tables that are taken out.

export-needs-purpose = This table leaves only for a purpose. Ask for it where support needs are taken out.
export-code-does-not-fit = The name “{ $code }” of a record does not fit into a table. Names have at most 64 characters, and no commas or semicolons.
export-no-birth-date = { $learner } has no date of birth, which the table needs. Enter it first.
