//! What skills are to occupations, and to other skills.

use super::Into;
use super::file::{Holds, Listed};
use crate::stream::{Broken, Rows};
use crate::tables::{Fault, Reason};
use std::collections::HashMap;
use std::io::Read;
use walz_domain::esco::{Tie, Uri};

/// A term that a file names, and where it does so first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub uri: Uri,
    pub file: String,
    pub line: u32,
}

/// Relations between terms, each of which stands once in a list of its own.
#[derive(Debug, Default)]
pub struct Relations {
    pub terms: Vec<Mention>,
    /// The numbers of two terms, and what the second is to the first.
    pub list: Vec<(u32, u32, Tie)>,
    numbers: HashMap<Uri, u32>,
}

impl Relations {
    fn number(&mut self, uri: Uri, file: &str, line: u32) -> u32 {
        let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        match self.numbers.get(&uri) {
            Some(number) => *number,
            None => {
                self.terms.push(Mention { uri: uri.clone(), file: file.to_owned(), line });
                self.numbers.insert(uri, next);
                next
            }
        }
    }
}

impl Into<'_> {
    pub(super) fn relations(
        &mut self,
        file: &Listed,
        rows: &mut Rows<impl Read>,
    ) -> Result<(), Broken> {
        let [from, to] = match file.holds {
            Holds::SkillsFor => ["originalSkillUri", "relatedSkillUri"],
            _ => ["occupationUri", "skillUri"],
        };
        let names = [from, "relationType", to];
        let Some(columns) = self.columns(rows, names, &names)? else { return Ok(()) };
        let mut relations = Relations::default();
        let mut lines = HashMap::new();
        while let Some(row) = rows.next()? {
            let [first, tie, second] = columns.of(row);
            let ends = (self.uri(&row, from, first), self.uri(&row, to, second));
            let tie: Option<Tie> = match tie.parse() {
                Ok(tie) => Some(tie),
                Err(_) => {
                    let allowed = Tie::ALL.iter().map(|tie| tie.code()).collect();
                    let reason = match tie {
                        "" => Reason::Missing,
                        _ => Reason::UnknownCode { allowed },
                    };
                    self.faults.push(Fault::new(row.line, "relationType", tie, reason));
                    None
                }
            };
            let ((Some(first), Some(second)), Some(tie)) = (ends, tie) else { continue };
            let first = relations.number(first, &file.name, row.line);
            let second_name = second.to_string();
            let second = relations.number(second, &file.name, row.line);
            match lines.insert((first, second), (row.line, tie)) {
                None => relations.list.push((first, second, tie)),
                // The same line twice says nothing else; another tie between the same two does.
                Some((_, before)) if before == tie => {}
                Some((first_line, _)) => {
                    let reason = Reason::Duplicate { first_line };
                    self.faults.push(Fault::new(row.line, to, &second_name, reason));
                }
            }
        }
        match file.holds {
            Holds::SkillsFor => self.download.skills_for = Some(relations),
            _ => self.download.skills_of = Some(relations),
        }
        Ok(())
    }
}
