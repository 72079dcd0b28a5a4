//! The tables there are.

use super::column::{Column, folded};
use std::fmt;
use std::str::FromStr;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal of $row:ident;)*) => {
        /// A table of the year. The order is that of import: what a row refers to comes first, except that home
        /// companies and tutors, and learners who travel together, refer to each other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableKind {
            $($(#[$doc])* $kind,)*
        }

        impl TableKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Its name on the command line; its file is called so too, with `.csv` after it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// Its columns, in the order in which they are written.
            pub const fn columns(self) -> &'static [Column] {
                match self {
                    $(Self::$kind => <super::kinds::$row as super::table::Table>::COLUMNS,)*
                }
            }
        }

        /// The rows of a table of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Rows {
            $($kind(super::table::Parsed<super::kinds::$row>),)*
        }

        impl Rows {
            /// Reads a sheet as a table of this kind.
            ///
            /// # Errors
            /// Everything that is wrong with the sheet, at once.
            pub fn parse(kind: TableKind, sheet: &super::Sheet) -> Result<Self, super::Faults> {
                match kind {
                    $(TableKind::$kind => super::table::parse(sheet).map(Self::$kind),)*
                }
            }

            pub fn kind(&self) -> TableKind {
                match self {
                    $(Self::$kind(_) => TableKind::$kind,)*
                }
            }

            pub fn len(&self) -> usize {
                match self {
                    $(Self::$kind(parsed) => parsed.rows.len(),)*
                }
            }

            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// What a person should know about the file.
            pub fn warnings(&self) -> &[super::Warning] {
                match self {
                    $(Self::$kind(parsed) => &parsed.warnings,)*
                }
            }

            /// What the rows refer to in other tables; whether it is there, only who knows those can tell.
            pub fn references(&self) -> Vec<super::Reference<'_>> {
                match self {
                    $(Self::$kind(parsed) => parsed.references(),)*
                }
            }
        }
    };
}

kinds! {
    Places = "places" of Place;
    Trades = "trades" of Trade;
    Units = "learning_units" of Unit;
    Skills = "transversal_skills" of Skill;
    Criteria = "selection_criteria" of Criterion;
    UnitCosts = "unit_costs" of UnitCost;
    Calendar = "calendar" of Milestone;
    Windows = "windows" of Window;
    Partners = "partners" of Partner;
    HostCompanies = "host_companies" of HostCompany;
    Accommodations = "accommodations" of Accommodation;
    Offers = "placements_offered" of Offer;
    Evidence = "partner_evidence" of Evidence;
    HomeCompanies = "home_companies" of HomeCompany;
    Tutors = "tutors" of Tutor;
    Learners = "learners" of Learner;
    Guardians = "guardians" of Guardian;
    /// Special-category data: written only through [`super::Restricted`].
    SupportNeeds = "support_needs_restricted" of SupportNeed;
    Applicants = "applicants_not_selected" of Applicant;
    Visits = "visits" of Visit;
    LanguageCourses = "language_courses" of LanguageCourse;
    Incidents = "incidents" of Incident;
    Grades = "grade_tables" of Grade;
    SmartTargets = "smart_targets" of SmartTarget;
}

impl TableKind {
    /// Whether its rows are special-category data.
    pub const fn is_restricted(self) -> bool {
        matches!(self, Self::SupportNeeds)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no table '{0}'; the tables are {names}", names = names())]
pub struct UnknownTable(String);

fn names() -> String {
    TableKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}

impl FromStr for TableKind {
    type Err = UnknownTable;

    /// Takes the name, however it is capitalised and hyphenated.
    fn from_str(name: &str) -> Result<Self, UnknownTable> {
        let wanted = folded(name);
        let found = Self::ALL.iter().find(|kind| folded(kind.name()) == wanted);
        found.copied().ok_or_else(|| UnknownTable(name.to_owned()))
    }
}

impl fmt::Display for TableKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_found_by_its_name() {
        for kind in TableKind::ALL {
            assert_eq!(kind.name().parse(), Ok(*kind));
        }
        assert_eq!("Host-Companies".parse(), Ok(TableKind::HostCompanies));
        let unknown = "pupils".parse::<TableKind>().expect_err("no such table").to_string();
        assert!(unknown.contains("learners"), "{unknown}");
    }
}
