//! The European classification: how long it takes to come in, and how long a search takes while somebody types.

use super::client::Client;
use super::report::{Section, Table};
use super::server::{Classified, Program};
use super::statistics::{Times, milliseconds};
use super::{Database, Options};
use crate::postgres::{Cluster, Durability};
use crate::{command, interrupt, program};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the Commission's archives lie, beside the project; they are never part of it.
const ARCHIVES: &str = "../shared/data/esco";

/// How often each query is asked.
const ROUNDS: usize = 3;
/// Queries that are not counted.
const WARM_UP: usize = 50;
/// How long the server rests before its memory is read.
const REST: Duration = Duration::from_secs(2);

/// What was measured on one database.
#[derive(Debug)]
struct Figures {
    database: Database,
    classified: Classified,
    /// The very first search of a process, which reads what finds terms.
    first: Duration,
    server: Times,
    client: Times,
    /// Of the queries that mean one term: how many find it among the first twenty, and how many there are.
    found: (usize, usize),
    /// In bytes: before the first search, and after the last.
    memory: (u64, u64),
}

/// Nothing where the classification is not at hand.
pub(super) fn measure(options: &Options) -> Result<Option<Section>> {
    let archives = archives()?;
    if archives.is_empty() {
        println!("skipped: the classification is not in {ARCHIVES}");
        return Ok(None);
    }
    let program = match &options.program {
        Some(built) => {
            built.canonicalize().with_context(|| format!("no program at {}", built.display()))?
        }
        None => program::build(program::Profile::Release)?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let with_postgres = options.database.contains(&Database::Postgres);
    let cluster = with_postgres.then(|| Cluster::start(Durability::Full)).transpose()?;
    let mut all = Vec::new();
    for &database in &options.database {
        println!("{database}, classification");
        let folder = tempfile::TempDir::with_prefix("walz-bench-")?;
        let url = match (database, &cluster) {
            (Database::Postgres, Some(cluster)) => cluster.create_database("bench_esco")?,
            _ => format!("sqlite:{}", folder.path().join("walz.db").display()),
        };
        let figures = measure_one(&runtime, &program, folder.path(), database, &url, &archives);
        all.push(figures.with_context(|| format!("{database}, classification"))?);
    }
    let version = cluster.as_ref().map(Cluster::version).transpose()?;
    let version = version.map(|version| format!(" and {version}")).unwrap_or_default();
    let made_up = all.iter().any(|figures| figures.classified.made_up);
    let made_up = match made_up {
        true => {
            " The archives at hand hold no relations: as many as version 1.1.1 has are made up."
        }
        false => "",
    };
    let asked = all.first().map_or(0, |figures| figures.classified.queries.len());
    Ok(Some(Section {
        title: "Classification of skills",
        command: "cargo xtask bench esco".to_owned(),
        method: format!(
            "The classification as the Commission publishes it, release build{version} on the same \
             machine. *Import* reads the archives and writes everything into an empty database; \
             *again* is the same once more, which changes nothing.{made_up} Search: {asked} \
             queries, {ROUNDS} times one after the other, after {WARM_UP} that are not counted: \
             names that are typed halfway, whole names, other names, and names with a typing error; \
             half of them in the light of an occupation. *Server* is what the program says of \
             itself in `Server-Timing`; *first* is the first search of a process. *Found* is how \
             many of the whole, other and mistyped names have the term that is meant among the \
             first twenty."
        ),
        tables: vec![import_table(&all), search_table(&all)],
    }))
}

fn archives() -> Result<Vec<PathBuf>> {
    let folder = command::project()?.join(ARCHIVES);
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut archives = Vec::new();
    for entry in entries {
        let path = entry?.path().canonicalize()?;
        if path.extension().is_some_and(|ending| ending == "zip") {
            archives.push(path);
        }
    }
    archives.sort();
    Ok(archives)
}

fn measure_one(
    runtime: &tokio::runtime::Runtime,
    program: &Path,
    folder: &Path,
    database: Database,
    url: &str,
    archives: &[PathBuf],
) -> Result<Figures> {
    let program = Program { path: program, folder };
    let classified = program.classify(url, archives)?;
    runtime.block_on(async {
        let server = program.serve(url).await?;
        tokio::time::sleep(REST).await;
        let idle = server.memory()?;
        let mut client = Client::connect(server.address, &classified.cookie).await?;
        let queries = &classified.queries;
        let mut first = None;
        for query in queries.iter().take(WARM_UP) {
            let answer = client.page(&query.path, false).await?;
            first = first.or(answer.server);
        }
        let (mut on_server, mut on_client) = (Vec::new(), Vec::new());
        let mut found = (0, 0);
        for round in 0..ROUNDS {
            for query in queries {
                interrupt::check()?;
                let answer = client.page(&query.path, false).await?;
                on_server.push(answer.server.context("the answer has no Server-Timing")?);
                on_client.push(answer.took);
                if let Some(meant) = query.meant.as_ref().filter(|_| round == 0) {
                    let body = String::from_utf8_lossy(&answer.body);
                    found.0 += usize::from(body.contains(meant.as_str()));
                    found.1 += 1;
                }
            }
        }
        Ok(Figures {
            database,
            first: first.unwrap_or_default(),
            server: Times::new(on_server),
            client: Times::new(on_client),
            found,
            memory: (idle, server.memory()?),
            classified,
        })
    })
}

fn import_table(all: &[Figures]) -> Table {
    let row = |figures: &Figures| {
        let Classified { terms, relations, seconds, again_seconds, .. } = &figures.classified;
        vec![
            figures.database.to_string(),
            terms.to_string(),
            relations.to_string(),
            format!("{seconds:.1}"),
            format!("{again_seconds:.1}"),
        ]
    };
    let head = ["database", "terms", "relations", "import s", "again s"];
    Table { head: head.map(str::to_owned).into(), rows: all.iter().map(row).collect() }
}

fn search_table(all: &[Figures]) -> Table {
    let row = |figures: &Figures| {
        let (found, of) = figures.found;
        vec![
            figures.database.to_string(),
            milliseconds(figures.server.median()),
            milliseconds(figures.server.percentile(99)),
            milliseconds(figures.client.median()),
            milliseconds(figures.client.percentile(99)),
            milliseconds(figures.first),
            format!("{found} of {of}"),
            format!("{:.1}", figures.memory.0 as f64 / 1e6),
            format!("{:.1}", figures.memory.1 as f64 / 1e6),
        ]
    };
    let head = [
        "database",
        "server p50 ms",
        "server p99 ms",
        "client p50 ms",
        "client p99 ms",
        "first ms",
        "found",
        "memory before MB",
        "memory after MB",
    ];
    Table { head: head.map(str::to_owned).into(), rows: all.iter().map(row).collect() }
}
