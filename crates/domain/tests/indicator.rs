//! The catalogue of indicators, counted for the demo's year and at its edges.

use walz_domain::Eur;
use walz_domain::grant::Category;
use walz_domain::indicator::*;

/// The year of the demo, as it stands when everybody is home.
fn year() -> Counts {
    Counts {
        selected: 65,
        not_selected: 13,
        placed: 65,
        first_choice: 41,
        window_met: 53,
        slots_offered: 86,
        slots_used: 65,
        stays: 65,
        stays_begun: 65,
        stays_ended: 65,
        early_returns_force_majeure: 1,
        incidents: 8,
        days_abroad: 6_202,
        visited: 26,
        europass: Share { part: 63, whole: 65 },
        fewer_opportunities: 16,
        green_travel: 24,
        long_term: 62,
        grant: Eur::euros(380_353),
        funded_days: 6_380,
        partners_kept: Some(Share { part: 9, whole: 9 }),
        home_companies: 51,
        ..Counts::default()
    }
}

fn shown(counts: &Counts, code: &str) -> Vec<String> {
    all(counts, &Targets::default())
        .iter()
        .filter(|i| i.code.code() == code)
        .map(|i| i.figure().map_or_else(|| format!("{:?}", i.finding), |f| f.to_string()))
        .collect()
}

#[test]
fn the_demo_year_has_the_figures_of_the_catalogue() {
    let expected = [
        ("Q02", "83.3"),
        ("Q03", "100.0"),
        ("Q04", "63.1"),
        ("Q05", "81.5"),
        ("Q06", "75.6"),
        ("Q12", "40.0"),
        ("Q16", "96.9"),
        ("Q18", "24.6"),
        ("Q19", "36.9"),
        ("Q20", "95.4"),
        ("Q21", "59.62"),
        ("Q23", "100.0"),
    ];
    for (code, figure) in expected {
        assert_eq!(shown(&year(), code), [figure], "{code}");
    }
    assert_eq!(shown(&year(), "Q09"), ["100.0", "98.5"]);
    assert_eq!(shown(&year(), "Q10"), ["12.3", "1.3"]);
}

#[test]
fn every_code_has_a_row_and_says_why_it_has_no_figure() {
    let table = all(&year(), &Targets::default());
    for code in Code::ALL {
        assert!(table.iter().any(|i| i.code == *code), "{code}");
    }
    let finding = |code: Code| table.iter().find(|i| i.code == code).map(|i| i.finding);
    let unknown = |why| Some(Finding::Unknown { why, numerator: None });
    let of_51 = Finding::Unknown { why: Why::NeedsTotal, numerator: Some(51) };
    assert_eq!(finding(Code::EmployerParticipation), Some(of_51));
    assert_eq!(finding(Code::BudgetUse), unknown(Why::NotKept));
    assert_eq!(finding(Code::RecognitionRate), unknown(Why::NothingYet));
    assert_eq!(finding(Code::RepeatHosts), unknown(Why::NeedsYearBefore));
    assert_eq!(finding(Code::ReportRate), unknown(Why::NotKept));
}

#[test]
fn nothing_has_happened_in_an_empty_round() {
    let table = all(&Counts::default(), &Targets::default());
    assert_eq!(table.iter().filter_map(Indicator::value).count(), 0);
    let europass = table.iter().find(|i| i.code == Code::EuropassIssued).map(|i| i.finding);
    let nothing = Finding::Unknown { why: Why::NothingYet, numerator: None };
    assert_eq!(europass, Some(nothing), "no stay has ended");
}

#[test]
fn fewer_than_five_persons_are_not_shown() {
    let of = |stays: u32| Counts { stays, fewer_opportunities: 1, ..Counts::default() };
    assert_eq!(shown(&of(4), "Q18"), ["Hidden { persons: 4 }"]);
    assert_eq!(shown(&of(5), "Q18"), ["20.0"]);
    let europass = |whole: u32| Counts { europass: Share { part: 1, whole }, ..Counts::default() };
    assert_eq!(shown(&europass(4), "Q16"), ["Hidden { persons: 4 }"]);
    assert_eq!(shown(&europass(5), "Q16"), ["20.0"]);
}

#[test]
fn the_median_lies_in_the_middle() {
    let of = |minutes: &[u32]| {
        shown(&Counts { first_response_minutes: minutes.to_vec(), ..Counts::default() }, "Q11")
    };
    assert_eq!(of(&[600, 30, 60, 90, 45]), ["1.0"]);
    assert_eq!(of(&[600, 30, 60, 90, 45, 120]), ["1.3"]);
    assert_eq!(of(&[30, 60, 90, 45]), ["Hidden { persons: 4 }"]);
}

#[test]
fn a_target_is_met_exactly_at_its_edge() {
    let recognised = |part: u32| {
        let units_recognised = Share { part, whole: 100 };
        let counts = Counts { stays_ended: 40, units_recognised, ..Counts::default() };
        let table = all(&counts, &Targets::default());
        table.iter().find(|i| i.code == Code::RecognitionRate).and_then(Indicator::meets_target)
    };
    assert_eq!(recognised(84), Some(false));
    assert_eq!(recognised(85), Some(true));
}

#[test]
fn the_budget_is_shown_by_heading() {
    let budget = [
        (Category::Travel, Budget { spent: Eur::euros(50), granted: Eur::euros(200) }),
        (Category::CourseFee, Budget { spent: Eur::ZERO, granted: Eur::ZERO }),
    ];
    let counts = Counts { budget: budget.into(), ..Counts::default() };
    let shown = shown(&counts, "Q22");
    assert_eq!(shown.first().map(String::as_str), Some("25.0"));
    assert_eq!(shown.len(), 2);
}
