//! The index as bytes and back. Numbers are four bytes, the lowest first; every list says how long it is.

use super::Kind;
use super::index::{Entry, Index, Word};

/// Says what the bytes are, and in which form: another form gets another mark.
const MARK: &[u8] = b"walz-esco-1\n";

/// The bytes are no index, or not all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are no index of the classification")]
pub struct Damaged;

impl Index {
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = self.entries.len() * 3
            + self.words.len() * 2
            + self.places.len()
            + self.others.len() * 2
            + 6;
        let length = MARK.len() + numbers * 4 + self.names.len() + self.text.len();
        let mut out = Vec::with_capacity(length);
        out.extend_from_slice(MARK);
        put_list(&mut out, &self.entries, |entry| {
            [
                entry.id,
                Kind::ALL.iter().position(|kind| *kind == entry.kind).map_or(0, lossless),
                entry.name_end,
            ]
        });
        put_text(&mut out, &self.names);
        put_list(&mut out, &self.words, |word| [word.text_end, word.places_end]);
        put_text(&mut out, &self.text);
        put_list(&mut out, &self.places, |place| [*place]);
        put_list(&mut out, &self.others, |(hash, number)| [*hash, *number]);
        out
    }

    /// # Errors
    /// [`Damaged`] where the bytes are not what [`Index::to_bytes`] makes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut rest = Rest(bytes.strip_prefix(MARK).ok_or(Damaged)?);
        let entries = rest.list(|[id, kind, name_end]| {
            let kind = *Kind::ALL.get(kind as usize).ok_or(Damaged)?;
            Ok(Entry { id, kind, name_end })
        })?;
        let names = rest.text()?;
        let words = rest.list(|[text_end, places_end]| Ok(Word { text_end, places_end }))?;
        let text = rest.text()?;
        let places = rest.list(|[place]| Ok(place))?;
        let others = rest.list(|[hash, number]| Ok((hash, number)))?;
        rest.0
            .is_empty()
            .then_some(Self { entries, names, words, text, places, others })
            .ok_or(Damaged)
    }
}

fn lossless(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn put_list<T, const N: usize>(out: &mut Vec<u8>, list: &[T], numbers: impl Fn(&T) -> [u32; N]) {
    out.extend_from_slice(&lossless(list.len()).to_le_bytes());
    for number in list.iter().flat_map(numbers) {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(&lossless(text.len()).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// What is not read yet.
struct Rest<'b>(&'b [u8]);

impl Rest<'_> {
    fn take(&mut self, length: usize) -> Result<&[u8], Damaged> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, Damaged> {
        let bytes = self.take(4)?.try_into().map_err(|_| Damaged)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn list<T, const N: usize>(
        &mut self,
        make: impl Fn([u32; N]) -> Result<T, Damaged>,
    ) -> Result<Vec<T>, Damaged> {
        let length = self.number()? as usize;
        let bytes = self.take(length.checked_mul(N * 4).ok_or(Damaged)?)?;
        let item = |bytes: &[u8]| {
            let mut numbers = [0; N];
            for (number, bytes) in numbers.iter_mut().zip(bytes.chunks_exact(4)) {
                *number = u32::from_le_bytes(bytes.try_into().map_err(|_| Damaged)?);
            }
            make(numbers)
        };
        bytes.chunks_exact(N * 4).map(item).collect()
    }

    fn text(&mut self) -> Result<String, Damaged> {
        let length = self.number()? as usize;
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::esco::Labels;

    #[test]
    fn an_index_comes_back_whole_or_not_at_all() {
        let labels = |id, preferred| Labels {
            id,
            kind: Kind::Occupation,
            preferred: vec![preferred],
            others: vec!["joiner", "træarbeider"],
        };
        let index = Index::new([labels(7, "carpenter"), labels(9, "Zimmerer über alles")]);
        let bytes = index.to_bytes();
        assert_eq!(Index::from_bytes(&bytes), Ok(index));
        for end in 0..bytes.len() {
            assert_eq!(Index::from_bytes(&bytes[..end]), Err(Damaged), "{end}");
        }
        assert_eq!(Index::from_bytes(&[&bytes[..], b"x"].concat()), Err(Damaged));
        // Whatever a byte becomes, nothing breaks.
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x81;
            if let Ok(index) = Index::from_bytes(&changed) {
                let asked = crate::esco::Asked {
                    text: "carpenter joi",
                    kind: Kind::Occupation,
                    ties: &Default::default(),
                    most: 5,
                };
                let _ = index.search(&asked);
            }
        }
    }
}
