//! The form of a round's plan: its days, its criteria and its periods. A new round and a change of one share it.

use crate::layout::{Field, Form, Page};
use crate::number::{hundredths, tenths};
use crate::when::date;
use walz_domain::call::{Call, Criterion, Plan, PlanPart};
use walz_domain::deadline::{Deadline, Deadlines, LONGEST};
use walz_domain::window::{Period, Window};
use walz_words::Words;

/// Rows that the form takes of each kind.
const MOST: usize = 100;
/// Rows that an empty form has.
const LEAST: usize = 4;
/// Empty rows below those that are filled.
const MORE: usize = 2;

const CRITERION: [&str; 3] = ["code", "weight", "evidence"];
const WINDOW: [&str; 4] = ["code", "season", "first", "last"];

/// What the template of the form needs to know.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) criteria: Vec<usize>,
    pub(super) windows: Vec<usize>,
    /// Whether a deadline was refused, so that their fold is open.
    pub(super) late: bool,
    /// Parts that can no longer be decided anew.
    stands: Vec<PlanPart>,
}

impl Fields {
    /// The fields for what is filled in, of a call that is there or a new one.
    pub(super) fn of(form: &Form, call: Option<&Call>) -> Self {
        let rows = |kind: &str, names: &[&str]| {
            let rows = filled(form, kind, names).len();
            (1..=(rows + MORE).clamp(LEAST, MOST)).collect()
        };
        let stands = |part: &PlanPart| call.is_some_and(|call| call.stands(*part));
        Self {
            criteria: rows("criterion", &CRITERION),
            windows: rows("window", &WINDOW),
            late: form.problems().iter().any(|problem| problem.field.starts_with("deadline_")),
            stands: PlanPart::ALL.iter().copied().filter(stands).collect(),
        }
    }

    /// Whether a part may still be decided.
    pub(super) fn is_open(&self, part: &str) -> bool {
        !self.stands.iter().any(|stands| stands.code() == part)
    }

    /// The fields of the deadlines, in their order.
    pub(super) fn deadlines(&self, page: &Page) -> Vec<Field> {
        let field = |deadline: &Deadline| {
            let label = page.t(format!("round-deadline-{deadline}"));
            page.text(&days_of(*deadline), label).attribute("inputmode", "numeric").optional()
        };
        Deadline::ALL.iter().map(field).collect()
    }

    /// A field of a row, whose label says what it holds.
    pub(super) fn cell(&self, page: &Page, kind: &str, n: &usize, name: &str) -> Field {
        let label = page.t(format!("round-{kind}-{name}"));
        let field = field(kind, *n, name);
        match name {
            "first" | "last" => page.date(&field, label),
            "weight" => page.text(&field, label).attribute("inputmode", "numeric"),
            "evidence" | "season" => page.text(&field, label).optional(),
            _ => page.text(&field, label),
        }
    }
}

/// The key of what a part is called.
pub(super) const fn label(part: PlanPart) -> &'static str {
    match part {
        PlanPart::Title => "round-title",
        PlanPart::Opens => "round-opens",
        PlanPart::Closes => "round-closes",
        PlanPart::AppealsUntil => "round-appeals",
        PlanPart::Threshold => "round-threshold",
        PlanPart::Criteria => "round-criteria",
        PlanPart::Windows => "round-windows",
        PlanPart::LuckWeight => "round-luck",
        PlanPart::Deadlines => "round-deadlines",
    }
}

fn field(kind: &str, n: usize, name: &str) -> String {
    format!("{kind}-{n}-{name}")
}

/// The rows of which something is filled.
fn filled(form: &Form, kind: &str, names: &[&str]) -> Vec<usize> {
    let has = |n: &usize| names.iter().any(|name| !form.text(&field(kind, *n, name)).is_empty());
    (1..=MOST).filter(has).collect()
}

