//! WAV: chunks of a RIFF file, each with four letters and its size.

use super::{Unreadable, number};

/// What is needed to hear it.
const SOUND: [&[u8; 4]; 3] = [b"fmt ", b"fact", b"data"];
/// What nobody reads.
const JUNK: &[u8; 4] = b"JUNK";

/// Fills all that is not sound with zeros, in place. Sound that was cut off at the end of the file is left as it is.
pub(super) fn blank(bytes: &mut [u8]) -> Result<(), Unreadable> {
    if number(bytes, 0) != Some(*b"RIFF") || number(bytes, 8) != Some(*b"WAVE") {
        return Err(Unreadable);
    }
    let mut at = 12;
    while let Some(name) = number::<4>(bytes, at) {
        let size = u32::from_le_bytes(number(bytes, at + 4).ok_or(Unreadable)?);
        let body = at + 8;
        let size = usize::try_from(size).map_err(|_| Unreadable)?;
        let end = body.checked_add(size).ok_or(Unreadable)?.min(bytes.len());
        if !SOUND.contains(&&name) {
            bytes.get_mut(body..end).ok_or(Unreadable)?.fill(0);
            bytes.get_mut(at..at + 4).ok_or(Unreadable)?.copy_from_slice(JUNK);
        }
        // Each begins at an even place.
        at = end + size % 2;
    }
    if let Some(rest) = bytes.get_mut(at..) {
        rest.fill(0);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;

    #[test]
    fn nothing_but_the_sound_stays() {
        let chunk = |name: &[u8; 4], body: &[u8]| {
            let size = u32::try_from(body.len()).expect("short").to_le_bytes();
            let pad = vec![0; body.len() % 2];
            [name.as_slice(), &size, body, &pad].concat()
        };
        let parts = [
            chunk(b"fmt ", &[1; 16]),
            chunk(b"LIST", b"INFOIART\x05\0\0\0Maria"),
            chunk(b"bext", b"in Hamar"),
            chunk(b"data", b"sound"),
            chunk(b"id3 ", b"ID3 60.79 N"),
        ]
        .concat();
        let size = u32::try_from(parts.len() + 4).expect("short").to_le_bytes();
        let recorded = [b"RIFF".as_slice(), &size, b"WAVE", &parts].concat();
        let mut bare = recorded.clone();
        blank(&mut bare).expect("read");
        for trace in [b"Maria".as_slice(), b"Hamar", b"60.79"] {
            assert!(holds(&recorded, trace) && !holds(&bare, trace));
        }
        assert!(holds(&bare, b"data\x05\0\0\0sound") && holds(&bare, &[1; 16]));
        assert_eq!(bare.len(), recorded.len());
        // Cut off in the sound, as where a battery was empty.
        let mut cut = recorded[..recorded.len() - 24].to_vec();
        assert_eq!(blank(&mut cut), Ok(()));
    }
}
