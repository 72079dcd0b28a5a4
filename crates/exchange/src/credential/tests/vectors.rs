//! The W3C's test vectors of `eddsa-rdfc-2022`, every step byte for byte.

use super::{json, shared};
use crate::credential::json_ld::{Contexts, VC_2};
use crate::credential::key::{PublicKey, SecretKey};
use crate::credential::proof::{Unsigned, fits};
use serde_json::{Value, json};
use std::path::Path;

fn text(folder: &Path, name: &str) -> String {
    let text = std::fs::read_to_string(folder.join(format!("{name}DataInt.txt"))).expect("a file");
    text.trim_end_matches('\n').to_owned()
}

/// Every intermediate step of one vector, and the signature at the end.
fn holds(known: &Contexts, folder: &Path, unsigned: &Value, secret: &SecretKey) {
    let signed = json(&folder.join("signedDataInt.json"));
    let options = json(&folder.join("proofConfigDataInt.json"));
    let options = options.as_object().expect("an object");
    let document = Unsigned::new(known, unsigned).expect("a document");
    assert_eq!(document.text().trim_end_matches('\n'), text(folder, "canonDoc"));
    let prepared = document.with(options).expect("a proof");
    assert_eq!(hex::encode(prepared.document_hash), text(folder, "docHash"));
    assert_eq!(prepared.proof.trim_end_matches('\n'), text(folder, "proofCanon"));
    assert_eq!(hex::encode(prepared.proof_hash), text(folder, "proofHash"));
    assert_eq!(hex::encode(prepared.message()), text(folder, "combinedHash"));
    let signature = secret.sign(&prepared.message());
    assert_eq!(hex::encode(signature), text(folder, "sigHex"));
    let proof = signed["proof"].as_object().expect("a proof");
    assert_eq!(proof["proofValue"], format!("z{}", bs58::encode(signature).into_string()));
    let mut without = signed.clone();
    without.as_object_mut().expect("an object").remove("proof");
    let prepared =
        Unsigned::new(known, &without).expect("a document").with(proof).expect("a proof");
    assert!(fits(&prepared, proof, &secret.public()));
    let other = SecretKey::from_bytes(&[1; 32]).public();
    assert!(!fits(&prepared, proof, &other));
}

fn secret(vectors: &Path) -> SecretKey {
    let pair = json(&vectors.join("keyPair.json"));
    let text = pair["privateKeyMultibase"].as_str().expect("a key");
    let bytes = bs58::decode(text.trim_start_matches('z')).into_vec().expect("base58");
    // Two bytes say that it is a private key of Ed25519.
    let secret = SecretKey::from_bytes(bytes[2..].try_into().expect("32 bytes"));
    let public = pair["publicKeyMultibase"].as_str().expect("a key");
    assert_eq!(PublicKey::from_multibase(public), Ok(secret.public()));
    secret
}

#[test]
fn the_vectors_of_the_w3c_match_at_every_step() {
    let Some(vectors) = shared("vc-di-eddsa/TestVectors") else { return };
    let unsigned = json(&vectors.join("unsigned.json"));
    holds(Contexts::built_in(), &vectors.join("eddsa-rdfc-2022"), &unsigned, &secret(&vectors));
}

#[test]
fn the_second_vector_matches_with_the_terms_that_it_uses() {
    let Some(vectors) = shared("vc-di-eddsa/TestVectors") else { return };
    let citizenship = |name: &str| json!(format!("https://w3id.org/citizenship#{name}"));
    let schema = |name: &str| json!(format!("https://schema.org/{name}"));
    let day =
        |id: Value| json!({ "@id": id, "@type": "http://www.w3.org/2001/XMLSchema#dateTime" });
    let image = json!({ "@id": "https://schema.org/image", "@type": "@id" });
    let context = json!({ "@context": {
        "EmploymentAuthorizationDocumentCredential": citizenship("EmploymentAuthorizationDocumentCredential"),
        "EmployablePerson": citizenship("EmployablePerson"),
        "EmploymentAuthorizationDocument": citizenship("EmploymentAuthorizationDocument"),
        "Person": schema("Person"),
        "image": image,
        "givenName": schema("givenName"),
        "additionalName": schema("additionalName"),
        "familyName": schema("familyName"),
        "gender": schema("gender"),
        "birthDate": day(schema("birthDate")),
        "residentSince": day(citizenship("residentSince")),
        "birthCountry": citizenship("birthCountry"),
        "employmentAuthorizationDocument": citizenship("employmentAuthorizationDocument"),
        "identifier": schema("identifier"),
        "lprCategory": citizenship("lprCategory"),
        "lprNumber": citizenship("lprNumber"),
    } });
    let second = serde_json::from_str(ssi_contexts::CREDENTIALS_V2).expect("a context");
    let known = Contexts::of([
        (VC_2.to_owned(), second),
        ("https://w3id.org/citizenship/v4rc1".to_owned(), context),
    ]);
    let unsigned = json(&vectors.join("employmentAuth.json"));
    holds(&known, &vectors.join("eddsa-rdfc-2022/employ"), &unsigned, &secret(&vectors));
}
