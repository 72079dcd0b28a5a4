//! What the host found and the office decided.

use uuid::Uuid;
use walz_documents::transcript::Outcome;
use walz_domain::agreement::{AgreedUnit, Content};
use walz_domain::assessment::{Assessment, Attained};
use walz_domain::recognition::{Decision, Grounds, Recognition};
use walz_domain::{AssessmentId, MobilityId, RecognitionId};

/// What the host found, unit by unit; the last has not been assessed.
pub(crate) fn assessments() -> Vec<(Assessment, Recognition)> {
    let made = |n: u128, unit: &str, result, comment: &str, decision| {
        let mobility = MobilityId(Uuid::from_u128(1));
        let at = "2027-11-26T14:00:00Z".parse().expect("a moment");
        let name = |name: &str| name.parse().expect("a name");
        let assessment = Assessment {
            id: AssessmentId(Uuid::from_u128(n)),
            mobility,
            unit: unit.to_owned(),
            result,
            comment: comment.to_owned(),
            grade: None,
            assessor: name("Jens Thomsen"),
            at,
        };
        let id = RecognitionId(Uuid::from_u128(n));
        let decided_by = name("Kari Moen");
        (
            assessment,
            Recognition {
                id,
                mobility,
                unit: unit.to_owned(),
                decision,
                grounds: Grounds::default(),
                rests_on: None,
                decided_by,
                at,
                appeal: None,
            },
        )
    };
    let reason = "Windows were fitted, doors were not.".to_owned();
    vec![
        made(
            1,
            "CARPENTRY-U1",
            Attained::Beyond,
            "Built two walls alone and taught the third.",
            Decision::Full,
        ),
        made(2, "CARPENTRY-U2", Attained::Partly, "", Decision::Partial { reason }),
    ]
}

pub(crate) fn outcomes<'a>(
    content: &'a Content,
    assessments: &'a [(Assessment, Recognition)],
) -> Vec<Outcome<'a>> {
    let of = |unit: &AgreedUnit| assessments.iter().find(|(a, _)| a.unit == unit.code);
    content
        .units
        .iter()
        .map(|unit| Outcome {
            unit,
            assessment: of(unit).map(|(assessment, _)| assessment),
            moderation: None,
            recognition: of(unit).map(|(_, recognition)| recognition),
        })
        .collect()
}
