//! Pictures and sounds of the demo. They are drawn and reckoned here, so they are nobody's but ours.

use super::stage::chance;
use anyhow::Result;
use image::{ImageFormat, Rgb, RgbImage};
use std::f64::consts::TAU;
use std::io::Cursor;

const WIDTH: u32 = 240;
const HEIGHT: u32 = 180;

/// A work piece on a bench, in colours of its own for each learner and week, as a JPEG.
pub(super) fn photo(of: &str, week: u64) -> Result<Vec<u8>> {
    let shade = |what: &str, from: u64, of_shades: u64| {
        let shade = from + chance(&format!("photo/{of}/{week}/{what}"), of_shades);
        u8::try_from(shade).unwrap_or(u8::MAX)
    };
    let wall = Rgb([shade("wall", 170, 60), shade("wall2", 180, 50), shade("wall3", 180, 60)]);
    let bench = Rgb([shade("wood", 110, 50), shade("wood2", 80, 30), 52]);
    let piece = Rgb([shade("red", 40, 180), shade("green", 60, 140), shade("blue", 60, 160)]);
    let left = 40 + u32::from(shade("left", 0, 50));
    let top = 40 + u32::from(shade("top", 0, 40));
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let inside = (left..left + 110).contains(&x) && (top..130).contains(&y);
        match () {
            // Boards of the piece, with the joints between them.
            () if inside && (x - left) % 22 != 0 => piece,
            () if y >= 130 => bench,
            () => wall,
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg)?;
    Ok(bytes.into_inner())
}

/// Samples a second, 8 bits each.
const RATE: u32 = 8_000;

/// Two tones, one after the other, as WAV: half a second in all.
pub(super) fn voice() -> Vec<u8> {
    let samples = RATE / 2;
    let tone = |n: u32| {
        let pitch = if n < samples / 2 { 440.0 } else { 660.0 };
        let wave = (f64::from(n) / f64::from(RATE) * pitch * TAU).sin();
        // Between 0 and 255 by its making.
        (128.0 + 60.0 * wave).round() as u8
    };
    let mut wav = Vec::new();
    wav.extend(b"RIFF");
    wav.extend((36 + samples).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    wav.extend([1, 0, 1, 0]);
    wav.extend(RATE.to_le_bytes());
    wav.extend(RATE.to_le_bytes());
    // One byte a sample, 8 bits in it.
    wav.extend([1, 0, 8, 0]);
    wav.extend(b"data");
    wav.extend(samples.to_le_bytes());
    wav.extend((0..samples).map(tone));
    wav
}

#[cfg(test)]
mod tests {
    use super::*;
    use walz_domain::media::Kind;

    #[test]
    fn what_is_drawn_and_reckoned_is_what_it_is_said_to_be() {
        let drawn = photo("L001", 1).expect("a photo");
        assert_eq!(Kind::of(&drawn), Some(Kind::Jpeg));
        assert_eq!(drawn, photo("L001", 1).expect("the same"), "the same each time");
        assert_ne!(drawn, photo("L002", 1).expect("another"));
        let wav = voice();
        assert_eq!(Kind::of(&wav), Some(Kind::Wav));
        assert_eq!(wav.len(), 44 + 4_000);
    }
}
