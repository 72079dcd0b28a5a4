//! Papers of departure: who records that one was seen, who gives a bed, who fills in the emergency sheet.

use crate::case::Relation;
use walz_domain::paper::PaperKind;

/// That the actor may say that a paper of this kind is there and right.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRecord {
    pub kind: PaperKind,
}

/// The office checks papers. The partner who looks after the learner abroad finds the bed; the emergency sheet is the
/// learner's own, see [`fill_sheet`].
pub fn record(relation: Relation, kind: PaperKind) -> Option<MayRecord> {
    let may = match kind {
        PaperKind::Insurance => relation.runs(),
        PaperKind::Housing => relation.runs() || matches!(relation, Relation::Partner(_)),
        PaperKind::EmergencySheet => false,
    };
    may.then_some(MayRecord { kind })
}

/// That the actor may say whom to call in an emergency.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayFill(());

/// The learner, and the office on the learner's word.
pub fn fill_sheet(relation: Relation) -> Option<MayFill> {
    (relation.runs() || relation == Relation::Own).then_some(MayFill(()))
}

/// That the actor may read whom to call in an emergency.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayReadSheet(());

/// Everybody who may have to call: the office, who answers for safety, the learner and the family, tutor, partner and
/// mentor.
pub fn read_sheet(relation: Relation) -> Option<MayReadSheet> {
    let may = !matches!(relation, Relation::Finance | Relation::Auditor);
    may.then_some(MayReadSheet(()))
}
