//! Files as they come from offices: every fault is named with its line, and what can be understood is.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot read")]

mod support;

use support::{demo, parsed, sheet};
use walz_exchange::tables::{
    self, Faults, Guardian, HostCompany, Learner, Limits, Place, Reason, Rows, Table, TableKind,
    Unreadable, Visit, Warning,
};

fn faults<T: Table>(text: &str) -> Faults {
    match tables::parse::<T>(&sheet(text)) {
        Ok(parsed) => panic!("{} rows and no fault", parsed.rows.len()),
        Err(faults) => faults,
    }
}

fn listed(faults: &Faults) -> Vec<(u32, &str, &str, Reason)> {
    let list = faults.list.iter();
    list.map(|f| (f.line, f.column.as_str(), f.value.as_str(), f.reason.clone())).collect()
}

/// The demo's learners as a Norwegian office would save them: semicolons, decimal commas, dots in dates, other
/// headings, blank rows, an old encoding.
fn as_an_office_saves_it() -> Vec<u8> {
    let text = String::from_utf8(demo(TableKind::Learners)).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings: Vec<String> =
        reader.headers().expect("headings").iter().map(str::to_owned).collect();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![]);
    let renamed = |heading: &String| match heading.as_str() {
        "first_name" => "Fornavn".to_owned(),
        "last_name" => " ETTERNAVN ".to_owned(),
        "birth_date" => "Fødselsdato".to_owned(),
        "trade_code" => "Fag".to_owned(),
        other => other.replace('_', " "),
    };
    writer.write_record(headings.iter().map(renamed)).expect("memory");
    for (number, record) in reader.records().enumerate() {
        let cells = record.expect("a row");
        let cells =
            headings.iter().zip(cells.iter()).map(|(heading, cell)| match heading.as_str() {
                "birth_date" | "contract_start" | "contract_end" => {
                    let parts: Vec<&str> = cell.split('-').collect();
                    format!("{}.{}.{}", parts[2], parts[1], parts[0])
                }
                "accepts_other" | "support_flag" => cell.replace("yes", "ja").replace("no", "NEI"),
                "learning_goal" => format!("{cell}\n \"og\" mer;"),
                "first_name" => format!(" {cell}\u{a0}"),
                score if score.starts_with("score_") => cell.replace('.', ","),
                _ => cell.to_owned(),
            });
        writer.write_record(cells).expect("memory");
        if number % 10 == 0 {
            writer.write_record(vec![""; headings.len()]).expect("memory");
        }
    }
    let text = String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8");
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}

#[test]
fn a_file_as_an_office_saves_it_means_the_same() {
    let clean = parsed::<Learner>(&demo(TableKind::Learners)).into_values();
    let dirty = parsed::<Learner>(&as_an_office_saves_it());
    assert_eq!(dirty.warnings.first(), Some(&Warning::OldEncoding));
    // Goals have a line break, so each row takes two lines, and a blank row follows every tenth.
    assert_eq!(dirty.rows.iter().take(3).map(|row| row.line).collect::<Vec<_>>(), [2, 5, 7]);
    for (clean, dirty) in clean.iter().zip(dirty.values()) {
        let goal = clean.learning_goal.clone().map(|goal| format!("{goal}\n \"og\" mer;"));
        assert_eq!(*dirty, Learner { learning_goal: goal, ..clean.clone() });
    }
    assert_eq!(clean.len(), dirty.rows.len());
}

#[test]
fn every_wrong_cell_is_named_at_once() {
    let text = "id;learner;first name;last name;relation;phone;email;holds_parental_responsibility;consent_photo\n\
                G1;L1;Åse;Berg;mother;+47 912 34 567;ase@example.org;ja;given\n\
                G2;;Bo;Dal;father;91234567;bo(at)example.org;perhaps;maybe\n\
                \n\
                G3;L3;Eva;#REF!;mother;;;x;\n\
                G1;L4;Fin;Gro;father;;;no;refused\n";
    let faults = faults::<Guardian>(text);
    let allowed = vec!["pending", "given", "refused", "withdrawn"];
    assert_eq!(
        listed(&faults),
        [
            (3, "learner", "", Reason::Missing),
            (3, "phone", "91234567", Reason::NotAPhone),
            (3, "email", "bo(at)example.org", Reason::NotAnEmail),
            (3, "holds_parental_responsibility", "perhaps", Reason::NotYesOrNo),
            (3, "consent_photo", "maybe", Reason::UnknownCode { allowed }),
            (5, "last name", "#REF!", Reason::FormulaError),
            (6, "id", "G1", Reason::Duplicate { first_line: 2 }),
        ]
    );
    assert_eq!((faults.total, faults.ready), (7, 1));
    // What goes to logs names no value, which may be about a person.
    let logged = faults.to_string();
    assert_eq!(
        logged,
        "7 cells of the table are wrong, the first: line 3, learner: exchange-fault-missing"
    );
}

