//! `walz credentials`: issuing, taking out, changing the key.

use super::{export, told};
use crate::cli::{CredentialsCommand, ExportCredentials, RotateKey, Whose};
use crate::installation::Installation;
use anyhow::{Context as _, Result, bail};
use std::process::ExitCode;
use walz_policy::Actor;
use walz_service::credential;
use walz_store as store;

pub(super) async fn run(
    command: &CredentialsCommand,
    installation: Installation,
) -> Result<ExitCode> {
    match command {
        CredentialsCommand::Issue(whose) => issue(whose, &installation).await?,
        CredentialsCommand::Export(flags) => export(flags, &installation).await?,
        CredentialsCommand::Rotate(flags) => rotate(flags, &installation).await?,
    }
    installation.app.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn issue(whose: &Whose, installation: &Installation) -> Result<()> {
    let (ctx, round) = whose.find(installation).await?;
    let organisation = ctx.actor.organisation;
    let round = match round {
        Some(round) => round,
        None => {
            let all =
                store::call::list(&mut installation.app.store.read().await?, organisation).await?;
            match all.into_iter().next() {
                Some(newest) => newest.id,
                None => bail!("there is no round yet"),
            }
        }
    };
    // What every stay of a round is due, the program itself does: the operator runs no cases.
    let ctx = ctx.acting_as(Actor::worker(organisation));
    let done = credential::issue_round(&installation.app, &ctx, round).await.map_err(told)?;
    println!(
        "{} issued, {} were issued before, {} are not ready",
        done.issued, done.unchanged, done.waiting
    );
    Ok(())
}

async fn export(flags: &ExportCredentials, installation: &Installation) -> Result<()> {
    let (ctx, _) = flags.whose.find(installation).await?;
    let all = credential::export(&installation.app, &ctx).await.map_err(told)?;
    std::fs::create_dir_all(&flags.out)
        .with_context(|| format!("the folder {} cannot be made", flags.out.display()))?;
    let mut files = 0;
    for one in &all {
        let forms = one.files.iter().map(|file| (file.form.ending(), &file.bytes));
        let forms = forms.map(|(ending, bytes)| (ending.to_owned(), bytes));
        let papers = one.papers.iter().map(|(paper, bytes)| (format!("{paper}.pdf"), bytes));
        let upload = ("elm.upload.json".to_owned(), &one.uploadable);
        for (ending, bytes) in forms.chain(papers).chain([upload]) {
            export::write(&flags.out.join(format!("{}.{ending}", one.name)), bytes)?;
            files += 1;
        }
    }
    println!("{}: {} credentials, {files} files", flags.out.display(), all.len());
    Ok(())
}

async fn rotate(flags: &RotateKey, installation: &Installation) -> Result<()> {
    let (ctx, _) = flags.whose.find(installation).await?;
    let why = match flags.compromised {
        true => credential::Rotation::Compromise,
        false => credential::Rotation::Retire,
    };
    credential::rotate(&installation.app, &ctx, why).await.map_err(told)?;
    for key in credential::keys(&installation.app, &ctx).await.map_err(told)? {
        println!("{}  {:<11}  from {:.0}", key.public, key.state.code(), key.from);
    }
    Ok(())
}
