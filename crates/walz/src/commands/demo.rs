//! `walz demo`: a real year, played and served.

use crate::commands::serve;
use crate::demo::{self, COORDINATOR, FINANCE, OFFICE, Story, Summary, at_eight};
use anyhow::{Context as _, Result};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use walz_domain::mobility::State;
use walz_domain::person::Email;
use walz_domain::{LearnerId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::{App, Clock, Context, Ids, Keys, account, link, membership, setting, sign_in};
use walz_store::{self as store, Id, Store};
use walz_web::Site;
use walz_words::Language;

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The folder for the demo's database and mails
    #[arg(long, default_value = "walz-demo")]
    dir: PathBuf,
    /// Another folder with the same tables
    #[arg(long)]
    data: Option<PathBuf>,
    /// The day up to which the year is played
    #[arg(long, default_value_t = date(2027, 3, 3))]
    on: Date,
    /// Where to serve the pages
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Another database than the one in the folder: sqlite:FILE or postgres://…
    #[arg(long)]
    database: Option<String>,
    /// End after the summary
    #[arg(long)]
    no_serve: bool,
    /// Print the summary as one line of JSON
    #[arg(long)]
    json: bool,
}

/// How long the sign-in addresses of a demo hold.
const PASS_HOLDS: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(crate) async fn run(options: &Options) -> Result<()> {
    std::fs::create_dir_all(&options.dir)
        .with_context(|| format!("{} cannot be made", options.dir.display()))?;
    let tables = Tables::of(options)?;
    let listener = match options.no_serve {
        true => None,
        false => Some(
            tokio::net::TcpListener::bind(options.listen)
                .await
                .with_context(|| format!("{} cannot be listened on", options.listen))?,
        ),
    };
    let address = match &listener {
        Some(listener) => format!("http://{}", listener.local_addr()?),
        None => format!("http://{}", options.listen),
    };
    let store = open(options).await?;
    let app = App::new(store, keys(&options.dir)?, &address);
    let summary = play(&app, tables.path(), options).await?;
    let sign_in = passes(&app, options.on).await?;
    tell(&summary, &address, &sign_in, options)?;
    let Some(listener) = listener else {
        app.store.close().await;
        return Ok(());
    };
    // The demo's clock stands on its day, and goes on from there.
    let noon = at_eight(options.on).saturating_add(SignedDuration::from_hours(4))?;
    let clock = Clock::showing(noon, Timestamp::now());
    let operator = Context::new(Actor::OPERATOR, Timestamp::now(), Ids::from_entropy());
    setting::set_clock(&app, &operator, clock).await?;
    let site = Site { clock, ..Site::new(app) };
    serve::until_stopped(site, listener, &options.dir).await
}

/// The tables to play: a folder, or those in the program.
enum Tables {
    Folder(PathBuf),
    /// Unpacked for the time of playing.
    Unpacked(tempfile::TempDir),
}

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo"]
#[include = "*.csv"]
struct Demo;

impl Tables {
    fn of(options: &Options) -> Result<Self> {
        if let Some(folder) = &options.data {
            return Ok(Self::Folder(folder.clone()));
        }
        let folder = tempfile::tempdir()?;
        for name in Demo::iter() {
            if let Some(file) = Demo::get(&name) {
                std::fs::write(folder.path().join(name.as_ref()), file.data)?;
            }
        }
        Ok(Self::Unpacked(folder))
    }

    fn path(&self) -> &Path {
        match self {
            Self::Folder(path) => path,
            Self::Unpacked(folder) => folder.path(),
        }
    }
}

/// The demo's database. One that was played further than asked for is set aside, not thrown away.
async fn open(options: &Options) -> Result<Store> {
    if let Some(url) = &options.database {
        return Ok(Store::open(url).await?);
    }
    let file = options.dir.join("walz.db");
    let url = format!("sqlite:{}", file.display());
    let store = Store::open(&url).await?;
    let Some(until) = demo::played_until(&store).await?.filter(|until| *until > options.on) else {
        return Ok(store);
    };
    store.close().await;
    let aside = options.dir.join(format!("walz-{until}.db"));
    std::fs::rename(&file, &aside)
        .with_context(|| format!("{} cannot be set aside", file.display()))?;
    eprintln!("The demo of {until} is kept as {}.", aside.display());
    Ok(Store::open(&url).await?)
}

/// The key of the demo's folder, made at the first start and readable by its owner only.
fn keys(folder: &Path) -> Result<Keys> {
    let file = folder.join("walz.key");
    if !file.exists() {
        let text = Keys::new_line(&Ids::from_entropy(), 1);
        let mut options = std::fs::OpenOptions::new();
        std::os::unix::fs::OpenOptionsExt::mode(options.write(true).create_new(true), 0o600);
        let mut new =
            options.open(&file).with_context(|| format!("{} cannot be made", file.display()))?;
        std::io::Write::write_all(&mut new, text.as_bytes())?;
        new.sync_all()?;
    }
    let text = std::fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    text.parse().with_context(|| format!("{} holds no key", file.display()))
}

