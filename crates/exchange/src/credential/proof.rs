//! Data Integrity proofs of the suite `eddsa-rdfc-2022`. <https://www.w3.org/TR/vc-di-eddsa/>

use super::json_ld::{self, Contexts, Graph, Refused, canonical};
use super::key::{self, PublicKey, SecretKey};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

pub const SUITE: &str = "eddsa-rdfc-2022";

/// What is signed.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The proof's own statements in canonical form, without its value.
    pub proof: String,
    pub proof_hash: [u8; 32],
    pub document_hash: [u8; 32],
}

impl Prepared {
    /// The bytes that are signed: the hash of the proof's own statements, then that of the document's.
    pub fn message(&self) -> [u8; 64] {
        let mut all = [0; 64];
        all[..32].copy_from_slice(&self.proof_hash);
        all[32..].copy_from_slice(&self.document_hash);
        all
    }
}

/// A document without its proof, ready for however many proofs.
#[derive(Clone, Debug)]
pub struct Unsigned<'a> {
    known: &'a Contexts,
    context: Value,
    graph: Graph,
    text: String,
    hash: [u8; 32],
}

impl<'a> Unsigned<'a> {
    /// # Errors
    /// [`Refused`] where the document is not read.
    pub fn new(known: &'a Contexts, document: &Value) -> Result<Self, Refused> {
        let graph = json_ld::read(known, document)?;
        let text = canonical(&graph.quads)?;
        let hash = Sha256::digest(text.as_bytes()).into();
        let context = document.get("@context").cloned().unwrap_or_default();
        Ok(Self { known, context, graph, text, hash })
    }

    /// What the document says.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What it says in canonical form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// With the statements of a proof, whose value is left aside.
    ///
    /// # Errors
    /// [`Refused`] where the proof is not read.
    pub fn with(&self, proof: &Map<String, Value>) -> Result<Prepared, Refused> {
        let mut options = proof.clone();
        options.remove("proofValue");
        // A proof that names contexts of its own would be read in another way than its document.
        if options.get("@context").is_some_and(|own| *own != self.context) {
            return Err(Refused::OwnContext);
        }
        options.insert("@context".to_owned(), self.context.clone());
        let graph = json_ld::read(self.known, &Value::Object(options))?;
        let text = canonical(&graph.quads)?;
        Ok(Prepared {
            document_hash: self.hash,
            proof_hash: Sha256::digest(text.as_bytes()).into(),
            proof: text,
        })
    }
}

/// Adds a proof to a document.
///
/// # Errors
/// [`Refused`] where the document is not read: it is not signed half.
pub fn sign(
    document: &mut Value,
    key: &SecretKey,
    method: &str,
    created: Timestamp,
) -> Result<(), Refused> {
    let proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": second(created),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    });
    let Value::Object(mut proof) = proof else { return Ok(()) };
    let prepared = Unsigned::new(Contexts::built_in(), document)?.with(&proof)?;
    let value = key::proof_value(&key.sign(&prepared.message()));
    proof.insert("proofValue".to_owned(), Value::String(value));
    document["proof"] = Value::Object(proof);
    Ok(())
}

/// Whether a proof's value is this key's signature.
pub fn fits(prepared: &Prepared, proof: &Map<String, Value>, key: &PublicKey) -> bool {
    let value = proof.get("proofValue").and_then(Value::as_str);
    let signature = value.and_then(|value| key::base58(value, 64));
    let signature: Option<[u8; 64]> = signature.and_then(|bytes| bytes.try_into().ok());
    signature.is_some_and(|signature| key.verifies(&prepared.message(), &signature))
}

/// A moment as credentials write it, to the second.
pub fn second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
