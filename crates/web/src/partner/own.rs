//! The page of somebody at a partner: who comes, who is there, who was, and which homes and places they keep for us.

use super::memorandum;
use crate::Site;
use crate::answer::Answer;
use crate::certificate::{Certified, certified};
use crate::layout::{Page, Tone, Visitor, show};
use crate::session::Ctx;
use crate::stay::state_of;
use askama::Template;
use axum::extract::State;
use std::collections::BTreeMap;
use walz_domain::HostCompanyId;
use walz_service::network::{self, PartnerFile, There};
use walz_words::Words;

#[derive(Template)]
#[template(path = "partner/own.html")]
struct Own {
    page: Page,
    lead: String,
    groups: Vec<Group>,
    certified: Vec<Certified>,
}

/// Those who are at the same point of their stay.
struct Group {
    title: String,
    learners: Vec<Learner>,
}

struct Learner {
    href: String,
    name: String,
    host: String,
    days: String,
    state: (Tone, String),
}

fn groups(found: &PartnerFile, words: Words) -> Vec<Group> {
    let hosts: BTreeMap<HostCompanyId, String> =
        found.hosts.iter().map(|host| (host.id, host.name.to_string())).collect();
    let learner = |there: &There| Learner {
        href: format!("/stays/{}", there.stay.id),
        name: there.name.clone(),
        host: hosts.get(&there.host).cloned().unwrap_or_default(),
        days: words.date_range(there.stay.period.first(), there.stay.period.last()),
        state: state_of(&there.stay.state, words),
    };
    type Belongs = fn(&There) -> bool;
    let all: [(&str, Belongs); 3] = [
        ("partner-own-there", |there| there.stay.state.is_abroad()),
        ("partner-own-coming", |there| {
            !there.stay.state.is_abroad() && !there.stay.state.has_ended()
        }),
        ("partner-own-gone", |there| there.stay.state.has_ended()),
    ];
    let group = |(key, belongs): (&str, Belongs)| Group {
        title: words.t(key).to_string(),
        learners: found.learners.iter().filter(|there| belongs(there)).map(learner).collect(),
    };
    all.into_iter().map(group).filter(|group| !group.learners.is_empty()).collect()
}

pub(super) async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let found = network::own(&site.app, &ctx).await?;
    let words = visitor.words;
    let lead = words.t("partner-own-lead").with("until", memorandum(words, &found.entry));
    let page = Page::plain(visitor, &found.entry.partner.name);
    Ok(show(&Own {
        page,
        lead: lead.to_string(),
        groups: groups(&found, words),
        certified: certified(&found),
    }))
}
