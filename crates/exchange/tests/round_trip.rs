//! What is written reads back as it was: the demo year in both formats, and rows of every kind with anything in them.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot read")]

mod support;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use support::{demo, each_open_table, parsed};
use walz_exchange::tables::{
    self, Column, Key, Learner, Limits, Need, Open, Place, Restricted, Rows, Separator, Shape,
    SupportNeed, Table, TableKind, Warning,
};

fn both_formats<T: Open>() {
    let rows = parsed::<T>(&demo(T::KIND)).into_values();
    assert!(!rows.is_empty());
    come_back(&rows);
    assert!(tables::xlsx(&rows).expect("a workbook") == tables::xlsx(&rows).expect("a workbook"));
}

fn come_back<T: Open>(rows: &[T]) {
    for file in [
        tables::csv(rows, Separator::Comma),
        tables::csv(rows, Separator::Semicolon),
        tables::xlsx(rows).expect("a workbook"),
    ] {
        let back = parsed::<T>(&file);
        assert!(back.values().eq(rows), "{}", T::KIND);
        assert!(back.warnings.is_empty(), "{}: {:?}", T::KIND, back.warnings);
    }
}

#[test]
fn the_demo_year_comes_back_as_it_was() {
    each_open_table!(both_formats);
}

#[test]
fn support_needs_come_back_where_they_were_disclosed() {
    let needs = parsed::<SupportNeed>(&demo(TableKind::SupportNeeds)).into_values();
    let disclosed = Restricted::disclose(&needs);
    for file in [disclosed.csv(Separator::Comma), disclosed.xlsx().expect("a workbook")] {
        assert!(parsed::<SupportNeed>(&file).values().eq(&needs));
    }
}

#[test]
fn no_table_but_their_own_has_a_word_of_the_support_needs() {
    for kind in TableKind::ALL.iter().filter(|kind| !kind.is_restricted()) {
        for column in kind.columns() {
            for word in ["need_code", "practical", "barrier", "diagnos"] {
                assert!(!column.name.contains(word), "{kind}: {}", column.name);
            }
        }
    }
}

#[test]
fn a_template_is_a_table_without_rows() {
    for kind in TableKind::ALL {
        for file in [
            tables::template_csv(*kind, Separator::Semicolon),
            tables::template_xlsx(*kind).expect("a workbook"),
        ] {
            let sheet = tables::read("t", &file, &Limits::default()).expect("readable");
            let rows =
                Rows::parse(*kind, &sheet).unwrap_or_else(|faults| panic!("{kind}: {faults}"));
            assert_eq!((rows.len(), rows.warnings()), (0, &[] as &[Warning]), "{kind}");
        }
    }
}

#[test]
fn a_text_file_opens_in_a_spreadsheet_as_what_it_is() {
    let guardian = "guardian_id,learner_id,first_name,last_name,relation,phone\n\
                    G1,L1,=HYPERLINK(x),@Åse,-mother,+47 912 34 567\n";
    let rows = parsed::<tables::Guardian>(guardian.as_bytes()).into_values();
    let file = tables::csv(&rows, Separator::Comma);
    let text = String::from_utf8(file.clone()).expect("UTF-8");
    assert!(text.starts_with("\u{feff}guardian_id,"), "{text}");
    assert!(text.contains("'=HYPERLINK(x),'@Åse,'-mother,'+4791234567,"), "{text}");
    assert!(parsed::<tables::Guardian>(&file).values().eq(&rows));
}

#[test]
fn rare_members_of_a_family_get_their_columns() {
    let mut learners = parsed::<Learner>(&demo(TableKind::Learners)).into_values();
    learners.truncate(3);
    learners[1]
        .languages
        .insert("fr".parse().expect("a language"), walz_domain::language::Cefr::C1);
    learners[2].wishes.0 =
        (1..=12).map(|n| format!("P{n:02}").parse::<Key>().expect("a key")).collect();
    come_back(&learners);
    let text = String::from_utf8(tables::csv(&learners, Separator::Comma)).expect("UTF-8");
    assert!(text.contains("lang_en,lang_de,lang_es,lang_da,lang_fr,"), "{text}");
    assert!(text.contains("pref9,pref10,pref11,pref12,"), "{text}");
}

#[test]
fn a_lone_number_with_three_decimals_stays_what_it_is() {
    let file = "place;latitude;longitude;country\nHamar;60,7945;11,068;NO\n";
    come_back(&parsed::<Place>(file.as_bytes()).into_values());
    let evidence = "evidence_id,partner_id,evidence_type,evidence_date,value,source_role\n\
                    E1,P1,x,2026-01-01,1.2340,office\n";
    come_back(&parsed::<tables::Evidence>(evidence.as_bytes()).into_values());
}

