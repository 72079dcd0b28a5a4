//! Cells that hold one of a few words: yes or no, and the codes of the field.

use super::{Rules, Value, Written};
use crate::tables::column::{Shape, folded};
use crate::tables::fault::Reason;
use crate::tables::sheet::Cell;
use walz_domain as domain;
use walz_domain::grant::{ActivityType, Check, Profile, Scope, Verified};

/// A closed list of words.
pub(crate) trait Coded: Copy + 'static {
    const ALL: &'static [Self];
    /// Other words for its cases.
    const ALSO: &'static [(&'static str, Self)];

    fn code(self) -> &'static str;
}

impl<T: Coded> Value for T {
    const SHAPE: Shape = Shape::Code(|| T::ALL.iter().map(|case| case.code()).collect());

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        // Most files write the codes as they are.
        if let Some(case) = T::ALL.iter().find(|case| case.code() == cell.text) {
            return Ok(*case);
        }
        let word = folded(cell.text);
        let coded = T::ALL.iter().find(|case| folded(case.code()) == word).copied();
        let found = coded.or_else(|| {
            T::ALSO.iter().find(|(other, _)| folded(other) == word).map(|(_, case)| *case)
        });
        let allowed = || T::ALL.iter().map(|case| case.code()).collect();
        found.ok_or_else(|| Reason::UnknownCode { allowed: allowed() })
    }

    fn write(&self) -> Written {
        Written::Text(self.code().to_owned())
    }
}

/// Makes lists of the domain readable, each with other words for its cases.
macro_rules! coded {
    ($($type:ty { $($word:literal => $case:ident),* })+) => {$(
        impl Coded for $type {
            const ALL: &'static [Self] = Self::ALL;
            const ALSO: &'static [(&'static str, Self)] = &[$(($word, Self::$case),)*];

            fn code(self) -> &'static str {
                self.code()
            }
        }
    )+};
}

coded! {
    domain::applicant::Outcome {
        "valgt" => Selected, "venteliste" => Reserve, "avslått" => Rejected, "ikke kvalifisert" => NotEligible,
        "trukket" => Withdrawn, "mangelfull" => Incomplete
    }
    domain::grant::RateKind {}
    domain::language_course::CourseStatus {
        "søkt" => Applied, "godkjent" => Approved, "venteliste" => Reserve, "avslått" => Rejected, "trukket" => Withdrawn
    }
    domain::accommodation::AccommodationKind { "host family" => HostFamily, "vertsfamilie" => HostFamily }
    domain::accommodation::Inspector {}
    domain::accommodation::Kitchen { "ja" => Own, "true" => Own, "delt" => Shared, "nei" => None, "false" => None }
    domain::consent::Answer {}
    domain::country::CountryGroup { "1" => G1, "2" => G2, "3" => G3 }
    domain::home_company::WageAbroad { "nei" => No, "delvis" => Partial, "full lønn" => Full }
    domain::host_company::CompanySize { "micro" => Micro, "small" => Small, "medium" => Medium, "large" => Large }
    domain::host_company::RiskClass {}
    domain::incident::IncidentKind {}
    domain::incident::Level {}
    domain::language::Cefr {}
    domain::learner::Gender { "female" => Female, "kvinne" => Female, "K" => Female, "male" => Male, "mann" => Male }
    domain::learner::LearnerKind { "lærling" => Apprentice, "lærekandidat" => TrainingCandidate, "elev" => Pupil }
    domain::learner::PoliceCertificate {}
    domain::offer::Exposure {}
    domain::offer::OfferStatus { "bekreftet" => Confirmed, "foreløpig" => Provisional, "trukket" => Withdrawn }
    domain::partner::PartnerKind {}
    domain::partner::Relationship {}
    domain::smart::Measure {}
    domain::support_need::ShareWith {}
    domain::visit::FundingLine {}
}

/// Declares a list of words that only tables have, because the domain keeps the same in another form.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal $(also $also:literal)*,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$case_doc])* $case,)+
        }

        impl $crate::tables::cell::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$case,)+];
            const ALSO: &'static [(&'static str, Self)] = &[$($(($also, Self::$case),)*)+];

            fn code(self) -> &'static str {
                match self {
                    $(Self::$case => $code,)+
                }
            }
        }
    )+};
}
pub(crate) use codes;

/// The stays that a rate is for: all, those of a profile, or those of a type.
impl Value for Scope {
    const SHAPE: Shape = Shape::Code(scopes);

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        let word = folded(cell.text);
        let scope = scopes().into_iter().find(|code| folded(code) == word);
        let unknown = || Reason::UnknownCode { allowed: scopes() };
        scope.and_then(|code| code.parse().ok()).ok_or_else(unknown)
    }

    fn write(&self) -> Written {
        Written::Text(self.to_string())
    }
}