/// The form with these single fields, without empty rows between filled ones, so that rows have the numbers that the
/// verb counts.
pub(super) fn tidy(form: &Form, single: &[&str]) -> Form {
    let mut tidy = Form::new();
    let parts = PlanPart::ALL.iter().map(|part| part.code());
    for name in parts.chain(single.iter().copied()) {
        if !form.text(name).is_empty() {
            tidy = tidy.with(name, form.text(name));
        }
    }
    for deadline in Deadline::ALL {
        let name = days_of(*deadline);
        if !form.text(&name).is_empty() {
            tidy = tidy.with(&name, form.text(&name));
        }
    }
    for (kind, names) in [("criterion", &CRITERION[..]), ("window", &WINDOW[..])] {
        for (n, old) in (1..).zip(filled(form, kind, names)) {
            for name in names {
                tidy = tidy.with(&field(kind, n, name), form.text(&field(kind, old, name)));
            }
        }
    }
    tidy
}

/// A form with these criteria filled in.
pub(super) fn with_criteria(mut form: Form, criteria: &[Criterion]) -> Form {
    for (n, criterion) in (1..).zip(criteria.iter().take(MOST)) {
        form = form
            .with(&field("criterion", n, "code"), &criterion.code)
            .with(&field("criterion", n, "weight"), criterion.weight)
            .with(&field("criterion", n, "evidence"), &criterion.evidence);
    }
    form
}

/// A form with the whole plan filled in.
pub(super) fn with_plan(plan: &Plan) -> Form {
    let mut form = Form::new()
        .with("title", &plan.title)
        .with("opens", plan.opens)
        .with("closes", plan.closes)
        .with("appeals_until", plan.appeals_until)
        .with("threshold", decimal(plan.threshold))
        .with("luck_weight", decimal(plan.luck_weight.saturating_mul(10)));
    form = with_deadlines(form, plan.deadlines);
    for (n, window) in (1..).zip(plan.windows.iter().take(MOST)) {
        form = form
            .with(&field("window", n, "code"), &window.code)
            .with(&field("window", n, "season"), &window.season)
            .with(&field("window", n, "first"), window.period.first())
            .with(&field("window", n, "last"), window.period.last());
    }
    with_criteria(form, &plan.criteria)
}

/// A form with the deadlines filled in.
pub(super) fn with_deadlines(form: Form, deadlines: Deadlines) -> Form {
    let all = Deadline::ALL.iter();
    all.fold(form, |form, one| form.with(&days_of(*one), deadlines.of(*one)))
}

fn days_of(deadline: Deadline) -> String {
    format!("deadline_{deadline}")
}

/// Hundredths as somebody would type them.
pub(super) fn decimal(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") }
}

/// Whether the form takes as many rows as this plan has. One with more comes from tables and is changed by tables.
pub(super) fn holds(plan: &Plan) -> bool {
    plan.criteria.len() <= MOST && plan.windows.len() <= MOST
}

/// Reads the plan; what cannot be read is told at its field. What stands in `call` is taken from there.
pub(super) fn read(form: &mut Form, call: Option<&Call>, words: Words) -> Option<Plan> {
    let stands = |part| call.filter(|call| call.stands(part));
    let title = match stands(PlanPart::Title) {
        Some(call) => call.title.clone(),
        None => form.required("title", words.t("call-title-missing")),
    };
    let mut day = |part: PlanPart, known: fn(&Call) -> jiff::civil::Date| match stands(part) {
        Some(call) => Some(known(call)),
        None => date(form, part.code(), words),
    };
    let opens = day(PlanPart::Opens, |call| call.opens);
    let closes = day(PlanPart::Closes, |call| call.closes);
    let appeals_until = day(PlanPart::AppealsUntil, |call| call.appeals_until);
    let threshold = match stands(PlanPart::Threshold) {
        Some(call) => Some(call.threshold),
        None => form.parsed(
            "threshold",
            |text| hundredths(text).ok_or(()),
            |()| words.t("call-threshold-range").to_string(),
        ),
    };
    let criteria = match stands(PlanPart::Criteria) {
        Some(call) => Some(call.criteria.clone()),
        None => criteria(form, call, words),
    };
    let windows = match stands(PlanPart::Windows) {
        Some(call) => Some(call.windows.clone()),
        None => windows(form, words),
    };
    let luck_weight = match stands(PlanPart::LuckWeight) {
        Some(call) => Some(call.luck_weight),
        None => luck_weight(form, words),
    };
    let deadlines = match stands(PlanPart::Deadlines) {
        Some(call) => Some(call.deadlines),
        None => deadlines(form, words),
    };
    Some(Plan {
        title,
        opens: opens?,
        closes: closes?,
        appeals_until: appeals_until?,
        threshold: threshold?,
        criteria: criteria?,
        windows: windows?,
        luck_weight: luck_weight?,
        deadlines: deadlines?,
    })
}

