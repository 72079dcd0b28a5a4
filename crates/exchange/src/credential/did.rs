//! Identifiers of issuers: `did:web`, whose document stands at the issuer's own address.

use super::key::PublicKey;
use serde_json::{Value, json};

/// The identifier of what is at an address, `https://walz.example/issuers/1` as `did:web:walz.example:issuers:1`.
pub fn web(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut parts = rest.trim_end_matches('/').split('/');
    let host = parts.next().unwrap_or_default().replace(':', "%3A");
    parts.fold(format!("did:web:{host}"), |did, part| format!("{did}:{part}"))
}

/// The method by which a proof names a key of an issuer: the key itself stands in it, so that whoever has the file can
/// check the signature, and asks only whose the key is.
pub fn method(issuer: &str, key: &PublicKey) -> String {
    format!("{issuer}#{}", key.multibase())
}

/// The document that says which keys speak for an issuer.
pub fn document(issuer: &str, keys: &[PublicKey]) -> Value {
    let methods: Vec<Value> = keys
        .iter()
        .map(|key| {
            json!({
                "id": method(issuer, key),
                "type": "Multikey",
                "controller": issuer,
                "publicKeyMultibase": key.multibase(),
            })
        })
        .collect();
    let ids: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": issuer,
        "assertionMethod": ids,
        "verificationMethod": methods,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::key::SecretKey;

    #[test]
    fn an_address_becomes_an_identifier() {
        assert_eq!(web("https://walz.example/issuers/1"), "did:web:walz.example:issuers:1");
        assert_eq!(web("http://127.0.0.1:8080/"), "did:web:127.0.0.1%3A8080");
        let key = SecretKey::from_bytes(&[1; 32]).public();
        let document = document("did:web:walz.example", std::slice::from_ref(&key));
        assert_eq!(document["verificationMethod"][0]["publicKeyMultibase"], key.multibase());
        assert_eq!(document["assertionMethod"][0], method("did:web:walz.example", &key));
    }
}
