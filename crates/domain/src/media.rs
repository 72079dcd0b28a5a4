//! Photos, recordings and papers that people bring. What a file is, its first bytes say and not its name.

use crate::MediaId;
use serde::{Deserialize, Serialize};

/// A file that is kept with what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    pub id: MediaId,
    pub kind: Kind,
    /// How large it is, in bytes.
    pub bytes: u32,
}

crate::code::codes! {
    Kind {
        Pdf = "pdf",
        Jpeg = "jpeg",
        Png = "png",
        WebP = "webp",
        WebM = "webm",
        Ogg = "ogg",
        M4a = "m4a",
        Mp3 = "mp3",
        Wav = "wav",
    }
}

impl Kind {
    /// What these bytes are; `None` for everything else.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let at = |place: usize, with: &[u8]| {
            bytes.get(place..).is_some_and(|rest| rest.starts_with(with))
        };
        match () {
            () if at(0, b"%PDF-") => Some(Self::Pdf),
            () if at(0, &[0xFF, 0xD8, 0xFF]) => Some(Self::Jpeg),
            () if at(0, b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if at(0, b"RIFF") && at(8, b"WEBP") => Some(Self::WebP),
            () if at(0, b"RIFF") && at(8, b"WAVE") => Some(Self::Wav),
            () if at(0, &[0x1A, 0x45, 0xDF, 0xA3]) => Some(Self::WebM),
            () if at(0, b"OggS") => Some(Self::Ogg),
            () if at(4, b"ftypM4A") || at(4, b"ftypmp4") || at(4, b"ftypiso") => Some(Self::M4a),
            () if at(0, b"ID3") => Some(Self::Mp3),
            // The beginning of a frame: layer III of MPEG 1 or 2.
            () if at(0, &[0xFF, 0xFB]) || at(0, &[0xFF, 0xF3]) || at(0, &[0xFF, 0xF2]) => {
                Some(Self::Mp3)
            }
            () => None,
        }
    }

    pub const fn is_photo(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP)
    }

    pub const fn is_voice(self) -> bool {
        matches!(self, Self::WebM | Self::Ogg | Self::M4a | Self::Mp3 | Self::Wav)
    }

    /// Whether a signed paper can come back as such a file.
    pub const fn is_scan(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::WebM => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
        }
    }

    /// How the name of such a file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.code(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_stands_in_its_first_bytes() {
        let known: [(&[u8], Option<Kind>); 12] = [
            (b"%PDF-1.7", Some(Kind::Pdf)),
            (&[0xFF, 0xD8, 0xFF, 0xE0], Some(Kind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n....", Some(Kind::Png)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(Kind::WebP)),
            (b"RIFF\0\0\0\0WAVEfmt ", Some(Kind::Wav)),
            (&[0x1A, 0x45, 0xDF, 0xA3, 0x9F], Some(Kind::WebM)),
            (b"OggS\0", Some(Kind::Ogg)),
            (b"\0\0\0\x20ftypM4A ", Some(Kind::M4a)),
            (b"ID3\x04", Some(Kind::Mp3)),
            (b"RIFF", None),
            (b"<svg onload=alert(1)>", None),
            (b"", None),
        ];
        for (bytes, kind) in known {
            assert_eq!(Kind::of(bytes), kind, "{bytes:?}");
        }
        assert!(Kind::Pdf.is_scan() && !Kind::Pdf.is_photo() && !Kind::WebP.is_scan());
        assert!(Kind::ALL.iter().all(|kind| !(kind.is_photo() && kind.is_voice())));
    }
}
