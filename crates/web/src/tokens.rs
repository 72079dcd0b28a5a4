//! The colours of Walz, light and dark. The custom properties of the stylesheet are made from
//! this table, and a test holds every pair of text and ground to its contrast.

/// One colour: its name in the stylesheet, its value on a light and on a dark page.
#[derive(Debug)]
pub(crate) struct Token {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn token(name: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { name, light, dark }
}

const TOKENS: [Token; 33] = [
    token("bg", "#f5f6f3", "#101614"),
    token("surface", "#ffffff", "#18211e"),
    token("surface-2", "#ecefeb", "#222d29"),
    token("line", "#d4dad5", "#33403b"),
    token("line-strong", "#75827b", "#8a9a93"),
    token("text", "#17211d", "#e9efec"),
    token("text-2", "#4a5852", "#b2c0ba"),
    token("accent", "#0b5d55", "#7bd6c8"),
    token("accent-hover", "#084741", "#a2e6dc"),
    token("on-accent", "#ffffff", "#05211d"),
    token("accent-tint", "#def0ec", "#17342f"),
    token("focus", "#1646c8", "#9db8ff"),
    token("focus-gap", "#ffffff", "#101614"),
    token("danger", "#a81c1f", "#ff9a94"),
    token("on-danger", "#ffffff", "#3b0607"),
    token("neutral-bg", "#e9ecea", "#2b3632"),
    token("neutral-fg", "#3c4743", "#d0dad5"),
    token("info-bg", "#e1ecfb", "#16304f"),
    token("info-fg", "#0d4a94", "#a9cdfb"),
    token("act-bg", "#eee6fb", "#32224f"),
    token("act-fg", "#54279b", "#d3bdfa"),
    token("wait-bg", "#fcedcb", "#3d2c0b"),
    token("wait-fg", "#6e4300", "#f6cf80"),
    token("good-bg", "#dcf2e2", "#14371f"),
    token("good-fg", "#135a2c", "#9fe0b2"),
    token("bad-bg", "#fde4e2", "#47191a"),
    token("bad-fg", "#94181b", "#ffb8b3"),
    token("sea-bg", "#d9f1f6", "#0d3641"),
    token("sea-fg", "#07556a", "#98dbea"),
    // The map: land, the borders on it, and the sea around.
    token("land", "#ffffff", "#2b3632"),
    token("border", "#b4beb8", "#4a5852"),
    token("water", "#d9f1f6", "#0f2229"),
    // What stands on a bar of a chart that is not the one in question.
    token("on-neutral", "#ffffff", "#18211e"),
];

/// The custom properties: light, dark by the device's wish, and either by the person's choice.
pub(crate) fn stylesheet() -> String {
    let light = properties(|token| token.light);
    let dark = properties(|token| token.dark);
    format!(
        "@layer base{{\n:root{{{light}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
         :root[data-theme=dark]{{{dark}}}\n}}\n"
    )
}

fn properties(value: fn(&Token) -> &str) -> String {
    TOKENS.iter().map(|token| format!("--{}:{};", token.name, value(token))).collect()
}

#[cfg(test)]
mod tests {
    use super::{TOKENS, Token};

    const TEXT: f64 = 4.5;
    const SHAPE: f64 = 3.0;
    const TONES: [&str; 7] = ["neutral", "info", "act", "wait", "good", "bad", "sea"];

    /// What stands on what, and the contrast that WCAG 2.2 AA asks for.
    const PAIRS: [(&str, &str, f64); 25] = [
        ("text", "bg", TEXT),
        ("text", "surface", TEXT),
        ("text", "surface-2", TEXT),
        ("text-2", "bg", TEXT),
        ("text-2", "surface", TEXT),
        ("text-2", "surface-2", TEXT),
        ("accent", "surface", TEXT),
        ("accent", "bg", TEXT),
        ("accent", "accent-tint", TEXT),
        ("on-accent", "accent", TEXT),
        ("on-accent", "accent-hover", TEXT),
        ("line-strong", "surface", SHAPE),
        ("line-strong", "bg", SHAPE),
        ("focus", "surface", SHAPE),
        ("focus", "bg", SHAPE),
        ("focus", "focus-gap", SHAPE),
        ("focus-gap", "accent", SHAPE),
        ("on-danger", "danger", TEXT),
        ("danger", "surface", TEXT),
        // axe does not look at text inside SVG, so the chart and the map are checked here.
        ("on-neutral", "neutral-fg", TEXT),
        ("neutral-fg", "surface", SHAPE),
        ("accent", "land", SHAPE),
        ("accent", "water", SHAPE),
        ("danger", "land", SHAPE),
        ("danger", "water", SHAPE),
    ];

    #[test]
    fn every_pair_has_its_contrast_in_both_themes() {
        let tones = TONES.iter().flat_map(|tone| {
            let (on, under) = (format!("{tone}-fg"), format!("{tone}-bg"));
            [(on.clone(), under, TEXT), (on, "surface".to_owned(), TEXT)]
        });
        let pairs =
            PAIRS.iter().map(|&(on, under, least)| (on.to_owned(), under.to_owned(), least));
        for (on, under, least) in pairs.chain(tones) {
            let (on_this, under_this) = (find(&on), find(&under));
            for (theme, seen) in [
                ("light", contrast(on_this.light, under_this.light)),
                ("dark", contrast(on_this.dark, under_this.dark)),
            ] {
                assert!(seen >= least, "{theme}: {on} on {under} is {seen:.2}, not {least}");
            }
        }
    }

    #[test]
    fn contrast_is_measured_as_wcag_does() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    fn find(name: &str) -> &'static Token {
        TOKENS.iter().find(|token| token.name == name).expect("a token of this name")
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let part = u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour");
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }
}
