//! The credentials of the year: taken out, checked by the program itself, and judged by programs that nobody here wrote:
//! the Commission's shapes by pySHACL, and a checker of seals in Python.

use crate::bench::Bench;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Takes them out of a demo whose year is over, and looks at every one.
pub(crate) fn judge_all(bench: &Bench) {
    // With the demo's seal, as its pages have it: papers that are made for the export carry it too.
    let told = bench
        .command(&["credentials", "export", "--out", "credentials"])
        .env("WALZ_SEAL_CERTIFICATE", "seal-test.pem")
        .env("WALZ_SEAL_KEY", "seal-test.key")
        .output()
        .expect("runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let folder = bench.folder().join("credentials");
    let names = files(&folder);
    let ending = |ending: &str| -> Vec<String> {
        names.iter().filter(|name| name.ends_with(ending)).cloned().collect()
    };
    let (elm, sealed, badges) =
        (ending(".elm.jsonld"), ending(".elm.jades.json"), ending(".ob3.json"));
    assert!(badges.len() >= 60, "{}", badges.len());
    assert_eq!((elm.len(), sealed.len()), (badges.len(), badges.len()));
    let papers = [".europass-mobility.pdf", ".transcript.pdf", ".attendance.pdf"];
    let papers: Vec<Vec<String>> = papers.into_iter().map(ending).collect();
    assert!(papers.iter().all(|of| of.len() == badges.len()));
    let pdf: Vec<String> = elm.iter().map(|name| name.replace(".elm.jsonld", ".pdf")).collect();
    assert!(pdf.iter().all(|name| names.contains(name)));
    assert_eq!(ending(".elm.upload.json").len(), badges.len());

    let all: Vec<&String> = elm.iter().chain(&sealed).chain(&badges).chain(&pdf).collect();
    for verdict in verdicts(bench, &all, Some(0)) {
        let outcome = verdict["outcome"].as_str().unwrap_or_default();
        let sealed = verdict["format"] == "elm-sealed" || verdict["format"] == "pdf";
        // A test certificate proves nothing about who sealed, and the program says so.
        assert_eq!(outcome, if sealed { "partly" } else { "proven" }, "{verdict}");
        assert_eq!(verdict.to_string().contains("test-certificate"), sealed, "{verdict}");
    }
    for name in [&elm[0], &sealed[0], &badges[0]] {
        let text = std::fs::read_to_string(folder.join(name)).expect("a file");
        let changed = text.replacen("Learning abroad", "Learning abruad", 1);
        assert_ne!(text, changed);
        std::fs::write(folder.join("changed.json"), changed).expect("written");
        // Without a seal a changed copy is only a file that nobody answers for.
        let code = if name.ends_with(".elm.jsonld") { 5 } else { 3 };
        verdicts(bench, &[&"changed.json".to_owned()], Some(code));
    }
    let mut changed = std::fs::read(folder.join(&pdf[0])).expect("a file");
    changed.extend_from_slice(b"%%EOF\n");
    std::fs::write(folder.join("changed.pdf"), changed).expect("written");
    verdicts(bench, &[&"changed.pdf".to_owned()], Some(3));
    for (elm, sealed) in elm.iter().zip(&sealed) {
        let read = |name| std::fs::read_to_string(folder.join(name)).expect("a file");
        let sealed: Value = serde_json::from_str(&read(sealed)).expect("JSON");
        assert_eq!(sealed["payload"], read(elm), "what is sealed is what the shapes judge");
    }
    by_others(&folder, &elm, &sealed);
    let several: Vec<&String> =
        pdf.iter().take(5).chain(papers.iter().filter_map(|of| of.first())).collect();
    pdf_by_others(&folder, &several);
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

fn verdicts(bench: &Bench, names: &[&String], code: Option<i32>) -> Vec<Value> {
    let paths: Vec<String> = names.iter().map(|name| format!("credentials/{name}")).collect();
    let mut arguments = vec!["verify", "--json"];
    arguments.extend(paths.iter().map(String::as_str));
    let told = bench.command(&arguments).output().expect("runs");
    let error = String::from_utf8_lossy(&told.stderr);
    let out = String::from_utf8_lossy(&told.stdout);
    assert_eq!(told.status.code(), code, "{error}{out}");
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Every seal of the files that it is given, by the cryptography of Python; falls at the first that does not fit.
const SEALS: &str = "
import sys, json, base64
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
part = lambda text: base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
for name in sys.argv[1:]:
    file = json.load(open(name, encoding='utf-8'))
    seal = file['signatures'][0]
    header = json.loads(part(seal['protected']))
    key = x509.load_der_x509_certificate(base64.b64decode(header['x5c'][0])).public_key()
    both = part(seal['signature'])
    r, s = int.from_bytes(both[:32], 'big'), int.from_bytes(both[32:], 'big')
    message = seal['protected'].encode() + b'.' + file['payload'].encode()
    key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
";

/// The Commission's shapes on every credential, and every seal, by tools beside the clone.
fn by_others(folder: &Path, elm: &[String], sealed: &[String]) {
    let tools = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/tools");
    if !tools.join("validate_elm.py").exists() {
        println!("skipped: {} is not there", tools.display());
        return;
    }
    let python = std::env::var("JUDGE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = |modules: &str| {
        let told = Command::new(&python).args(["-c", &format!("import {modules}")]).output();
        told.is_ok_and(|told| told.status.success())
    };
    let run = |tool: &str, arguments: &[&str], names: &[String]| {
        let told = Command::new(&python)
            .arg(tools.join(tool))
            .args(arguments)
            .args(names.iter().map(|name| folder.join(name)))
            .output()
            .expect("runs");
        assert!(
            told.status.success(),
            "{}{}",
            String::from_utf8_lossy(&told.stdout),
            String::from_utf8_lossy(&told.stderr)
        );
        String::from_utf8_lossy(&told.stdout).into_owned()
    };
    if has("pyshacl, rdflib, pyld") {
        let shapes = ["--ver", "3.2", "--shapes", "full"];
        let told = run("validate_elm.py", &shapes, elm);
        let conform = told.lines().filter(|line| line.starts_with("CONFORMS")).count();
        assert_eq!(conform, elm.len(), "{told}");
    } else {
        println!("skipped: {python} has no pyshacl, rdflib and PyLD");
    }
    if has("cryptography") {
        // The tool beside the clone checks seals of RSA alone; these are of a curve.
        let told = Command::new(&python)
            .args(["-c", SEALS])
            .args(sealed.iter().map(|name| folder.join(name)))
            .output()
            .expect("runs");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    } else {
        println!("skipped: {python} has no cryptography");
    }
}

/// The seal of every file that it is given, by pyHanko: whole, trusted for itself, over the entire file.
const PDF_SEALS: &str = "
import sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
for name in sys.argv[1:]:
    with open(name, 'rb') as file:
        seal, = PdfFileReader(file).embedded_signatures
        told = validate_pdf_signature(seal, ValidationContext(trust_roots=[seal.signer_cert], allow_fetching=False, moment=seal.self_reported_timestamp))
        assert told.intact and told.valid and told.coverage.name == 'ENTIRE_FILE', (name, told.summary())
        assert seal.sig_object['/SubFilter'] == '/ETSI.CAdES.detached', name
";

/// The seals of PDFs, by a program that nobody here wrote.
fn pdf_by_others(folder: &Path, pdf: &[&String]) {
    let python = std::env::var("JUDGE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let told = Command::new(&python).args(["-c", "import pyhanko"]).output();
    if !told.is_ok_and(|told| told.status.success()) {
        println!("skipped: {python} has no pyHanko");
        return;
    }
    let told = Command::new(&python)
        .args(["-c", PDF_SEALS])
        .args(pdf.iter().map(|name| folder.join(name)))
        .output()
        .expect("runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}
