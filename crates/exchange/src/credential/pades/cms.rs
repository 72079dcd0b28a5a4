//! The message inside a seal (CMS SignedData, RFC 5652): who sealed, over which hash, with which certificate.

use crate::credential::der::{INTEGER, Item, OCTETS, SEQUENCE, SET, made_of, placed, set, tlv};
use crate::credential::jades::{Certificate, Header, Read, Seal, Sealer, Unreadable, Unusable};
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Names of what is in the message, as DER writes them.
const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
const SIGNED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const CONTENT_TYPE: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03";
const MESSAGE_DIGEST: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04";
const SIGNING_CERTIFICATE: &[u8] = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f";
const SHA256: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01";
const SHA384: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02";
const SHA512: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03";
const ECDSA_SHA256: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02";
const ECDSA_SHA384: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x03";
const RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const RSA_SHA256: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b";
const RSA_SHA384: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c";
const RSA_SHA512: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d";
const ED25519: &[u8] = b"\x06\x03\x2b\x65\x70";
const NULL: &[u8] = b"\x05\x00";
const VERSION_1: &[u8] = b"\x02\x01\x01";

/// The hash by which the content is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];

    const fn name(self) -> &'static [u8] {
        match self {
            Self::Sha256 => SHA256,
            Self::Sha384 => SHA384,
            Self::Sha512 => SHA512,
        }
    }

    fn named(name: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|hash| hash.name() == name)
    }

    fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        fn over<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            parts.iter().for_each(|part| digest.update(part));
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha256 => over::<Sha256>(parts),
            Self::Sha384 => over::<Sha384>(parts),
            Self::Sha512 => over::<Sha512>(parts),
        }
    }
}

/// As many bytes as the message takes at most.
pub(super) fn room(sealer: &Sealer) -> usize {
    const BESIDE: usize = 4096;
    BESIDE + sealer.chain().iter().map(|one| one.der().len()).sum::<usize>()
}

/// Seals what these parts are together.
///
/// # Errors
/// [`Unusable`] where the key does not sign.
pub(super) fn message(sealer: &Sealer, parts: &[&[u8]]) -> Result<Vec<u8>, Unusable> {
    let certificate = sealer.certificate().ok_or(Unusable::Key)?;
    // RFC 8419 wants SHA-512 beside Ed25519.
    let (hash, algorithm) = match sealer.algorithm() {
        "RS256" => (Hash::Sha256, made_of(SEQUENCE, &[RSA_SHA256, NULL])),
        "ES256" => (Hash::Sha256, made_of(SEQUENCE, &[ECDSA_SHA256])),
        "EdDSA" => (Hash::Sha512, made_of(SEQUENCE, &[ED25519])),
        _ => return Err(Unusable::Key),
    };
    let hashed = made_of(SEQUENCE, &[hash.name()]);
    let attributes = attributes(certificate, hash, parts)?;
    // Signed as a set, written under a tag of its place.
    let signature = sealer.sign(&set(SET, attributes.clone()))?;
    let signature = if sealer.algorithm() == "ES256" { curve_der(&signature) } else { signature };
    let signer = made_of(
        SEQUENCE,
        &[
            VERSION_1,
            &certificate.name_and_number()?,
            &hashed,
            &set(placed(0), attributes),
            &algorithm,
            &tlv(OCTETS, &signature),
        ],
    );
    let chain: Vec<Vec<u8>> = sealer.chain().iter().map(|one| one.der().to_vec()).collect();
    let signed = made_of(
        SEQUENCE,
        &[
            VERSION_1,
            &tlv(SET, &hashed),
            &made_of(SEQUENCE, &[DATA]),
            &set(placed(0), chain),
            &tlv(SET, &signer),
        ],
    );
    Ok(made_of(SEQUENCE, &[SIGNED_DATA, &tlv(placed(0), &signed)]))
}

/// What is signed: of which kind the content is, its hash, and by which certificate. When it was sealed stands in the
/// PDF, as its standard wants.
fn attributes(
    certificate: &Certificate,
    hash: Hash,
    parts: &[&[u8]],
) -> Result<Vec<Vec<u8>>, Unusable> {
    let attribute = |name: &[u8], value: &[u8]| made_of(SEQUENCE, &[name, &tlv(SET, value)]);
    let named = made_of(
        SEQUENCE,
        &[&tlv(OCTETS, &certificate.fingerprint()), &certificate.issuer_serial()?],
    );
    let named = tlv(SEQUENCE, &tlv(SEQUENCE, &named));
    Ok(vec![
        attribute(CONTENT_TYPE, DATA),
        attribute(MESSAGE_DIGEST, &tlv(OCTETS, &hash.of(parts))),
        attribute(SIGNING_CERTIFICATE, &named),
    ])
}

