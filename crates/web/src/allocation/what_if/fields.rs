//! The fields of the form: conditions as somebody fills them in.

use crate::layout::Form;
use crate::number::tenths;
use std::str::FromStr;
use walz_domain::allocation::{Aim, Change, Conditions, Points};
use walz_service::{Error, Fault};
use walz_words::Words;

/// Aims that can stand one after the other.
pub(super) const AIMS: usize = 5;
/// Wishes that have points of their own.
pub(super) const RANKS: usize = 3;
/// Rows that each kind of change can have.
pub(super) const MOST_ROWS: usize = 8;

/// The kinds of changes that name one thing, by the names of their fields; those that raise something have a number
/// beside it.
pub(super) const KINDS: [(&str, bool); 7] = [
    ("place", true),
    ("room", true),
    ("away", true),
    ("no-partner", false),
    ("no-host", false),
    ("no-learner", false),
    ("require", false),
];

/// The field of the nth row of a kind, counted from 1.
pub(super) fn field(kind: &str, n: usize) -> String {
    format!("{kind}-{n}")
}

/// How many rows of a kind the form shows: those that are filled, and one more.
pub(super) fn rows(form: &Form, kind: &str) -> usize {
    let filled = (1..=MOST_ROWS).filter(|n| !form.text(&field(kind, *n)).is_empty()).max();
    (filled.unwrap_or(0) + 1).min(MOST_ROWS)
}

/// A form with these conditions filled in.
pub(super) fn filled(mut form: Form, conditions: &Conditions) -> Form {
    for (n, aim) in (1..=AIMS).zip(&conditions.aims) {
        form = form.with(&field("aim", n), aim);
    }
    let decimal = |tenths: i64| {
        let (whole, rest) = (tenths / 10, tenths % 10);
        if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") }
    };
    let points = &conditions.points;
    for (n, tenths) in (1..=RANKS).zip(&points.by_rank) {
        form = form.with(&field("rank", n), decimal(*tenths));
    }
    form = form
        .with("rank-other", decimal(points.other))
        .with("window-points", decimal(points.preferred_window))
        .with("promise", decimal(points.confirmed_offer))
        .with("luck", decimal(i64::from(conditions.luck)));
    let mut counts = std::collections::BTreeMap::new();
    for change in &conditions.changes {
        let (kind, target) = match change {
            Change::MorePlaces { offer, .. } => ("place", offer.to_string()),
            Change::MoreRoom { partner, season, .. } => ("room", format!("{partner}/{season}")),
            Change::MoreAway { company, .. } => ("away", company.to_string()),
            Change::WithoutPartner { partner } => ("no-partner", partner.to_string()),
            Change::WithoutHost { host } => ("no-host", host.to_string()),
            Change::WithoutLearner { learner } => ("no-learner", learner.to_string()),
            Change::Require { learner } => ("require", learner.to_string()),
            Change::WithoutWindow { window } => {
                form = form.with("no-window", window);
                continue;
            }
        };
        let n = counts.entry(kind).and_modify(|n| *n += 1).or_insert(1);
        form = form.with(&field(kind, *n), target);
        if let Some(by) = change.by() {
            form = form.with(&format!("{}-by", field(kind, *n)), by);
        }
    }
    form
}

/// The conditions, with the field that each change stands in.
pub(super) struct Read {
    pub(super) conditions: Conditions,
    fields: Vec<String>,
}

impl Read {
    /// Faults of the verb at the fields that they are about: it counts changes from 1.
    pub(super) fn at_fields(&self, error: Error) -> Error {
        let Error::Invalid(mut faults) = error else { return error };
        for Fault { field, .. } in &mut faults {
            let Some(rest) = field.strip_prefix("change-") else { continue };
            let (n, by) = match rest.strip_suffix("-by") {
                Some(n) => (n, "-by"),
                None => (rest, ""),
            };
            let at = n.parse::<usize>().ok().and_then(|n| self.fields.get(n.checked_sub(1)?));
            if let Some(at) = at {
                *field = format!("{at}{by}").into();
            }
        }
        Error::Invalid(faults)
    }
}

