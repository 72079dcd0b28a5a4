//! Seals of PDFs: ours, with every kind of key; changed, added to, taken over from another file; and judged by OpenSSL.

use super::cms::message;
use super::{Found, read, seal};
use crate::credential::jades::{Sealer, test_certificate};
use crate::credential::verify::{Format, Known, Outcome, Reason, Standing, State, What, verify};
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

const ID: &str = "urn:uuid:00000000-0000-0000-0000-000000000042";

fn now() -> Timestamp {
    "2027-06-01T12:30:00Z".parse().expect("a moment")
}

static SEALER: LazyLock<Sealer> = LazyLock::new(|| {
    let (certificate, key) = test_certificate("Office", "NO", date(2027, 1, 1)).expect("made");
    Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).expect("a pair")
});

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| made(&SEALER));

/// A page with nothing on it, written as the typesetter writes its papers.
fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Pages/Count 1/Kids[2 0 R]>>",
        "<</Type/Page/Resources<<>>/MediaBox[0 0 595 842]/Tabs/S/Parent 1 0 R>>",
        &format!("<</Producer(Walz)/Keywords({ID})>>"),
        "<</Type/Catalog/Pages 1 0 R/Lang(en)>>",
    ];
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 5\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = out.len();
    out.push_str(&table);
    out.push_str("trailer\n<</Size 5/Root 4 0 R/Info 3 0 R/ID[(abc=)(def=)]>>\n");
    out.push_str(&format!("startxref\n{start}\n%%EOF"));
    out.into_bytes()
}

fn made(sealer: &Sealer) -> Vec<u8> {
    seal(&pdf(), sealer, now(), "Seal of the office").expect("sealed")
}

fn only(pdf: &[u8]) -> Found {
    let mut all = read(pdf);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn proofs(pdf: &[u8]) -> Vec<(State, Reason)> {
    let checks = verify(pdf, &Known::default(), now()).checks;
    checks.into_iter().filter(|c| c.what == What::Proof).map(|c| (c.state, c.reason)).collect()
}

#[test]
fn a_sealed_pdf_begins_with_its_bytes_and_the_seal_covers_all_of_it() {
    assert!(SEALED.starts_with(&pdf()));
    let found = only(&SEALED);
    let seal = found.seal.expect("a seal");
    assert!(found.covers_all && seal.fits && seal.names_certificate);
    assert_eq!(seal.header.at, Some(now()));
    assert_eq!(proofs(&SEALED), [(State::Proven, Reason::Unchanged)]);
    assert!(read(&pdf()).is_empty());
    assert_eq!(proofs(&pdf()), [(State::NotProven, Reason::NoProof)]);
}

#[test]
fn whose_seal_it_is_and_how_the_credential_stands_is_told() {
    let certificate = SEALER.certificate().expect("a certificate");
    let mut known = Known::default();
    let stranger = verify(&SEALED, &known, now());
    assert_eq!((stranger.format, stranger.outcome), (Format::Pdf, Outcome::Partly));
    assert_eq!(stranger.check(What::Issuer).map(|c| c.reason), Some(Reason::TestCertificate));
    known.states.insert(ID.to_owned(), Standing::InForce);
    let status = |known: &Known| {
        let verdict = verify(&SEALED, known, now());
        verdict.check(What::Status).map(|c| (c.state, c.reason))
    };
    assert_eq!(status(&known), Some((State::NotProven, Reason::NoStatus)), "not for a stranger");
    known.seals.push((certificate.fingerprint(), "Office".to_owned()));
    assert_eq!(status(&known), Some((State::Proven, Reason::InForce)));
    let revoked = Standing::Revoked { on: "2027-05-20".to_owned(), reason: "wrong".to_owned() };
    known.states.insert(ID.to_owned(), revoked);
    assert_eq!(status(&known), Some((State::Refuted, Reason::Revoked)));
    let late = seal(&pdf(), &SEALER, "2040-01-01T00:00:00Z".parse().expect("a moment"), "Seal");
    let verdict = verify(&late.expect("sealed"), &known, now());
    assert!(verdict.checks.iter().any(|c| c.reason == Reason::CertificateNotThen), "{verdict:?}");
}

#[test]
fn what_is_added_after_the_seal_is_told_unless_it_is_sealed_too() {
    let mut added = SEALED.clone();
    added.extend_from_slice(b"1 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n%%EOF\n");
    assert!(proofs(&added).contains(&(State::Refuted, Reason::Added)));
    assert_eq!(verify(&added, &Known::default(), now()).outcome, Outcome::Refuted);
    assert!(seal(&SEALED, &SEALER, now(), "Seal").is_err(), "once is enough");
}

/// A file with something added behind it, and a seal over all of that.
fn sealed_over(pdf: &[u8], sealer: &Sealer) -> Vec<u8> {
    const ROOM: usize = 16_000;
    let tail = b">>\nendobj\n%%EOF\n";
    let head = |range: &str| {
        [pdf, b"9 0 obj\n<</Type/Sig/ByteRange", range.as_bytes(), b"/Contents"].concat()
    };
    let before = head("[0 0000000 0000000 0000000]").len();
    let head = head(&format!("[0 {before:07} {:07} {:07}]", before + ROOM + 2, tail.len()));
    let message = hex::encode(message(sealer, &[&head, tail]).expect("sealed"));
    [&head[..], format!("<{message:0<ROOM$}>").as_bytes(), tail].concat()
}

#[test]
fn what_others_seal_behind_our_seal_is_not_ours() {
    let (certificate, key) = test_certificate("Stranger", "NO", date(2027, 1, 1)).expect("made");
    let stranger = Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).expect("a pair");
    let changed = sealed_over(&SEALED, &stranger);
    let seals = read(&changed);
    assert_eq!(seals.iter().map(|found| found.covers_all).collect::<Vec<_>>(), [false, true]);
    assert!(seals.iter().all(|found| found.seal.as_ref().is_ok_and(|seal| seal.fits)));
    let mut known = Known::default();
    let own = SEALER.certificate().expect("a certificate").fingerprint();
    known.seals.push((own, "Office".to_owned()));
    known.states.insert(ID.to_owned(), Standing::InForce);
    let verdict = verify(&changed, &known, now());
    assert_eq!(verdict.outcome, Outcome::Refuted, "{verdict:?}");
    assert!(verdict.checks.iter().all(|check| check.reason != Reason::InForce));
}

