//! The file of one learner: what is next and whose it is, the way so far, place, papers, money, people, history.

use super::learner;
use super::say::{Action, first_action, happened, mend, who, why};
use crate::Site;
use crate::answer::Answer;
use crate::grant::Lines;
use crate::label::{self, money, period, place};
use crate::layout::{Nav, Notice, Page, Tone, Visitor, show};
use crate::round::{act_label, stage_label, stage_tone, turn_label, warning_label, warning_look};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_domain::case::Act;
use walz_domain::consent::{Answer as Said, Purpose};
use walz_domain::person::{Person, age_on};
use walz_domain::signing::{Party, State as Signing};
use walz_service::case::StayFile;
use walz_service::learner::{File, see};
use walz_service::{family, signing};
use walz_words::Words;

#[derive(Template)]
#[template(path = "people/file.html")]
struct FilePage {
    page: Page,
    /// What all addresses of the learner begin with.
    at: String,
    runs: bool,
    about: Vec<String>,
    minor: bool,
    stage: (Tone, String),
    warnings: Vec<(Tone, &'static str, String)>,
    next: Option<Next>,
    action: Option<Action>,
    steps: Vec<Step>,
    place: Vec<(String, String)>,
    stay: Option<String>,
    gates: Vec<GateRow>,
    papers: Vec<(String, String)>,
    texts: Vec<TextRow>,
    money: Option<Money>,
    people: Vec<Contact>,
    guardians: Vec<Asked>,
    needs: bool,
    /// When, what, and by whom, the newest first.
    history: Vec<(String, String, String)>,
    /// The same, folded.
    earlier: Vec<(String, String, String)>,
}

struct Next {
    turn: String,
    act: String,
    due: Option<(bool, String)>,
}

/// A day on the way.
struct Step {
    class: &'static str,
    icon: &'static str,
    what: String,
    day: String,
    /// Said to those who cannot see the mark.
    standing: &'static str,
}

struct GateRow {
    name: String,
    met: bool,
    why: Option<String>,
    action: Option<Action>,
}

/// One of the two texts, with who has signed.
struct TextRow {
    title: String,
    href: String,
    tone: Tone,
    standing: String,
    parties: Vec<(Tone, &'static str, String)>,
    remind: bool,
}

struct Money {
    lines: Lines,
    total: String,
    days: String,
    /// When it was calculated, and how often before.
    calculated: String,
    earlier: Vec<String>,
}

struct Contact {
    name: String,
    role: String,
    phone: Option<String>,
    email: Option<String>,
}

/// Somebody who is asked for consents, with an answer for each purpose.
struct Asked {
    name: String,
    relation: String,
    /// What was asked, and what they said.
    answers: Vec<(String, Tone, String)>,
}

pub(super) async fn show_file(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let file = see(&site.app, &ctx, learner(&text)?).await?;
    Ok(show(&page(visitor, &file)))
}

pub(super) async fn invite_family(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let written = family::invite(&site.app, &ctx, learner(&text)?).await?;
    let count = usize::try_from(written).unwrap_or(usize::MAX);
    let notice = match count {
        0 => Notice::bad("people-family-nobody"),
        count => Notice::good("people-family-invited").count("count", count),
    };
    Ok(notice.then(&format!("/people/{text}#family")))
}

/// Entries of the history that are not folded.
const SHOWN: usize = 12;

fn page(visitor: Visitor, file: &File) -> FilePage {
    let words = visitor.words;
    let case = &file.case;
    let id = file.file.learner.id;
    let stay = file.file.stay.as_ref();
    let trade = file.file.trade.name(words.language().code()).to_owned();
    let age = file.file.person.born.map(|born| {
        let age = i64::from(age_on(born, file.today));
        words.t("people-age").with("age", age).to_string()
    });
    let company = file.file.company.name.to_string();
    let next = (case.next.act != Act::None).then(|| Next {
        turn: turn_label(words, case.next.turn),
        act: act_label(words, case.next.act),
        due: case.next.due.map(|due| (due < file.today, words.due(due, file.today))),
    });
    let look = |warning: &walz_domain::case::Warning| {
        let (tone, icon) = warning_look(*warning);
        (tone, icon, warning_label(words, *warning))
    };
    let mut history = history(file, words);
    let earlier = history.split_off(history.len().min(SHOWN));
    FilePage {
        at: format!("/people/{id}"),
        runs: file.runs,
        about: [Some(trade), Some(company), age].into_iter().flatten().collect(),
        minor: file.file.is_minor(file.today),
        stage: (stage_tone(case.stage), stage_label(words, case.stage)),
        warnings: case.warnings.iter().map(look).collect(),
        next,
        action: first_action(&case.next, id, stay, words).filter(|_| file.runs),
        steps: steps(file, words),
        place: stay.map(|stay| where_to(stay, words)).unwrap_or_default(),
        stay: stay.map(|stay| format!("/stays/{}", stay.mobility.id)),
        gates: stay.map(|stay| gates(file, stay, words)).unwrap_or_default(),
        papers: stay.map(|stay| papers(stay, &file.zone, words)).unwrap_or_default(),
        texts: stay.map(|stay| texts(stay, words)).unwrap_or_default(),
        money: shown_money(file, words),
        people: people(file, words),
        guardians: guardians(file, words),
        needs: file.needs,
        history,
        earlier,
        page: Page::staff(visitor, Nav::People, &file.file.person.name),
    }
}

fn steps(file: &File, words: Words) -> Vec<Step> {
    file.facts
        .iter()
        .map(|fact| Step {
            class: if fact.ahead { "" } else { "done" },
            icon: if fact.ahead { "" } else { "check" },
            what: label::code(words, "fact", fact.kind.code()),
            day: words.weekday_date(fact.day),
            standing: if fact.ahead { "steps-ahead" } else { "steps-done" },
        })
        .collect()
}

fn where_to(stay: &StayFile, words: Words) -> Vec<(String, String)> {
    let home = match (&stay.accommodation, housing(stay)) {
        (Some(home), _) => {
            let kind = words.t(format!("home-kind-{}", home.kind.code())).to_string();
            format!("{}, {kind}, {}", home.code, home.city)
        }
        (None, Some(reference)) => reference,
        (None, None) => words.t("people-no-home").to_string(),
    };
    let hours = words.t("document-hours-per-week").with("hours", stay.offer.hours_per_week);
    crate::agreement::facts([
        (words.t("document-hosting"), stay.host.name.to_string()),
        (words.t("document-place"), place(words, &stay.host.city, stay.host.country)),
        (words.t("document-intermediary"), stay.partner.name.to_string()),
        (words.t("document-period"), period(words, stay.mobility.period)),
        (words.t("document-working-time"), hours.to_string()),
        (words.t("people-home"), home),
    ])
}

fn housing(stay: &StayFile) -> Option<String> {
    let housing = walz_domain::paper::PaperKind::Housing;
    stay.papers.iter().find(|paper| paper.kind == housing).map(|paper| paper.reference.clone())
}

fn gates(file: &File, stay: &StayFile, words: Words) -> Vec<GateRow> {
    let before = !stay.mobility.state.is_abroad() && !stay.mobility.state.has_ended();
    stay.gates
        .iter()
        .map(|gate| GateRow {
            name: words.t(format!("gate-{}", gate.gate.code())).to_string(),
            met: gate.met,
            why: why(gate, words),
            action: (!gate.met && before && file.runs)
                .then(|| mend(gate.gate, file.file.learner.id, stay, words)),
        })
        .collect()
}

/// The papers that are there: what they are, and what names them, until when.
fn papers(stay: &StayFile, zone: &str, words: Words) -> Vec<(String, String)> {
    stay.papers
        .iter()
        .map(|paper| {
            let until = paper
                .valid_until
                .map(|day| words.t("paper-valid-until").with("date", words.date(day)).to_string());
            let seen = words
                .t("paper-checked")
                .with("name", paper.checked_by.as_str())
                .with("date", words.date(walz_service::day_in(zone, paper.checked_at)))
                .to_string();
            let said = [Some(paper.reference.clone()), until, Some(seen)];
            let kind = words.t(format!("gate-{}", paper.kind.code())).to_string();
            (kind, said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
        .collect()
}

fn texts(stay: &StayFile, words: Words) -> Vec<TextRow> {
    let (agreement, amendment) = (stay.agreement(), stay.amendment());
    let amendment =
        amendment.map(|text| text_row(&**text, words.t("document-amendment").to_string(), words));
    let agreement = agreement
        .map(|text| text_row(&**text, words.t("document-agreement-title").to_string(), words));
    let grant = stay
        .grants
        .first()
        .map(|text| text_row(&**text, words.t("document-grant-title").to_string(), words));
    agreement.into_iter().chain(amendment).chain(grant).collect()
}

fn text_row<T: signing::Text>(text: &T, title: String, words: Words) -> TextRow {
    let state = text.state();
    let (tone, standing) = crate::signing::standing(state, words);
    let id: uuid::Uuid = text.id().into();
    let parties = state.on_record().map(|(document, signed)| {
        let tag = |party: &Party| {
            let name = label::party(words, party);
            match signed.get(party) {
                Some(_) => (Tone::Good, "check", name),
                None => (Tone::Wait, "clock", name),
            }
        };
        document.parties.iter().map(tag).collect()
    });
    TextRow {
        title,
        href: format!("/{}/{id}", T::KIND.path),
        tone,
        standing,
        parties: parties.unwrap_or_default(),
        remind: matches!(state, Signing::Offered { .. }),
    }
}

fn shown_money(file: &File, words: Words) -> Option<Money> {
    let (newest, earlier) = file.money.split_first()?;
    let day = |at| words.date(walz_service::day_in(&file.zone, at));
    let entitlement = &newest.entitlement;
    Some(Money {
        lines: Lines::new(&entitlement.lines, words),
        total: money(words, entitlement.total()),
        days: words
            .t("document-funded-days")
            .with("funded", entitlement.days.funded)
            .with("activity", entitlement.days.activity)
            .with("travel", entitlement.days.travel)
            .with("unpaid", entitlement.days.interrupted + entitlement.days.zero_grant)
            .to_string(),
        calculated: words
            .t("people-money-calculated")
            .with("number", newest.number)
            .with("date", day(newest.at))
            .to_string(),
        earlier: earlier
            .iter()
            .map(|old| {
                words
                    .t("people-money-earlier")
                    .with("number", old.number)
                    .with("date", day(old.at))
                    .with("total", money(words, old.entitlement.total()))
                    .to_string()
            })
            .collect(),
    })
}

fn people(file: &File, words: Words) -> Vec<Contact> {
    let own = contact(&file.file.person, words.t("role-learner").to_string());
    let helpers = file.helpers.iter().map(|(helper, person)| {
        contact(person, label::code(words, "people-helper", helper.code()))
    });
    let sheet = file.sheet.iter().flat_map(|sheet| &sheet.contacts).map(|one| Contact {
        name: one.name.to_string(),
        role: words
            .t("people-emergency-contact")
            .with("relation", one.relation.as_str())
            .to_string(),
        phone: Some(one.phone.to_string()),
        email: None,
    });
    std::iter::once(own).chain(helpers).chain(sheet).collect()
}

fn contact(person: &Person, role: String) -> Contact {
    Contact {
        name: person.name.to_string(),
        role,
        phone: person.phone.as_ref().map(ToString::to_string),
        email: person.email.as_ref().map(ToString::to_string),
    }
}

fn asked() -> impl Iterator<Item = &'static Purpose> {
    Purpose::ALL.iter().filter(|purpose| purpose.asked_of_guardians())
}

fn guardians(file: &File, words: Words) -> Vec<Asked> {
    let said = |guardian: &walz_domain::guardian::Guardian, purpose: Purpose| {
        let (tone, answer) = answer(guardian.answer(purpose), words);
        (label::code(words, "consent-purpose", purpose.code()), tone, answer)
    };
    let row = |(guardian, person): &(walz_domain::guardian::Guardian, Person)| Asked {
        name: person.name.to_string(),
        relation: guardian.relation.clone(),
        answers: asked().map(|purpose| said(guardian, *purpose)).collect(),
    };
    file.guardians.iter().map(row).collect()
}

/// How an answer is called, and its tone.
pub(crate) fn answer(answer: Said, words: Words) -> (Tone, String) {
    let tone = match answer {
        Said::Pending => Tone::Wait,
        Said::Given => Tone::Good,
        Said::Refused | Said::Withdrawn => Tone::Bad,
    };
    (tone, label::code(words, "consent-answer", answer.code()))
}

fn history(file: &File, words: Words) -> Vec<(String, String, String)> {
    let zone = jiff::tz::TimeZone::get(&file.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    file.history
        .iter()
        .map(|entry| {
            (words.date_time(entry.recorded.at, &zone), happened(entry, words), who(entry, words))
        })
        .collect()
}
