//! What columns and the words in them are called on a page.

use std::fmt::Display;
use walz_exchange::tables::{Shape, TableKind};
use walz_words::Words;

/// What a column asks for.
pub(super) fn column(words: Words, heading: &str) -> String {
    match heading.strip_prefix("capacity_") {
        Some(season) => words.t("entry-capacity-in").with("season", season).to_string(),
        None => words.t(format!("entry-column-{heading}")).to_string(),
    }
}

/// What stands in a cell, as the page says it.
pub(super) fn value(words: Words, kind: TableKind, heading: &str, text: &str) -> String {
    let Some(column) = walz_exchange::tables::column(kind, heading) else { return text.to_owned() };
    let each = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    match column.shape {
        Shape::YesNo => words.t(if text == "yes" { "yes" } else { "no" }).to_string(),
        Shape::Date => match text.parse::<jiff::civil::Date>() {
            Ok(day) => words.date(day),
            Err(_) => text.to_owned(),
        },
        Shape::Code(codes) => {
            let said = |part: &str| {
                if codes().contains(&part) {
                    code(words, kind, heading, part)
                } else {
                    part.to_owned()
                }
            };
            each.map(said).collect::<Vec<_>>().join(", ")
        }
        _ => text.to_owned(),
    }
}

/// What a word stands for that a column knows.
pub(super) fn code(words: Words, kind: TableKind, heading: &str, code: &str) -> String {
    let said = |key: &dyn Display| words.t(key.to_string()).to_string();
    match (kind, heading) {
        (_, "min_level" | "alt_min_level" | "country_group_2024") => code.to_owned(),
        (_, "relationship") => said(&format_args!("relationship-{code}")),
        (TableKind::Offers, "status") => said(&format_args!("offer-status-{code}")),
        (TableKind::Accommodations, "kind") => said(&format_args!("home-kind-{code}")),
        (_, "size_band") => {
            // Sizes are words with their numbers after them: `micro<10`.
            let name = code.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            said(&format_args!("entry-code-size_band-{name}"))
        }
        _ => said(&format_args!("entry-code-{heading}-{code}")),
    }
}
