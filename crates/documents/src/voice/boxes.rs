//! MP4: boxes within boxes, each with its size and four letters.

use super::{Unreadable, number};

/// Boxes that hold others.
const HOLDS: [&[u8; 4]; 8] =
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf"];
/// Boxes with notes of the device and of people.
const NOTES: [&[u8; 4]; 5] = [b"udta", b"meta", b"uuid", b"ID32", b"Xtra"];
/// Boxes that begin with when something was recorded.
const TIMES: [&[u8; 4]; 3] = [b"mvhd", b"tkhd", b"mdhd"];
/// What nobody reads.
const FREE: &[u8; 4] = b"free";

/// Fills the notes with zeros, in place.
pub(super) fn blank(bytes: &mut [u8]) -> Result<(), Unreadable> {
    if number(bytes, 4) != Some(*b"ftyp") {
        return Err(Unreadable);
    }
    // Places that are still to be walked: boxes never overlap, so this ends.
    let mut within = vec![(0, bytes.len())];
    while let Some((mut at, end)) = within.pop() {
        while at < end {
            let found = Found::read(bytes, at, end)?;
            let body = bytes.get_mut(found.body..found.end).ok_or(Unreadable)?;
            match &found.name {
                name if HOLDS.contains(&name) => within.push((found.body, found.end)),
                name if TIMES.contains(&name) => without_time(body)?,
                name if NOTES.contains(&name) => {
                    body.fill(0);
                    let name = bytes.get_mut(at + 4..at + 8).ok_or(Unreadable)?;
                    name.copy_from_slice(FREE);
                }
                _ => {}
            }
            at = found.end;
        }
    }
    Ok(())
}

struct Found {
    name: [u8; 4],
    body: usize,
    end: usize,
}

impl Found {
    fn read(bytes: &[u8], at: usize, end: usize) -> Result<Self, Unreadable> {
        let size = u32::from_be_bytes(number(bytes, at).ok_or(Unreadable)?);
        let name = number(bytes, at + 4).ok_or(Unreadable)?;
        let (head, size) = match size {
            // Up to the end of what it stands in.
            0 => (8, end - at),
            1 => {
                let large = u64::from_be_bytes(number(bytes, at + 8).ok_or(Unreadable)?);
                (16, usize::try_from(large).map_err(|_| Unreadable)?)
            }
            size => (8, usize::try_from(size).map_err(|_| Unreadable)?),
        };
        let last = at.checked_add(size).filter(|last| *last <= end && size >= head);
        Ok(Self { name, body: at + head, end: last.ok_or(Unreadable)? })
    }
}

/// Made and changed at no time: two numbers of four bytes, of eight in version 1.
fn without_time(body: &mut [u8]) -> Result<(), Unreadable> {
    let width = if body.first() == Some(&1) { 16 } else { 8 };
    body.get_mut(4..4 + width).ok_or(Unreadable)?.fill(0);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;

    fn made(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(body.len() + 8).expect("short").to_be_bytes();
        [size.as_slice(), name, body].concat()
    }

    fn recorded() -> Vec<u8> {
        let place = made(b"udta", &made(b"\xA9xyz", b"\0\x12\x15\xC7+60.7945+011.0680/"));
        let header = made(b"mvhd", &[&[0; 4], b"TIMETIME".as_slice(), &[7; 88]].concat());
        let media = made(
            b"mdia",
            &made(b"mdhd", &[&[1, 0, 0, 0], b"TIMETIMETIMETIME".as_slice(), &[7; 12]].concat()),
        );
        let track = made(b"trak", &[media, made(b"meta", b"Maria's telephone")].concat());
        [
            made(b"ftyp", b"M4A \0\0\0\0"),
            made(b"moov", &[header, track, place].concat()),
            made(b"uuid", b"in Hamar"),
            made(b"mdat", b"udta: this is sound"),
        ]
        .concat()
    }

    #[test]
    fn place_time_and_names_are_gone_and_the_sound_stands_where_it_stood() {
        let recorded = recorded();
        let mut bare = recorded.clone();
        blank(&mut bare).expect("read");
        for trace in [b"60.79".as_slice(), b"TIME", b"Maria", b"Hamar", b"xyz"] {
            assert!(holds(&recorded, trace) && !holds(&bare, trace));
        }
        assert_eq!(bare.len(), recorded.len());
        let sound = recorded.len() - b"udta: this is sound".len();
        assert_eq!(bare[sound..], recorded[sound..]);
        assert!(holds(&bare, &[7; 88]), "how long it is stays");
    }

    #[test]
    fn a_box_that_is_larger_than_what_holds_it_is_refused() {
        let mut recorded = recorded();
        recorded[16 + 8 + 2] += 1;
        assert_eq!(blank(&mut recorded), Err(Unreadable));
        let mut endless = [
            made(b"ftyp", b"M4A "),
            vec![0, 0, 0, 1, b'f', b'r', b'e', b'e', 255, 255, 255, 255, 255, 255, 255, 255],
        ]
        .concat();
        assert_eq!(blank(&mut endless), Err(Unreadable));
    }
}