/// Text that a cell of this column can hold.
fn cell_text(column: &'static Column) -> BoxedStrategy<String> {
    let (least, most) = (column.least.max(-1_000.0), column.most.min(5_000.0));
    let (low, high) = (least.max(0.0).ceil() as u32, most.floor() as u32);
    let text = match column.shape {
        Shape::Key => "[A-Za-z0-9ÆØÅæøå=+@'-][A-Za-z0-9 ./_]{0,10}[A-Z0-9]".boxed(),
        Shape::Text => "[=+@'\"A-zæøå-][\\PC\n]{0,20}".boxed(),
        Shape::Date => "20(1[0-9]|2[0-5])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])".boxed(),
        Shape::Period => "2026-0[1-9]-1[0-9]\\.\\.2027-0[1-9]-0[1-9]".boxed(),
        Shape::Whole => (low..=high.min(200).max(low)).prop_map(|n| n.to_string()).boxed(),
        // Marks have two decimals at most; places and evidence may have more.
        Shape::Decimal => {
            (low * 100..high * 100).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)).boxed()
        }
        Shape::Money => {
            let most = (column.most.min(99_999.0) * 100.0) as u32;
            (0..most).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)).boxed()
        }
        Shape::YesNo | Shape::Code(_) => {
            proptest::sample::select(column.shape.codes()).prop_map(str::to_owned).boxed()
        }
        Shape::Country => "[A-Z]{2}".boxed(),
        Shape::Language => "[a-z]{2}".boxed(),
        Shape::Email => "[A-Za-z0-9+=-]{1,9}@[a-z]{1,9}\\.(no|example)".boxed(),
        Shape::Phone => "\\+[1-9][0-9]{7,12}".boxed(),
        Shape::Band => {
            (0..5_000_u32, 0..5_000_u32).prop_map(|(a, b)| format!("{a}-{}", a + b)).boxed()
        }
        Shape::Unit => "per (day|participant)( [a-n]{1,5})?".boxed(),
        Shape::Stay => "(long|short)(_[1-9][0-9]?_weeks)?".boxed(),
    };
    match column.need() {
        Need::Always => text,
        Need::Optional => prop_oneof![1 => Just(String::new()), 3 => text].boxed(),
    }
}

/// A file of some rows of this kind, as a person could have made it.
fn any_file(kind: TableKind) -> impl Strategy<Value = Vec<Vec<String>>> {
    let columns: Vec<(String, BoxedStrategy<String>)> = kind
        .columns()
        .iter()
        .flat_map(|column| match column.name.strip_suffix('*') {
            Some(family) => column
                .members
                .iter()
                .map(|m| (format!("{family}{m}"), cell_text(column)))
                .collect::<Vec<_>>(),
            None => vec![(column.name.to_owned(), cell_text(column))],
        })
        .collect();
    let (headings, cells): (Vec<String>, Vec<_>) = columns.into_iter().unzip();
    proptest::collection::vec(cells, 1..5).prop_map(move |mut rows| {
        rows.insert(0, headings.clone());
        rows
    })
}

fn anything_comes_back<T: Open>() {
    let config = ProptestConfig { cases: 24, ..ProptestConfig::default() };
    let came_back = Cell::new(0);
    let one = |grid: Vec<Vec<String>>| {
        let headings = &grid[0];
        let mut rows: Vec<T> = Vec::new();
        for row in &grid[1..] {
            let mut writer = csv::Writer::from_writer(vec![]);
            writer.write_record(headings).expect("memory");
            writer.write_record(row).expect("memory");
            let file = writer.into_inner().expect("memory");
            let sheet = tables::read("t", &file, &Limits::default()).expect("readable");
            // A row whose cells do not go together, such as an end before its start, is refused and tells nothing.
            if let Ok(parsed) = tables::parse::<T>(&sheet) {
                rows.extend(parsed.into_values());
            }
        }
        rows.sort_by_key(Table::key);
        rows.dedup_by_key(|row| row.key());
        come_back(&rows);
        came_back.set(came_back.get() + rows.len());
        Ok(())
    };
    // Few rows by chance keep all rules of their table: where none did, more are tried.
    for _ in 0..20 {
        // A runner that has seen its cases runs no more of them.
        let result = TestRunner::new(config.clone()).run(&any_file(T::KIND), one);
        result.unwrap_or_else(|failure| panic!("{}: {failure}", T::KIND));
        if came_back.get() > 0 {
            break;
        }
    }
    assert!(came_back.get() > 0, "{}: every row was refused", T::KIND);
}

#[test]
fn rows_with_anything_in_them_come_back_as_they_were() {
    each_open_table!(anything_comes_back);
}
