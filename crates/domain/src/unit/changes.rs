//! What changed from one version of a unit to the next.

use super::Unit;

crate::code::codes! {
    /// A part of a unit that is read as one.
    Part {
        Title = "title",
        Trade = "trade",
        Level = "level",
        Knowledge = "knowledge",
        Skills = "skills",
        Responsibility = "responsibility",
        Criteria = "criteria",
        Method = "method",
        Weeks = "weeks",
        Points = "points",
        Languages = "languages",
        Links = "links",
    }
}

impl Unit {
    /// The parts that say something else than in another version, in their order.
    pub fn changes_since(&self, older: &Self) -> Vec<Part> {
        let same = |part: Part| match part {
            Part::Title => self.title == older.title,
            Part::Trade => self.trade == older.trade,
            Part::Level => self.eqf == older.eqf,
            Part::Knowledge => self.knowledge == older.knowledge,
            Part::Skills => self.skills == older.skills,
            Part::Responsibility => self.responsibility_autonomy == older.responsibility_autonomy,
            Part::Criteria => self.criteria == older.criteria,
            Part::Method => self.assessment_method == older.assessment_method,
            Part::Weeks => self.min_weeks == older.min_weeks,
            Part::Points => self.points == older.points,
            Part::Languages => {
                self.language == older.language && self.translations == older.translations
            }
            Part::Links => self.links == older.links,
        };
        Part::ALL.iter().copied().filter(|part| !same(*part)).collect()
    }
}