#[test]
fn a_seal_that_was_taken_from_another_file_does_not_fit() {
    let other = String::from_utf8(pdf()).expect("text").replace("595 842", "842 595");
    let other = seal(other.as_bytes(), &SEALER, now(), "Seal of the office").expect("sealed");
    let contents = |pdf: &[u8]| {
        let at = pdf.windows(11).rposition(|part| part == b"/Contents<3").expect("a seal");
        let end = pdf[at..].iter().position(|byte| *byte == b'>').expect("an end");
        at..at + end
    };
    let mut taken = SEALED.clone();
    let (from, to) = (contents(&other), contents(&taken));
    taken.splice(to, other[from].iter().copied());
    assert_eq!(proofs(&taken), [(State::Refuted, Reason::Changed)]);
}

#[test]
fn what_the_program_did_not_write_is_not_sealed() {
    for wrong in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\nstartxref\n99999\n%%EOF"] {
        assert!(seal(wrong, &SEALER, now(), "Seal").is_err());
    }
    let text = String::from_utf8(pdf()).expect("text");
    for (what, with) in [("4 0 obj", "5 0 obj"), ("/Root 4", "/Root 9"), ("Kids[2", "Kids[8")] {
        assert!(
            seal(text.replace(what, with).as_bytes(), &SEALER, now(), "Seal").is_err(),
            "{what}"
        );
    }
}

/// Runs OpenSSL; `None` where it is not installed.
fn openssl(arguments: &[&str], folder: &Path) -> Option<std::process::Output> {
    Command::new("openssl").args(arguments).current_dir(folder).output().ok()
}

