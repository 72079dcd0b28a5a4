//! Recordings that people bring, without what telephones write beside the sound: places, times, names, pictures.
//!
//! The sound itself is not touched. Where a container says by offsets where its sound lies, what is taken out is filled
//! with zeros in place, so that the offsets stay right.

mod boxes;
mod chunks;
mod elements;

use lofty::config::WriteOptions;
use lofty::tag::TagType;
use std::io::Cursor;
use walz_domain::media::Kind;

/// It is no recording that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the recording cannot be read")]
pub struct Unreadable;

/// The recording without notes of its device.
///
/// # Errors
/// [`Unreadable`] where the file is not built as its kind is, and for kinds that are no recordings.
pub fn bare(kind: Kind, mut bytes: Vec<u8>) -> Result<Vec<u8>, Unreadable> {
    match kind {
        Kind::M4a => boxes::blank(&mut bytes).map(|()| bytes),
        Kind::WebM => elements::blank(&mut bytes).map(|()| bytes),
        Kind::Wav => chunks::blank(&mut bytes).map(|()| bytes),
        Kind::Ogg => without(&[TagType::VorbisComments], bytes),
        Kind::Mp3 => without(&[TagType::Id3v2, TagType::Id3v1, TagType::Ape], bytes),
        Kind::Pdf | Kind::Jpeg | Kind::Png | Kind::WebP => Err(Unreadable),
    }
}

/// Taken out by a library, which writes the file anew.
fn without(tags: &[TagType], bytes: Vec<u8>) -> Result<Vec<u8>, Unreadable> {
    let mut file = Cursor::new(bytes);
    for tag in tags {
        file.set_position(0);
        tag.remove_from(&mut file, WriteOptions::default()).map_err(|_| Unreadable)?;
    }
    Ok(file.into_inner())
}

/// The next `N` bytes at a place, as a number.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether these bytes stand anywhere in the others.
    pub(super) fn holds(bytes: &[u8], trace: &[u8]) -> bool {
        bytes.windows(trace.len()).any(|window| window == trace)
    }

    /// The check of a page of Ogg.
    fn crc(page: &[u8]) -> u32 {
        page.iter().fold(0, |crc: u32, byte| {
            (0..8).fold(crc ^ (u32::from(*byte) << 24), |crc, _| {
                if crc >> 31 == 1 { (crc << 1) ^ 0x04C1_1DB7 } else { crc << 1 }
            })
        })
    }

    fn page(flags: u8, number: u8, packet: &[u8]) -> Vec<u8> {
        let length = u8::try_from(packet.len()).expect("short");
        let mut page = b"OggS\0".to_vec();
        page.push(flags);
        page.extend([0; 8]);
        page.extend([1, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0, 1, length]);
        page.extend(packet);
        let check = crc(&page).to_le_bytes();
        page[22..26].copy_from_slice(&check);
        page
    }

    fn ogg() -> Vec<u8> {
        let mut tags = b"OpusTags\x04\0\0\0walz\x01\0\0\0\x12\0\0\0LOCATION=60N 11.07E".to_vec();
        tags[20] = 18;
        tags.truncate(24 + 18);
        [
            page(2, 0, b"OpusHead\x01\x01\0\0\x80\xBB\0\0\0\0\0"),
            page(0, 1, &tags),
            page(4, 2, &[0xF8, 0xFF, 0xFE]),
        ]
        .concat()
    }

    #[test]
    fn an_ogg_loses_its_comments_and_keeps_its_sound() {
        let recorded = ogg();
        assert!(holds(&recorded, b"LOCATION"));
        let bare = bare(Kind::Ogg, recorded).expect("read");
        assert!(!holds(&bare, b"LOCATION") && holds(&bare, &[0xF8, 0xFF, 0xFE]));
        assert_eq!(Kind::of(&bare), Some(Kind::Ogg));
    }

    #[test]
    fn an_mp3_loses_its_notes_and_keeps_its_sound() {
        // MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        let mut frame = vec![0xFF, 0xFB, 0x90, 0x00];
        frame.resize(417, 0x55);
        let note = b"TXXX\0\0\0\x0F\0\0\x03place\x0060.8 N";
        let mut note = note.to_vec();
        note.resize(25, 0);
        let mut recorded = b"ID3\x04\0\0\0\0\0\x19".to_vec();
        recorded.extend(&note);
        for _ in 0..8 {
            recorded.extend(&frame);
        }
        let mut last = b"TAGHamar".to_vec();
        last.resize(128, 0);
        recorded.extend(&last);
        assert!(holds(&recorded, b"place") && holds(&recorded, b"Hamar"));
        let bare = bare(Kind::Mp3, recorded).expect("read");
        assert!(!holds(&bare, b"place") && !holds(&bare, b"Hamar"));
        assert_eq!(bare.len(), 8 * 417);
        assert_eq!(Kind::of(&bare), Some(Kind::Mp3));
    }

    #[test]
    fn what_is_no_recording_is_refused() {
        assert_eq!(bare(Kind::Jpeg, vec![0xFF, 0xD8, 0xFF]), Err(Unreadable));
        for kind in [Kind::M4a, Kind::WebM, Kind::Wav, Kind::Ogg, Kind::Mp3] {
            assert_eq!(bare(kind, Vec::new()), Err(Unreadable), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..5) {
            let kinds = [
                (Kind::M4a, b"\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x40moov".as_slice()),
                (Kind::WebM, &[0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xFF]),
                (Kind::Wav, b"RIFF\xFF\0\0\0WAVE"),
                (Kind::Ogg, b"OggS\0\x02"),
                (Kind::Mp3, b"ID3\x04\0\0\0\0\0\x19"),
            ];
            let (kind, begins) = kinds[at];
            let _ = bare(kind, [begins, &bytes].concat());
        }
    }
}