fn scopes() -> Vec<&'static str> {
    let profiles = Profile::ALL.iter().map(|profile| profile.code());
    let activities = ActivityType::ALL.iter().map(|activity| activity.code());
    ["all"].into_iter().chain(profiles).chain(activities).collect()
}

/// Whether somebody compared a figure with its source, with a note after the word.
impl Value for Verified {
    const SHAPE: Shape = Shape::Code(checks);

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        let (word, note) = cell.text.split_once(' ').unwrap_or((cell.text, ""));
        let text = format!("{} {note}", word.to_lowercase());
        text.parse().map_err(|_| Reason::UnknownCode { allowed: checks() })
    }

    fn write(&self) -> Written {
        Written::Text(self.to_string())
    }
}

fn checks() -> Vec<&'static str> {
    Check::ALL.iter().map(|check| check.code()).collect()
}

impl Value for bool {
    const SHAPE: Shape = Shape::YesNo;

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        match folded(cell.text).as_str() {
            "yes" | "y" | "true" | "ja" | "j" | "1" | "sann" => Ok(true),
            "no" | "n" | "false" | "nei" | "0" | "usann" => Ok(false),
            _ if is_cross(cell.text) => Ok(true),
            _ => Err(Reason::NotYesOrNo),
        }
    }

    fn write(&self) -> Written {
        Written::Text(if *self { "yes" } else { "no" }.to_owned())
    }
}

/// A cross or a tick.
pub(super) fn is_cross(text: &str) -> bool {
    matches!(text, "x" | "X" | "✓" | "✔" | "☑" | "☒")
}

#[cfg(test)]
mod tests {
    use super::super::Hint;
    use super::*;
    use crate::tables::column::named;
    use walz_domain::host_company::CompanySize;
    use walz_domain::learner::Gender;

    fn parsed<T: Value>(text: &str) -> Result<T, Reason> {
        T::parse(Cell::text(text), &Rules { column: &named("x"), hint: Hint::default() })
    }

    #[test]
    fn yes_and_no_have_many_words() {
        for (text, truth) in [
            ("yes", true),
            ("Ja", true),
            ("TRUE", true),
            ("1", true),
            ("x", true),
            ("nei", false),
            ("0", false),
        ] {
            assert_eq!(parsed::<bool>(text), Ok(truth), "{text}");
        }
        assert_eq!(parsed::<bool>("perhaps"), Err(Reason::NotYesOrNo));
    }

    #[test]
    fn codes_are_known_however_they_are_written() {
        assert_eq!(parsed("m"), Ok(Gender::Male));
        assert_eq!(parsed("Kvinne"), Ok(Gender::Female));
        assert_eq!(parsed("Small 10-49"), Ok(CompanySize::Small));
        assert_eq!(
            parsed::<Gender>("Z"),
            Err(Reason::UnknownCode { allowed: vec!["F", "M", "X"] })
        );
    }

    #[test]
    fn rates_say_for_whom_they_are_and_who_checked_them() {
        assert_eq!(parsed("VET learner"), Ok(Scope::Profile(Profile::VetLearner)));
        assert_eq!(parsed("all"), Ok(Scope::All));
        assert!(
            matches!(parsed::<Scope>("pupils"), Err(Reason::UnknownCode { allowed }) if allowed.len() > 3)
        );
        let checked = parsed::<Verified>("Yes (by Kari)").expect("a check");
        assert_eq!((checked.check, checked.note.as_str()), (Check::Yes, "(by Kari)"));
        let allowed = vec!["yes", "partly", "no"];
        assert_eq!(parsed::<Verified>("perhaps"), Err(Reason::UnknownCode { allowed }));
    }

    #[test]
    fn no_word_means_two_cases() {
        fn check<T: Coded>() {
            let mut words: Vec<String> = T::ALL.iter().map(|case| folded(case.code())).collect();
            words.extend(T::ALSO.iter().map(|(word, _)| folded(word)));
            let count = words.len();
            words.sort();
            words.dedup();
            assert_eq!(words.len(), count, "{words:?}");
        }
        check::<CompanySize>();
        check::<domain::applicant::Outcome>();
        check::<domain::language_course::CourseStatus>();
        check::<Gender>();
        check::<domain::accommodation::Kitchen>();
        check::<domain::learner::LearnerKind>();
    }
}
