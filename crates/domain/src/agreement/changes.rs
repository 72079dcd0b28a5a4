//! What changed from one version of an agreement to the next: who read the first reads only that again.

use super::Content;

crate::code::codes! {
    /// A part of the text that is read as one.
    Part {
        Participant = "participant",
        Period = "period",
        Interruptions = "interruptions",
        Place = "place",
        Work = "work",
        SendingContacts = "sending_contacts",
        HostingContacts = "hosting_contacts",
        LearningGoal = "learning_goal",
        Units = "units",
        Monitoring = "monitoring",
        Recognition = "recognition",
        Programme = "programme",
        Timetable = "timetable",
        SecondHost = "second_host",
        Signers = "signers",
        SecondLanguage = "second_language",
    }
}

impl Content {
    /// The parts that say something else than in an older version, in the order of the text.
    pub fn changes_since(&self, older: &Self) -> Vec<Part> {
        let same = |part: Part| match part {
            Part::Participant => self.participant == older.participant,
            Part::Period => self.period == older.period,
            Part::Interruptions => self.interruptions == older.interruptions,
            Part::Place => {
                let place = |c: &Self| (c.hosting.organisation.clone(), c.city.clone(), c.country);
                place(self) == place(older) && self.intermediary == older.intermediary
            }
            Part::Work => {
                let work = |c: &Self| (c.hours_per_week, c.working_language.clone());
                work(self) == work(older) && self.trade == older.trade
            }
            Part::SendingContacts => self.sending == older.sending,
            Part::HostingContacts => {
                let people = |c: &Self| {
                    [&c.hosting.mentor, &c.hosting.administration, &c.hosting.emergency]
                        .map(Clone::clone)
                };
                people(self) == people(older)
            }
            Part::LearningGoal => self.learning_goal == older.learning_goal,
            Part::Units => self.units == older.units,
            Part::Monitoring => self.monitoring == older.monitoring,
            Part::Recognition => self.recognition == older.recognition,
            Part::Programme => self.programme == older.programme,
            Part::Timetable => self.timetable == older.timetable,
            Part::SecondHost => self.second_host == older.second_host,
            Part::Signers => self.signers == older.signers,
            Part::SecondLanguage => self.second_language == older.second_language,
        };
        Part::ALL.iter().copied().filter(|part| !same(*part)).collect()
    }
}