/// Days that are left blank are as plans usually say.
fn deadlines(form: &mut Form, words: Words) -> Option<Deadlines> {
    let mut deadlines = Deadlines::default();
    let unfit = |_| words.t("call-deadline-unfit").with("most", LONGEST).to_string();
    for one in Deadline::ALL {
        let name = days_of(*one);
        if !form.text(&name).is_empty() {
            let days = form.parsed(&name, str::parse::<u16>, unfit);
            deadlines.set(*one, days.unwrap_or_default());
        }
    }
    Some(deadlines)
}

/// Nothing typed is nothing counted.
fn luck_weight(form: &mut Form, words: Words) -> Option<u32> {
    if form.text("luck_weight").is_empty() {
        return Some(0);
    }
    form.parsed(
        "luck_weight",
        |text| tenths(text).ok_or(()),
        |()| words.t("call-luck-range").to_string(),
    )
}

/// The field that a refusal of the criteria as a whole stands at.
pub(super) const CRITERIA: &str = "criterion-1-weight";
/// The field that a refusal of the periods as a whole stands at.
pub(super) const WINDOWS: &str = "window-1-code";

fn criteria(form: &mut Form, call: Option<&Call>, words: Words) -> Option<Vec<Criterion>> {
    let rows = filled(form, "criterion", &CRITERION);
    let mut read = |n: usize| {
        let code = form.required(&field("criterion", n, "code"), words.t("round-name-missing"));
        let share = |text: &str| text.trim_end_matches('%').trim().parse::<u32>();
        let weight = form.parsed(&field("criterion", n, "weight"), share, |_| {
            words.t("round-criterion-weight-unfit").to_string()
        });
        let evidence = form.text(&field("criterion", n, "evidence")).to_owned();
        // Where a criterion comes from stands in tables only, and stays with its name.
        let known = call.and_then(|call| call.criteria.iter().find(|c| c.code == code));
        let origin = known.map(|known| known.origin.clone()).unwrap_or_default();
        Some(Criterion { code, weight: weight?, evidence, origin })
    };
    // Every row is read before any is missed, so that all that is wrong is told.
    rows.into_iter().map(&mut read).collect::<Vec<_>>().into_iter().collect()
}

fn windows(form: &mut Form, words: Words) -> Option<Vec<Window>> {
    let rows = filled(form, "window", &WINDOW);
    let mut read = |n: usize| {
        let code = form.required(&field("window", n, "code"), words.t("round-name-missing"));
        let season = form.text(&field("window", n, "season")).to_owned();
        let first = date(form, &field("window", n, "first"), words);
        let last = date(form, &field("window", n, "last"), words);
        let period = Period::new(first?, last?);
        if period.is_err() {
            form.error(&field("window", n, "last"), words.t("visit-days-backwards"));
        }
        // A period that shares its season with no other is a season of its own.
        let season = if season.is_empty() { code.clone() } else { season };
        Some(Window { code, season, period: period.ok()? })
    };
    rows.into_iter().map(&mut read).collect::<Vec<_>>().into_iter().collect()
}