#[test]
fn headings_that_are_wrong_are_named_and_the_cells_below_are_still_checked() {
    let text = "place,lat,latitude,land,mayor,age\nHamar,60.79,60.79,NOR,Kari,99\n";
    let faults = faults::<Place>(text);
    assert_eq!(
        listed(&faults),
        [
            (1, "latitude", "", Reason::RepeatedColumn),
            (1, "longitude", "", Reason::MissingColumn),
            (2, "land", "NOR", Reason::NotACountry),
        ]
    );
    let unknown = |column: &str| Warning::UnknownColumn { column: column.to_owned() };
    assert_eq!(faults.warnings, [unknown("mayor"), unknown("age")]);
}

#[test]
fn derived_columns_are_left_out_and_said_so() {
    let learners = parsed::<Learner>(&demo(TableKind::Learners));
    let derived = |column: &str| Warning::DerivedColumn { column: column.to_owned() };
    assert_eq!(learners.warnings, [derived("age_on_2027_01_18"), derived("minor_on_2027_01_18")]);
}

#[test]
fn ragged_rows_are_told() {
    let text = "place,latitude,longitude,country,county\nHamar,60.79,11.07,NO\nOtta,61.77,9.53,NO,Innlandet,,\n";
    let short = Warning::ShortRow { line: 2, cells: 4, columns: 5 };
    assert_eq!(parsed::<Place>(text.as_bytes()).warnings, [short]);
    let long = faults::<Place>("place,latitude,longitude,country\nHamar,60.79,11.07,NO,more\n");
    assert_eq!(listed(&long), [(2, "5", "more", Reason::NoHeading)]);
    let under_nothing =
        faults::<Place>("place,latitude,,longitude,country\nHamar,60.79,x,11.07,NO\n");
    assert_eq!(listed(&under_nothing), [(2, "3", "x", Reason::NoHeading)]);
}

#[test]
fn a_title_above_the_headings_is_skipped() {
    let text =
        "Places 2027\n\nmade by Kari,,,\nplace,latitude,longitude,country\nHamar,60.79,11.07,NO\n";
    let places = parsed::<Place>(text.as_bytes());
    assert_eq!(places.warnings, [Warning::Skipped { lines: 3 }]);
    assert_eq!(places.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5]);
}

#[test]
fn dates_that_can_be_two_are_refused_unless_their_column_decides() {
    let visits = |first: &str, second: &str| {
        format!(
            "visit_id,tutor_id,partner_id,learner_ids,start_date,end_date,purpose\n\
             V1,T1,P1,L1,{first},2027-12-31,x\nV2,T1,P1,L1;L2,{second},2027-12-31,x\n"
        )
    };
    let refused = faults::<Visit>(&visits("03/04/2027", "05/06/2027"));
    let reasons: Vec<_> = refused.list.iter().map(|fault| &fault.reason).collect();
    assert_eq!(reasons, [&Reason::AmbiguousDate, &Reason::AmbiguousDate]);
    let starts = |text: &str| -> Vec<String> {
        parsed::<Visit>(text.as_bytes()).values().map(|visit| visit.starts_on.to_string()).collect()
    };
    assert_eq!(starts(&visits("03/04/2027", "25/06/2027")), ["2027-04-03", "2027-06-25"]);
    assert_eq!(starts(&visits("03/04/2027", "06/25/2027")), ["2027-03-04", "2027-06-25"]);
}

