//! What a unit can count for at home.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    #[serde(rename = "full_unit", alias = "full")]
    Full,
    #[serde(rename = "part_of_unit", alias = "partial")]
    Partial {
        reason: String,
    },
    /// A task at home need not be done again.
    #[serde(rename = "exemption_from_task")]
    Exemption {
        task: String,
    },
    /// The time counts, whatever was reached.
    #[serde(rename = "counts_as_training_time")]
    TrainingTime,
    #[serde(rename = "exam_part_credit")]
    ExamPart {
        part: String,
    },
    /// Credit points where a country still uses them, in hundredths.
    EcvetPoints {
        points: u32,
    },
    /// It stands in the supplement to the certificate, and counts for nothing more.
    #[serde(rename = "supplement_note_only")]
    SupplementNote {
        reason: String,
    },
    /// It stands in the Europass, and counts for nothing more.
    EuropassOnly {
        reason: String,
    },
    /// A qualification besides the one that is learned for.
    AdditionalQualification {
        title: String,
    },
    NotRecognised {
        reason: String,
    },
    /// A board was asked and has not decided.
    Pending {
        board: String,
    },
}

crate::code::codes! {
    /// What a decision is, without its words.
    Kind {
        Full = "full_unit",
        Partial = "part_of_unit",
        Exemption = "exemption_from_task",
        TrainingTime = "counts_as_training_time",
        ExamPart = "exam_part_credit",
        EcvetPoints = "ecvet_points",
        SupplementNote = "supplement_note_only",
        EuropassOnly = "europass_only",
        AdditionalQualification = "additional_qualification",
        NotRecognised = "not_recognised",
        Pending = "pending",
    }
}

crate::code::codes! {
    /// How much a decision counts, for figures.
    Extent {
        Full = "full",
        Part = "part",
        Not = "not",
        /// Nothing is decided yet.
        Open = "open",
    }
}

impl Kind {
    pub const fn extent(self) -> Extent {
        match self {
            Self::Full | Self::AdditionalQualification => Extent::Full,
            Self::Partial
            | Self::Exemption
            | Self::TrainingTime
            | Self::ExamPart
            | Self::EcvetPoints => Extent::Part,
            Self::SupplementNote | Self::EuropassOnly | Self::NotRecognised => Extent::Not,
            Self::Pending => Extent::Open,
        }
    }
}

impl Decision {
    /// A decision of a kind with its words, or its points in hundredths; what the kind has no use for is left out.
    pub fn of(kind: Kind, text: &str, points: u32) -> Self {
        let text = text.trim().to_owned();
        match kind {
            Kind::Full => Self::Full,
            Kind::Partial => Self::Partial { reason: text },
            Kind::Exemption => Self::Exemption { task: text },
            Kind::TrainingTime => Self::TrainingTime,
            Kind::ExamPart => Self::ExamPart { part: text },
            Kind::EcvetPoints => Self::EcvetPoints { points },
            Kind::SupplementNote => Self::SupplementNote { reason: text },
            Kind::EuropassOnly => Self::EuropassOnly { reason: text },
            Kind::AdditionalQualification => Self::AdditionalQualification { title: text },
            Kind::NotRecognised => Self::NotRecognised { reason: text },
            Kind::Pending => Self::Pending { board: text },
        }
    }

    pub const fn kind(&self) -> Kind {
        match self {
            Self::Full => Kind::Full,
            Self::Partial { .. } => Kind::Partial,
            Self::Exemption { .. } => Kind::Exemption,
            Self::TrainingTime => Kind::TrainingTime,
            Self::ExamPart { .. } => Kind::ExamPart,
            Self::EcvetPoints { .. } => Kind::EcvetPoints,
            Self::SupplementNote { .. } => Kind::SupplementNote,
            Self::EuropassOnly { .. } => Kind::EuropassOnly,
            Self::AdditionalQualification { .. } => Kind::AdditionalQualification,
            Self::NotRecognised { .. } => Kind::NotRecognised,
            Self::Pending { .. } => Kind::Pending,
        }
    }

    pub const fn code(&self) -> &'static str {
        self.kind().code()
    }

    pub const fn extent(&self) -> Extent {
        self.kind().extent()
    }

    /// Whether it counts, in full or in part.
    pub const fn counts(&self) -> bool {
        matches!(self.extent(), Extent::Full | Extent::Part)
    }

    /// The words that belong to it, where its kind needs some: the reason, the task, the part, the title, the board.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Full | Self::TrainingTime | Self::EcvetPoints { .. } => None,
            Self::Partial { reason: text }
            | Self::SupplementNote { reason: text }
            | Self::EuropassOnly { reason: text }
            | Self::NotRecognised { reason: text }
            | Self::Exemption { task: text }
            | Self::ExamPart { part: text }
            | Self::AdditionalQualification { title: text }
            | Self::Pending { board: text } => Some(text),
        }
    }

    /// Credit points, in hundredths.
    pub const fn points(&self) -> Option<u32> {
        match self {
            Self::EcvetPoints { points } => Some(*points),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_stored_under_the_code_of_its_kind() {
        for kind in Kind::ALL {
            let decision = Decision::of(*kind, "some words", 150);
            assert_eq!(decision.kind(), *kind);
            let stored = serde_json::to_value(&decision).expect("a value");
            assert_eq!(stored["decision"], kind.code());
            let back: Decision = serde_json::from_value(stored).expect("a decision");
            assert_eq!(back, decision);
        }
    }
}
