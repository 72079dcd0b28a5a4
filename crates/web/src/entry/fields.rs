//! The fields of an entry: each column of its table as the control that fits what stands in it.

use super::label;
use crate::layout::{Field, Form, Page};
use walz_exchange::tables::{Column, Filled, Shape, TableKind, column};
use walz_service::entry::{At, Entry};

/// Columns under one heading. A name that ends in `_` is a family, and has a field for each season.
pub(super) struct Part {
    pub(super) title: &'static str,
    columns: &'static [&'static str],
}

const fn part(title: &'static str, columns: &'static [&'static str]) -> Part {
    Part { title, columns }
}

const PARTNER: &[Part] = &[
    part(
        "entry-part-about",
        &[
            "partner_id",
            "name",
            "oid_demo",
            "partner_type",
            "city",
            "country",
            "country_group_2024",
            "latitude",
            "longitude",
            "local_language",
        ],
    ),
    part(
        "entry-part-offers",
        &[
            "trades",
            "capacity_",
            "hosts_minors",
            "emergency_phone_24h",
            "language_course_provider",
            "weekly_fee_per_learner_eur",
        ],
    ),
    part(
        "entry-part-together",
        &[
            "cooperation_since",
            "relationship",
            "mou_signed",
            "mou_valid_until",
            "intakes_completed",
            "avg_learner_rating_1_5",
        ],
    ),
    part("entry-part-contact", &["contact_person", "contact_email"]),
];

const HOST: &[Part] = &[
    part(
        "entry-part-about",
        &[
            "host_company_id",
            "name",
            "city",
            "country",
            "trade_code",
            "sector_description",
            "size_band",
            "status",
        ],
    ),
    part("entry-part-mentor", &["mentor_name", "mentor_trained", "mentor_languages"]),
    part(
        "entry-part-safety",
        &[
            "risk_class",
            "hs_check_date",
            "last_site_visit",
            "liability_insurance_confirmed",
            "accepts_minors",
            "step_free_access",
        ],
    ),
    part(
        "entry-part-together",
        &["first_hosted_year", "learners_hosted_total", "avg_learner_rating_1_5", "quality_label"],
    ),
];

const PLACE: &[Part] = &[
    part(
        "entry-part-when",
        &["placement_id", "status", "window", "start_date", "end_date", "slots"],
    ),
    part(
        "entry-part-work",
        &["hours_per_week", "evening_or_night", "units_offered", "exposures", "step_free"],
    ),
    part(
        "entry-part-asks",
        &[
            "min_age",
            "working_language",
            "min_level",
            "alt_language",
            "alt_min_level",
            "language_course_weeks",
            "driving_licence_required",
            "police_certificate_required",
        ],
    ),
];

const HOME: &[Part] = &[
    part(
        "entry-part-about",
        &[
            "accommodation_id",
            "kind",
            "city",
            "country",
            "capacity",
            "single_rooms",
            "price_week_eur",
            "half_board",
            "kitchen",
            "minutes_to_centre",
        ],
    ),
    part("entry-part-who", &["accepts_minors", "step_free", "visual_fire_alarm"]),
    part(
        "entry-part-checked",
        &["last_inspection", "inspected_by", "household_vetting_date", "last_rating_1_5"],
    ),
];

pub(super) const fn parts(kind: TableKind) -> &'static [Part] {
    match kind {
        TableKind::Partners => PARTNER,
        TableKind::HostCompanies => HOST,
        TableKind::Offers => PLACE,
        _ => HOME,
    }
}

impl Part {
    /// The headings of its fields, as far as they are typed here.
    pub(super) fn headings(&self, entry: &Entry) -> Vec<String> {
        let typed = self.columns.iter().filter(|name| !entry.at.fixed().contains(name));
        let each = typed.flat_map(|name| match name.strip_suffix('_') {
            Some(_) => {
                entry.choices.seasons.iter().map(|season| format!("{name}{season}")).collect()
            }
            None => vec![(*name).to_owned()],
        });
        each.collect()
    }
}

/// What was typed, by the headings of the table. A box that is not ticked says no.
pub(super) fn read(form: &Form, entry: &Entry) -> Filled {
    let headings = parts(entry.at.kind()).iter().flat_map(|part| part.headings(entry));
    let cell = |heading: String| {
        let column = column(entry.at.kind(), &heading);
        let text = match column {
            Some(Column { is_list: true, .. }) => form.all(&heading).collect::<Vec<_>>().join(";"),
            Some(Column { shape: Shape::YesNo, .. }) if form.text(&heading).is_empty() => {
                "no".to_owned()
            }
            _ => form.text(&heading).to_owned(),
        };
        (heading, text)
    };
    headings.map(cell).collect()
}

