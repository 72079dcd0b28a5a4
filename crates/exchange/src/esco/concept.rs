//! Skills, occupations and groups, and the collections that skills are in.

use super::{Collections, Concept, Download, Into, Mention};
use crate::stream::{Broken, Rows};
use crate::tables::{Fault, Reason};
use std::collections::BTreeSet;
use std::io::Read;
use walz_domain::esco::{Collection, Kind, Reuse, SkillType, Term, Texts, Uri};

/// Characters of a name. The longest of the classification has 166.
const MOST_NAME: usize = 500;

const COLUMNS: [&str; 12] = [
    "conceptUri",
    "preferredLabel",
    "altLabels",
    "hiddenLabels",
    "status",
    "skillType",
    "reuseLevel",
    "code",
    "description",
    "scopeNote",
    "iscoGroup",
    "definition",
];

/// How the files write the kinds of skills.
const SKILL_TYPES: [(&str, SkillType); 2] =
    [("skill/competence", SkillType::Skill), ("knowledge", SkillType::Knowledge)];

impl Into<'_> {
    pub(super) fn terms(&mut self, kind: Kind, rows: &mut Rows<impl Read>) -> Result<(), Broken> {
        let mandatory = ["conceptUri", "preferredLabel"];
        let Some(columns) = self.columns(rows, COLUMNS, &mandatory)? else { return Ok(()) };
        self.download.kinds.insert(kind);
        while let Some(row) = rows.next()? {
            let [uri, label, others, hidden, status, skill, reuse, code, text, note, isco, _] =
                columns.of(row);
            let uri = self.uri(&row, "conceptUri", uri);
            let skill_type = self.skill_type(row.line, skill);
            let reuse = self.reuse(row.line, reuse);
            let is_good = self.name(row.line, label);
            let Some(uri) = uri else { continue };
            if let Some(first_line) = self.lines.insert(uri.clone(), row.line) {
                let reason = Reason::Duplicate { first_line };
                self.faults.push(Fault::new(row.line, "conceptUri", uri.as_str(), reason));
            }
            if !matches!(status, "released" | "") {
                self.download.unreleased += 1;
                continue;
            }
            if !is_good {
                continue;
            }
            let code = [code, isco].into_iter().find(|code| !code.is_empty());
            let alternative: Vec<String> = names(others).filter(|name| name != label).collect();
            let hidden = names(hidden).filter(|name| name != label && !alternative.contains(name));
            self.download.concepts.push(Concept {
                term: Term {
                    uri,
                    kind,
                    code: code.map(str::to_owned),
                    skill_type,
                    reuse,
                    collections: BTreeSet::new(),
                },
                texts: Texts {
                    label: label.to_owned(),
                    hidden: hidden.collect(),
                    alternative,
                    description: text.to_owned(),
                    note: note.to_owned(),
                },
            });
        }
        Ok(())
    }

    fn name(&mut self, line: u32, label: &str) -> bool {
        let reason = match label {
            "" => Reason::Missing,
            long if long.chars().count() > MOST_NAME => Reason::TooLong { most: MOST_NAME },
            _ => return true,
        };
        self.faults.push(Fault::new(line, "preferredLabel", label, reason));
        false
    }

    fn skill_type(&mut self, line: u32, cell: &str) -> Option<SkillType> {
        let known = SKILL_TYPES.iter().find(|(word, _)| *word == cell);
        if known.is_none() && !cell.is_empty() {
            let allowed = SKILL_TYPES.map(|(word, _)| word).to_vec();
            self.faults.push(Fault::new(line, "skillType", cell, Reason::UnknownCode { allowed }));
        }
        known.map(|(_, skill_type)| *skill_type)
    }

    fn reuse(&mut self, line: u32, cell: &str) -> Option<Reuse> {
        let known = cell.parse().ok();
        if known.is_none() && !cell.is_empty() {
            let allowed = Reuse::ALL.iter().map(|reuse| reuse.code()).collect();
            self.faults.push(Fault::new(line, "reuseLevel", cell, Reason::UnknownCode { allowed }));
        }
        known
    }

    pub(super) fn members(
        &mut self,
        file: &str,
        collection: Collection,
        rows: &mut Rows<impl Read>,
    ) -> Result<(), Broken> {
        let Some(columns) = self.columns(rows, ["conceptUri"], &["conceptUri"])? else {
            return Ok(());
        };
        while let Some(row) = rows.next()? {
            let [uri] = columns.of(row);
            if let Some(uri) = self.uri(&row, "conceptUri", uri) {
                let mention = Mention { uri: uri.clone(), file: file.to_owned(), line: row.line };
                let member = self.collections.entry(uri);
                member.or_insert_with(|| (BTreeSet::new(), mention)).0.insert(collection);
            }
        }
        Ok(())
    }
}

/// Tells the terms in which collections they are.
pub(super) fn collect(download: &mut Download, mut collections: Collections) {
    for concept in &mut download.concepts {
        if let Some((of, _)) = collections.remove::<Uri>(&concept.term.uri) {
            concept.term.collections = of;
        }
    }
    // Where only relations are there, nothing can be said about members.
    if !download.concepts.is_empty() {
        download.strangers = collections.into_values().map(|(_, mention)| mention).collect();
    }
}

/// The names in a cell, one a line; each once.
fn names(cell: &str) -> impl Iterator<Item = String> {
    let mut seen = BTreeSet::new();
    let parts = cell.split('\n').flat_map(|line| line.split(" | ")).map(str::trim);
    let names: Vec<String> = parts
        .filter(|name| !name.is_empty() && name.chars().count() <= MOST_NAME && seen.insert(*name))
        .map(str::to_owned)
        .collect();
    names.into_iter()
}
