//! The programme of a group: what it will learn, day by day, with the list of everybody who takes part. Funders take it
//! as proof.

use crate::page::{Paper, Part, Row, Table, fact, facts, words as column};
use crate::{Error, Setting, label};
use walz_domain::group_programme::Plan;
use walz_domain::window::Period;

/// A learner in the list of participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub name: String,
    pub trade: String,
    /// Where they work, if that is known.
    pub host: String,
    /// When they are there.
    pub period: Period,
}

/// The programme as PDF. `sender` is the office, `partner` where the group is.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(
    plan: &Plan,
    sender: &str,
    partner: &str,
    participants: &[Participant],
    setting: &Setting,
) -> Result<Vec<u8>, Error> {
    paper(plan, sender, partner, participants, setting).pdf(setting)
}

pub(crate) fn paper(
    plan: &Plan,
    sender: &str,
    partner: &str,
    participants: &[Participant],
    setting: &Setting,
) -> Paper {
    let words = setting.words;
    let title = words.t("document-group-title").to_string();
    let mut paper = Paper::new(setting, title, sender, plan.title.clone());
    paper.subtitle = plan.title.clone();
    paper.push(facts([
        fact(words.t("document-period"), label::period(words, plan.period)),
        fact(words.t("document-sending"), sender),
        fact(words.t("document-hosting"), partner),
    ]));
    for (key, text) in [
        ("document-outcomes", &plan.outcomes),
        ("document-group-method", &plan.method),
        ("document-group-evaluation", &plan.evaluation),
    ] {
        if !text.is_empty() {
            paper.push(Part::section(words.t(key)));
            paper.push(Part::text(text));
        }
    }
    if !plan.days.is_empty() {
        let day = |day: &walz_domain::group_programme::GroupDay| {
            Row::plain([words.weekday_date(day.date), day.text.clone(), day.place.clone()])
        };
        paper.push(Part::section(words.t("document-group-days")));
        paper.push(Part::Table(Table {
            columns: vec![
                column(words.t("document-day"), 3),
                column(words.t("document-programme-task"), 6),
                column(words.t("document-programme-place"), 3),
            ],
            rows: plan.days.iter().map(day).collect(),
            size: 9.5,
            air: 4.0,
        }));
    }
    paper.push(Part::section(words.t("document-group-participants")));
    let learners = participants.iter().map(|one| {
        let role = words.t("document-learner").to_string();
        Row::plain([
            one.name.clone(),
            if one.trade.is_empty() { role } else { format!("{role}, {}", one.trade) },
            one.host.clone(),
            label::period(words, one.period),
        ])
    });
    let escorts = plan.escorts.iter().map(|one| {
        let role = words.t("document-group-escort").to_string();
        Row::plain([
            one.name.to_string(),
            if one.role.is_empty() { role } else { format!("{role}, {}", one.role) },
            String::new(),
            label::period(words, one.period),
        ])
    });
    paper.push(Part::Table(Table {
        columns: vec![
            column(words.t("document-name"), 4),
            column(words.t("document-group-as"), 4),
            column(words.t("document-group-host"), 4),
            column(words.t("document-period"), 4),
        ],
        rows: learners.chain(escorts).collect(),
        size: 9.5,
        air: 4.0,
    }));
    paper
}
