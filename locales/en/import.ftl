## Tables that people bring.

import-title = Import a table
import-lead = We look at the file first and tell what it would do. Nothing is kept before you say so.
import-table = Table
import-table-missing = Choose which table the file holds.
import-file = File
import-file-hint = CSV, XLSX or ODS
import-file-missing = Choose a file.
import-look-button = Look at the file
import-ready = The file is in order
import-added = New rows
import-changed = Rows that differ
import-same = Rows that are the same
import-keep-button = Keep these rows
import-kept = { $count ->
    [one] One row is in.
   *[other] { $count } rows are in.
}
import-faults = { $count ->
    [one] One thing is wrong in this file
   *[other] { $count } things are wrong in this file
}
import-faults-lead = Nothing is kept. Correct these in the file and bring it again. Rows without a fault: { $ready }.
import-line = Line
import-column = Column
import-value = What stands there
import-reason = What is wrong
import-templates = Empty tables
import-templates-lead = Fill one in: its headings are the ones we read.
