//! A row of the board in words.

use super::label::{act_label, stage_label, stage_tone, turn_label, warning_label, warning_look};
use crate::layout::Tone;
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::case::{Act, Stage, Turn};
use walz_domain::{CallId, LearnerId};
use walz_service::board::{BoardRow, Names};
use walz_words::Words;

pub(super) struct Row {
    pub(super) learner: LearnerId,
    pub(super) name: String,
    pub(super) trade: String,
    pub(super) minor: bool,
    pub(super) stage: (Tone, String),
    pub(super) days: i64,
    pub(super) place: Option<Place>,
    pub(super) papers: (u32, u32),
    pub(super) warnings: Vec<(Tone, &'static str, String)>,
    pub(super) step: Option<Step>,
    pub(super) href: String,
}

pub(super) struct Place {
    pub(super) host: String,
    pub(super) town: String,
    pub(super) days: String,
}

pub(super) struct Step {
    pub(super) turn: String,
    pub(super) act: String,
    pub(super) due: Option<(bool, String)>,
    pub(super) mine: bool,
}

/// Makes rows of one board.
pub(super) struct Rows<'a> {
    words: Words,
    call: CallId,
    today: Date,
    trades: BTreeMap<&'a str, &'a str>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(words: Words, call: CallId, today: Date, names: &'a Names) -> Self {
        let language = words.language().code();
        let trades = names.trades.iter().map(|t| (t.code.as_str(), t.name(language))).collect();
        Self { words, call, today, trades }
    }

    pub(super) fn row(&self, row: BoardRow) -> Row {
        let words = self.words;
        let days = row.since.until(self.today).map_or(0, |span| i64::from(span.get_days()));
        // What is decided about places is decided on their page.
        let href = match row.act {
            Act::FindPlace | Act::ConfirmPlace => {
                format!("/rounds/{}/allocation#l-{}", self.call, row.learner)
            }
            Act::ReplacePlace => format!("/rounds/{}/repair#l-{}", self.call, row.learner),
            _ => format!("/people/{}", row.learner),
        };
        let look = |warning| {
            let (tone, icon) = warning_look(warning);
            (tone, icon, warning_label(words, warning))
        };
        Row {
            learner: row.learner,
            trade: self.trade(&row.trade),
            minor: row.minor,
            stage: (stage_tone(row.stage), stage_label(words, row.stage)),
            days: days.max(0),
            papers: row.papers,
            warnings: row.warnings.iter().copied().map(look).collect(),
            step: (row.act != Act::None).then(|| Step {
                turn: turn_label(words, row.turn),
                act: act_label(words, row.act),
                due: row.due.map(|due| (due < self.today, self.due(due))),
                mine: row.turn == Turn::Office,
            }),
            place: row.place.map(|place| Place {
                town: format!("{}, {}", place.city, place.country),
                days: words.date_range_short(place.first, place.last),
                host: place.host,
            }),
            name: row.name,
            href,
        }
    }

    fn due(&self, due: Date) -> String {
        if due <= self.today {
            self.words.due(due, self.today)
        } else {
            self.words.t("due-by").with("date", self.words.weekday(due)).to_string()
        }
    }

    fn trade(&self, code: &str) -> String {
        self.trades.get(code).copied().unwrap_or(code).to_owned()
    }

    /// The row for a list that leaves the board.
    pub(super) fn cells(&self, row: BoardRow) -> Vec<String> {
        let words = self.words;
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let place = row.place.as_ref();
        let warnings = row.warnings.iter().map(|w| warning_label(words, *w));
        vec![
            row.name.clone(),
            self.trade(&row.trade),
            stage_label(words, row.stage),
            place.map(|p| p.host.clone()).unwrap_or_default(),
            place.map(|p| format!("{}, {}", p.city, p.country)).unwrap_or_default(),
            day(place.map(|p| p.first)),
            day(place.map(|p| p.last)),
            format!("{}/{}", row.papers.0, row.papers.1),
            warnings.collect::<Vec<_>>().join(", "),
            turn_label(words, row.turn),
            act_label(words, row.act),
            day(row.due),
        ]
    }

    /// What stands above [`Rows::cells`].
    pub(super) fn headings(&self) -> Vec<String> {
        let words = self.words;
        let said = [
            words.t("board-learner"),
            words.t("board-trade"),
            words.t("board-stage"),
            words.t("board-host"),
            words.t("board-town"),
            words.t("board-first-day"),
            words.t("board-last-day"),
            words.t("board-papers"),
            words.t("board-warnings"),
            words.t("board-turn"),
            words.t("board-step"),
            words.t("board-due"),
        ];
        said.iter().map(ToString::to_string).collect()
    }
}

/// The stages of the journey that a strip shows: the ends that lead nowhere only where somebody is there.
pub(super) fn shown(stage: Stage, count: i64) -> bool {
    count > 0 || !matches!(stage, Stage::Reserve | Stage::NotSelected | Stage::Cancelled)
}
