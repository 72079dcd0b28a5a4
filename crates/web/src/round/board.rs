//! The board of one round.

use super::label::{stage_label, stage_tone, turn_label};
use super::query::{self, Query, View};
use super::row::{Row, Rows, shown};
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Field, Form, Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use jiff::civil::Date;
use walz_domain::CallId;
use walz_domain::call::CallState;
use walz_domain::case::{Act, Stage, Turn};
use walz_policy::RoleKind;
use walz_service::board::{self, Board, Names, PAGE};
use walz_service::saved_view::{self, SavedView};
use walz_words::Words;

#[derive(Template)]
#[template(path = "round/board.html")]
struct BoardPage {
    page: Page,
    call: CallId,
    /// The board without filters.
    whole: String,
    total: i64,
    days: String,
    notice: Option<String>,
    stages: Vec<Link<Tone>>,
    views: Vec<Link<()>>,
    saved: Vec<Saved>,
    query: Query,
    stage_choices: Vec<(&'static str, String)>,
    turn_choices: Vec<(&'static str, String)>,
    partner_choices: Vec<(String, String)>,
    trade_choices: Vec<(String, String)>,
    rows: Vec<Row>,
    next: Option<String>,
    to_match: i64,
    /// How many are reminded with one press, in the view of those who have not signed.
    unsigned: Option<i64>,
    runs: bool,
}

/// A part of the board with how many are in it.
struct Link<T> {
    look: T,
    count: i64,
    label: String,
    href: String,
    current: bool,
}

struct Saved {
    id: String,
    name: String,
    href: String,
    current: bool,
}

impl BoardPage {
    fn first(&self) -> String {
        self.query.at_start().address(self.call, "")
    }

    fn export(&self, ending: &str) -> String {
        self.query.at_start().address(self.call, &format!("/list.{ending}"))
    }

    /// The saved view that is shown.
    fn current(&self) -> Option<&Saved> {
        self.saved.iter().find(|view| view.current)
    }

    fn select(&self, name: &str, label: String, any: String) -> Field {
        self.page.select(name, label).option("", any)
    }
}

fn count_of(board: &Board, view: View) -> i64 {
    match view {
        View::All => board.count("all", ""),
        View::Yours => board.count("turn", Turn::Office.code()),
        View::Late => board.late,
        View::Warned => board.count("warned", ""),
        View::Unsigned => board.count("stage", Stage::Signing.code()),
        View::Minor => board.count("minor", ""),
        View::Abroad => board.count("stage", Stage::Abroad.code()),
    }
}

/// What the round as a whole is about to reach.
fn deadline(words: Words, board: &Board) -> Option<String> {
    let (call, today) = (&board.call, board.today);
    if call.state == CallState::Open && call.closes >= today {
        let said = words.t("board-deadline-applications");
        return Some(said.with("date", words.weekday_date(call.closes)).to_string());
    }
    let first = call.windows.iter().map(|w| w.period.first()).filter(|day| *day >= today).min()?;
    let unsigned = board.count("stage", Stage::Signing.code());
    let unplaced = board.count("stage", Stage::Matching.code());
    let said = words.t("board-deadline-stays").with("date", words.weekday_date(first));
    Some(said.with("unsigned", unsigned).with("unplaced", unplaced).to_string())
}

fn days(words: Words, board: &Board) -> String {
    let mut starts: Vec<Date> = board.call.windows.iter().map(|w| w.period.first()).collect();
    starts.sort_unstable();
    starts.dedup();
    let starts: Vec<String> = starts.into_iter().map(|day| words.date(day)).collect();
    words.list(&starts)
}

fn stages(words: Words, board: &Board, query: &Query) -> Vec<Link<Tone>> {
    let link = |stage: &Stage| {
        let count = board.count("stage", stage.code());
        shown(*stage, count).then(|| Link {
            look: stage_tone(*stage),
            count,
            label: stage_label(words, *stage),
            href: Query::of_stage(*stage).address(board.call.id, ""),
            current: query.stage == Some(*stage),
        })
    };
    Stage::ALL.iter().filter_map(link).collect()
}

fn views(words: Words, board: &Board, query: &Query) -> Vec<Link<()>> {
    let link = |view: View| Link {
        look: (),
        count: count_of(board, view),
        label: words.t(format!("board-view-{}", view.code())).to_string(),
        href: Query::of_view(view).address(board.call.id, ""),
        current: query.is_plain() && query.view == view,
    };
    View::ALL.into_iter().map(link).collect()
}

fn saved(views: &[SavedView], call: CallId, query: &Query) -> Vec<Saved> {
    let entry = |view: &SavedView| {
        let kept = query::read(&view.query);
        let current = kept == query.at_start();
        let (id, name) = (view.id.to_string(), view.name.clone());
        Saved { id, name, href: kept.address(call, ""), current }
    };
    views.iter().map(entry).collect()
}

/// Partners and trades that somebody on the board goes to or learns, by name.
fn choices(words: Words, board: &Board, names: &Names) -> [Vec<(String, String)>; 2] {
    let used = |kind: &str, value: &str| board.count(kind, value) > 0;
    let partners = names.partners.iter().filter(|p| used("partner", &p.id.to_string()));
    let partners = partners.map(|p| (p.id.to_string(), format!("{} ({})", p.city, p.name)));
    let language = words.language().code();
    let trades = names.trades.iter().filter(|t| used("trade", &t.code));
    let trades = trades.map(|t| (t.code.clone(), t.name(language).to_owned()));
    let by_name = |mut all: Vec<(String, String)>| {
        all.sort_by(|one, other| words.compare(&one.1, &other.1));
        all
    };
    [by_name(partners.collect()), by_name(trades.collect())]
}

/// How many cases wait for a signature, where the view shows those and nothing else: all of them can be reminded at
/// once.
fn unsigned(board: &Board, query: &Query) -> Option<i64> {
    let whole = query.at_start() == Query::of_view(View::Unsigned);
    Some(count_of(board, View::Unsigned)).filter(|count| whole && *count > 0)
}

pub(super) async fn show_board(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let query = Query::of(&form);
    let filter = query.filter(board::today(&site.app, &ctx).await?);
    let board = board::page(&site.app, &ctx, call, &filter, query.after, PAGE).await?;
    let names = board::names(&site.app, &ctx).await?;
    let kept = saved_view::list(&site.app, &ctx).await?;
    let words = visitor.words;
    let in_words = Rows::new(words, call, board.today, &names);
    let [partner_choices, trade_choices] = choices(words, &board, &names);
    let title = board.call.title.clone();
    let runs = ctx.actor.role.kind() == RoleKind::Coordinator;
    let next = board.next.map(|after| Query { after: Some(after), ..query.clone() });
    let page = BoardPage {
        call,
        whole: format!("/rounds/{call}"),
        total: board.count("all", ""),
        days: days(words, &board),
        notice: deadline(words, &board),
        stages: stages(words, &board, &query),
        views: views(words, &board, &query),
        saved: saved(&kept, call, &query),
        stage_choices: Stage::ALL.iter().map(|s| (s.code(), stage_label(words, *s))).collect(),
        turn_choices: Turn::ALL.iter().map(|t| (t.code(), turn_label(words, *t))).collect(),
        partner_choices,
        trade_choices,
        next: next.map(|query| query.address(call, "")),
        to_match: board.count("stage", Stage::Matching.code()),
        unsigned: unsigned(&board, &query).filter(|_| runs),
        runs,
        rows: board.rows.into_iter().map(|row| in_words.row(row)).collect(),
        query,
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    };
    Ok(show(&page))
}

/// Whether a proposed place waits for the office's word.
pub(super) fn is_proposed(row: &board::BoardRow) -> bool {
    row.act == Act::ConfirmPlace
}
