//! JAdES baseline B (ETSI TS 119 182-1), as the Commission seals European Digital Credentials: JWS in JSON, the payload as
//! it stands (`b64: false`), the certificate in the header.
//!
//! A small layer of our own on `ring` and `x509-cert`. The crate `jades` 0.1 brings the older halves of every
//! cryptographic crate that we have and a library for time that we ban; its RSA is not in constant time.

mod certificate;
mod check;
mod seal;

pub use certificate::{Certificate, Sealer, Unusable, test_certificate};
pub use check::{Header, Read, Seal, Sealed, Unreadable, read};
pub use seal::seal;

#[cfg(test)]
mod tests;
