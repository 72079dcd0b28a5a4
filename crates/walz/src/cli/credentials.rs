//! What `walz credentials` and `walz verify` are told.

use super::Whose;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum CredentialsCommand {
    /// Issue the credential of every stay of a round that is over, assessed and decided on
    Issue(Whose),
    /// Write every credential that holds into a folder
    Export(ExportCredentials),
    /// Make a new key to sign with; the old one signs no more
    Rotate(RotateKey),
}

#[derive(Clone, Debug, Args)]
#[command(after_help = CREDENTIALS_HELP)]
pub(crate) struct ExportCredentials {
    /// The folder to write into
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) whose: Whose,
}

const CREDENTIALS_HELP: &str = "\
For each learner, named by their code:
  L001.elm.jsonld      European Digital Credential (European Learning Model 3.2)
  L001.elm.jades.json  the same, sealed, where a seal certificate is configured
  L001.elm.upload.json the same, as the Commission's own issuer takes it for sealing
  L001.ob3.json        Open Badge 3.0, signed
  L001.pdf             the transcript, for reading

The journal of the organisation notes that they were taken out.";

#[derive(Clone, Debug, Args)]
pub(crate) struct RotateKey {
    /// Others may have the old key: nothing that it signed proves anything any more
    #[arg(long)]
    pub(crate) compromised: bool,
    #[command(flatten)]
    pub(crate) whose: Whose,
}

#[derive(Clone, Debug, Args)]
#[command(after_help = VERIFY_HELP)]
pub(crate) struct Verify {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Print one JSON object a file
    #[arg(long)]
    pub(crate) json: bool,
}

const VERIFY_HELP: &str = "\
Says of each file what was proven, what was not, and what was refuted. The network is never asked: what counts
is in the file and in this installation's database, where there is one.

Ends with
  0  where every file is as it was signed, and nothing speaks against it
  1  where a file cannot be read
  2  where the command line is not understood
  3  where something about a file is refuted: changed, expired, revoked, of no sound form
  5  where nothing is refuted, but nobody's seal or proof could be checked

  walz verify L001.elm.jades.json L001.ob3.json
  walz verify --json *.json";
