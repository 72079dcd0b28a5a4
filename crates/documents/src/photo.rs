//! Photos that people bring, drawn anew: upright, no larger than a page shows them, and without what cameras write into
//! files, such as where and when.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// The longer side of what is kept, in pixels.
const LONGEST: u32 = 1600;
/// The same, as lists show it: twice as fine as they are wide there, for fine screens.
const LONGEST_SMALL: u32 = 640;
/// The longer side of what is read, in pixels: more than a telephone makes.
const LONGEST_READ: u32 = 20_000;
/// What reading one photo may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Of JPEG, up to 100.
const QUALITY: u8 = 82;

/// It is no photo that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the photo cannot be read")]
pub struct Unreadable;

/// A photo as JPEG, whole and as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub whole: Vec<u8>,
    pub small: Vec<u8>,
}

/// The photo drawn anew. JPEG, PNG and WebP are read, by their first bytes.
///
/// # Errors
/// [`Unreadable`] where it is none of them, is broken, or is too large to be one.
pub fn drawn_anew(bytes: &[u8]) -> Result<Drawn, Unreadable> {
    let photo = within(read(bytes).map_err(|_| Unreadable)?, LONGEST);
    let whole = jpeg(&photo)?;
    let small = jpeg(&within(photo, LONGEST_SMALL))?;
    Ok(Drawn { whole, small })
}

/// The photo with no side longer than this.
fn within(photo: DynamicImage, longest: u32) -> DynamicImage {
    match photo.width().max(photo.height()) > longest {
        true => photo.resize(longest, longest, FilterType::Triangle),
        false => photo,
    }
}

fn jpeg(photo: &DynamicImage) -> Result<Vec<u8>, Unreadable> {
    let mut written = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut written, QUALITY);
    on_white(photo).write_with_encoder(encoder).map_err(|_| Unreadable)?;
    Ok(written)
}

fn read(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    // The decoder counts what it needs itself; the picture it makes is counted here.
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut photo = DynamicImage::from_decoder(decoder)?;
    photo.apply_orientation(orientation);
    Ok(photo)
}

/// JPEG knows nothing that can be seen through.
fn on_white(photo: &DynamicImage) -> RgbImage {
    let photo = photo.to_rgba8();
    RgbImage::from_fn(photo.width(), photo.height(), |x, y| {
        let [red, green, blue, alpha] = photo.get_pixel(x, y).0;
        let over = |channel: u8| {
            let (channel, alpha) = (u16::from(channel), u16::from(alpha));
            u8::try_from((channel * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbaImage::from_fn(width, height, |x, _| {
            if x < width / 2 { Rgba([200, 30, 30, 255]) } else { Rgba([0, 0, 0, 0]) }
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).expect("written");
        bytes.into_inner()
    }

    /// A JPEG that says in its EXIF part that it lies on its side, with a place beside it.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 60.79 N 11.07 E");
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photo_keeps_its_picture_and_nothing_else() {
        let plain = drawn_anew(&png(40, 20)).expect("drawn").whole;
        let tagged = with_exif(&plain);
        assert!(tagged.windows(3).any(|w| w == b"GPS"));
        let drawn = drawn_anew(&tagged).expect("drawn anew");
        for trace in [b"Exif".as_slice(), b"GPS"] {
            for bytes in [&drawn.whole, &drawn.small] {
                assert!(!bytes.windows(trace.len()).any(|w| w == trace));
            }
        }
        let photo = image::load_from_memory(&drawn.whole).expect("a photo");
        assert_eq!((photo.width(), photo.height()), (20, 40), "it was put upright");
        let white = image::load_from_memory(&plain).expect("a photo").to_rgb8();
        assert!(white.get_pixel(35, 10).0.iter().all(|c| *c > 240), "what was clear is white");
    }

    /// The check that stands behind each part of a PNG.
    fn crc(bytes: &[u8]) -> u32 {
        let byte = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 }
            })
        };
        !bytes.iter().fold(u32::MAX, byte)
    }

    #[test]
    fn a_large_photo_becomes_smaller_and_what_is_none_is_refused() {
        let drawn = drawn_anew(&png(2400, 1200)).expect("drawn");
        let size = |bytes: &[u8]| {
            let photo = image::load_from_memory(bytes).expect("a photo");
            (photo.width(), photo.height())
        };
        assert_eq!((size(&drawn.whole), size(&drawn.small)), ((1600, 800), (640, 320)));
        let whole = png(400, 200);
        for broken in [b"".as_slice(), b"<svg/>", &whole[..60], &[0xFF, 0xD8, 0xFF, 0xE0]] {
            assert_eq!(drawn_anew(broken), Err(Unreadable));
        }
        // A picture that says it is larger than any is: 65,535 pixels each way.
        let mut vast = png(10, 10);
        vast[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        assert_eq!(drawn_anew(&vast), Err(Unreadable));
        // One that fits by its sides, and would fill the memory all the same: 12,000 pixels each way.
        let (side, kind) = (12_000_u32.to_be_bytes(), [8, 6, 0, 0, 0]);
        let header = [b"IHDR".as_slice(), &side, &side, &kind].concat();
        let check = crc(&header).to_be_bytes();
        let mut heavy = png(10, 10);
        heavy.splice(12..33, [header.as_slice(), &check].concat());
        let limits = read(&heavy).expect_err("refused");
        assert!(matches!(limits, image::ImageError::Limits(_)), "{limits:?}");
    }
}
