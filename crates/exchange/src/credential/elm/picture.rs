//! The picture that readers of credentials show: what it is, whose, where and when.

use crate::credential::record::Record;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// An upright page as SVG, in Base64.
pub(super) fn of(record: &Record) -> String {
    let stay = &record.stay;
    let lines = [
        (record.title.clone(), 52),
        (record.learner.name.clone(), 44),
        (stay.trade.clone(), 30),
        (format!("{}, {} ({})", record.host.name, stay.city, stay.country.code()), 30),
        (format!("{} – {}", stay.period.first(), stay.period.last()), 30),
        (record.issuer.name.clone(), 26),
    ];
    let mut y = 260;
    let texts: String = lines
        .iter()
        .map(|(text, size)| {
            y += size * 2;
            let text = escaped(&shortened(text));
            format!("<text x=\"80\" y=\"{y}\" font-size=\"{size}\">{text}</text>")
        })
        .collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1240\" height=\"1754\" viewBox=\"0 0 1240 1754\">\
         <rect width=\"1240\" height=\"1754\" fill=\"#fff\"/><rect width=\"1240\" height=\"140\" fill=\"#14532d\"/>\
         <g font-family=\"sans-serif\" fill=\"#1c1917\">{texts}</g></svg>"
    );
    STANDARD.encode(svg)
}

/// What fits on a line.
fn shortened(text: &str) -> String {
    const MOST: usize = 48;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST - 1).chain(['…']).collect()
}

fn escaped(text: &str) -> String {
    let visible = text.chars().filter(|c| !c.is_control());
    visible.fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
        out
    })
}
