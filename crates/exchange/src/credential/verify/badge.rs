//! Open Badges and other credentials of the W3C's data model, with Data Integrity proofs.
//!
//! What counts is looked up in what the document says (its statements), not in how it is written: a name that is written
//! in another way, or in another place, says the same and is covered by the same signature.

use super::verdict::{About, Checks, Format, Reason, Verdict, What};
use super::{Known, KnownKey, Span, dates, standing, words};
use crate::credential::json_ld::{Contexts, Graph, Node, Refused, VC_1, VC_2};
use crate::credential::key::PublicKey;
use crate::credential::proof::{SUITE, Unsigned, fits};
use jiff::Timestamp;
use serde_json::{Map, Value};

const CREDENTIALS: &str = "https://www.w3.org/2018/credentials#";
const STATUS: &str = "https://www.w3.org/ns/credentials/status#";
const BADGES: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// The most proofs that are looked at.
const MOST: usize = 8;

pub(super) fn verify(credential: &Value, known: &Known, now: Timestamp) -> Verdict {
    let mut checks = Checks::default();
    let mut document = credential.clone();
    let proof = document.as_object_mut().and_then(|all| all.remove("proof"));
    let about = about(&document);
    let unsigned = match Unsigned::new(Contexts::built_in(), &document) {
        Ok(unsigned) => unsigned,
        Err(why) => {
            refused(&why, &mut checks);
            checks.open(What::Proof, Reason::ProofUnknown, "");
            return Verdict::new(Format::Credential, about, checks.0);
        }
    };
    let graph = unsigned.graph();
    let format = shape(&document, graph, &mut checks);
    let proofs: &[Value] = match &proof {
        None => &[],
        Some(Value::Array(many)) => many.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let issuer = said(graph, &graph.root, "issuer").and_then(Node::id).map(str::to_owned);
    let mut ours = false;
    if proofs.is_empty() {
        checks.open(What::Proof, Reason::NoProof, "");
        checks.open(What::Issuer, Reason::Stranger, issuer.clone().unwrap_or_default());
    }
    let mut strange = None;
    let mut looked = 0;
    for proof in proofs.iter().take(MOST) {
        let suite = proof.get("cryptosuite").and_then(Value::as_str);
        let data_integrity =
            proof.get("type").and_then(Value::as_str) == Some("DataIntegrityProof");
        match proof.as_object() {
            Some(proof)
                if data_integrity
                    && suite == Some(SUITE)
                    && !proof.contains_key("previousProof") =>
            {
                looked += 1;
                ours |= look(&unsigned, proof, issuer.as_deref(), known, now, &mut checks);
            }
            _ => strange = suite.or_else(|| proof.get("type").and_then(Value::as_str)),
        }
    }
    if !proofs.is_empty() && looked == 0 {
        let name = strange.unwrap_or_default().chars().take(60).collect::<String>();
        checks.open(What::Proof, Reason::ProofUnknown, name);
        checks.open(What::Issuer, Reason::Stranger, issuer.unwrap_or_default());
    }
    dates(&span(graph), now, &mut checks);
    status(graph, ours, known, &mut checks);
    Verdict::new(format, about, checks.0)
}

fn refused(why: &Refused, checks: &mut Checks) {
    match why {
        Refused::UnknownContext(name) => {
            checks.open(What::Format, Reason::UnknownContext, name.as_str());
        }
        other => checks.refuted(What::Format, Reason::Meaningless, other.to_string()),
    }
}

/// What is said of a node by a property of the data model, where it is said once.
fn said<'a>(graph: &'a Graph, of: &'a Node, property: &str) -> Option<&'a Node> {
    let mut all = graph.values(of, &format!("{CREDENTIALS}{property}"));
    all.next()
}

fn is_a(graph: &Graph, node: &Node, of: &str) -> bool {
    graph.values(node, TYPE).any(|found| found.id() == Some(of))
}

fn shape(document: &Value, graph: &Graph, checks: &mut Checks) -> Format {
    let first = match document.get("@context") {
        Some(Value::Array(many)) => many.first().and_then(Value::as_str),
        Some(one) => one.as_str(),
        None => None,
    };
    let root = &graph.root;
    let badge = is_a(graph, root, &format!("{BADGES}OpenBadgeCredential"));
    let subjects: Vec<&Node> =
        graph.values(root, &format!("{CREDENTIALS}credentialSubject")).collect();
    let issuers = graph.values(root, &format!("{CREDENTIALS}issuer")).count();
    // Called otherwise in the version before.
    let achievement = [format!("{BADGES}achievement"), format!("{BADGES}achievement-0")];
    let achieved = |subject: &&Node| {
        is_a(graph, subject, &format!("{BADGES}AchievementSubject"))
            && achievement.iter().any(|name| graph.values(subject, name).next().is_some())
    };
    let fault = if !matches!(first, Some(VC_1 | VC_2)) {
        Some("@context")
    } else if !is_a(graph, root, &format!("{CREDENTIALS}VerifiableCredential")) {
        Some("type")
    } else if issuers != 1 {
        Some("issuer")
    } else if subjects.is_empty() || (badge && !subjects.iter().all(achieved)) {
        Some("credentialSubject")
    } else {
        None
    };
    match fault {
        Some(name) => checks.refuted(What::Format, Reason::WrongShape, name),
        None => checks.proven(What::Format, Reason::Read, ""),
    }
    if badge { Format::OpenBadge } else { Format::Credential }
}

/// Whether one proof is by a key of this installation, for the issuer it speaks for.
fn look(
    unsigned: &Unsigned<'_>,
    proof: &Map<String, Value>,
    issuer: Option<&str>,
    known: &Known,
    now: Timestamp,
    checks: &mut Checks,
) -> bool {
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    let method = text("verificationMethod").unwrap_or_default();
    let moment = |name: &str| text(name).map(|at| at.parse::<Timestamp>());
    let (created, expires) = (moment("created"), moment("expires"));
    let prepared = match unsigned.with(proof) {
        Ok(prepared) => prepared,
        Err(why) => {
            checks.refuted(What::Proof, Reason::ProofUnreadable, why.to_string());
            return false;
        }
    };
    if text("proofPurpose") != Some("assertionMethod") {
        checks.refuted(What::Proof, Reason::ProofUnreadable, "proofPurpose");
        return false;
    }
    if matches!(created, Some(Err(_))) || matches!(expires, Some(Err(_))) {
        checks.refuted(What::Proof, Reason::ProofUnreadable, "created");
        return false;
    }
    let found = known.keys.iter().find(|one| one.method == method);
    let key = match found {
        Some(found) => Some(found.key.clone()),
        None => match in_method(method) {
            Ok(key) => key,
            Err(()) => {
                checks.refuted(What::Proof, Reason::KeyBroken, shortened(method));
                return false;
            }
        },
    };
    let Some(key) = key else {
        checks.open(What::Proof, Reason::KeyUnknown, shortened(method));
        checks.open(What::Issuer, Reason::Stranger, issuer.unwrap_or_default());
        return false;
    };
    if !fits(&prepared, proof, &key) {
        checks.refuted(What::Proof, Reason::Changed, "");
        return false;
    }
    if let Some(Ok(expires)) = expires
        && expires < now
    {
        checks.refuted(What::Proof, Reason::Expired, expires.to_string());
        return false;
    }
    let created = created.and_then(Result::ok);
    checks.proven(
        What::Proof,
        Reason::Unchanged,
        created.map(|at| at.to_string()).unwrap_or_default(),
    );
    whose(found, method, issuer, created, checks)
}

/// Who signed.
fn whose(
    found: Option<&KnownKey>,
    method: &str,
    issuer: Option<&str>,
    created: Option<Timestamp>,
    checks: &mut Checks,
) -> bool {
    let Some(found) = found else {
        let own = issuer
            .is_some_and(|issuer| issuer.starts_with("did:key:") && method.starts_with(issuer));
        let reason = if own { Reason::KeyOnly } else { Reason::Stranger };
        checks.open(What::Issuer, reason, issuer.unwrap_or_default());
        return false;
    };
    let then =
        created.is_some_and(|at| found.from <= at && found.until.is_none_or(|until| at <= until));
    if Some(found.issuer.as_str()) != issuer {
        checks.refuted(What::Issuer, Reason::OtherIssuer, issuer.unwrap_or_default());
    } else if let Some(since) = found.compromised {
        checks.refuted(What::Issuer, Reason::Compromised, since.to_string());
    } else if !then {
        checks.refuted(
            What::Issuer,
            Reason::KeyNotThen,
            created.map(|at| at.to_string()).unwrap_or_default(),
        );
    } else {
        checks.proven(What::Issuer, Reason::Known, found.name.as_str());
        return true;
    }
    false
}

/// The key that stands in the name of a method: `did:key:z6Mk…`, or after the `#`. `Ok(None)` where none does.
fn in_method(method: &str) -> Result<Option<PublicKey>, ()> {
    let (before, fragment) = method.split_once('#').unwrap_or((method, ""));
    let text = match before.strip_prefix("did:key:") {
        Some(key) => key,
        None if fragment.starts_with("z6Mk") => fragment,
        None => return Ok(None),
    };
    PublicKey::from_multibase(text).map(Some).map_err(|_| ())
}

fn span(graph: &Graph) -> Span {
    let moment = |name: &str| said(graph, &graph.root, name)?.text()?.parse().ok();
    Span {
        from: moment("validFrom").or_else(|| moment("issuanceDate")),
        until: moment("validUntil").or_else(|| moment("expirationDate")),
    }
}

fn status(graph: &Graph, ours: bool, known: &Known, checks: &mut Checks) {
    if ours && standing(graph.root.id(), known, checks) {
        return;
    }
    let Some(status) = said(graph, &graph.root, "credentialStatus") else {
        checks.open(What::Status, Reason::NoStatus, "");
        return;
    };
    let entry = |name: &str| graph.values(status, &format!("{STATUS}{name}")).next();
    let list = entry("statusListCredential").and_then(Node::id).unwrap_or_default();
    let index = entry("statusListIndex").and_then(Node::text).and_then(|text| text.parse().ok());
    let bit = known.lists.get(list).zip(index).and_then(|(bits, index)| bits.is_set(index));
    match bit {
        Some(true) => checks.refuted(What::Status, Reason::Revoked, ""),
        Some(false) => checks.proven(What::Status, Reason::InForce, ""),
        None => checks.open(What::Status, Reason::StatusUnknown, shortened(list)),
    }
}

fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn about(document: &Value) -> About {
    let subject = document.get("credentialSubject");
    let achievement = subject.and_then(|subject| subject.get("achievement"));
    let issuer = document.get("issuer");
    let identity = subject.and_then(|s| s.get("identifier")).and_then(|all| all.get(0));
    let name =
        identity.filter(|one| one.get("identityType").and_then(Value::as_str) == Some("name"));
    let named = |of: Option<&Value>| words(of.and_then(|of| of.get("name")));
    About {
        id: words(document.get("id")),
        title: words(document.get("name")).or_else(|| named(achievement)),
        holder: words(name.and_then(|one| one.get("identityHash"))),
        issuer: named(issuer).or_else(|| words(issuer)),
    }
}
