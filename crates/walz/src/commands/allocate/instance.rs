//! Reading an instance, whatever its form.

use anyhow::Context as _;
use serde::Serialize;
use std::fs::File;
use std::io::{BufReader, Read, Seek, Write};
use std::path::Path;
use walz_allocate::tables::{Compact, Tables};
use walz_allocate::{Explanations, Goal, Invalid, Options, Outcome, Problem, explain_to, solve};

/// What stands for what is piped in.
const PIPE: &str = "-";

/// What goals a table has if none are given.
const USUAL: [Goal; 2] = [Goal::MaxPlaced, Goal::MinCost];

/// An instance as it was read.
pub(super) enum Instance {
    Problem(Problem),
    /// A plain one by numbers, and what to strive for.
    Compact(Compact, Vec<Goal>),
    /// One that is refused, with every fault.
    Invalid(Invalid),
}

impl Instance {
    /// Reads a JSON file, an `inst.bin`, a folder with one of them or with tables, or what is piped
    /// in. Goals that are given count instead of those of the file.
    pub(super) fn read(path: &Path, goals: &[Goal]) -> anyhow::Result<Self> {
        if path.is_dir() {
            if path.join("edges.csv").is_file() {
                let tables = Tables::read(path)?;
                return Ok(Self::Problem(tables.to_problem(usual(goals))));
            }
            return Self::read_file(&path.join("inst.bin"), goals);
        }
        if path.as_os_str() == PIPE {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("the input cannot be read")?;
            if Compact::is_binary(&bytes) {
                return Self::compact(Compact::read(&mut bytes.as_slice())?, goals);
            }
            return Ok(Self::json(&bytes, goals));
        }
        Self::read_file(path, goals)
    }

    fn read_file(path: &Path, goals: &[Goal]) -> anyhow::Result<Self> {
        let unreadable = || format!("{} cannot be read", path.display());
        let mut file = File::open(path).with_context(unreadable)?;
        let mut first = Vec::new();
        Read::by_ref(&mut file).take(8).read_to_end(&mut first).with_context(unreadable)?;
        file.rewind().with_context(unreadable)?;
        if Compact::is_binary(&first) {
            let compact = Compact::read(&mut BufReader::with_capacity(1 << 16, file));
            return Self::compact(compact.with_context(unreadable)?, goals);
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).with_context(unreadable)?;
        Ok(Self::json(&bytes, goals))
    }

    fn compact(compact: Compact, goals: &[Goal]) -> anyhow::Result<Self> {
        Ok(Self::Compact(compact, usual(goals)))
    }

    fn json(bytes: &[u8], goals: &[Goal]) -> Self {
        match Problem::from_json(bytes) {
            Ok(mut problem) => {
                if !goals.is_empty() {
                    problem.objective = goals.to_vec();
                }
                Self::Problem(problem)
            }
            Err(invalid) => Self::Invalid(invalid),
        }
    }

    pub(super) fn solve(&self, options: &Options<'_>) -> Outcome {
        match self {
            Self::Problem(problem) => solve(problem, options),
            Self::Compact(compact, goals) => compact.solve(goals, options),
            Self::Invalid(invalid) => Outcome::refused(invalid.clone()),
        }
    }

    /// Why these learners got what they got.
    pub(super) fn explain(
        &self,
        outcome: &Outcome,
        options: &Options<'_>,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Explanations {
        match self {
            Self::Problem(problem) => explain_to(problem, outcome, options, wanted),
            Self::Compact(compact, goals) => compact.explain(goals, outcome, options, wanted),
            Self::Invalid(_) => Explanations::default(),
        }
    }

    /// The problem with names, unless the instance was refused.
    pub(super) fn problem(&self) -> Option<std::borrow::Cow<'_, Problem>> {
        use std::borrow::Cow;
        match self {
            Self::Problem(problem) => Some(Cow::Borrowed(problem)),
            Self::Compact(compact, goals) => {
                Some(Cow::Owned(compact.to_problem(goals.iter().copied())))
            }
            Self::Invalid(_) => None,
        }
    }

    /// Whether somebody of this id is in the instance.
    pub(super) fn knows(&self, learner: &str) -> bool {
        match self {
            Self::Problem(problem) => problem.learners.iter().any(|known| known.id == learner),
            Self::Compact(compact, _) => {
                learner.parse::<usize>().is_ok_and(|learner| learner < compact.learners())
            }
            Self::Invalid(_) => true,
        }
    }
}

fn usual(goals: &[Goal]) -> Vec<Goal> {
    if goals.is_empty() { USUAL.to_vec() } else { goals.to_vec() }
}

/// Reads a result.
pub(super) fn read_result(path: &Path) -> anyhow::Result<Outcome> {
    let unreadable = || format!("{} is no result that can be read", path.display());
    let bytes = std::fs::read(path).with_context(unreadable)?;
    serde_json::from_slice(&bytes).with_context(unreadable)
}

/// Writes JSON beside its final name first, so that no half of it is ever read.
pub(super) fn write(path: &Path, value: &impl Serialize) -> anyhow::Result<()> {
    let unwritable = || format!("{} cannot be written", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")));
    let mut file = file.with_context(unwritable)?;
    let mut to = std::io::BufWriter::new(&mut file);
    serde_json::to_writer_pretty(&mut to, value)?;
    to.write_all(b"\n").and_then(|()| to.flush()).with_context(unwritable)?;
    drop(to);
    file.persist(path).with_context(unwritable)?;
    Ok(())
}
