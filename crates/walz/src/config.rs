//! The configuration: flags before environment before file before defaults, and where each value is from.

use crate::cli::Global;
use anyhow::bail;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::value::{Dict, Map};
use figment::{Figment, Metadata, Profile, Provider, Source};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What can be configured: under these names in the file, and with `WALZ_` in front and in capitals in the
/// environment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// `sqlite:FILE` or `postgres://…`.
    pub(crate) database: String,
    /// Where `serve` listens.
    pub(crate) listen: String,
    /// Where people reach the installation, for links in mails; by default where it listens.
    pub(crate) address: Option<String>,
    /// Whether a proxy stands in front, whose `X-Forwarded-For` is believed.
    pub(crate) behind_proxy: bool,
    /// The language of those who wish for none that we speak.
    pub(crate) language: String,
    /// The zone in which moments are told where no organisation says.
    pub(crate) time_zone: String,
    /// Which log lines to write, as `info` or `walz_web=debug,info`.
    pub(crate) log: String,
    /// `text` or `json`.
    pub(crate) log_format: LogFormat,
    /// Who mails are from.
    pub(crate) mail_from: String,
    /// The mail server, as `smtps://user:password@host`; without one, mails become files.
    pub(crate) mail_smtp: Option<String>,
    /// The folder of mails that become files; by default `mail` beside the database.
    pub(crate) mail_folder: Option<PathBuf>,
    /// The file of the keys that seal what the database may not read; by default `walz.key` beside the database.
    pub(crate) key_file: Option<PathBuf>,
    /// The keys themselves, instead of a file.
    pub(crate) key: Option<String>,
    /// The certificate that seals credentials (PEM, with those above it behind it), where there is one.
    pub(crate) seal_certificate: Option<PathBuf>,
    /// Its key (PEM, PKCS#8).
    pub(crate) seal_key: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LogFormat {
    Text,
    Json,
}

/// The names of all values, in the order in which they are shown.
const NAMES: [&str; 15] = [
    "database",
    "listen",
    "address",
    "behind_proxy",
    "language",
    "time_zone",
    "log",
    "log_format",
    "mail_from",
    "mail_smtp",
    "mail_folder",
    "key_file",
    "key",
    "seal_certificate",
    "seal_key",
];

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite:walz.db".to_owned(),
            listen: "127.0.0.1:8080".to_owned(),
            address: None,
            behind_proxy: false,
            language: "en".to_owned(),
            time_zone: "Europe/Oslo".to_owned(),
            log: "info,sqlx=warn".to_owned(),
            log_format: LogFormat::Text,
            mail_from: "Walz <walz@localhost>".to_owned(),
            mail_smtp: None,
            mail_folder: None,
            key_file: None,
            key: None,
            seal_certificate: None,
            seal_key: None,
        }
    }
}

impl Config {
    /// Where people reach the installation.
    pub(crate) fn address(&self) -> String {
        self.address.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// The folder in which the database's file is; the current one for a database server.
    pub(crate) fn folder(&self) -> PathBuf {
        let file = self.database.strip_prefix("sqlite:").map(|rest| {
            let rest = rest.strip_prefix("//").unwrap_or(rest);
            Path::new(rest.split('?').next().unwrap_or(rest))
        });
        file.and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
    }

    pub(crate) fn mail_folder(&self) -> PathBuf {
        self.mail_folder.clone().unwrap_or_else(|| self.folder().join("mail"))
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.folder().join("walz.key"))
    }
}

/// The configuration with what is known of its origin.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) config: Config,
    figment: Figment,
}

/// A value as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) from: String,
}

pub(crate) fn load(global: &Global) -> anyhow::Result<Loaded> {
    let named =
        global.config.clone().or_else(|| std::env::var_os("WALZ_CONFIG").map(PathBuf::from));
    if let Some(path) = &named
        && !path.exists()
    {
        bail!("there is no configuration file at {}", path.display());
    }
    let file = named.unwrap_or_else(|| PathBuf::from("walz.toml"));
    let mut figment = Figment::from(Serialized::defaults(Config::default()));
    if file.exists() {
        figment = figment.merge(Toml::file_exact(&file));
    }
    figment = figment.merge(Env::prefixed("WALZ_").only(&NAMES));
    if let Some(database) = &global.database {
        figment = flag(figment, "database", database);
    }
    Ok(Loaded { config: extracted(&figment)?, figment })
}

/// The configuration itself. What does not fit is said with its name and where it is from.
fn extracted(figment: &Figment) -> anyhow::Result<Config> {
    figment.extract().map_err(|error| anyhow::anyhow!("the configuration does not fit: {error}"))
}

/// The figment with a value from the command line.
fn flag(figment: Figment, name: &'static str, value: &str) -> Figment {
    figment.merge(Flag { name, value: value.to_owned() })
}

impl Loaded {
    /// The configuration with a value that a command's own flag says.
    pub(crate) fn with(self, name: &'static str, value: Option<&str>) -> anyhow::Result<Self> {
        let Some(value) = value else { return Ok(self) };
        let figment = flag(self.figment, name, value);
        Ok(Self { config: extracted(&figment)?, figment })
    }

    /// Whether nobody said anything about a value.
    pub(crate) fn is_default(&self, name: &str) -> bool {
        self.figment.find_metadata(name).is_none_or(|known| origin(known) == "default")
    }

