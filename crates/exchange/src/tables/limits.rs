//! How large a table may be. Files come from anywhere, so every size has a bound that is checked while reading.

/// The bounds of a file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes.
    pub bytes: usize,
    /// Size of what a spreadsheet unpacks to, and of the text of all cells together, in bytes.
    pub unpacked: usize,
    /// Rows that are not blank, the headings included.
    pub rows: usize,
    /// Columns up to the last that is not blank.
    pub columns: usize,
    /// Characters in one cell.
    pub cell: usize,
}

impl Default for Limits {
    /// A country's year fits several times: 64 MB, 256 MB unpacked, 200,000 rows of 200 columns, 10,000 characters.
    fn default() -> Self {
        Self {
            bytes: 64 * 1024 * 1024,
            unpacked: 256 * 1024 * 1024,
            rows: 200_000,
            columns: 200,
            cell: 10_000,
        }
    }
}
