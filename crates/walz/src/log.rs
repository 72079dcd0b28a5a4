//! Structured logs, to the error stream: text for people, JSON for programs. Each line of a request carries its id.

use crate::config::{Config, LogFormat};
use anyhow::Context;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

pub(crate) fn start(config: &Config, verbose: u8) -> anyhow::Result<()> {
    let wanted = match verbose {
        0 => config.log.clone(),
        1 => {
            format!("{},walz=debug,walz_service=debug,walz_worker=debug,walz_web=debug", config.log)
        }
        _ => "debug".to_owned(),
    };
    let filter = EnvFilter::builder()
        .parse(&wanted)
        .with_context(|| format!("'{wanted}' does not say which log lines to write"))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let started = match config.log_format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("the logs cannot be started: {error}"))
}
