//! The rows that an entry is one of.

use crate::export::{self, Export};
use crate::{Error, Result, Work};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use walz_exchange::tables::{self, Filled, Limits, Separator, TableKind};

/// The rows of a table by their codes, as a file that is taken out has them.
pub(super) async fn rows(work: &mut Work, kind: TableKind) -> Result<BTreeMap<String, Filled>> {
    const BROKEN: Error = Error::Broken("a table that was taken out cannot be read again");
    let export: Export = export::open(work, kind, None).await?;
    if export.rows == 0 {
        return Ok(BTreeMap::new());
    }
    let csv = export.csv(Separator::Comma);
    let limits = Limits { rows: usize::MAX, bytes: usize::MAX, ..Limits::default() };
    let sheet = tables::read(kind.name(), &csv, &limits).map_err(|_| BROKEN)?;
    let key = kind.columns().iter().find(|column| column.is_key).ok_or(BROKEN)?.name;
    Ok(tables::filled(&sheet).filter_map(|cells| Some((cells.get(key)?.clone(), cells))).collect())
}

/// A code that no row has yet: as the last of them, counted on.
pub(super) fn next_code<'c>(kind: TableKind, codes: impl Iterator<Item = &'c String>) -> String {
    let split = |code: &'c String| {
        let head = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &code[head.len()..];
        Some((digits.parse::<u64>().ok()?, head, digits.len()))
    };
    match codes.filter_map(split).max() {
        Some((number, head, width)) => {
            let next = number.saturating_add(1);
            format!("{head}{next:0width$}")
        }
        None => {
            let letters = match kind {
                TableKind::Partners => "P",
                TableKind::HostCompanies => "H",
                TableKind::Offers => "PL",
                _ => "A",
            };
            format!("{letters}001")
        }
    }
}

/// What a row is, to be told from what it was.
pub(super) fn hash(cells: &Filled) -> String {
    let mut digest = Sha256::new();
    for (heading, text) in cells {
        // Marks that no cell can hold.
        digest.update(format!("{heading}\u{1f}{text}\u{1e}"));
    }
    hex::encode(digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_code_counts_on_from_the_last() {
        let next = |codes: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            next_code(TableKind::Offers, codes.iter())
        };
        assert_eq!(next(&["PL009", "PL010", "X3"]), "PL011");
        assert_eq!(next(&["PL099", "PL100"]), "PL101");
        assert_eq!(next(&["spring", ""]), "PL001");
        assert_eq!(next(&["99999999999999999999999"]), "PL001", "no number at all");
    }
}