/// A form that is filled with these cells.
pub(super) fn filled(entry: &Entry, cells: &Filled) -> Form {
    cells.iter().fold(Form::new(), |form, (heading, text)| {
        match column(entry.at.kind(), heading) {
            // Codes without a list to choose from are typed as they stand.
            Some(column) if column.is_list && !is_typed(column) => {
                let values = text.split(';').map(str::trim).filter(|value| !value.is_empty());
                values.fold(form, |form, value| form.with(heading, value))
            }
            _ => form.with(heading, text),
        }
    })
}

/// Words that files have for hosts and that the record does not keep.
const NOT_KEPT: [(&str, &str); 2] =
    [("status", "new"), ("liability_insurance_confirmed", "pending")];

/// Whether a list is one line of text rather than boxes.
fn is_typed(column: &Column) -> bool {
    column.refers.is_none() && column.shape.codes().is_empty()
}

/// The control for a column.
pub(super) fn field(page: &Page, entry: &Entry, heading: &str) -> Field {
    let kind = entry.at.kind();
    let label = label::column(page.words, heading);
    let Some(column) = column(kind, heading) else { return page.text(heading, label) };
    let field = match column.shape {
        _ if column.refers.is_some() => referring(page, entry, column, heading, label),
        Shape::Date => page.date(heading, label),
        Shape::YesNo => return page.tick(heading, label),
        Shape::Whole => page.text(heading, label).attribute("inputmode", "numeric"),
        Shape::Decimal | Shape::Money => {
            page.text(heading, label).attribute("inputmode", "decimal")
        }
        Shape::Email => page.mail(heading, label),
        Shape::Code(codes) => {
            let named = codes().into_iter().filter(|code| !NOT_KEPT.contains(&(heading, *code)));
            let named = named.map(|code| (code, label::code(page.words, kind, heading, code)));
            let named: Vec<_> = named.collect();
            chosen(page, column, heading, label).options(&named)
        }
        Shape::Country | Shape::Language => {
            let hint = if column.is_list { "entry-hint-languages" } else { column.shape.key() };
            page.text(heading, label).hint(page.t(hint))
        }
        _ => page.text(heading, label),
    };
    let field = match heading {
        name if name == entry.at.key() => field.hint(page.t("entry-hint-code")),
        "latitude" | "longitude" => field.hint(page.t("entry-hint-position")),
        "oid_demo" => field.hint(page.t("entry-hint-oid")),
        _ => field,
    };
    match column.default {
        // What everybody has begins with the usual one.
        Some(default) => field.value(default),
        None if column.is_mandatory() => field,
        None => field.optional(),
    }
}

fn chosen(page: &Page, column: &Column, heading: &str, label: String) -> Field {
    match (column.is_list, column.default) {
        (true, _) => page.boxes(heading, label),
        (false, Some(_)) => page.select(heading, label),
        (false, None) => page.select(heading, label).option("", page.t("form-choose")),
    }
}

/// A field that names records of another table.
fn referring(page: &Page, entry: &Entry, column: &Column, heading: &str, label: String) -> Field {
    let field = chosen(page, column, heading, label);
    let language = page.words.language().code();
    let choices = &entry.choices;
    match column.refers {
        Some(TableKind::Trades) => choices
            .trades
            .iter()
            .fold(field, |field, trade| field.option(&trade.code, trade.name(language))),
        Some(TableKind::Units) => {
            choices.units.iter().fold(field, |field, unit| field.option(&unit.code, &unit.title))
        }
        Some(TableKind::Windows) => choices.windows.iter().fold(field, |field, window| {
            let days = page.words.date_range(window.period.first(), window.period.last());
            field.option(&window.code, format!("{} · {days}", window.code))
        }),
        _ => field,
    }
}

/// The key of what the page is called.
pub(super) const fn title(at: At) -> &'static str {
    match at {
        At::NewPartner => "entry-title-new-partner",
        At::NewHost(_) => "entry-title-new-host",
        At::NewPlace(_) => "entry-title-new-place",
        At::NewHome(_) => "entry-title-new-home",
        At::Partner(_) => "entry-title-partner",
        At::Host(_) => "entry-title-host",
        At::Place(_) => "entry-title-place",
        At::Home(_) => "entry-title-home",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// What follows from where it is done, and a mark that tables alone carry.
    const ELSEWHERE: [&str; 4] = ["partner_id", "host_company_id", "trade_code", "fictional"];

    #[test]
    fn every_column_has_its_field() {
        for kind in [
            TableKind::Partners,
            TableKind::HostCompanies,
            TableKind::Offers,
            TableKind::Accommodations,
        ] {
            let known: BTreeSet<&str> =
                kind.columns().iter().map(|c| c.name.trim_end_matches('*')).collect();
            let shown: BTreeSet<&str> =
                parts(kind).iter().flat_map(|part| part.columns).copied().collect();
            let missed: Vec<_> =
                known.difference(&shown).filter(|c| !ELSEWHERE.contains(c)).collect();
            assert!(missed.is_empty(), "{kind} has no field for {missed:?}");
            assert!(
                shown.is_subset(&known),
                "{kind} has no column for {:?}",
                shown.difference(&known)
            );
        }
    }
}
