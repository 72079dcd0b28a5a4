//! A table on its way out.

use std::fmt;
use walz_exchange::tables::{
    self, Open, Restricted, Separator, SupportNeed, TableKind, Unwritable,
};

/// A table that was taken out, to be written in either format.
pub struct Export {
    pub kind: TableKind,
    pub rows: usize,
    sheet: Box<dyn Sheet + Send + Sync>,
}

impl Export {
    pub(super) fn of<T: Open + Send + Sync + 'static>(rows: Vec<T>) -> Self {
        Self { kind: T::KIND, rows: rows.len(), sheet: Box::new(Rows(rows)) }
    }

    /// Whoever calls this has asked the policy and written to the journal who receives what.
    pub(super) fn of_needs(needs: Vec<SupportNeed>) -> Self {
        Self { kind: TableKind::SupportNeeds, rows: needs.len(), sheet: Box::new(Needs(needs)) }
    }

    /// As [`tables::csv`].
    pub fn csv(&self, separator: Separator) -> Vec<u8> {
        self.sheet.csv(separator)
    }

    /// As [`tables::xlsx`].
    ///
    /// # Errors
    /// Where a worksheet cannot hold the rows.
    pub fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        self.sheet.xlsx()
    }
}

/// Without the rows: debugging ends up in logs.
impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Export({}, {} rows)", self.kind, self.rows)
    }
}

/// Columns that come in and are not kept, or may not leave with the others. All of them may be missing in a file.
pub(super) const fn left_out(kind: TableKind) -> &'static [&'static str] {
    match kind {
        TableKind::Partners
        | TableKind::HostCompanies
        | TableKind::HomeCompanies
        | TableKind::Guardians
        | TableKind::Applicants
        | TableKind::LanguageCourses => &["fictional"],
        TableKind::Tutors => &["role", "fictional"],
        // That somebody has support needs is for those who read them.
        TableKind::Learners => &["support_flag", "application_date", "fictional"],
        TableKind::Visits => &["window"],
        TableKind::Incidents => &["severity"],
        _ => &[],
    }
}

trait Sheet {
    fn csv(&self, separator: Separator) -> Vec<u8>;
    fn xlsx(&self) -> Result<Vec<u8>, Unwritable>;
}

struct Rows<T>(Vec<T>);

impl<T: Open> Sheet for Rows<T> {
    fn csv(&self, separator: Separator) -> Vec<u8> {
        tables::csv_without(&self.0, left_out(T::KIND), separator)
    }

    fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        tables::xlsx_without(&self.0, left_out(T::KIND))
    }
}

struct Needs(Vec<SupportNeed>);

impl Sheet for Needs {
    fn csv(&self, separator: Separator) -> Vec<u8> {
        Restricted::disclose(&self.0).csv(separator)
    }

    fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        Restricted::disclose(&self.0).xlsx()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_may_be_missing() {
        for kind in TableKind::ALL {
            for name in left_out(*kind) {
                let column = kind.columns().iter().find(|column| column.name == *name);
                let column = column.expect("a column of the table");
                assert!(!column.is_mandatory(), "{kind}: {name}");
            }
        }
    }
}
