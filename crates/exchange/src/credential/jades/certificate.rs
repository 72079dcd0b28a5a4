//! Certificates of seals, and the key that belongs to one.

use crate::credential::der::{SEQUENCE, made_of, placed, tlv};
use jiff::Timestamp;
use rcgen::{
    CertificateParams, DistinguishedName, DnType, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256,
};
use ring::rand::SystemRandom;
use ring::signature::{
    self, EcdsaKeyPair, Ed25519KeyPair, RsaKeyPair, UnparsedPublicKey, VerificationAlgorithm,
};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256};
use std::fmt;
use x509_cert::der::{Decode, Encode};

/// A certificate as a seal carries it.
#[derive(Clone)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("the seal certificate is not read: {0}")]
    Certificate(String),
    #[error("the key of the seal is not read: it has to be RSA, P-256 or Ed25519 in PKCS#8")]
    Key,
    #[error("the key does not belong to the seal certificate")]
    NotAPair,
    #[error("no certificate can be made: {0}")]
    NotMade(String),
    #[error("the key does not sign")]
    NotSigned,
}

/// The attribute in which a seal certificate says who its organisation is in a register: `NTRNO-912345678`.
const ORGANISATION_IDENTIFIER: &str = "2.5.4.97";

impl Certificate {
    /// # Errors
    /// [`Unusable::Certificate`] for what is no X.509 certificate.
    pub fn from_der(der: &[u8]) -> Result<Self, Unusable> {
        let parsed = x509_cert::Certificate::from_der(der);
        let parsed = parsed.map_err(|error| Unusable::Certificate(error.to_string()))?;
        Ok(Self { der: der.to_vec(), parsed })
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the certificate.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// Whose it is, as `CN=…,O=…,C=…`.
    pub fn subject(&self) -> String {
        self.parsed.tbs_certificate().subject().to_string()
    }

    pub fn issuer(&self) -> String {
        self.parsed.tbs_certificate().issuer().to_string()
    }

    /// The first and the last moment of its validity.
    pub fn validity(&self) -> (Timestamp, Timestamp) {
        let validity = self.parsed.tbs_certificate().validity();
        let moment = |unix: std::time::Duration| {
            let seconds = i64::try_from(unix.as_secs()).unwrap_or(i64::MAX);
            Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
        };
        (
            moment(validity.not_before.to_unix_duration()),
            moment(validity.not_after.to_unix_duration()),
        )
    }

    /// Who the organisation is in a register, where the certificate says so.
    pub fn organisation_identifier(&self) -> Option<String> {
        let mut all = self.parsed.tbs_certificate().subject().iter();
        let found = all.find(|one| one.oid.to_string() == ORGANISATION_IDENTIFIER)?;
        String::from_utf8(found.value.value().to_vec()).ok()
    }

    /// Who issued it and under which number, as JAdES and CAdES name a certificate: an `IssuerSerial`.
    pub(in crate::credential) fn issuer_serial(&self) -> Result<Vec<u8>, Unusable> {
        let broken = |error: x509_cert::der::Error| Unusable::Certificate(error.to_string());
        let certificate = self.parsed.tbs_certificate();
        let name = tlv(placed(4), &certificate.issuer().to_der().map_err(broken)?);
        let number = certificate.serial_number().to_der().map_err(broken)?;
        Ok(made_of(SEQUENCE, &[&tlv(SEQUENCE, &name), &number]))
    }

    /// The same as CMS names a signer: an `IssuerAndSerialNumber`.
    pub(in crate::credential) fn name_and_number(&self) -> Result<Vec<u8>, Unusable> {
        let broken = |error: x509_cert::der::Error| Unusable::Certificate(error.to_string());
        let certificate = self.parsed.tbs_certificate();
        let name = certificate.issuer().to_der().map_err(broken)?;
        let number = certificate.serial_number().to_der().map_err(broken)?;
        Ok(made_of(SEQUENCE, &[&name, &number]))
    }

    /// Whether a signature fits, by the algorithm's name in JWS; `None` for one that is not known here or not the
    /// certificate's.
    pub(in crate::credential) fn verifies(
        &self,
        algorithm: &str,
        message: &[u8],
        signature: &[u8],
    ) -> Option<bool> {
        let key = self.parsed.tbs_certificate().subject_public_key_info();
        let of = key.algorithm.oid.to_string();
        let how: &'static dyn VerificationAlgorithm = match (of.as_str(), algorithm) {
            (RSA, "RS256") => &signature::RSA_PKCS1_2048_8192_SHA256,
            (RSA, "RS384") => &signature::RSA_PKCS1_2048_8192_SHA384,
            (RSA, "RS512") => &signature::RSA_PKCS1_2048_8192_SHA512,
            (RSA, "PS256") => &signature::RSA_PSS_2048_8192_SHA256,
            (RSA, "PS384") => &signature::RSA_PSS_2048_8192_SHA384,
            (RSA, "PS512") => &signature::RSA_PSS_2048_8192_SHA512,
            (EC, "ES256") => &signature::ECDSA_P256_SHA256_FIXED,
            (EC, "ES384") => &signature::ECDSA_P384_SHA384_FIXED,
            (ED25519, "EdDSA") => &signature::ED25519,
            _ => return None,
        };
        let key = UnparsedPublicKey::new(how, key.subject_public_key.raw_bytes());
        Some(key.verify(message, signature).is_ok())
    }