    /// Every value that is in force, secrets hidden.
    pub(crate) fn shown(&self) -> Vec<Shown> {
        let shown = |name: &&'static str| {
            let value = self.figment.find_value(name).ok();
            let value =
                value.as_ref().and_then(|v| v.as_str().map(str::to_owned).or_else(|| plain(v)));
            let derived = match *name {
                "address" => Some(self.config.address()),
                "mail_folder" if self.config.mail_smtp.is_none() => {
                    Some(self.config.mail_folder().display().to_string())
                }
                "key_file" if self.config.key.is_none() => {
                    Some(self.config.key_file().display().to_string())
                }
                _ => None,
            };
            let from = match &value {
                Some(_) => self.figment.find_metadata(name).map_or_else(String::new, origin),
                None => "default".to_owned(),
            };
            let value = value.or(derived).map(|value| masked(name, &value));
            Shown { name, value: value.unwrap_or_else(|| "–".to_owned()), from }
        };
        NAMES.iter().map(shown).collect()
    }
}

fn plain(value: &figment::value::Value) -> Option<String> {
    value.to_bool().map(|yes| yes.to_string()).or_else(|| value.to_i128().map(|n| n.to_string()))
}

/// Where a value is from, in few words.
fn origin(metadata: &Metadata) -> String {
    match &metadata.source {
        Some(Source::File(path)) => path.display().to_string(),
        _ if metadata.name == FLAGS => "command line".to_owned(),
        _ if metadata.name.contains("environment") => "environment".to_owned(),
        _ => "default".to_owned(),
    }
}

/// A value without its secrets: a key is never shown, an address without its password.
fn masked(name: &str, value: &str) -> String {
    if name == "key" {
        return "(hidden)".to_owned();
    }
    let Some((scheme, rest)) = value.split_once("://") else { return value.to_owned() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    match authority.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:(hidden)@{host}{path}")
        }
        None => value.to_owned(),
    }
}

const FLAGS: &str = "command line";

/// A value from the command line.
struct Flag {
    name: &'static str,
    value: String,
}

impl Provider for Flag {
    fn metadata(&self) -> Metadata {
        Metadata::named(FLAGS)
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Serialized::global(self.name, &self.value).data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use figment::Jail;

    fn global(database: Option<&str>) -> Global {
        Global { database: database.map(str::to_owned), config: None, verbose: 0 }
    }

    fn shown(loaded: &Loaded, name: &str) -> (String, String) {
        let all = loaded.shown();
        let one = all.into_iter().find(|one| one.name == name).expect("a value");
        (one.value, one.from)
    }

    #[test]
    #[expect(clippy::result_large_err, reason = "the shape of figment's tests")]
    fn a_flag_comes_before_the_environment_before_the_file_before_the_default() {
        Jail::expect_with(|jail| {
            let pair = |value: &str, from: &str| (value.to_owned(), from.to_owned());
            jail.create_file(
                "walz.toml",
                "listen = '0.0.0.0:80'\ndatabase = 'sqlite:file.db'\nlog = 'debug'",
            )?;
            jail.set_env("WALZ_DATABASE", "sqlite:env.db");
            jail.set_env("WALZ_LISTEN", "127.0.0.1:9000");
            let loaded = load(&global(Some("sqlite:flag.db"))).expect("loads");
            assert_eq!(shown(&loaded, "database"), pair("sqlite:flag.db", "command line"));
            assert_eq!(shown(&loaded, "listen"), pair("127.0.0.1:9000", "environment"));
            assert_eq!(shown(&loaded, "language"), pair("en", "default"));
            let (value, from) = shown(&loaded, "log");
            assert!(value == "debug" && from.ends_with("walz.toml"), "{from}");
            let loaded = loaded.with("listen", Some("127.0.0.1:1")).expect("loads");
            assert_eq!(shown(&loaded, "listen"), pair("127.0.0.1:1", "command line"));
            assert_eq!(shown(&loaded, "address"), pair("http://127.0.0.1:1", "default"));
            Ok(())
        });
    }

    #[test]
    #[expect(clippy::result_large_err, reason = "the shape of figment's tests")]
    fn secrets_do_not_show_and_misspelt_names_are_refused() {
        Jail::expect_with(|jail| {
            jail.set_env("WALZ_KEY", "1:c2VjcmV0");
            jail.set_env("WALZ_DATABASE", "postgres://walz:secret@db.example/walz?a=b");
            jail.set_env("WALZ_MAIL_SMTP", "smtps://kari@example.org:secret@mail.example");
            let loaded = load(&global(None)).expect("loads");
            let all: Vec<_> = loaded.shown().into_iter().map(|one| one.value).collect();
            assert!(!all.iter().any(|value| value.contains("secret") || value.contains("c2Vj")));
            assert!(all.contains(&"postgres://walz:(hidden)@db.example/walz?a=b".to_owned()));
            jail.create_file("walz.toml", "databse = 'sqlite:file.db'")?;
            assert!(load(&global(None)).is_err());
            Ok(())
        });
    }

    #[test]
    fn what_belongs_to_a_database_stands_beside_it() {
        let at = |database: &str| {
            let config = Config { database: database.to_owned(), ..Config::default() };
            config.key_file().display().to_string()
        };
        assert_eq!(at("sqlite:walz.db"), "walz.key");
        assert_eq!(at("sqlite:/var/lib/walz/walz.db?mode=rwc"), "/var/lib/walz/walz.key");
        assert_eq!(at("sqlite://data/walz.db"), "data/walz.key");
        assert_eq!(at("postgres://db.example/walz"), "walz.key");
    }
}
