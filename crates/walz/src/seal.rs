//! The certificate that seals credentials, and its key: from the files that the configuration names.

use crate::config::{Config, Loaded};
use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use std::io::{ErrorKind, Write};
use std::path::Path;
use walz_exchange::credential::jades::{Sealer, test_certificate};

/// The certificate with its key, where one is configured.
pub(crate) fn load(config: &Config) -> Result<Option<Sealer>> {
    let (certificate, key) = match (&config.seal_certificate, &config.seal_key) {
        (None, None) => return Ok(None),
        (Some(certificate), Some(key)) => (certificate, key),
        _ => bail!(
            "a seal needs both: name its certificate by seal_certificate and its key by seal_key"
        ),
    };
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
    };
    let sealer = Sealer::from_pem(&read(certificate)?, &read(key)?)
        .with_context(|| format!("{} does not seal", certificate.display()))?;
    Ok(Some(sealer))
}

/// The configuration of a demo, with a certificate for trying out where none is configured. It says of itself that it is
/// one.
pub(crate) fn for_trying_out(folder: &Path, on: Date, loaded: Loaded) -> Result<Loaded> {
    if !loaded.is_default("seal_certificate") || !loaded.is_default("seal_key") {
        return Ok(loaded);
    }
    let (certificate, key) = (folder.join("seal-test.pem"), folder.join("seal-test.key"));
    if !certificate.exists() || !key.exists() {
        let from = Date::new(on.year() - 1, 1, 1)?;
        let (made, secret) = test_certificate("Walz demo", "NO", from)?;
        write(&key, &secret)?;
        write(&certificate, &made)?;
    }
    loaded
        .with("seal_certificate", Some(&certificate.display().to_string()))?
        .with("seal_key", Some(&key.display().to_string()))
}

/// Writes a file that only its owner can read.
fn write(path: &Path, text: &str) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("{} cannot be written", path.display()))
}
