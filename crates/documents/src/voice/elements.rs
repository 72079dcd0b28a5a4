//! WebM: elements of EBML, each with a number that says what it is and its size. Browsers write them while they record,
//! when no size is known yet.

use super::Unreadable;

const HEADER: u32 = 0x1A45_DFA3;
const SEGMENT: u32 = 0x1853_8067;
const CLUSTER: u32 = 0x1F43_B675;
const INFO: u32 = 0x1549_A966;
/// Tags, files that are attached, chapters; in the information a title, a name, and when it was recorded.
const NOTES: [u32; 6] = [0x1254_C367, 0x1941_A469, 0x1043_A770, 0x7BA9, 0x7384, 0x4461];
/// What nobody reads.
const VOID: u8 = 0xEC;

/// Fills the notes with zeros, in place.
pub(super) fn blank(bytes: &mut [u8]) -> Result<(), Unreadable> {
    if Element::read(bytes, 0).is_none_or(|first| first.id != HEADER) {
        return Err(Unreadable);
    }
    let mut at = 0;
    while at < bytes.len() {
        // Nothing where it was cut off in the last element, as when a battery is empty.
        let Some(found) = Element::read(bytes, at) else { break };
        at = match (found.id, found.size) {
            // What they hold is walked as if it stood beside them.
            (SEGMENT | INFO, _) | (CLUSTER, None) => found.body,
            (id, size) => {
                let end = size.and_then(|size| found.body.checked_add(size));
                let end = end.ok_or(Unreadable)?.min(bytes.len());
                if NOTES.contains(&id) {
                    void(bytes.get_mut(at..end).ok_or(Unreadable)?);
                }
                end
            }
        };
    }
    Ok(())
}

struct Element {
    id: u32,
    body: usize,
    /// Not where it was not known when it was written.
    size: Option<usize>,
}

impl Element {
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        let (id, width) = digits(bytes, at, 4)?;
        let id = u32::try_from(id).ok()?;
        let (size, length) = digits(bytes, at + width, 8)?;
        // The first digit says how many follow, and is no part of the size. All ones: it is not known.
        let most = (1_u64 << (7 * length)) - 1;
        let size = size & most;
        let size = if size == most { None } else { Some(usize::try_from(size).ok()?) };
        Some(Self { id, body: at + width + length, size })
    }
}

/// A number whose first byte begins with as many zeros as bytes follow it, with the mark; and how many bytes it has.
fn digits(bytes: &[u8], at: usize, most: usize) -> Option<(u64, usize)> {
    let width = usize::try_from(bytes.get(at)?.leading_zeros()).ok()? + 1;
    let all = bytes.get(at..at.checked_add(width)?).filter(|_| width <= most)?;
    Some((all.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)), width))
}

/// One element that says nothing, of the same length.
fn void(bytes: &mut [u8]) {
    bytes.fill(0);
    let long = bytes.len() >= 9;
    // With a size of eight digits where there is room for them, else of one.
    let size = bytes.len().saturating_sub(if long { 9 } else { 2 });
    match bytes {
        [kind, rest @ ..] if long => {
            *kind = VOID;
            let size = (u64::try_from(size).unwrap_or(0) | (1 << 56)).to_be_bytes();
            if let Some(place) = rest.first_chunk_mut() {
                *place = size;
            }
        }
        [kind, length, ..] => (*kind, *length) = (VOID, 0x80 | u8::try_from(size).unwrap_or(0)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;

    fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
        let size = 0x4000 | u16::try_from(body.len()).expect("short");
        [id, &size.to_be_bytes(), body].concat()
    }

    fn recorded(segment: &[u8], cluster: &[u8]) -> Vec<u8> {
        let inside = [
            element(
                &[0x15, 0x49, 0xA9, 0x66],
                &[
                    element(&[0x2A, 0xD7, 0xB1], &[0x0F, 0x42, 0x40]),
                    element(&[0x44, 0x61], b"datetime"),
                    element(&[0x7B, 0xA9], b"Hamar"),
                ]
                .concat(),
            ),
            element(&[0x16, 0x54, 0xAE, 0x6B], b"tracks"),
            element(&[0x12, 0x54, 0xC3, 0x67], b"LOCATION 60.79 N"),
            cluster.to_vec(),
            element(&[0xA3], b"sound, sound"),
            element(&[0x19, 0x41, 0xA4, 0x69], b"a picture of Maria"),
        ]
        .concat();
        [element(&[0x1A, 0x45, 0xDF, 0xA3], b"webm"), segment.to_vec(), inside].concat()
    }

    #[test]
    fn place_time_and_names_are_gone_and_the_sound_stands_where_it_stood() {
        let unknown = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        let segment = [[0x18, 0x53, 0x80, 0x67].as_slice(), &unknown].concat();
        let cluster = [[0x1F, 0x43, 0xB6, 0x75].as_slice(), &[0xFF]].concat();
        let whole = element(&[0x1F, 0x43, 0xB6, 0x75], b"a cluster");
        for recorded in [recorded(&segment, &cluster), recorded(&segment, &whole)] {
            let mut bare = recorded.clone();
            blank(&mut bare).expect("read");
            for trace in [b"60.79".as_slice(), b"datetime", b"Hamar", b"Maria"] {
                assert!(holds(&recorded, trace) && !holds(&bare, trace));
            }
            assert_eq!(bare.len(), recorded.len());
            assert!(holds(&bare, b"sound, sound") && holds(&bare, b"tracks"));
            assert!(holds(&bare, &[0x0F, 0x42, 0x40]), "how time is counted stays");
            // What was made of it reads as before.
            let mut again = bare.clone();
            assert_eq!(blank(&mut again), Ok(()));
            assert_eq!(again, bare);
        }
    }

    #[test]
    fn an_element_that_says_nothing_is_as_long_as_what_it_stands_for() {
        for length in 2..40 {
            let mut bytes = vec![7; length];
            void(&mut bytes);
            let read = Element::read(&bytes, 0).expect("an element");
            assert_eq!(
                (read.id, read.body + read.size.expect("a size")),
                (u32::from(VOID), length)
            );
        }
    }
}
