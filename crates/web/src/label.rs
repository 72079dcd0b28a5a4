//! Words for the codes of the domain, and the small phrases that several pages write alike.

use walz_domain::country::Country;
use walz_domain::signing::Party;
use walz_domain::window::Period;
use walz_domain::{Eur, person};
use walz_exchange::tables::TableKind;
use walz_words::Words;

/// The words for a code: `grant-rule-travel-by-distance` for `("grant-rule", "travel_by_distance")`.
pub(crate) fn code(words: Words, kind: &str, code: &str) -> String {
    let key = format!("{kind}-{}", code.to_lowercase().replace('_', "-"));
    words.t(key).to_string()
}

/// What a table is called.
pub(crate) fn table_name(words: Words, kind: TableKind) -> String {
    code(words, "table-name", kind.name())
}

pub(crate) fn party(words: Words, party: &Party) -> String {
    code(words, "document-party", party.code())
}

pub(crate) fn period(words: Words, period: Period) -> String {
    words.date_range(period.first(), period.last())
}

/// `Graz, Austria`
pub(crate) fn place(words: Words, city: &str, country: Country) -> String {
    format!("{city}, {}", words.country(country.code()))
}

pub(crate) fn money(words: Words, amount: Eur) -> String {
    words.money(amount.cents, "EUR")
}

/// Name, mail and number of a contact as one line.
pub(crate) fn contact(contact: &walz_domain::agreement::Contact) -> String {
    let mail = contact.email.as_ref().map(person::Email::as_str);
    let phone = contact.phone.as_ref().map(person::Phone::as_str);
    [Some(contact.name.as_str()), mail, phone].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
