//! `walz demo`: a real year, played and served.

use crate::cli::Demo;
use crate::commands::serve;
use crate::config::{Config, Loaded};
use crate::demo::{self, COORDINATOR, FINANCE, OFFICE, Story, Summary, at_eight};
use crate::installation::Installation;
use crate::seal;
use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use walz_domain::mobility::State;
use walz_domain::person::Email;
use walz_domain::{LearnerId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::{
    App, Clock, Context, account, family, host, link, membership, setting, sign_in,
};
use walz_store::{self as store, Id, Store};
use walz_words::Language;

/// How long the sign-in addresses of a demo hold.
const PASS_HOLDS: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(crate) async fn run(flags: &Demo, loaded: Loaded) -> Result<ExitCode> {
    std::fs::create_dir_all(&flags.dir)
        .with_context(|| format!("the folder {} cannot be made", flags.dir.display()))?;
    let tables = Tables::of(flags.data.as_deref())?;
    let mut loaded = within(&flags.dir, loaded.with("listen", flags.listen.as_deref())?)?;
    loaded = seal::for_trying_out(&flags.dir, flags.on, loaded)?;
    let mut listener = None;
    if !flags.no_serve {
        let bound = serve::bind(&loaded.config).await?;
        let address = bound.local_addr()?.to_string();
        loaded = loaded.with("listen", Some(&address))?;
        listener = Some(bound);
    }
    set_aside(flags, &loaded).await?;
    let made = file_of(flags, &loaded).filter(|file| !file.exists());
    let mut installation = Installation::open(loaded).await?;
    let summary = match play(&installation.app, tables.path(), flags).await {
        Ok(summary) => summary,
        Err(error) => {
            clear(&installation.app.store, made.as_deref()).await?;
            return Err(error);
        }
    };
    drop(tables);
    // The demo's clock stands on its day, and goes on from there.
    let (noon, wall) = (noon(flags.on)?, Timestamp::now());
    let operator = Context::new(Actor::OPERATOR, noon, installation.ids.clone());
    installation.clock = Clock::showing(noon, wall);
    setting::set_clock(&installation.app, &operator, installation.clock).await?;
    let sign_in = passes(&installation, flags.on).await?;
    tell(&summary, &installation.config, &sign_in, flags)?;
    match listener {
        Some(listener) => serve::serve(installation, listener, true).await,
        None => {
            installation.app.store.close().await;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The configuration with everything of the demo in its folder, where nobody named another place.
fn within(folder: &Path, mut loaded: Loaded) -> Result<Loaded> {
    let database = format!("sqlite:{}", folder.join("walz.db").display());
    let places = [
        ("database", database),
        ("key_file", folder.join("walz.key").display().to_string()),
        ("mail_folder", folder.join("mail").display().to_string()),
    ];
    for (name, place) in places {
        if loaded.is_default(name) {
            loaded = loaded.with(name, Some(&place))?;
        }
    }
    Ok(loaded)
}

pub(super) fn noon(day: Date) -> Result<Timestamp> {
    Ok(at_eight(day).saturating_add(SignedDuration::from_hours(4))?)
}

/// The tables to play: a folder, or those in the program.
pub(super) enum Tables {
    Folder(PathBuf),
    /// Unpacked for the time of playing.
    Unpacked(tempfile::TempDir),
}

/// The year inside the program.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo"]
#[include = "*.csv"]
struct Year;

impl Tables {
    pub(super) fn of(data: Option<&Path>) -> Result<Self> {
        if let Some(folder) = data {
            return Ok(Self::Folder(folder.to_owned()));
        }
        let folder = tempfile::tempdir()?;
        for name in Year::iter() {
            if let Some(file) = Year::get(&name) {
                std::fs::write(folder.path().join(name.as_ref()), file.data)?;
            }
        }
        Ok(Self::Unpacked(folder))
    }

    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Folder(path) => path,
            Self::Unpacked(folder) => folder.path(),
        }
    }
}

/// A demo's file that was played further than asked for is set aside, not thrown away.
async fn set_aside(flags: &Demo, loaded: &Loaded) -> Result<()> {
    let Some(file) = file_of(flags, loaded).filter(|file| file.exists()) else { return Ok(()) };
    let store = Store::open(&loaded.config.database).await?;
    let further = demo::played_until(&store).await?.filter(|until| *until > flags.on);
    store.close().await;
    if let Some(until) = further {
        let aside = flags.dir.join(format!("walz-{until}.db"));
        std::fs::rename(&file, &aside)
            .with_context(|| format!("{} cannot be set aside", file.display()))?;
        eprintln!("The demo of {until} is kept as {}.", aside.display());
    }
    Ok(())
}

/// The demo's own file, where its database is one.
fn file_of(flags: &Demo, loaded: &Loaded) -> Option<PathBuf> {
    let file = flags.dir.join("walz.db");
    (loaded.config.database == format!("sqlite:{}", file.display())).then_some(file)
}

/// A file that was made for tables that do not fit together is taken away again, so that mended ones begin anew.
async fn clear(store: &Store, made: Option<&Path>) -> Result<()> {
    let nothing_played = demo::played_until(store).await?.is_none();
    store.close().await;
    if let Some(file) = made.filter(|_| nothing_played) {
        std::fs::remove_file(file)?;
    }
    Ok(())
}

async fn play(app: &App, tables: &Path, flags: &Demo) -> Result<Summary> {
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
    let story = Story { tables, until: flags.on, progress: &progress };
    let summary = demo::play(app, &story).await?;
    if let Some(bar) = &bar {
        bar.finish_and_clear();
    }
    Ok(summary)
}

/// One address for each role, by which somebody tries it.
async fn passes(installation: &Installation, on: Date) -> Result<BTreeMap<&'static str, String>> {
    let (app, now, ids) = (&installation.app, noon(on)?, installation.ids.clone());
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
        if let Some(company) = store::host_company::find(db, OFFICE, offer.host).await?
            && let Some(mentor) = company.mentor
        {
            links.push(("host", mentor, Role::Mentor(company.id), host::LINK, company.id.0));
        }
    }
    for guardian in store::guardian::list(db, OFFICE).await? {
        let Some(child) = store::learner::find(db, OFFICE, guardian.learner).await? else {
            continue;
        };
        let person = store::person::find(db, OFFICE, child.person).await?;
        if person.is_some_and(|p| p.is_minor_on(on)) {
            let role = Role::Guardian(guardian.id);
            links.push(("family", guardian.person, role, family::LINK, guardian.learner.0));
            break;
        }
    }
    Ok(Cast { accounts, links })
}

fn tell(
    summary: &Summary,
    config: &Config,
    sign_in: &BTreeMap<&str, String>,
    flags: &Demo,
) -> Result<()> {
    let address = config.address();
    if flags.json {
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
    match flags.no_serve {
        true => {
            println!("\nServe it with: walz demo --dir {} --on {}", flags.dir.display(), flags.on)
        }
        false => println!(
            "\nServing {address}. Mails go to {}. Stop with Ctrl-C.",
            config.mail_folder().display()
        ),
    }
    Ok(())
}
