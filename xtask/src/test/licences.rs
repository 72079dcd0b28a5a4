//! Whether everything that is built in may be used: by its licence, its name and where it comes from. What may is said
//! in `deny.toml`, the file of cargo-deny, of which this reads those parts that need nothing but cargo.

use crate::command;
use anyhow::{Context, Result};
use serde::Deserialize;
use spdx::{Expression, ParseMode};
use std::fs;

/// The part of `deny.toml` that is read here.
#[derive(Debug, Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Debug, Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

/// What `cargo metadata` tells of everything that is built in.
#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// Where it was fetched from; nothing for our own crates.
    source: Option<String>,
}

/// Where crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// How many packages there are, and a line for each that may not be used.
pub(super) fn look() -> Result<(usize, Vec<String>)> {
    let path = command::project()?.join("deny.toml");
    let rules = fs::read_to_string(&path).context("cannot read deny.toml")?;
    let rules: Rules = toml::from_str(&rules).context("deny.toml is not as it should be")?;
    let mut cargo = command::cargo()?;
    cargo.args(["metadata", "--format-version", "1", "--locked", "--all-features"]);
    let told = command::quietly(&mut cargo)?;
    // It may say before that it waited for another cargo.
    let told = told.lines().find(|line| line.starts_with('{')).context("cargo told no list")?;
    let told: Metadata = serde_json::from_str(told).context("cargo's list cannot be read")?;
    let faults = told.packages.iter().flat_map(|package| faults(package, &rules)).collect();
    Ok((told.packages.len(), faults))
}

/// Everything that speaks against a package.
fn faults(package: &Package, rules: &Rules) -> Vec<String> {
    let mut found = Vec::new();
    let name = format!("{} {}", package.name, package.version);
    match &package.license {
        None => found.push(format!("{name} names no licence.")),
        Some(licence) if !allows(licence, &rules.licenses.allow) => {
            found.push(format!("{name} is under {licence}, which deny.toml does not allow."));
        }
        Some(_) => {}
    }
    if let Some(ban) = rules.bans.deny.iter().find(|ban| ban.name == package.name) {
        found.push(format!("{name} is not to be used: {}.", ban.reason));
    }
    if let Some(source) = package.source.as_ref().filter(|source| *source != REGISTRY) {
        found.push(format!("{name} comes from {source}, not from crates.io."));
    }
    found
}

/// Whether a licence, or one of those it leaves the choice of, is among those that are allowed.
fn allows(licence: &str, allowed: &[String]) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX);
    expression.is_ok_and(|all| all.evaluate(|one| allowed.contains(&one.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        let deny = vec![Ban { name: "chrono".into(), reason: "jiff does it".into() }];
        let allow = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "ISC"];
        let licenses = Licences { allow: allow.map(str::to_owned).into() };
        Rules { licenses, bans: Bans { deny } }
    }

    fn package(name: &str, licence: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: licence.map(str::to_owned),
            source: source.map(str::to_owned),
        }
    }

    #[test]
    fn one_of_several_licences_is_enough_but_all_that_are_joined_are_needed() {
        let allow = rules().licenses.allow;
        for good in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "MIT AND ISC"] {
            assert!(allows(good, &allow), "{good}");
        }
        assert!(allows("Apache-2.0 WITH LLVM-exception", &allow));
        for bad in ["GPL-3.0-only", "MIT AND GPL-2.0-only", "LGPL-2.1-or-later", "mine", ""] {
            assert!(!allows(bad, &allow), "{bad}");
        }
    }

    #[test]
    fn licence_name_and_source_each_speak_against_a_package() {
        let rules = rules();
        assert!(faults(&package("ours", Some("MIT"), None), &rules).is_empty());
        assert!(faults(&package("theirs", Some("MIT"), Some(REGISTRY)), &rules).is_empty());
        let elsewhere = Some("git+https://example.org/x");
        assert_eq!(faults(&package("chrono", None, elsewhere), &rules).len(), 3);
    }
}