/// The two numbers of a signature on a curve, from how JWS writes them to how CMS does.
fn curve_der(fixed: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| {
        let mut value: Vec<u8> = bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
        if value.first().is_none_or(|first| first & 0x80 != 0) {
            value.insert(0, 0);
        }
        tlv(INTEGER, &value)
    };
    let (r, s) = fixed.split_at(fixed.len() / 2);
    made_of(SEQUENCE, &[&number(r), &number(s)])
}

/// The same, back. `half` is how many bytes each number has.
fn curve_fixed(der: &[u8], half: usize) -> Option<Vec<u8>> {
    let (both, rest) = Item::first(der)?;
    let numbers = both.parts().filter(|_| rest.is_empty() && both.tag == SEQUENCE)?;
    let [r, s] = numbers.as_slice() else { return None };
    let mut fixed = Vec::with_capacity(half * 2);
    for number in [r, s] {
        let value: Vec<u8> = number.value.iter().copied().skip_while(|byte| *byte == 0).collect();
        let missing = half.checked_sub(value.len()).filter(|_| number.tag == INTEGER)?;
        fixed.extend(std::iter::repeat_n(0, missing));
        fixed.extend(value);
    }
    Some(fixed)
}

/// A message that was read: its certificates, and the signer that is looked at.
struct Signed<'a> {
    /// The hashes by which signers name the content.
    hashes: Vec<Item<'a>>,
    certificates: Vec<Item<'a>>,
    signer: Vec<Item<'a>>,
}

impl<'a> Signed<'a> {
    fn read(message: &'a [u8]) -> Option<Self> {
        // Behind the message stand the zeros of the room that it did not need.
        let (outer, padding) = Item::first(message)?;
        let content = outer.parts().filter(|_| padding.iter().all(|byte| *byte == 0))?;
        let [name, inner] = content.as_slice() else { return None };
        if outer.tag != SEQUENCE || name.whole != SIGNED_DATA || inner.tag != placed(0) {
            return None;
        }
        let (signed, rest) = Item::first(inner.value)?;
        let parts = signed.parts().filter(|_| signed.tag == SEQUENCE && rest.is_empty())?;
        let [version, hashes, sealed, ..] = parts.as_slice() else { return None };
        // Other versions are for content and certificates of kinds that a seal does not have.
        if version.whole != VERSION_1 || hashes.tag != SET {
            return None;
        }
        // The content itself stands outside.
        if sealed.whole != made_of(SEQUENCE, &[DATA]) {
            return None;
        }
        let certificates = parts.iter().find(|part| part.tag == placed(0))?.parts()?;
        let signers = parts.last().filter(|part| part.tag == SET)?.parts()?;
        let [signer] = signers.as_slice() else { return None };
        let signer = signer.parts().filter(|_| signer.tag == SEQUENCE)?;
        Some(Self { hashes: hashes.parts()?, certificates, signer })
    }
}

