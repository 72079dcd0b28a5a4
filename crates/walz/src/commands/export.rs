//! `walz export`: a table goes out as it could come in again.

use super::told;
use crate::cli::{Export, Format, SeparatorName, Tables};
use crate::installation::Installation;
use anyhow::{Context as _, bail};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use walz_domain::CallId;
use walz_exchange::tables::{Separator, TableKind};
use walz_service::{Context, export};

pub(super) async fn run(flags: &Export, installation: Installation) -> anyhow::Result<ExitCode> {
    let (ctx, call) = flags.whose.find(&installation).await?;
    match (flags.table, &flags.out) {
        (Tables::All, None) => bail!("say into which folder all tables go, with --out FOLDER"),
        (Tables::All, Some(folder)) => {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
            let format = flags.format.unwrap_or(Format::Csv);
            for kind in export::open_kinds() {
                let (bytes, rows) = file(flags, &installation, &ctx, (kind, call), format).await?;
                let path = folder.join(format!("{kind}.{}", ending(format)));
                write(&path, &bytes)?;
                println!("{}: {rows} rows", path.display());
            }
        }
        (Tables::One(kind), Some(path)) => {
            let format = flags.format.unwrap_or_else(|| by_ending(path));
            let (bytes, rows) = file(flags, &installation, &ctx, (kind, call), format).await?;
            write(path, &bytes)?;
            println!("{}: {rows} rows", path.display());
        }
        (Tables::One(kind), None) => {
            let format = flags.format.unwrap_or(Format::Csv);
            let mut out = std::io::stdout();
            if format == Format::Xlsx && out.is_terminal() {
                bail!("a workbook is not for reading on a terminal: name a file with --out");
            }
            let (bytes, _) = file(flags, &installation, &ctx, (kind, call), format).await?;
            out.write_all(&bytes)?;
        }
    }
    installation.app.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn file(
    flags: &Export,
    installation: &Installation,
    ctx: &Context,
    (kind, call): (TableKind, Option<CallId>),
    format: Format,
) -> anyhow::Result<(Vec<u8>, usize)> {
    let export = export::table(&installation.app, ctx, kind, call).await.map_err(told)?;
    let separator = match flags.separator {
        SeparatorName::Comma => Separator::Comma,
        SeparatorName::Semicolon => Separator::Semicolon,
    };
    let bytes = match format {
        Format::Csv => export.csv(separator),
        Format::Xlsx => export.xlsx()?,
    };
    Ok((bytes, export.rows))
}

const fn ending(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Xlsx => "xlsx",
    }
}

fn by_ending(path: &Path) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_lowercase).as_deref() {
        Some("xlsx") => Format::Xlsx,
        _ => Format::Csv,
    }
}

/// Writes a file that only its owner can read: most tables name people.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(bytes));
    written.with_context(|| format!("{} cannot be written", path.display()))
}
