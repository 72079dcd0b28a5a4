//! What `walz allocate` is told: an instance to solve, a result to follow or to mend, a recipe to make one by.

use clap::{Args, Subcommand};
use std::path::PathBuf;
use walz_allocate::Goal;

#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true, after_help = ALLOCATE_HELP)]
pub(crate) struct Allocate {
    #[command(flatten)]
    pub(crate) solve: Option<Solve>,
    #[command(subcommand)]
    pub(crate) command: Option<AllocateCommand>,
}

const ALLOCATE_HELP: &str = "\
An instance is a JSON file of the form vet-alloc/1, an inst.bin, a folder with inst.bin or with the tables
learners.csv, offers.csv, edges.csv, groups.csv and caps.csv, or - for what is piped in. Tables and inst.bin
name no goals: theirs are max_placed,min_cost unless --objective says otherwise.

The result is JSON: printed where no terminal is, written where --out says. A terminal gets a table.
Ctrl-C, or the time limit, ends a run with the best found so far and what is proven of it.

Ends with
  0  where the result is the best there is, and where a result that is verified holds
  1  where something cannot be read or written
  2  where the command line is not understood
  3  where nothing satisfies all conditions, no stable allocation exists, or the instance is refused (the
     result says which, why and where), and where a result that is verified does not hold
  4  where the run was stopped before it was sure

  walz allocate round.json --out result.json
  walz allocate round.json --explain L17
  walz allocate verify round.json result.json
  walz allocate repair round.json result.json --closed Graz
  walz allocate generate --learners 10000 --offers 4000 --out big && walz allocate big";

#[derive(Clone, Debug, Args)]
pub(crate) struct Solve {
    /// The instance
    pub(crate) instance: PathBuf,
    /// Write the result here, as JSON
    #[arg(long, value_name = "RESULT")]
    pub(crate) out: Option<PathBuf>,
    /// Also tell why this learner got this place and none that was wished for more; * tells it to all
    #[arg(long, value_name = "LEARNER")]
    pub(crate) explain: Vec<String>,
    /// Stop after this time with the best found so far
    #[arg(long, value_name = "SECONDS")]
    pub(crate) time_limit: Option<f64>,
    /// [else a table at a terminal and json elsewhere]
    #[arg(long)]
    pub(crate) format: Option<AllocateFormat>,
    /// The goals, the first counting most, instead of those of the instance
    #[arg(long, value_name = "GOAL,GOAL…", value_delimiter = ',', value_parser = goal)]
    pub(crate) objective: Vec<Goal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum AllocateFormat {
    Json,
    Table,
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum AllocateCommand {
    /// Check a result by its proof, without solving anything; ends with 3 where it does not hold
    Verify(VerifyAllocation),
    /// Make an instance of any size from a seed
    Generate(GenerateAllocation),
    /// Mend a result after what happened: as many placed as possible, and as few moved as possible
    Repair(RepairAllocation),
}

#[derive(Clone, Debug, Args)]
#[command(after_help = REPAIR_HELP)]
pub(crate) struct RepairAllocation {
    /// The instance as it was
    pub(crate) instance: PathBuf,
    /// The result as it was, as JSON
    pub(crate) result: PathBuf,
    /// An offer that is no longer there
    #[arg(long, value_name = "OFFER")]
    pub(crate) closed: Vec<String>,
    /// An offer that has so many places now
    #[arg(long, value_name = "OFFER=NUMBER", value_parser = places)]
    pub(crate) places: Vec<(String, i64)>,
    /// A learner who is no longer there
    #[arg(long, value_name = "LEARNER")]
    pub(crate) withdrawn: Vec<String>,
    /// Write the changed instance here, for verify
    #[arg(long, value_name = "INSTANCE")]
    pub(crate) amended: Option<PathBuf>,
    /// Write the repaired result here, as JSON
    #[arg(long, value_name = "RESULT")]
    pub(crate) out: Option<PathBuf>,
    /// Stop after this time with the best found so far
    #[arg(long, value_name = "SECONDS")]
    pub(crate) time_limit: Option<f64>,
    /// [else a table at a terminal and json elsewhere]
    #[arg(long)]
    pub(crate) format: Option<AllocateFormat>,
    /// The goals after placing the most and moving the fewest, instead of those of the instance
    #[arg(long, value_name = "GOAL,GOAL…", value_delimiter = ',', value_parser = goal)]
    pub(crate) objective: Vec<Goal>,
}

const REPAIR_HELP: &str = "\
Everything else that changed stands in the instance itself: an instance with \"prior\" places and the goals
max_placed,min_changes,… is repaired by walz allocate INSTANCE just the same.

  walz allocate repair round.json result.json --closed Graz --withdrawn L17 --amended now.json --out new.json
  walz allocate verify now.json new.json";

/// An offer and a number, such as `Graz=2`.
fn places(text: &str) -> Result<(String, i64), String> {
    let pair = text.rsplit_once('=').and_then(|(offer, number)| {
        let number = number.parse().ok().filter(|number| *number >= 0)?;
        Some((offer.to_owned(), number))
    });
    pair.ok_or_else(|| format!("{text} is not an offer, =, and a number of places"))
}

#[derive(Clone, Debug, Args)]
pub(crate) struct VerifyAllocation {
    /// The instance
    pub(crate) instance: PathBuf,
    /// The result, as JSON
    pub(crate) result: PathBuf,
    /// The goals that were given instead of those of the instance
    #[arg(long, value_name = "GOAL,GOAL…", value_delimiter = ',', value_parser = goal)]
    pub(crate) objective: Vec<Goal>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct GenerateAllocation {
    #[arg(long, value_name = "NUMBER")]
    pub(crate) learners: u32,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) offers: u32,
    /// The same seed makes the same instance
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) seed: u64,
    #[arg(long, default_value = "real")]
    pub(crate) mode: GenerateMode,
    /// About how many eligible offers each learner has
    #[arg(long, default_value_t = 16, value_name = "NUMBER")]
    pub(crate) deg: u32,
    /// How much of everybody's taste is common: above 0 they fight over the same places
    #[arg(long, default_value_t = 0, value_name = "PERCENT")]
    pub(crate) corr: u32,
    /// The folder to write into
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,
    /// Only inst.bin, not the tables
    #[arg(long)]
    pub(crate) no_csv: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum GenerateMode {
    /// Trades, languages, ages, dates, popular places
    Real,
    /// A random graph
    Flat,
}

fn goal(name: &str) -> Result<Goal, String> {
    Goal::named(name).ok_or_else(|| {
        let names: Vec<&str> = Goal::ALL.iter().map(|goal| goal.name()).collect();
        format!("the goals are {}", names.join(", "))
    })
}
