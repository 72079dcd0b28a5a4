//! Seals: the Commission's own samples, their mutants, and ours.

use super::{Sealer, read, seal, test_certificate};
use crate::credential::elm;
use crate::credential::strict;
use crate::credential::tests::{record, shared};
use crate::credential::verify::{Format, Known, Outcome, Reason, State, What, verify};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::LazyLock;

fn now() -> Timestamp {
    "2027-06-01T00:00:00Z".parse().expect("a moment")
}

static SEALER: LazyLock<Sealer> = LazyLock::new(|| {
    let (certificate, key) = test_certificate("Office", "NO", date(2027, 1, 1)).expect("made");
    Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).expect("a pair")
});

static SEALED: LazyLock<String> = LazyLock::new(|| {
    let elm = elm::write(&record(), elm::Version::V3_2, None).expect("a credential");
    seal(&elm.to_string(), &SEALER, record().issued).expect("sealed")
});

fn official() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = shared("elm/Credentials/JSON-LD Examples (ELM v3)") else {
        return Vec::new();
    };
    let all =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let sealed = all.filter(|path| {
        path.to_string_lossy().ends_with("-signed.jsonld")
            && !path.to_string_lossy().contains("unsigned")
    });
    sealed.map(|path| (path.display().to_string(), std::fs::read(&path).expect("a file"))).collect()
}

fn proof(bytes: &[u8]) -> (State, Reason) {
    let verdict = verify(bytes, &Known::default(), now());
    let check = verdict.check(What::Proof).expect("a check");
    (check.state, check.reason)
}

#[test]
fn official_seals_verify_and_name_no_trusted_list() {
    let all = official();
    for (name, bytes) in &all {
        let verdict = verify(bytes, &Known::default(), now());
        assert_eq!(verdict.format, Format::SealedElm, "{name}");
        assert_eq!(proof(bytes), (State::Proven, Reason::Unchanged), "{name}: {verdict:?}");
        let issuer = verdict.check(What::Issuer).expect("a check");
        assert_eq!(
            (issuer.state, issuer.reason),
            (State::NotProven, Reason::NoTrustedList),
            "{name}"
        );
        assert_eq!(verdict.outcome, Outcome::Partly, "{name}: {verdict:?}");
        assert_eq!(verdict.about.holder.as_deref(), Some("Ana Andromeda"));
    }
    assert!(all.is_empty() || all.len() == 2, "{}", all.len());
}

/// The file with one of its parts changed.
fn mutant(bytes: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = strict::parse(bytes).expect("JSON");
    change(&mut file);
    file.to_string().into_bytes()
}

fn flipped(text: &Value, at: usize) -> Value {
    let mut letters: Vec<char> = text.as_str().expect("text").chars().collect();
    letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
    Value::String(letters.into_iter().collect())
}

#[test]
fn mutants_of_official_and_own_seals_are_refused() {
    let own = ("ours".to_owned(), SEALED.as_bytes().to_vec());
    for (name, bytes) in official().into_iter().chain([own]) {
        let payload = mutant(&bytes, |file| {
            let text = file["payload"].as_str().expect("text").replacen("2.", "3.", 1);
            let other = format!("{text} ");
            file["payload"] = json!(other);
        });
        assert_eq!(proof(&payload), (State::Refuted, Reason::Changed), "{name}: payload");
        let one = mutant(&bytes, |file| file["payload"] = flipped(&file["payload"], 40));
        assert_eq!(proof(&one).0, State::Refuted, "{name}: one letter of the payload");
        let signature = mutant(&bytes, |file| {
            let place = &mut file["signatures"][0]["signature"];
            *place = flipped(place, 10);
        });
        assert_eq!(proof(&signature), (State::Refuted, Reason::Changed), "{name}: signature");
        for at in [3, 40, 90, 200] {
            let header = mutant(&bytes, |file| {
                let place = &mut file["signatures"][0]["protected"];
                *place = flipped(place, at);
            });
            assert_eq!(proof(&header).0, State::Refuted, "{name}: header, letter {at}");
        }
    }
}

#[test]
fn a_header_that_asks_for_what_nobody_understands_is_refused() {
    let with = |change: fn(&mut Value)| {
        mutant(SEALED.as_bytes(), |file| {
            let place = &mut file["signatures"][0]["protected"];
            let header = URL_SAFE_NO_PAD.decode(place.as_str().expect("text")).expect("base64");
            let mut header: Value = serde_json::from_slice(&header).expect("JSON");
            change(&mut header);
            *place = json!(URL_SAFE_NO_PAD.encode(header.to_string()));
        })
    };
    let unreadable = (State::Refuted, Reason::ProofUnreadable);
    assert_eq!(proof(&with(|h| h["crit"] = json!(["b64", "sigT", "exp"]))), unreadable);
    assert_eq!(proof(&with(|h| h["crit"] = json!(["sigT"]))), unreadable);
    assert_eq!(proof(&with(|h| h["alg"] = json!("none"))), unreadable);
    assert_eq!(proof(&with(|h| h["alg"] = json!("HS256"))), unreadable);
    assert_eq!(proof(&with(|h| h["x5c"] = json!([]))), unreadable);
    assert_eq!(proof(&with(|h| h["x5t#S256"] = json!("AAAA"))), unreadable);
    assert_eq!(proof(&with(|h| h["b64"] = json!(true))), (State::Refuted, Reason::Changed));
}

