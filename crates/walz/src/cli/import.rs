//! What `walz import` is told: a table of an organisation, or a list that the whole installation shares.

use super::{Whose, one_table};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use walz_domain::esco::Version;
use walz_exchange::tables::TableKind;

#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true, after_help = IMPORT_HELP)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) table: Option<ImportTable>,
    #[command(subcommand)]
    pub(crate) list: Option<ImportList>,
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum ImportList {
    /// The European classification of skills and occupations, as the Commission publishes it
    Esco(ImportEsco),
    /// The European Union's closed lists: countries, languages, fields of education and others
    Vocabulary(ImportVocabulary),
}

#[derive(Clone, Debug, Args)]
#[command(disable_version_flag = true, after_help = ESCO_HELP)]
pub(crate) struct ImportEsco {
    /// The archives that were downloaded, or folders or files with their CSV files
    #[arg(required = true, value_name = "ZIP")]
    pub(crate) files: Vec<PathBuf>,
    /// Which version it is, as v1.1.1 [else as the names of the files say]
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<Version>,
    /// Only tell what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Tell it as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

const ESCO_HELP: &str = "\
All organisations of the installation share the classification. The same download twice changes nothing.
A newer version takes the place of the one before: terms that it does not hold any more stay readable and
cannot be chosen. The classification and its relations come as one archive or as two, each language as an
archive of its own. Download them from https://esco.ec.europa.eu/en/use-esco/download (CSV).

Ends with 3, and keeps nothing, where something does not fit: each place is listed with its file, its line,
its column, and why it does not fit.

  walz import esco 'ESCO dataset - v1.1.1 - classification - en - csv.zip' relations-v1.1.1.zip
  walz import esco v1.2.0/ --dry-run";

#[derive(Clone, Debug, Args)]
pub(crate) struct ImportVocabulary {
    /// The folder with the lists: country.csv, isced-f.csv and so on, each with the columns uri and label_en
    pub(crate) folder: PathBuf,
    /// Only tell what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Tell it as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ImportTable {
    /// Which table the file holds
    #[arg(value_parser = one_table())]
    pub(crate) table: TableKind,
    /// CSV, XLSX or ODS; - reads what is piped in
    pub(crate) file: PathBuf,
    /// Only tell what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<uuid::Uuid>,
    /// The round that learners, criteria and windows belong to, by its title or its id [else the newest]
    #[arg(long, value_name = "TITLE|ID")]
    pub(crate) round: Option<String>,
    /// Tell it as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

impl ImportTable {
    pub(crate) fn whose(&self) -> Whose {
        Whose { organisation: self.organisation, round: self.round.clone() }
    }
}

const IMPORT_HELP: &str = "\
Rows whose key is known change what is there, others are new; the same file twice changes nothing.
The file may come from anywhere: any separator, any of the usual encodings, dates as 31.12.2026 or
2026-12-31, numbers as 1.234,5 or 1,234.5, headings in English or Norwegian.

Ends with 3, and keeps nothing, where a row does not fit: each such cell is listed with its line, its
column, what stands there, and why it does not fit.

  walz import learners learners.xlsx --dry-run
  walz import places places.csv --organisation 0199…
  walz import esco esco-v1.1.1.zip
  walz export trades | walz --database sqlite:other.db import trades -";