    fn algorithm(&self) -> Option<&'static str> {
        let key = self.parsed.tbs_certificate().subject_public_key_info();
        match key.algorithm.oid.to_string().as_str() {
            RSA => Some("RS256"),
            EC => Some("ES256"),
            ED25519 => Some("EdDSA"),
            _ => None,
        }
    }
}

const RSA: &str = "1.2.840.113549.1.1.1";
const EC: &str = "1.2.840.10045.2.1";
const ED25519: &str = "1.3.101.112";

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.subject())
    }
}

/// A certificate, those above it, and the key that seals with it.
pub struct Sealer {
    chain: Vec<Certificate>,
    key: Key,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ecdsa(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({})", self.certificate().map_or_else(String::new, Certificate::subject))
    }
}

impl Sealer {
    /// Reads the certificate (first in its file, then those above it) and its key, both as PEM.
    ///
    /// # Errors
    /// [`Unusable`] where they are not read, or do not belong together.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, Unusable> {
        let chain: Vec<Certificate> = CertificateDer::pem_slice_iter(certificates)
            .map(|der| {
                let der = der.map_err(|error| Unusable::Certificate(error.to_string()))?;
                Certificate::from_der(&der)
            })
            .collect::<Result<_, _>>()?;
        if chain.is_empty() {
            return Err(Unusable::Certificate("there is none in the file".to_owned()));
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| Unusable::Key)?;
        let key = match &key {
            PrivateKeyDer::Pkcs8(der) => Key::from_pkcs8(der.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(der) => {
                RsaKeyPair::from_der(der.secret_pkcs1_der()).ok().map(|key| Key::Rsa(Box::new(key)))
            }
            _ => None,
        };
        let sealer = Self { chain, key: key.ok_or(Unusable::Key)? };
        let probe = sealer.sign(b"probe")?;
        let fits =
            sealer.certificate().and_then(|c| c.verifies(sealer.algorithm(), b"probe", &probe));
        if fits == Some(true) { Ok(sealer) } else { Err(Unusable::NotAPair) }
    }

    /// The certificate that seals.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.chain.first()
    }

    pub(in crate::credential) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    /// The algorithm's name in JWS.
    pub(in crate::credential) fn algorithm(&self) -> &'static str {
        self.certificate().and_then(Certificate::algorithm).unwrap_or("none")
    }

    pub(in crate::credential) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Unusable> {
        let chance = SystemRandom::new();
        match &self.key {
            Key::Rsa(key) => {
                let mut out = vec![0; key.public().modulus_len()];
                key.sign(&signature::RSA_PKCS1_SHA256, &chance, message, &mut out)
                    .map_err(|_| Unusable::NotSigned)?;
                Ok(out)
            }
            Key::Ecdsa(key) => {
                let made = key.sign(&chance, message).map_err(|_| Unusable::NotSigned)?;
                Ok(made.as_ref().to_vec())
            }
            Key::Ed25519(key) => Ok(key.sign(message).as_ref().to_vec()),
        }
    }
}

impl Key {
    fn from_pkcs8(der: &[u8]) -> Option<Self> {
        let rsa = RsaKeyPair::from_pkcs8(der).ok().map(|key| Self::Rsa(Box::new(key)));
        let how = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
        let ecdsa =
            || EcdsaKeyPair::from_pkcs8(how, der, &SystemRandom::new()).ok().map(Self::Ecdsa);
        let ed25519 = || Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok().map(Self::Ed25519);
        rsa.or_else(ecdsa).or_else(ed25519)
    }
}

/// Makes a certificate for trying out, and its key, both as PEM. It says of itself that it is one.
///
/// # Errors
/// [`Unusable::NotMade`].
pub fn test_certificate(
    organisation: &str,
    country: &str,
    from: jiff::civil::Date,
) -> Result<(String, String), Unusable> {
    let not_made = |error: rcgen::Error| Unusable::NotMade(error.to_string());
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(not_made)?;
    let mut params = CertificateParams::default();
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, format!("{TEST} - {organisation}"));
    name.push(DnType::OrganizationName, organisation);
    name.push(DnType::CountryName, country);
    params.distinguished_name = name;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    let day = |year: i16| {
        let month = u8::try_from(from.month()).unwrap_or(1);
        rcgen::date_time_ymd(i32::from(year), month, 1)
    };
    params.not_before = day(from.year());
    params.not_after = day(from.year() + 3);
    let made = params.self_signed(&key).map_err(not_made)?;
    Ok((made.pem(), key.serialize_pem()))
}

/// How a test certificate begins its name.
pub(super) const TEST: &str = "TEST certificate without legal effect";

impl Certificate {
    /// Whether it says of itself that it is for trying out.
    pub fn is_test(&self) -> bool {
        self.subject().contains(TEST)
    }
}
