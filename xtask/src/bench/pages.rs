//! The program as it serves: how soon it answers, what it holds in memory, how long its pages take
//! as the year grows, and what they weigh.

use super::client::{self, Client};
use super::report::{Section, Table};
use super::server::{Page, Program, Server};
use super::statistics::{Times, milliseconds};
use super::{Database, Options};
use crate::postgres::{Cluster, Durability};
use crate::{interrupt, program};
use anyhow::{Context, Result};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How often the server is started to find the median.
const STARTS: usize = 10;
/// How long the server rests before its memory is read.
const REST: Duration = Duration::from_secs(5);
/// Connections that ask at the same time where the server is to be busy.
const CONNECTIONS: usize = 4;
/// Requests that are not counted, and those that are: one after the other, and at the same time.
const WARM_UP: usize = 200;
const ALONE: usize = 1_000;
const BUSY: usize = 2_000;

/// What was measured of one page on one database.
#[derive(Debug)]
struct PageFigures {
    page: String,
    /// One request after the other.
    server: Times,
    client: Times,
    /// As the server takes while it is as busy as it can be.
    busy: Times,
    /// Answers a second while it is busy.
    rate: f64,
    /// Of a first visit, in bytes over the wire.
    bytes: u64,
}

/// What was measured on one database.
#[derive(Debug)]
struct Figures {
    database: Database,
    learners: u64,
    start: Times,
    memory: u64,
    pages: Vec<PageFigures>,
}

pub(super) fn measure(options: &Options) -> Result<Section> {
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
        for &learners in &options.learners {
            println!("{database}, {learners} learners");
            let figures = measure_one(&runtime, &program, cluster.as_ref(), database, learners);
            all.push(figures.with_context(|| format!("{database}, {learners} learners"))?);
        }
    }
    let version = cluster.as_ref().map(Cluster::version).transpose()?;
    let version = version.map(|version| format!(" and {version}")).unwrap_or_default();
    Ok(Section {
        title: "Pages",
        command: "cargo xtask bench pages".to_owned(),
        method: format!(
            "`walz serve`, release build, the client{version} on the same machine. Start: \
             median of {STARTS} from starting the process to the first answer on an existing \
             database. Memory: resident, {} s after the start. Pages: {ALONE} requests one \
             after the other, after {WARM_UP} that are not counted; *server* is what the program \
             says of itself in `Server-Timing`, *client* is until the last byte has come. *Busy* \
             and *requests/s* are {BUSY} requests over {CONNECTIONS} connections that never \
             rest, on cores that they share with the client; of figures that add up all stays a \
             twentieth of these. *Bytes* is what a first visit reads over the wire (Brotli), with style, \
             script and icons. Growth compares the server's median with that of the smallest year.",
            REST.as_secs(),
        ),
        tables: vec![start_table(&all), page_table(&all)],
    })
}

fn measure_one(
    runtime: &tokio::runtime::Runtime,
    program: &Path,
    cluster: Option<&Cluster>,
    database: Database,
    learners: u64,
) -> Result<Figures> {
    let folder = tempfile::TempDir::with_prefix("walz-bench-")?;
    let program = Program { path: program, folder: folder.path() };
    let url = match (database, cluster) {
        (Database::Postgres, Some(cluster)) => {
            cluster.create_database(&format!("bench_{learners}"))?
        }
        _ => format!("sqlite:{}", folder.path().join("walz.db").display()),
    };
    let year = program.fill(&url, learners)?;
    runtime.block_on(async {
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(program.serve(&url).await?.started_in);
        }
        let server = program.serve(&url).await?;
        tokio::time::sleep(REST).await;
        let memory = server.memory()?;
        let mut pages = Vec::new();
        for page in &year.pages {
            interrupt::check()?;
            pages.push(measure_page(&server, page).await?);
        }
        Ok(Figures { database, learners, start: Times::new(starts), memory, pages })
    })
}

async fn measure_page(server: &Server, page: &Page) -> Result<PageFigures> {
    let bytes = client::first_visit(server.address, &page.cookie, &page.path).await?;
    ask(server, page, page.requests(WARM_UP), 1).await?;
    let alone = ask(server, page, page.requests(ALONE), 1).await?;
    let since = Instant::now();
    let busy = ask(server, page, page.requests(BUSY), CONNECTIONS).await?;
    let took = since.elapsed();
    let rate = f64::from(u32::try_from(busy.len())?) / took.as_secs_f64();
    let (server, client) = alone.into_iter().unzip();
    Ok(PageFigures {
        page: page.name.clone(),
        server: Times::new(server),
        client: Times::new(client),
        busy: Times::new(busy.into_iter().map(|(server, _)| server).collect()),
        rate,
        bytes,
    })
}

/// Asks for a page that many times over so many connections. Gives the server's and the client's time
/// of each answer.
async fn ask(
    server: &Server,
    page: &Page,
    requests: usize,
    connections: usize,
) -> Result<Vec<(Duration, Duration)>> {
    let path: Arc<str> = page.path.as_str().into();
    let mut asking = JoinSet::new();
    for _ in 0..connections {
        let mut client = Client::connect(server.address, &page.cookie).await?;
        let path = Arc::clone(&path);
        asking.spawn(async move {
            let mut times = Vec::new();
            for _ in 0..requests / connections {
                let answer = client.page(&path, true).await?;
                let server = answer.server.context("the answer has no Server-Timing")?;
                times.push((server, answer.took));
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(connection) = asking.join_next().await {
        times.append(&mut connection??);
    }
    Ok(times)
}

fn start_table(all: &[Figures]) -> Table {
    let row = |figures: &Figures| {
        vec![
            figures.database.to_string(),
            figures.learners.to_string(),
            milliseconds(figures.start.median()),
            format!("{:.1}", figures.memory as f64 / 1e6),
        ]
    };
    Table {
        head: ["database", "learners", "start ms", "memory MB"].map(str::to_owned).into(),
        rows: all.iter().map(row).collect(),
    }
}

fn page_table(all: &[Figures]) -> Table {
    let head = [
        "page",
        "database",
        "learners",
        "server p50 ms",
        "server p99 ms",
        "growth",
        "client p50 ms",
        "client p99 ms",
        "busy p50 ms",
        "busy p99 ms",
        "requests/s",
        "bytes",
    ];
    let mut rows = Vec::new();
    for figures in all {
        for page in &figures.pages {
            rows.push(vec![
                page.page.clone(),
                figures.database.to_string(),
                figures.learners.to_string(),
                milliseconds(page.server.median()),
                milliseconds(page.server.percentile(99)),
                growth(all, figures, page),
                milliseconds(page.client.median()),
                milliseconds(page.client.percentile(99)),
                milliseconds(page.busy.median()),
                milliseconds(page.busy.percentile(99)),
                format!("{:.0}", page.rate),
                page.bytes.to_string(),
            ]);
        }
    }
    rows.sort_by(|a, b| a.first().cmp(&b.first()));
    Table { head: head.map(str::to_owned).into(), rows }
}

/// How many times as long as in the smallest year on the same database.
fn growth(all: &[Figures], figures: &Figures, page: &PageFigures) -> String {
    let same_database = all.iter().filter(|other| other.database == figures.database);
    let smallest = same_database.min_by_key(|other| other.learners);
    let base = smallest.and_then(|other| other.pages.iter().find(|p| p.page == page.page));
    let base = base.map_or(page.server.median(), |page| page.server.median());
    format!("{:.2}×", page.server.median().as_secs_f64() / base.as_secs_f64())
}
