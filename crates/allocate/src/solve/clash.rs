//! Why nothing is possible: a set of conditions that clash, none of which can be left out.

use super::control::Control;
use super::model::Model;
use super::part::{Halt, Run};
use super::program;
use crate::certificate::{Certificate, Proof, Witness};
use crate::outcome::{Condition, Outcome, Status};

/// What a set of conditions allows.
enum Verdict {
    /// This allocation.
    Possible(Vec<usize>),
    Clash(Proof),
    Stopped,
}

/// The outcome of a problem whose part with these learners cannot be solved.
pub(crate) fn explain(
    model: &Model<'_>,
    learners: Vec<usize>,
    in_force: &[bool],
    control: &Control<'_>,
) -> Outcome {
    let mut suspects = model.conditions();
    suspects.retain(|condition| concerns(model, condition, &learners, in_force));
    if let Verdict::Possible(_) = judge(model, &suspects, control) {
        // A cap demands something of learners who have no place to compete for.
        suspects = model.conditions();
    }
    let Some(core) = shrink(model, &suspects, control) else {
        return Outcome::of(Status::Interrupted);
    };
    let mut outcome = Outcome::of(Status::Infeasible);
    if let (Verdict::Clash(proof), Some(without)) =
        (judge(model, &core, control), witnesses(model, &core, control))
    {
        outcome.certificate = Some(Certificate::Clash { proof, without });
    }
    outcome.core = core;
    outcome
}

/// Whether a condition touches the part that fails.
fn concerns(
    model: &Model<'_>,
    condition: &Condition,
    learners: &[usize],
    in_force: &[bool],
) -> bool {
    let problem = model.problem;
    let inside = |id: &String| learners.iter().any(|at| problem.learners[*at].id == *id);
    match condition {
        Condition::Locked(id) | Condition::Require(id) | Condition::Forbidden(id) => inside(id),
        Condition::Group(id) => {
            problem.groups.iter().any(|group| group.id == *id && group.members.iter().any(inside))
        }
        Condition::Cap(id) | Condition::CapMin(id) => {
            problem.caps.iter().zip(in_force).any(|(cap, in_force)| cap.id == *id && *in_force)
        }
        Condition::Min(id) | Condition::Capacity(id) => learners
            .iter()
            .flat_map(|at| &model.of_learner[*at])
            .any(|at| problem.edges[*at].offer == *id),
    }
}

/// A minimal clashing subset, by halves (QuickXplain). Conditions that stand first are kept
/// rather than those that stand last.
fn shrink(
    model: &Model<'_>,
    suspects: &[Condition],
    control: &Control<'_>,
) -> Option<Vec<Condition>> {
    fn search(
        model: &Model<'_>,
        base: &mut Vec<Condition>,
        changed: bool,
        suspects: &[Condition],
        control: &Control<'_>,
    ) -> Option<Vec<Condition>> {
        if changed {
            match judge(model, base, control) {
                Verdict::Clash(_) => return Some(Vec::new()),
                Verdict::Stopped => return None,
                Verdict::Possible(_) => {}
            }
        }
        if let [last] = suspects {
            return Some(vec![last.clone()]);
        }
        let (first, second) = suspects.split_at(suspects.len() / 2);
        let size = base.len();
        base.extend_from_slice(first);
        let mut core = search(model, base, !first.is_empty(), second, control)?;
        base.truncate(size);
        base.extend_from_slice(&core);
        let rest = search(model, base, !core.is_empty(), first, control)?;
        base.truncate(size);
        core.extend(rest);
        Some(core)
    }
    if suspects.is_empty() {
        return Some(Vec::new());
    }
    let mut core = search(model, &mut Vec::new(), false, suspects, control)?;
    core.sort();
    Some(core)
}

/// For each condition of the core an allocation that keeps all the others.
fn witnesses(model: &Model<'_>, core: &[Condition], control: &Control<'_>) -> Option<Vec<Witness>> {
    core.iter()
        .map(|condition| {
            let others: Vec<Condition> =
                core.iter().filter(|other| *other != condition).cloned().collect();
            match judge(model, &others, control) {
                Verdict::Possible(chosen) => {
                    Some(Witness { without: condition.clone(), matching: model.matching(&chosen) })
                }
                Verdict::Clash(_) | Verdict::Stopped => None,
            }
        })
        .collect()
}

fn judge(model: &Model<'_>, conditions: &[Condition], control: &Control<'_>) -> Verdict {
    let relaxed = model.with_only(conditions);
    let in_force: Vec<bool> =
        relaxed.caps.iter().map(|cap| cap.most.is_some() || cap.least.is_some()).collect();
    let mut chosen = Vec::new();
    for learners in program::parts(&relaxed, &in_force) {
        let mut run = Run::new(&relaxed, learners, &in_force);
        match run.feasible(&relaxed, control) {
            Ok(()) => chosen.extend(run.chosen()),
            Err(Halt::Infeasible(proof)) => return Verdict::Clash(proof),
            Err(Halt::Stopped) => return Verdict::Stopped,
        }
    }
    Verdict::Possible(chosen)
}
