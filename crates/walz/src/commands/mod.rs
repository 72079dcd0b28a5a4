//! The commands, one module each.

mod account;
mod allocate;
mod bench_credentials;
mod bench_data;
mod bench_esco;
mod config;
mod credentials;
mod demo;
mod esco;
mod export;
mod import;
mod journal;
mod mail;
mod organisation;
mod serve;
mod verify;
mod vocabulary;
mod whose;

use crate::cli::Command;
use crate::config::Loaded;
use crate::installation::Installation;
use std::process::ExitCode;

pub(crate) async fn run(command: Command, loaded: Loaded) -> anyhow::Result<ExitCode> {
    match command {
        Command::Config(command) => config::run(&command, &loaded),
        Command::Demo(flags) => Box::pin(demo::run(&flags, loaded)).await,
        Command::Serve(flags) => {
            let loaded = loaded.with("listen", flags.listen.as_deref())?;
            serve::run(Installation::open(loaded).await?, !flags.no_worker).await
        }
        Command::Migrate => {
            let installation = Installation::open(loaded).await?;
            installation.app.store.close().await;
            println!("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Journal(command) => {
            journal::run(&command, Installation::open(loaded).await?).await
        }
        Command::Mail(command) => mail::run(command, Installation::open(loaded).await?).await,
        Command::Organisation(command) => {
            organisation::run(command, Installation::open(loaded).await?).await
        }
        Command::Import(flags) => import::run(&flags, Installation::open(loaded).await?).await,
        Command::Export(flags) => export::run(&flags, Installation::open(loaded).await?).await,
        Command::Credentials(command) => {
            credentials::run(&command, Installation::open(loaded).await?).await
        }
        Command::Verify(flags) => verify::run(&flags, loaded).await,
        Command::Allocate(command) => allocate::run(*command).await,
        Command::BenchCredentials(flags) => bench_credentials::run(&flags),
        Command::BenchData(flags) => {
            Box::pin(bench_data::run(&flags, Installation::open(loaded).await?)).await
        }
        Command::BenchEsco(flags) => {
            bench_esco::run(flags, Installation::open(loaded).await?).await
        }
        Command::Account(command) => account::run(command, Installation::open(loaded).await?).await,
    }
}

/// A sentence in the operator's language.
fn say(key: &'static str, values: &[(&'static str, walz_service::Value)]) -> String {
    use walz_words::{Language, Words};
    let sentence = walz_service::Refused { key, values: values.to_vec() };
    walz_web::answer::say(Words::of(Language::En), &sentence)
}

/// What is wrong with a table, as a sentence in the operator's language.
pub(crate) fn sentence(key: &'static str, args: walz_exchange::tables::Args) -> String {
    use walz_exchange::tables::Arg;
    use walz_service::Value;
    let value = |arg| match arg {
        Arg::Text(text) => Value::Text(text),
        Arg::Number(number) => Value::Number(number),
    };
    let values: Vec<_> = args.into_iter().map(|(name, arg)| (name, value(arg))).collect();
    say(key, &values)
}

/// What a verb refused, as a sentence in the operator's language.
pub(crate) fn told(error: walz_service::Error) -> anyhow::Error {
    use walz_service::Error;
    match error {
        Error::Refused(refused) => anyhow::anyhow!(say(refused.key, &refused.values)),
        Error::Invalid(faults) => {
            let lines = faults.iter().map(|f| format!("{}: {}", f.field, say(f.key, &f.values)));
            anyhow::anyhow!(lines.collect::<Vec<_>>().join("; "))
        }
        Error::NotFound => anyhow::anyhow!("there is no such thing here"),
        other => anyhow::Error::new(other),
    }
}
