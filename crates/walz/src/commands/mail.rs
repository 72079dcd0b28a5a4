//! `walz mail`: what mail servers report.

use super::told;
use crate::cli::MailCommand;
use crate::exit;
use crate::installation::Installation;
use anyhow::{Context as _, Result};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use walz_domain::MessageId;
use walz_exchange::returned_mail::{LARGEST, NoReport, read};
use walz_service::returned_mail;

pub(super) async fn run(command: MailCommand, open: Installation) -> Result<ExitCode> {
    let MailCommand::Returned { files } = command;
    let done = returned(&files, &open).await;
    open.app.store.close().await;
    done
}

/// Each file by itself: one that is no report leaves the others.
async fn returned(files: &[PathBuf], open: &Installation) -> Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in files {
        let name = path.display();
        let said = match read(&bytes(path).with_context(|| format!("{name} cannot be read"))?) {
            Ok(report) => {
                let mail = MessageId(report.mail);
                let ctx = open.operator();
                match returned_mail::keep(&open.app, &ctx, mail, &report.reason).await {
                    Ok(true) => format!("The mail came back: {}", report.reason),
                    Ok(false) => "This mail is not known here, or came back before.".to_owned(),
                    Err(error) => return Err(told(error)),
                }
            }
            Err(NoReport::NotFailed) => NoReport::NotFailed.to_string(),
            Err(wrong) => {
                code = ExitCode::from(exit::FOUND_WRONG);
                wrong.to_string()
            }
        };
        println!("{name}: {said}");
    }
    Ok(code)
}

/// A file, or what is handed in where it is called `-`.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    if path == Path::new("-") {
        std::io::stdin().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