#[test]
fn seals_of_every_kind_of_key_satisfy_openssl() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let keys: [&[&str]; 3] = [
        &["-newkey", "rsa:2048"],
        &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
        &["-newkey", "ed25519"],
    ];
    for key in keys {
        let mut arguments = vec!["req", "-x509", "-nodes", "-subj", "/CN=Seal/C=NO"];
        arguments.extend(["-days", "900", "-keyout", "seal.key", "-out", "seal.pem"]);
        arguments.extend(key);
        let Some(told) = openssl(&arguments, folder.path()) else {
            println!("skipped: openssl is not installed");
            return;
        };
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let file = |name| std::fs::read(path(name)).expect("a file");
        let sealer = Sealer::from_pem(&file("seal.pem"), &file("seal.key")).expect("a pair");
        let sealed = made(&sealer);
        assert_eq!(proofs(&sealed), [(State::Proven, Reason::Unchanged)], "{key:?}");
        // OpenSSL 3.0 does not verify messages of this kind of key.
        if key.contains(&"ed25519") {
            continue;
        }
        let at = sealed.windows(11).rposition(|part| part == b"/Contents<3").expect("a seal") + 9;
        let end = at + sealed[at..].iter().position(|byte| *byte == b'>').expect("an end");
        let message = hex::decode(&sealed[at + 1..end]).expect("hexadecimal");
        std::fs::write(path("message"), message).expect("written");
        let both = [&sealed[..at], &sealed[end + 1..]].concat();
        std::fs::write(path("content"), both).expect("written");
        let mut arguments = vec!["cms", "-verify", "-cades", "-binary", "-inform", "DER"];
        arguments.extend(["-in", "message", "-content", "content", "-out", "same"]);
        arguments.extend(["-CAfile", "seal.pem", "-purpose", "any"]);
        let told = openssl(&arguments, folder.path()).expect("it is there");
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(told.status.success(), "{key:?}: {said}");
        std::fs::write(path("content"), b"something else").expect("written");
        let told = openssl(&arguments, folder.path()).expect("it is there");
        assert!(!told.status.success(), "{key:?}");
    }
}

#[test]
fn a_sealed_pdf_is_whole_for_qpdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sealed.pdf");
    std::fs::write(&path, &*SEALED).expect("written");
    match Command::new("qpdf").arg("--check").arg(&path).output() {
        Ok(told) => {
            assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
        }
        Err(_) => println!("skipped: qpdf is not installed"),
    }
}

/// What stands in the message beside what is signed can not be changed unseen either.
#[test]
fn no_digit_of_the_message_can_be_changed() {
    let at = SEALED.windows(11).rposition(|part| part == b"/Contents<3").expect("a seal") + 10;
    let end = at + SEALED[at..].iter().position(|byte| *byte == b'>').expect("an end");
    let used = SEALED[at..end].iter().rposition(|digit| *digit != b'0').expect("digits");
    for place in at..=at + used {
        for to in *b"01357" {
            let mut bytes = SEALED.clone();
            bytes[place] = to;
            let all = proofs(&bytes);
            let proven = all.iter().any(|(state, _)| *state == State::Proven);
            let refuted = all.iter().any(|(state, _)| *state == State::Refuted);
            assert!(!proven || refuted || SEALED[place] == to, "digit {}", place - at);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whichever byte of a sealed file is changed, the seal does not pass.
    #[test]
    fn any_changed_byte_refuses(which in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = SEALED.clone();
        let at = which.index(bytes.len());
        // Small and large letters are the same digits of the seal's own bytes.
        prop_assume!(!bytes[at].eq_ignore_ascii_case(&to));
        bytes[at] = to;
        let proven = proofs(&bytes).iter().any(|(state, _)| *state == State::Proven);
        let refuted = proofs(&bytes).iter().any(|(state, _)| *state == State::Refuted);
        prop_assert!(!proven || refuted, "byte {}", at);
    }

    #[test]
    fn whatever_the_file_reading_its_seals_ends(bytes: Vec<u8>, ranges: [u16; 4]) {
        let mut file = b"%PDF-1.7 /ByteRange[".to_vec();
        let [a, b, c, d] = ranges;
        file.extend_from_slice(format!("{a} {b} {c} {d}] /M(D:20270101000000+01'00)").as_bytes());
        file.extend_from_slice(&bytes);
        prop_assert!(read(&file).iter().all(|found| found.seal.is_err()));
    }
}
