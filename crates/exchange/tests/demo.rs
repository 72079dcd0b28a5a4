//! The demo year reads without a fault, and means what its tables say.

mod support;

use jiff::civil::date;
use support::{demo, parsed};
use walz_domain::Eur;
use walz_domain::applicant::Outcome;
use walz_domain::grant::{Per, Profile, Rate, RateKind, RateTable, Scope};
use walz_domain::language::{Cefr, Language};
use walz_exchange::tables::{
    self, BuddyKind, Guardian, HomeCompany, Learner, Limits, Offer, Partner, Rows, Stay,
    SupportNeed, TableKind, Unit, UnitCost, Visit, Warning,
};

#[test]
fn every_table_reads_without_a_fault_and_without_an_unknown_column() {
    for kind in TableKind::ALL {
        let bytes = demo(*kind);
        let sheet = tables::read("demo", &bytes, &Limits::default()).expect("readable");
        let rows = Rows::parse(*kind, &sheet)
            .unwrap_or_else(|faults| panic!("{kind}: {:#?}", faults.list));
        assert_eq!(rows.kind(), *kind);
        assert_eq!(rows.len(), sheet.len() - 1, "{kind}");
        let strange = rows.warnings().iter().find(|w| !matches!(w, Warning::DerivedColumn { .. }));
        assert_eq!(strange, None, "{kind}");
    }
}

#[test]
fn every_reference_of_the_year_is_to_a_row_that_exists() {
    let mut known: Vec<(TableKind, String)> = Vec::new();
    let mut references: Vec<(TableKind, TableKind, String)> = Vec::new();
    for kind in TableKind::ALL {
        let bytes = demo(*kind);
        let sheet = tables::read("demo", &bytes, &Limits::default()).expect("readable");
        let key = kind.columns().iter().position(|column| column.is_key).expect("a key");
        let headings = sheet.rows().next().expect("headings");
        let at = headings
            .cells()
            .position(|cell| cell.text == kind.columns()[key].name)
            .expect("its column");
        known.extend(sheet.rows().skip(1).map(|row| (*kind, row.cell(at).text.to_owned())));
        let rows = Rows::parse(*kind, &sheet).expect("no fault");
        references.extend(rows.references().iter().map(|r| (*kind, r.table, r.key.to_string())));
    }
    assert!(references.len() > 1_000, "{}", references.len());
    // The windows are not in a table of the year's folder.
    references.retain(|(_, table, _)| *table != TableKind::Windows);
    for (from, table, key) in references {
        assert!(known.contains(&(table, key.clone())), "{from} refers to {key} in {table}");
    }
}

#[test]
fn a_learner_has_languages_wishes_and_marks() {
    let learners = parsed::<Learner>(&demo(TableKind::Learners));
    let first = learners.values().next().expect("a learner");
    assert_eq!((first.id.as_str(), first.born), ("L001", date(2007, 5, 12)));
    let language = |code: &str| code.parse::<Language>().expect("a language");
    assert_eq!(first.languages.get(&language("en")), Some(&Cefr::B1));
    assert_eq!(first.languages.get(&language("es")), None);
    assert_eq!(first.native_language, Some(language("nb")));
    let wishes: Vec<&str> = first.wishes.0.iter().map(|key| key.as_str()).collect();
    assert_eq!(wishes, ["P04", "P01", "P03"]);
    assert_eq!(first.stay, Stay { long: true, weeks: Some(14) });
    let marks: Vec<(&str, u32)> =
        first.marks.iter().map(|(of, mark)| (of.as_str(), mark.0)).collect();
    assert_eq!(
        marks,
        [
            ("employer", 360),
            ("expected_benefit", 330),
            ("independence", 400),
            ("language", 290),
            ("reflection", 370),
            ("vocational", 300),
        ]
    );
    assert_eq!(
        (first.total.map(|total| total.0), first.outcome),
        (Some(6_900), Some(Outcome::Selected))
    );
    let hard =
        learners.values().filter(|learner| learner.buddy_kind == Some(BuddyKind::Hard)).count();
    assert_eq!(hard, 2);
    let any_window =
        learners.values().filter(|learner| learner.window_preference.is_none()).count();
    assert!(any_window > 0);
}

#[test]
fn figures_of_the_year_are_what_its_readme_says() {
    let offers = parsed::<Offer>(&demo(TableKind::Offers));
    assert_eq!(offers.values().map(|offer| offer.slots).sum::<u32>(), 86);
    let partners = parsed::<Partner>(&demo(TableKind::Partners));
    let room = |window: &str| -> u32 {
        partners
            .values()
            .flat_map(|p| p.capacity.iter())
            .filter(|(of, _)| of.as_str() == window)
            .map(|(_, n)| n)
            .sum()
    };
    assert_eq!((room("W1"), room("W2")), (36, 36));
    let companies = parsed::<HomeCompany>(&demo(TableKind::HomeCompanies));
    assert_eq!(companies.values().filter(|company| company.blackout.is_some()).count(), 11);
    let units = parsed::<Unit>(&demo(TableKind::Units));
    assert_eq!(units.rows.len(), 81);
    let visits = parsed::<Visit>(&demo(TableKind::Visits));
    assert!(visits.values().all(|visit| !visit.learners.is_empty()));
    let guardians = parsed::<Guardian>(&demo(TableKind::Guardians));
    assert!(guardians.values().all(|guardian| guardian.phone.is_some()));
    let needs = parsed::<SupportNeed>(&demo(TableKind::SupportNeeds));
    assert_eq!(needs.rows.len(), 16);
    assert_eq!(format!("{:?}", needs.rows[0].row), "SupportNeed { .. }");
}

#[test]
fn rates_say_for_which_days_they_are() {
    let costs = parsed::<UnitCost>(&demo(TableKind::UnitCosts));
    let individual = |day: u32, group: &str| -> Vec<Eur> {
        costs
            .values()
            .filter(|c| c.kind == RateKind::IndividualSupport)
            .filter(|c| c.scope == Scope::Profile(Profile::VetLearner))
            .filter(|c| c.country_group.is_some_and(|g| g.code() == group))
            .filter(|c| c.unit.per == Per::Day && c.unit.span.contains(day))
            .map(|c| c.amount)
            .collect()
    };
    assert_eq!(individual(14, "G1"), [Eur::euros(70)]);
    assert_eq!(individual(15, "G1"), [Eur::euros(49)]);
    assert_eq!(individual(100, "G3"), [Eur::euros(36)]);
}

#[test]
fn the_rates_make_a_table_that_holds_together() {
    let costs = parsed::<UnitCost>(&demo(TableKind::UnitCosts)).into_values();
    let rates = costs.into_iter().map(|c| Rate {
        kind: c.kind,
        scope: c.scope,
        country_group: c.country_group,
        band: c.band,
        unit: c.unit,
        amount: c.amount,
        call_year: c.call_year,
        verified: c.verified,
        source: c.source.unwrap_or_default(),
    });
    assert_eq!(RateTable::new(rates.collect()).map(|table| table.rates().len()), Ok(36));
}
