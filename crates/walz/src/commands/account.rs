//! `walz account`: who can sign in.

use super::told;
use crate::cli::{AccountCommand, AddAccount};
use crate::installation::Installation;
use anyhow::{Context, bail};
use jiff::SignedDuration;
use std::io::BufRead;
use std::process::ExitCode;
use walz_domain::OrganisationId;
use walz_domain::person::{Email, Person};
use walz_policy::{INSTALLATION, Role, RoleKind};
use walz_service::password::Password;
use walz_service::{account, membership, person, sign_in};
use walz_words::Language;

pub(super) async fn run(
    command: AccountCommand,
    installation: Installation,
) -> anyhow::Result<ExitCode> {
    let (app, ctx) = (&installation.app, installation.operator());
    match command {
        AccountCommand::Add(flags) => add(&installation, flags).await?,
        AccountCommand::Password { email } => {
            let password = Password::from(ask_for_password()?);
            account::set_password(app, &ctx, &parsed(&email)?, &password).await.map_err(told)?;
            println!("The password is set; all sessions of {email} have ended.");
        }
        AccountCommand::Link { email, hours } => {
            let holds = SignedDuration::from_hours(hours.into());
            let address = sign_in::pass(app, &ctx, &parsed(&email)?, holds).await.map_err(told)?;
            println!("{address}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parsed(email: &str) -> anyhow::Result<Email> {
    email.parse().with_context(|| format!("'{email}' is no mail address"))
}

async fn add(installation: &Installation, flags: AddAccount) -> anyhow::Result<()> {
    let (app, ctx) = (&installation.app, installation.operator());
    let email = parsed(&flags.email)?;
    let language = Language::from_code(&flags.language)
        .with_context(|| format!("Walz does not speak '{}'", flags.language))?;
    let organisation = flags.organisation.map_or(INSTALLATION, OrganisationId);
    let kind = match flags.organisation {
        Some(_) => flags.role.parse::<RoleKind>()?,
        None => RoleKind::Operator,
    };
    let Some(role) = Role::from_parts(kind, None) else {
        bail!("'{kind}' comes with a record of its own: give it on the page of that record");
    };
    let id = account::admit(app, &ctx, &email, language).await.map_err(told)?;
    let person = match flags.name {
        None => None,
        Some(name) => {
            let new = Person {
                id: ctx.id(),
                name: name.parse().context("the name does not fit")?,
                call_me: None,
                email: Some(email),
                phone: None,
                language: flags.language.parse().ok(),
                born: None,
            };
            Some(person::add(app, &ctx, organisation, &new).await.map_err(told)?)
        }
    };
    let new = membership::New { organisation, account: Some(id), person, role, until: None };
    membership::give(app, &ctx, new).await.map_err(told)?;
    println!("{id}");
    Ok(())
}

/// A password, typed unseen at a terminal, or the first line of the input.
fn ask_for_password() -> anyhow::Result<String> {
    let terminal = console::Term::stderr();
    if console::user_attended() && terminal.is_term() {
        terminal.write_str("New password: ")?;
        return Ok(terminal.read_secure_line()?);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