/// Reads the message of a seal over what these parts are together, and whether it fits.
pub(super) fn check(message: &[u8], parts: &[&[u8]]) -> Read {
    let broken = |what: &str| Unreadable::Header(what.to_owned());
    let signed = Signed::read(message).ok_or_else(|| broken("it is no message of a seal"))?;
    let [version, who, hashed, attributes, algorithm, signature, ..] = signed.signer.as_slice()
    else {
        return Err(broken("what was signed is not told"));
    };
    // The first version is that which names the certificate by its issuer and number.
    if version.whole != VERSION_1 || attributes.tag != placed(0) || signature.tag != OCTETS {
        return Err(broken("what was signed is not told"));
    }
    let certificate = signed
        .certificates
        .iter()
        .filter_map(|one| Certificate::from_der(one.whole).ok())
        .find(|one| one.name_and_number().is_ok_and(|named| named == who.whole))
        .ok_or(Unreadable::NoCertificate)?;
    let listed = |hash: &Hash| signed.hashes.iter().filter_map(plain).any(|n| n == hash.name());
    let hash = plain(hashed).and_then(Hash::named).filter(listed);
    let hash = hash.ok_or_else(|| Unreadable::Algorithm("of the hash".to_owned()))?;
    let told = Attributes::read(attributes).ok_or_else(|| broken("what was signed is broken"))?;
    if told.content_type != DATA {
        return Err(broken("it seals something else"));
    }
    let (name, signature) = signature_of(algorithm, signature.value, hash)
        .ok_or_else(|| Unreadable::Algorithm("of the signature".to_owned()))?;
    // Signed was the set, not the part under its place.
    let set = tlv(SET, attributes.value);
    let fits = certificate.verifies(name, &set, &signature);
    let fits = fits.ok_or_else(|| Unreadable::Algorithm(name.to_owned()))?;
    let same = told.digest == hash.of(parts);
    let names_certificate = match told.certificate {
        Some((by, named)) if by.of(&[certificate.der()]) == named => true,
        Some(_) => return Err(broken("the hash of the certificate is another's")),
        None => false,
    };
    let header = Header { algorithm: name.to_owned(), at: None };
    Ok(Seal { header, certificate, fits: fits && same, names_certificate })
}

/// The name of an algorithm that takes no parameters: there are none, or they are said to be nothing.
fn plain<'a>(algorithm: &Item<'a>) -> Option<&'a [u8]> {
    let parts = algorithm.parts().filter(|_| algorithm.tag == SEQUENCE)?;
    match parts.as_slice() {
        [name] => Some(name.whole),
        [name, nothing] if nothing.whole == NULL => Some(name.whole),
        _ => None,
    }
}

/// The name of the algorithm in JWS, and the signature as JWS writes it.
fn signature_of(
    algorithm: &Item<'_>,
    signature: &[u8],
    hash: Hash,
) -> Option<(&'static str, Vec<u8>)> {
    let same = |name| Some((name, signature.to_vec()));
    let curve = |name, half| Some((name, curve_fixed(signature, half)?));
    match (plain(algorithm)?, hash) {
        (ECDSA_SHA256, _) => curve("ES256", 32),
        (ECDSA_SHA384, _) => curve("ES384", 48),
        (RSA_SHA256, _) | (RSA, Hash::Sha256) => same("RS256"),
        (RSA_SHA384, _) | (RSA, Hash::Sha384) => same("RS384"),
        (RSA_SHA512, _) | (RSA, Hash::Sha512) => same("RS512"),
        (ED25519, _) => same("EdDSA"),
        _ => None,
    }
}

struct Attributes<'a> {
    content_type: &'a [u8],
    digest: &'a [u8],
    /// The hash of the certificate, and by what.
    certificate: Option<(Hash, &'a [u8])>,
}

impl<'a> Attributes<'a> {
    fn read(attributes: &Item<'a>) -> Option<Self> {
        let mut found: [Option<Item<'a>>; 3] = [None; 3];
        for attribute in attributes.parts()? {
            let parts = attribute.parts()?;
            let [name, values] = parts.as_slice() else { return None };
            let wanted = [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE];
            let Some(at) = wanted.iter().position(|one| *one == name.whole) else { continue };
            let values = values.parts()?;
            let ([value], slot) = (values.as_slice(), found.get_mut(at)?) else { return None };
            // What is told twice could be read in two ways.
            if slot.replace(*value).is_some() {
                return None;
            }
        }
        let [content_type, digest, certificate] = found;
        Some(Self {
            content_type: content_type?.whole,
            digest: digest.filter(|digest| digest.tag == OCTETS)?.value,
            certificate: match certificate {
                Some(value) => Some(named(&value)?),
                None => None,
            },
        })
    }
}

/// The first certificate that a list of them names, by its hash.
fn named<'a>(value: &Item<'a>) -> Option<(Hash, &'a [u8])> {
    let list = *value.parts()?.first()?;
    let first = *list.parts()?.first()?;
    let parts = first.parts()?;
    match parts.as_slice() {
        [hash, ..] if hash.tag == OCTETS => Some((Hash::Sha256, hash.value)),
        [algorithm, hash, ..] if hash.tag == OCTETS => {
            Some((Hash::named(algorithm.parts()?.first()?.whole)?, hash.value))
        }
        _ => None,
    }
}