#[test]
fn crosses_make_blanks_mean_no() {
    let text = |second: &str| {
        format!(
            "host_company_id,partner_id,name,city,country,trade_code,size_band,accepts_minors\n\
             H1,P1,A,Graz,AT,cookery,micro,x\nH2,P1,B,Graz,AT,cookery,Small 10-49,{second}\n"
        )
    };
    let hosts = parsed::<HostCompany>(text("").as_bytes());
    assert_eq!(hosts.values().map(|host| host.accepts_minors).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn rows_whose_cells_do_not_go_together_are_refused() {
    let visit = "visit_id,tutor_id,partner_id,learner_ids,start_date,end_date,purpose\n\
                 V1,T1,P1,L1,2027-02-02,2027-02-01,x\n";
    assert_eq!(
        listed(&faults::<Visit>(visit)),
        [(2, "end_date", "2027-02-01", Reason::BeforeStart { start: "start_date" })]
    );
    let text = String::from_utf8(demo(TableKind::Learners)).expect("UTF-8");
    let mut lines = text.lines();
    let (headings, first) = (lines.next().expect("headings"), lines.next().expect("a learner"));
    let wishes = format!("{headings}\n{}\n", first.replace("P04,P01,P03", "P04,,P04"));
    assert_eq!(
        listed(&faults::<Learner>(&wishes)),
        [(2, "pref2", "", Reason::Missing), (2, "pref3", "P04", Reason::Repeated)]
    );
}

#[test]
fn faults_that_only_the_service_can_find_have_their_place() {
    let text =
        "id;learner;first name;last name;relation\nG1;L1;Åse;Berg;mother\n\nG2;L9;Bo;Dal;father\n";
    let rows = Rows::parse(TableKind::Guardians, &sheet(text)).expect("no fault of the cells");
    let unknown: Vec<_> =
        rows.references().into_iter().filter(|r| r.key.as_str() == "L9").collect();
    assert_eq!(unknown.len(), 1);
    assert_eq!(
        (unknown[0].line, unknown[0].column, unknown[0].table),
        (4, "learner_id", TableKind::Learners)
    );
}

/// The demo's learners again and again, each time with other ids.
fn many_learners(count: usize) -> String {
    let text = String::from_utf8(demo(TableKind::Learners)).expect("UTF-8");
    let mut lines = text.lines();
    let mut file = format!("{}\n", lines.next().expect("headings"));
    let rows: Vec<&str> = lines.collect();
    for number in 0..count {
        let row = rows[number % rows.len()];
        file.push_str(&format!("N{number:06}{}\n", &row[row.find(',').expect("cells")..]));
    }
    file
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let learners = parsed::<Learner>(many_learners(100_000).as_bytes());
    assert_eq!(learners.rows.len(), 100_000);
    assert_eq!(learners.rows.last().map(|row| row.line), Some(100_001));
}

#[test]
fn a_row_too_many_is_refused() {
    let limits = Limits { rows: 66, ..Limits::default() };
    let read = |count: usize| {
        tables::read("t", many_learners(count).as_bytes(), &limits).map(|sheet| sheet.len())
    };
    assert_eq!(read(65), Ok(66));
    assert_eq!(read(66), Err(Unreadable::TooManyRows { most: 66 }));
}

#[test]
fn the_stated_limits_hold() {
    let limits = Limits::default();
    let rows = |count: usize| {
        tables::read("t", "a\n".repeat(count).as_bytes(), &limits).map(|sheet| sheet.len())
    };
    assert_eq!(rows(limits.rows), Ok(limits.rows));
    assert_eq!(rows(limits.rows + 1), Err(Unreadable::TooManyRows { most: limits.rows }));
    let columns = |count: usize| {
        tables::read("t", format!("{}a\n", "a,".repeat(count - 1)).as_bytes(), &limits)
            .map(|sheet| sheet.len())
    };
    assert_eq!(columns(limits.columns), Ok(1));
    let too_many = Err(Unreadable::TooManyColumns { line: 1, most: limits.columns });
    assert_eq!(columns(limits.columns + 1), too_many);
    let bytes =
        |count: usize| tables::read("t", &vec![b'\n'; count], &limits).map(|sheet| sheet.len());
    assert_eq!(bytes(limits.bytes), Err(Unreadable::Empty));
    assert_eq!(bytes(limits.bytes + 1), Err(Unreadable::TooLarge { most: limits.bytes }));
}

#[test]
fn a_file_of_another_kind_lists_what_it_lacks_and_no_endless_list() {
    let faults = faults::<Learner>(&"a,b\n1,2\n".repeat(50_000));
    assert!(faults.list.iter().all(|fault| fault.line == 1));
    let wrong = format!("place,latitude,longitude,country\n{}", "x,y,z,w\n".repeat(50_000));
    let faults = self::faults::<Place>(&wrong);
    assert_eq!((faults.total, faults.list.len()), (150_000, tables::MOST_KEPT));
}
