//! Bitstring status lists: one bit for each credential of an issuer, set where it is revoked.
//! <https://www.w3.org/TR/vc-bitstring-status-list/>

use super::json_ld::{Refused, VC_2};
use super::key::SecretKey;
use super::proof::{second, sign};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::{Read, Write};

/// The fewest bits of a list: so many that nobody can tell by a look-up whom it is about.
pub const FEWEST: usize = 131_072;
/// The largest list that is unpacked, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The bits of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the status list is not read")]
pub struct NoList;

impl Bits {
    /// A list in which these places are set.
    pub fn of(set: impl IntoIterator<Item = u32>) -> Self {
        let mut bytes = vec![0; FEWEST / 8];
        for index in set {
            let at = index as usize / 8;
            if at >= bytes.len() {
                bytes.resize((at / (FEWEST / 8) + 1) * (FEWEST / 8), 0);
            }
            // The first place is the highest bit.
            bytes[at] |= 0x80 >> (index % 8);
        }
        Self(bytes)
    }

    /// `None` for a place that the list does not have.
    pub fn is_set(&self, index: u32) -> Option<bool> {
        let byte = self.0.get(index as usize / 8)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    fn encoded(&self) -> String {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        // Writing into memory does not fail.
        let packed = packer.write_all(&self.0).and_then(|()| packer.finish()).unwrap_or_default();
        format!("u{}", URL_SAFE_NO_PAD.encode(packed))
    }

    /// # Errors
    /// [`NoList`] for what is no list, or too large.
    pub fn decode(text: &str) -> Result<Self, NoList> {
        let text = text.strip_prefix('u').unwrap_or(text);
        let packed = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| NoList)?;
        let mut bytes = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(LARGEST + 1);
        unpacked.read_to_end(&mut bytes).map_err(|_| NoList)?;
        let fits = bytes.len() * 8 >= FEWEST && bytes.len() as u64 <= LARGEST;
        if fits { Ok(Self(bytes)) } else { Err(NoList) }
    }
}

/// A list, signed by its issuer.
///
/// # Errors
/// [`Refused`] where the address or the issuer is no identifier.
pub fn credential(
    address: &str,
    issuer: &str,
    bits: &Bits,
    key: &SecretKey,
    method: &str,
    at: Timestamp,
) -> Result<Value, Refused> {
    let mut document = json!({
        "@context": [VC_2],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": second(at),
        "credentialSubject": {
            "id": format!("{address}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": bits.encoded(),
        },
    });
    sign(&mut document, key, method, at)?;
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_with_the_same_places_set() {
        let bits = Bits::of([0, 9, 131_072]);
        let back = Bits::decode(&bits.encoded()).expect("a list");
        assert_eq!(back, bits);
        assert_eq!(back.is_set(0), Some(true));
        assert_eq!(back.is_set(1), Some(false));
        assert_eq!(back.is_set(9), Some(true));
        assert_eq!(back.is_set(131_072), Some(true));
        assert_eq!(back.is_set(10_000_000), None);
    }

    #[test]
    fn a_list_that_unpacks_too_far_is_refused() {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&vec![0; LARGEST as usize + 1]).expect("packed");
        let bomb = format!("u{}", URL_SAFE_NO_PAD.encode(packer.finish().expect("packed")));
        assert_eq!(Bits::decode(&bomb), Err(NoList));
        assert_eq!(Bits::decode("u"), Err(NoList));
        assert_eq!(Bits::decode("?"), Err(NoList));
    }
}