/// Reads the conditions; what cannot be read is told at its field.
pub(super) fn read(form: &mut Form, words: Words) -> Option<Read> {
    let aims = (1..=AIMS).filter_map(|n| form.text(&field("aim", n)).parse::<Aim>().ok()).collect();
    let mut number = |name: &str| {
        let why = |()| words.t("what-if-points-range").to_string();
        form.parsed(name, |text| tenths(text).ok_or(()), why)
    };
    let by_rank: Vec<Option<u32>> = (1..=RANKS).map(|n| number(&field("rank", n))).collect();
    let (other, window) = (number("rank-other"), number("window-points"));
    let (promise, luck) = (number("promise"), number("luck"));
    let (mut changes, mut fields) = (Vec::new(), Vec::new());
    for (kind, raises) in KINDS {
        for n in 1..=MOST_ROWS {
            let name = field(kind, n);
            let target = form.text(&name).to_owned();
            if target.is_empty() {
                continue;
            }
            let by = if raises { by(form, &format!("{name}-by"), words) } else { Some(0) };
            let Some(by) = by else { continue };
            match change(kind, &target, by) {
                Some(change) => {
                    changes.push(change);
                    fields.push(name);
                }
                None => form.error(&name, words.t("what-if-not-known")),
            }
        }
    }
    for window in form.all("no-window") {
        changes.push(Change::WithoutWindow { window: window.to_owned() });
        fields.push("no-window".to_owned());
    }
    let by_rank: Option<Vec<i64>> = by_rank.into_iter().map(|p| p.map(i64::from)).collect();
    let points = Points {
        by_rank: by_rank?,
        other: other?.into(),
        preferred_window: window?.into(),
        confirmed_offer: promise?.into(),
    };
    let conditions = Conditions { aims, points, luck: luck?, changes };
    Some(Read { conditions, fields })
}

fn by(form: &mut Form, name: &str, words: Words) -> Option<u32> {
    form.parsed(name, str::parse, |_| words.t("what-if-by-range").to_string())
}

fn change(kind: &str, target: &str, by: u32) -> Option<Change> {
    fn id<T: FromStr>(text: &str) -> Option<T> {
        text.parse().ok()
    }
    Some(match kind {
        "place" => Change::MorePlaces { offer: id(target)?, by },
        "room" => {
            let (partner, season) = target.split_once('/')?;
            Change::MoreRoom { partner: id(partner)?, season: season.to_owned(), by }
        }
        "away" => Change::MoreAway { company: id(target)?, by },
        "no-partner" => Change::WithoutPartner { partner: id(target)? },
        "no-host" => Change::WithoutHost { host: id(target)? },
        "no-learner" => Change::WithoutLearner { learner: id(target)? },
        "require" => Change::Require { learner: id(target)? },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{LearnerId, OfferId, PartnerId};
    use walz_words::Language;

    #[test]
    fn conditions_come_back_from_the_form_as_they_were() {
        let id = Uuid::from_u128(7);
        let conditions = Conditions {
            aims: vec![Aim::FirstWishes, Aim::Everybody],
            points: Points { other: 15, ..Points::default() },
            luck: 25,
            changes: vec![
                Change::MorePlaces { offer: OfferId(id), by: 2 },
                Change::MoreRoom { partner: PartnerId(id), season: "W1".to_owned(), by: 1 },
                Change::WithoutLearner { learner: LearnerId(id) },
                Change::WithoutLearner { learner: LearnerId(Uuid::from_u128(8)) },
                Change::WithoutWindow { window: "W2".to_owned() },
            ],
        };
        let mut form = filled(Form::new(), &conditions);
        assert_eq!(rows(&form, "no-learner"), 3);
        let read = read(&mut form, Words::of(Language::En)).expect("read");
        assert!(form.is_good());
        assert_eq!(read.conditions, conditions);
        let fault = Fault::new("change-4", "what-if-change-clash");
        let Error::Invalid(faults) = read.at_fields(Error::Invalid(vec![fault])) else {
            panic!("faults stay faults");
        };
        assert_eq!(faults[0].field, "no-learner-2");
    }
}