#[test]
fn our_seal_is_ours_and_a_test_certificate_says_so() {
    let certificate = SEALER.certificate().expect("a certificate");
    assert!(certificate.is_test(), "{}", certificate.subject());
    let mut known = Known::default();
    known.seals.push((certificate.fingerprint(), "Office".to_owned()));
    let verdict = verify(SEALED.as_bytes(), &known, now());
    let issuers: Vec<_> = verdict
        .checks
        .iter()
        .filter(|c| c.what == What::Issuer)
        .map(|c| (c.state, c.reason))
        .collect();
    let expected = [(State::Proven, Reason::OwnSeal), (State::NotProven, Reason::TestCertificate)];
    assert_eq!(issuers, expected);
    let late =
        seal("{}", &SEALER, "2040-01-01T00:00:00Z".parse().expect("a moment")).expect("sealed");
    let verdict = verify(late.as_bytes(), &known, now());
    assert!(verdict.checks.iter().any(|c| c.reason == Reason::CertificateNotThen), "{verdict:?}");
}

#[test]
fn a_key_that_belongs_to_another_certificate_is_refused() {
    let (certificate, _) = test_certificate("One", "NO", date(2027, 1, 1)).expect("made");
    let (_, key) = test_certificate("Other", "NO", date(2027, 1, 1)).expect("made");
    assert!(Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).is_err());
    assert!(Sealer::from_pem(b"", key.as_bytes()).is_err());
    assert!(Sealer::from_pem(certificate.as_bytes(), b"nothing").is_err());
}

/// Makes a certificate with a key of RSA, as most seals have one, and writes both as PEM.
const RSA: &str = "
import sys, datetime
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as s
from cryptography.hazmat.primitives.asymmetric import rsa
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, 'Seal'),
                  x509.NameAttribute(x509.NameOID.ORGANIZATION_IDENTIFIER, 'NTRNO-912345678')])
day = datetime.datetime(2027, 1, 1)
made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
made = made.serial_number(7).not_valid_before(day).not_valid_after(day + datetime.timedelta(days=900))
made = made.sign(key, hashes.SHA256())
open(sys.argv[1], 'wb').write(made.public_bytes(s.Encoding.PEM))
open(sys.argv[2], 'wb').write(key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption()))
";

#[test]
fn a_seal_of_rsa_satisfies_a_checker_that_nobody_here_wrote() {
    let Some(tool) = shared("../tools/verify_edc_jades.py") else { return };
    let python = std::env::var("JUDGE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = std::env::temp_dir().join(format!("walz-seal-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let paths = ["seal.pem", "seal.key", "sealed.json"].map(|name| folder.join(name));
    let [certificate, key, sealed] = &paths;
    let made = Command::new(&python).args(["-c", RSA]).arg(certificate).arg(key).output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("skipped: {python} has no cryptography");
        return;
    }
    let read = |path| std::fs::read(path).expect("a file");
    let sealer = Sealer::from_pem(&read(certificate), &read(key)).expect("a pair");
    let identifier = sealer.certificate().and_then(|c| c.organisation_identifier());
    assert_eq!(identifier.as_deref(), Some("NTRNO-912345678"));
    let elm =
        elm::write(&record(), elm::Version::V3_2, identifier.as_deref()).expect("a credential");
    let text = seal(&elm.to_string(), &sealer, record().issued).expect("sealed");
    assert_eq!(proof(text.as_bytes()), (State::Proven, Reason::Unchanged));
    std::fs::write(sealed, text).expect("written");
    let told = Command::new(&python).arg(tool).arg(sealed).output().expect("runs");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    std::fs::remove_dir_all(&folder).expect("gone");
    assert!(
        told.starts_with("VALID sealed.json RS256 b64= False") && told.contains("x5t ok"),
        "{told}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whichever byte of a sealed file is changed, it is as before or does not pass.
    #[test]
    fn any_changed_byte_refuses(which in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = SEALED.as_bytes().to_vec();
        let at = which.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        let before = read(&strict::parse(SEALED.as_bytes()).expect("JSON")).expect("sealed");
        let same = strict::parse(&bytes).ok().and_then(|file| read(&file)).is_some_and(|now| {
            let fits = |read: &super::Read| read.as_ref().is_ok_and(|seal| seal.fits);
            now.payload == before.payload && now.seals.iter().all(fits)
        });
        prop_assume!(!same);
        let verdict = verify(&bytes, &Known::default(), now());
        let intact = verdict.check(What::Proof).is_some_and(|c| c.state == State::Proven);
        prop_assert!(!intact, "byte {}: {:?}", at, verdict);
    }
}
