//! Numbers in forms, as people type them.

/// A number with at most two decimals, after a comma or a point, in hundredths: `3,7` is 370.
pub(crate) fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(decimals)
}

/// A number with at most one decimal, in tenths: `3,7` is 37.
pub(crate) fn tenths(text: &str) -> Option<u32> {
    hundredths(text).filter(|hundredths| hundredths % 10 == 0).map(|hundredths| hundredths / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_come_with_a_comma_or_a_point() {
        for (text, number) in [("3,7", 370), ("3.75", 375), (" 55 ", 5_500), ("0", 0), ("5.0", 500)]
        {
            assert_eq!(hundredths(text), Some(number), "{text}");
        }
        assert_eq!([tenths("3,7"), tenths("2"), tenths("0.25")], [Some(37), Some(20), None]);
        for text in ["", ",", "3,", ".5", "3.755", "-1", "x", "1.2.3", "99999999999"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }
}
