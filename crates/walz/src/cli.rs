//! What can be said on the command line. Secrets cannot: they come from files, the environment, or are asked for.

mod allocate;
mod credentials;
mod import;

pub(crate) use allocate::{
    Allocate, AllocateCommand, AllocateFormat, GenerateAllocation, GenerateMode, RepairAllocation,
    Solve, VerifyAllocation,
};
pub(crate) use credentials::{CredentialsCommand, ExportCredentials, RotateKey, Verify};
pub(crate) use import::{Import, ImportEsco, ImportList, ImportTable, ImportVocabulary};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;
use walz_exchange::tables::{TableKind, UnknownTable};

/// Runs vocational mobility: learners who work abroad, from the call to the report.
#[derive(Debug, Parser)]
#[command(name = "walz", version, propagate_version = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Global {
    /// The database: sqlite:FILE or postgres://… [else WALZ_DATABASE, else sqlite:walz.db]
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The configuration file [else WALZ_CONFIG, else walz.toml if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Tell more: the causes of an error, and more in the logs
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Play a real year and serve it: what a newcomer tries first
    Demo(Demo),
    /// Serve the pages and run what is due
    Serve(Serve),
    /// The configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// The journal of what happened
    #[command(subcommand)]
    Journal(JournalCommand),
    /// What mail servers report
    #[command(subcommand)]
    Mail(MailCommand),
    /// Bring the database forward to what this program knows
    Migrate,
    /// Organisations
    #[command(subcommand)]
    Organisation(OrganisationCommand),
    /// Accounts, which people sign in with
    #[command(subcommand)]
    Account(AccountCommand),
    /// Take a table or a list in: all of its rows, or none where one does not fit
    Import(Box<Import>),
    /// Take a table out, so that it can be taken in again
    Export(Export),
    /// Credentials that learners take home: issue them, take them out, change the key that signs
    #[command(subcommand)]
    Credentials(CredentialsCommand),
    /// Check files that somebody brings: European Digital Credentials, Open Badges
    Verify(Verify),
    /// Find the best possible places for everyone in an instance from a file, with proof and reasons
    Allocate(Box<Allocate>),
    /// Fill an empty database with a year of any size, to measure on
    #[command(hide = true)]
    BenchData(BenchData),
    /// Take the classification of skills into an empty database, to measure on
    #[command(hide = true)]
    BenchEsco(BenchEsco),
    /// Issue and verify credentials as fast as the processors allow
    #[command(hide = true)]
    BenchCredentials(BenchCredentials),
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum MailCommand {
    /// Take in reports that a mail could not be delivered; what came back is shown where the mail was about something
    Returned {
        /// Reports as files; - reads one that is handed in
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Demo {
    /// The folder for the demo's database, keys and mails
    #[arg(long, default_value = "walz-demo", value_name = "FOLDER")]
    pub(crate) dir: PathBuf,
    /// Another folder with the same tables [else the year inside the program]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) data: Option<PathBuf>,
    /// The day up to which the year is played
    #[arg(long, default_value = "2027-03-03", value_name = "DAY")]
    pub(crate) on: Date,
    /// Where to serve the pages [else WALZ_LISTEN, else 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
    /// End after the summary
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// Print the summary as one line of JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct BenchData {
    /// How many learners go in the year
    #[arg(long, value_name = "NUMBER")]
    pub(crate) learners: usize,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct BenchEsco {
    /// The archives that were downloaded
    #[arg(required = true, value_name = "ZIP")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct BenchCredentials {
    /// How many of each form
    #[arg(long, default_value_t = 10_000, value_name = "NUMBER")]
    pub(crate) number: usize,
}

/// Whose tables are meant.
#[derive(Clone, Debug, Args)]
pub(crate) struct Whose {
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<uuid::Uuid>,
    /// The round that learners, criteria and windows belong to, by its title or its id [else the newest]
    #[arg(long, value_name = "TITLE|ID")]
    pub(crate) round: Option<String>,
}

#[derive(Clone, Debug, Args)]
#[command(after_help = EXPORT_HELP)]
pub(crate) struct Export {
    /// Which table; all writes each into a folder
    #[arg(value_parser = some_tables())]
    pub(crate) table: Tables,
    /// The file to write, or the folder for all tables [else the table is printed]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// [else by the ending of the file, else csv]
    #[arg(long)]
    pub(crate) format: Option<Format>,
    /// What stands between the cells of a text file
    #[arg(long, default_value = "comma")]
    pub(crate) separator: SeparatorName,
    #[command(flatten)]
    pub(crate) whose: Whose,
}

const EXPORT_HELP: &str = "\
Columns that are not kept are left out. Support needs, and what was told of incidents about health, are
not among these: whoever may read them takes them out on the page /export, for a purpose. The journal of
the organisation notes each table that is taken out.

  walz export partners --out partners.xlsx
  walz export learners --round 2027 --separator semicolon
  walz export all --out tables";

/// One table, or all that leave without a purpose.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tables {
    One(TableKind),
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Csv,
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum SeparatorName {
    Comma,
    /// What Excel expects where the comma stands before decimals
    Semicolon,
}

fn one_table() -> impl TypedValueParser<Value = TableKind> {
    let names = TableKind::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<TableKind>())
}

const ALL_TABLES: &str = "all";

fn some_tables() -> impl TypedValueParser<Value = Tables> {
    let names = TableKind::ALL.iter().map(|kind| kind.name()).chain([ALL_TABLES]);
    PossibleValuesParser::new(names).try_map(|name| match name.as_str() {
        ALL_TABLES => Ok::<_, UnknownTable>(Tables::All),
        one => one.parse().map(Tables::One),
    })
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Serve {
    /// Where to listen [else WALZ_LISTEN, else 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
    /// Only serve pages: other processes run what is due
    #[arg(long)]
    pub(crate) no_worker: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print what is in force, and where each value is from
    Show,
}

#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Check that nobody changed, removed or inserted an entry; ends with 3 where somebody did
    Verify {
        /// Only this organisation's [else all]
        #[arg(long, value_name = "ID")]
        organisation: Option<uuid::Uuid>,
    },
    /// Print entries, the newest first
    List {
        /// This organisation's [else the installation's own]
        #[arg(long, value_name = "ID")]
        organisation: Option<uuid::Uuid>,
        /// Only entries before this one
        #[arg(long, value_name = "NUMBER")]
        before: Option<i64>,
        /// At most so many
        #[arg(long, default_value_t = 50, value_name = "NUMBER")]
        most: u32,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum OrganisationCommand {
    /// Set up an organisation and print its id
    Add(AddOrganisation),
    /// Print all organisations
    List,
}

#[derive(Debug, Args)]
pub(crate) struct AddOrganisation {
    #[arg(long)]
    pub(crate) name: String,
    #[arg(long)]
    pub(crate) city: String,
    /// Two letters, as NO
    #[arg(long)]
    pub(crate) country: String,
    /// The programme's identifier, if it has one
    #[arg(long)]
    pub(crate) oid: Option<String>,
    /// As 60.79,11.07
    #[arg(long, value_name = "LATITUDE,LONGITUDE")]
    pub(crate) at: Option<String>,
    /// Answers around the clock, as +4762000000
    #[arg(long)]
    pub(crate) duty_phone: Option<String>,
    /// The zone in which its days begin and end
    #[arg(long, default_value = "Europe/Oslo")]
    pub(crate) time_zone: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Make an account, and give it a role in an organisation
    Add(AddAccount),
    /// Set an account's password, which is asked for or read from the input
    Password {
        #[arg(long)]
        email: String,
    },
    /// Print an address that signs an account in from any browser
    Link {
        #[arg(long)]
        email: String,
        /// For how long it works
        #[arg(long, default_value_t = 1, value_name = "HOURS")]
        hours: u16,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AddAccount {
    #[arg(long)]
    pub(crate) email: String,
    /// The person's name, as the organisation knows them
    #[arg(long, requires = "organisation")]
    pub(crate) name: Option<String>,
    /// Where the role is; without it the account runs this installation
    #[arg(long, value_name = "ID", requires = "name")]
    pub(crate) organisation: Option<uuid::Uuid>,
    /// coordinator, finance, safeguarding, auditor, network_manager or operator
    #[arg(long, default_value = "coordinator", requires = "organisation")]
    pub(crate) role: String,
    /// The language of the pages
    #[arg(long, default_value = "en")]
    pub(crate) language: String,
}
