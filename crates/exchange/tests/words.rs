//! Every reason has its sentence in both languages, and the sentences name only values that are given.

#![expect(clippy::expect_used, reason = "a test stops at what it cannot read")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use walz_exchange::esco::Unreadable as Download;
use walz_exchange::tables::{
    Args, Fault, Reason, Shape, TableKind, Unreadable, Unwritable, Warning,
};

type Sentences = BTreeMap<String, BTreeSet<String>>;

fn sentences(language: &str) -> Sentences {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../locales")
        .join(language)
        .join("exchange.ftl");
    let text = std::fs::read_to_string(&path).expect("the file of sentences");
    let resource = fluent_syntax::parser::parse(text).expect("Fluent");
    let mut all = Sentences::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut names = BTreeSet::new();
            collect(&message.value.expect("a sentence"), &mut names);
            all.insert(message.id.name, names);
        }
    }
    all
}

fn collect(pattern: &Pattern<String>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                named(inline, names)
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                named(selector, names);
                variants.iter().for_each(|variant| collect(&variant.value, names));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn named(inline: &InlineExpression<String>, names: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        names.insert(id.name.clone());
    }
}

/// One of every reason; a new one that is forgotten here is an unused sentence below.
fn said() -> Vec<(&'static str, Args)> {
    let fault = |reason: Reason| (reason.key(), Fault::new(1, "c", "v", reason).args());
    let faults = [
        Reason::Missing,
        Reason::MissingColumn,
        Reason::RepeatedColumn,
        Reason::NoHeading,
        Reason::NotADate,
        Reason::AmbiguousDate,
        Reason::NotANumber,
        Reason::AmbiguousNumber,
        Reason::NotWhole,
        Reason::TooPrecise { decimals: 2 },
        Reason::OutOfRange { least: "1".to_owned(), most: "5".to_owned() },
        Reason::NotYesOrNo,
        Reason::UnknownCode { allowed: vec!["a"] },
        Reason::NotACountry,
        Reason::NotALanguage,
        Reason::NotAnEmail,
        Reason::NotAPhone,
        Reason::NotAPeriod,
        Reason::NotABand,
        Reason::NotAUnit,
        Reason::NotAStay,
        Reason::NotAKey,
        Reason::TooLong { most: 1 },
        Reason::Unprintable,
        Reason::FormulaError,
        Reason::Duplicate { first_line: 2 },
        Reason::Repeated,
        Reason::BeforeStart { start: "a" },
        Reason::MoreThan { whole: "a" },
        Reason::Needs { other: "a" },
        Reason::Itself,
        Reason::NotAUri { root: "http" },
        Reason::UnknownReference { table: TableKind::Trades },
    ];
    let warnings = [
        Warning::OldEncoding,
        Warning::OnlyOneSheet { sheet: "s".to_owned() },
        Warning::Skipped { lines: 1 },
        Warning::UnknownColumn { column: "c".to_owned() },
        Warning::DerivedColumn { column: "c".to_owned() },
        Warning::ShortRow { line: 1, cells: 2, columns: 3 },
    ];
    let unreadable = [
        Unreadable::Empty,
        Unreadable::TooLarge { most: 1 },
        Unreadable::UnpacksTooLarge { most: 1 },
        Unreadable::TooManyRows { most: 1 },
        Unreadable::TooManyColumns { line: 1, most: 1 },
        Unreadable::CellTooLong { line: 1, most: 1 },
        Unreadable::OpenQuote { line: 1 },
        Unreadable::NotATable,
        Unreadable::OldWorkbook,
        Unreadable::Protected,
        Unreadable::Damaged,
    ];
    let file = || "f".to_owned();
    let downloads = [
        Download::NothingKnown { path: file() },
        Download::Missing { file: file() },
        Download::Damaged { file: file() },
        Download::TooManyFiles { path: file(), most: 1 },
        Download::TooLarge { file: file(), most: 1 },
        Download::Twice { file: file() },
        Download::NoLanguage { file: file() },
        Download::TwoLanguages { one: "en".to_owned(), other: "nb".to_owned() },
        Download::CellTooLong { file: file(), line: 1 },
        Download::TooManyColumns { file: file(), line: 1 },
        Download::NotText { file: file(), line: 1 },
        Download::OpenQuote { file: file(), line: 1 },
    ];
    let unwritable = [
        Unwritable::TooManyRows { most: 1 },
        Unwritable::Workbook(rust_xlsxwriter::XlsxError::RowColumnLimitError),
    ];
    let shapes = [
        Shape::Key,
        Shape::Text,
        Shape::Date,
        Shape::Period,
        Shape::Whole,
        Shape::Decimal,
        Shape::Money,
        Shape::YesNo,
        Shape::Code(Vec::new),
        Shape::Country,
        Shape::Language,
        Shape::Email,
        Shape::Phone,
        Shape::Band,
        Shape::Unit,
        Shape::Stay,
    ];
    let mut all: Vec<(&'static str, Args)> = faults.map(fault).to_vec();
    all.extend(warnings.iter().map(|warning| (warning.key(), warning.args())));
    all.extend(unreadable.iter().map(|reason| (reason.key(), reason.args())));
    all.extend(downloads.iter().map(|reason| (reason.key(), reason.args())));
    all.extend(unwritable.iter().map(|reason| (reason.key(), reason.args())));
    all.extend(shapes.iter().map(|shape| (shape.key(), vec![])));
    all
}

#[test]
fn every_reason_has_its_sentence_and_every_sentence_its_reason() {
    for language in ["en", "nb"] {
        let mut sentences = sentences(language);
        for (key, args) in said() {
            let named = sentences.remove(key).unwrap_or_else(|| panic!("{language}: {key}"));
            let given: BTreeSet<String> = args.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert!(
                named.is_subset(&given),
                "{language}: {key} names {named:?}, but gets {given:?}"
            );
        }
        assert!(sentences.is_empty(), "{language}: nobody says {:?}", sentences.keys());
    }
}
