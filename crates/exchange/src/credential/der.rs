//! DER, as far as seals need it: tags with lengths and values, written, and read without trust.

/// Tags of what seals are made of.
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
/// The tags `[0]`, `[1]` … of parts that are told by their place.
pub(super) const fn placed(number: u8) -> u8 {
    0xa0 | number
}

/// A tag, a length, a value: how DER writes everything.
pub(super) fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = value.len().to_be_bytes();
    let length: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    match value.len() {
        short @ 0..=127 => out.push(u8::try_from(short).unwrap_or_default()),
        _ => {
            out.push(0x80 | u8::try_from(length.len()).unwrap_or_default());
            out.extend(length);
        }
    }
    out.extend_from_slice(value);
    out
}

/// Something with its parts in it.
pub(super) fn made_of(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    tlv(tag, &parts.concat())
}

/// A set: its parts in the order of their bytes.
pub(super) fn set(tag: u8, mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    tlv(tag, &parts.concat())
}

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) tag: u8,
    pub(super) value: &'a [u8],
    /// With tag and length.
    pub(super) whole: &'a [u8],
}

impl<'a> Item<'a> {
    /// The first item of these bytes, and what follows it.
    pub(super) fn first(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (&tag, rest) = bytes.split_first()?;
        let (&length, mut rest) = rest.split_first()?;
        // Tags of more than one byte and lengths without an end are not DER's, or not a seal's.
        if tag & 0x1f == 0x1f {
            return None;
        }
        let length = match length {
            0..=0x7f => usize::from(length),
            0x81..=0x84 => {
                let (bytes, after) = rest.split_at_checked(usize::from(length & 0x7f))?;
                rest = after;
                bytes.iter().fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
            }
            _ => return None,
        };
        let (value, after) = rest.split_at_checked(length)?;
        let whole = bytes.get(..bytes.len() - after.len())?;
        Some((Self { tag, value, whole }, after))
    }

    /// The items of these bytes, which are nothing else.
    pub(super) fn all(mut bytes: &'a [u8]) -> Option<Vec<Self>> {
        let mut items = Vec::new();
        while !bytes.is_empty() {
            let (item, rest) = Self::first(bytes)?;
            items.push(item);
            bytes = rest;
        }
        Some(items)
    }

    /// What it is made of.
    pub(super) fn parts(&self) -> Option<Vec<Self>> {
        Self::all(self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_read_again() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let value = vec![7; length];
            let written = made_of(SEQUENCE, &[&tlv(OCTETS, &value), &tlv(INTEGER, &[1])]);
            let (read, rest) = Item::first(&written).expect("an item");
            assert!(rest.is_empty() && read.whole == written);
            let parts = read.parts().expect("parts");
            assert_eq!((parts[0].tag, parts[0].value), (OCTETS, value.as_slice()));
            assert_eq!((parts[1].tag, parts[1].value), (INTEGER, [1].as_slice()));
        }
        assert!(Item::first(&[0x30, 0x80, 0, 0]).is_none(), "no end");
        assert!(Item::first(&[0x30, 5, 0]).is_none(), "cut off");
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_reading_them_ends(bytes: Vec<u8>) {
            let items = Item::all(&bytes).unwrap_or_default();
            prop_assert!(items.iter().all(|item| item.whole.len() <= bytes.len()));
        }
    }
}