async fn play(app: &App, tables: &Path, options: &Options) -> Result<Summary> {
    let bar = std::io::stderr().is_terminal().then(|| {
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} days, {msg}");
        ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let progress = |done: u64, of: u64, day: Date| match &bar {
        Some(bar) => {
            bar.set_length(of);
            bar.set_position(done);
            bar.set_message(day.to_string());
        }
        None if day.day() == 1 => eprintln!("Playing {day}, {done} of {of} days"),
        None => {}
    };
    let story = Story { tables, until: options.on, progress: &progress };
    let summary = demo::play(app, &story).await?;
    if let Some(bar) = &bar {
        bar.finish_and_clear();
    }
    Ok(summary)
}

/// One address for each role, by which somebody tries it.
async fn passes(app: &App, on: Date) -> Result<BTreeMap<&'static str, String>> {
    let now = at_eight(on).saturating_add(SignedDuration::from_hours(4))?;
    let ids = Ids::from_entropy();
    let operator = Context::new(Actor::OPERATOR, now, ids.clone());
    let mut found = BTreeMap::new();
    let cast = cast(&app.store, on).await?;
    for (role_name, person, role) in cast.accounts {
        let mut db = app.store.read().await?;
        let known = store::person::find(&mut db, OFFICE, person).await?;
        drop(db);
        let Some(known) = known else { continue };
        let email: Email = match &known.email {
            Some(email) => email.clone(),
            None => format!("{role_name}@demo.example").parse()?,
        };
        let account = account::admit(app, &operator, &email, Language::En).await?;
        let mut db = app.store.read().await?;
        let roles = store::membership::of_account(&mut db, account, now).await?;
        drop(db);
        if roles.iter().all(|m| m.role != role) {
            let new = membership::New {
                organisation: OFFICE,
                account: Some(account),
                person: Some(person),
                role,
                until: None,
            };
            membership::give(app, &operator, new).await?;
        }
        found.insert(role_name, sign_in::pass(app, &operator, &email, PASS_HOLDS).await?);
    }
    for (role_name, person, role, purpose, target) in cast.links {
        let office =
            Actor { organisation: OFFICE, person: Some(COORDINATOR), role: Role::Coordinator };
        let ctx = Context::new(office, now, ids.clone());
        let mut work = walz_service::Work::fresh(app, &ctx).await?;
        let new = link::New {
            organisation: OFFICE,
            person,
            role,
            purpose,
            target,
            single_use: false,
            holds: PASS_HOLDS,
        };
        let address = link::mint(&mut work, &new).await?;
        work.commit(()).await?;
        found.insert(role_name, address);
    }
    Ok(found)
}

/// Who is tried: a learner abroad if there is one, their mentor, a guardian, a tutor.
struct Cast {
    accounts: Vec<(&'static str, PersonId, Role)>,
    links: Vec<(&'static str, PersonId, Role, &'static str, uuid::Uuid)>,
}

async fn cast(store: &Store, on: Date) -> Result<Cast> {
    let mut db = store.read().await?;
    let db = &mut db;
    let mut accounts =
        vec![("coordinator", COORDINATOR, Role::Coordinator), ("finance", FINANCE, Role::Finance)];
    let mut links = Vec::new();
    let Some(call) = store::call::list(db, OFFICE).await?.into_iter().next() else {
        return Ok(Cast { accounts, links });
    };
    let stays = store::mobility::of_call(db, OFFICE, Id(call.id)).await?;
    let abroad = stays.iter().find(|m| matches!(m.state, State::Arrived { .. }));
    let shown = abroad.or_else(|| stays.first());
    let learner: Option<LearnerId> = match shown {
        Some(stay) => Some(stay.learner),
        None => store::learner::codes(db, OFFICE).await?.into_values().next(),
    };
    if let Some(learner) = learner
        && let Some(found) = store::learner::find(db, OFFICE, learner).await?
    {
        accounts.push(("learner", found.person, Role::Learner(found.id)));
        if let Some(tutor) = found.tutor
            && let Some(tutor) = store::tutor::find(db, OFFICE, tutor).await?
        {
            accounts.push(("tutor", tutor.person, Role::Tutor(tutor.id)));
        }
    }
    if let Some(stay) = shown
        && let Some(offer) = store::offer::find(db, OFFICE, stay.offer).await?
    {
        if let Some(partner) = store::partner::find(db, OFFICE, offer.partner).await?
            && let Some(contact) = partner.contact
        {
            accounts.push(("partner", contact, Role::Partner(partner.id)));
        }
        if let Some(host) = store::host_company::find(db, OFFICE, offer.host).await?
            && let Some(mentor) = host.mentor
        {
            links.push(("host", mentor, Role::Mentor(host.id), "host", host.id.0));
        }
    }
    for guardian in store::guardian::list(db, OFFICE).await? {
        let Some(child) = store::learner::find(db, OFFICE, guardian.learner).await? else {
            continue;
        };
        let person = store::person::find(db, OFFICE, child.person).await?;
        if person.is_some_and(|p| p.is_minor_on(on)) {
            let role = Role::Guardian(guardian.id);
            links.push(("family", guardian.person, role, "family", guardian.learner.0));
            break;
        }
    }
    Ok(Cast { accounts, links })
}

fn tell(
    summary: &Summary,
    address: &str,
    sign_in: &BTreeMap<&str, String>,
    options: &Options,
) -> Result<()> {
    if options.json {
        let mut value = serde_json::to_value(summary)?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("address".to_owned(), address.into());
            fields.insert("sign_in".to_owned(), serde_json::to_value(sign_in)?);
        }
        println!("{value}");
        return Ok(());
    }
    println!("The demo year on {}:", summary.on);
    for line in summary.lines() {
        println!("  {line}");
    }
    println!("\nSign in as, each address once:");
    for (role, address) in sign_in {
        println!("  {role:<12} {address}");
    }
    match options.no_serve {
        true => println!(
            "\nServe it with: walz demo --dir {} --on {}",
            options.dir.display(),
            options.on
        ),
        false => println!(
            "\nServing {address}. Mails go to {}. Stop with Ctrl-C.",
            options.dir.join("mail").display()
        ),
    }
    Ok(())
}
