//! Papers of a stay, and certificates of a host, to download.

use crate::Site;
use crate::answer::{Answer, Failed, id};
use crate::file;
use crate::host::{Account, Link, Way};
use crate::layout::{Form, Visitor};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use axum::extract::{Path, State};
use std::collections::BTreeSet;
use walz_domain::certificate::StayPaper;
use walz_domain::{HostCompanyId, MobilityId};
use walz_policy::Role;
use walz_policy::RoleKind::{Coordinator, Learner, Mentor, Partner};
use walz_service::network::PartnerFile;
use walz_service::signing::File;
use walz_service::{Context, Error, certificate};
use walz_words::{Language, Words};

const TAKES: Door = Door::Roles(&[Coordinator, Learner]);
const CERTIFIES: Door = Door::Roles(&[Coordinator, Partner]);
const MENTOR: Door = Door::Roles(&[Mentor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}/papers/{paper}", TAKES, of_stay)
        .get("/hosts/{host}/certificate", CERTIFIES, of_host)
        .get("/hosts/{host}/mentor-certificate", CERTIFIES, of_mentor)
        .get("/host/certificate", MENTOR, own_host::<Account>)
        .get("/host/mentor-certificate", MENTOR, own_mentor::<Account>)
        .get("/t/{token}/host/certificate", Door::Link, own_host::<Link>)
        .get("/t/{token}/host/mentor-certificate", Door::Link, own_mentor::<Link>)
}

/// A paper that can be downloaded.
pub(crate) struct Download {
    pub(crate) address: String,
    pub(crate) name: String,
}

/// The papers of a stay, each in every language.
pub(crate) fn papers(stay: MobilityId, offered: &[StayPaper], words: Words) -> Vec<Download> {
    let named = |paper: StayPaper| match paper {
        StayPaper::EuropassMobility => words.t("certificates-europass"),
        StayPaper::Transcript => words.t("certificates-transcript"),
        StayPaper::Attendance => words.t("certificates-attendance"),
    };
    let in_language = |paper: StayPaper, language: Language| Download {
        address: format!("/stays/{stay}/papers/{paper}?language={}", language.code()),
        name: named(paper).with("language", words.language_name(language.code())).to_string(),
    };
    let all = offered.iter().flat_map(|paper| {
        // The reader's own language first.
        let others = Language::OFFERED.into_iter().filter(|other| *other != words.language());
        std::iter::once(words.language())
            .chain(others)
            .map(|language| in_language(*paper, language))
    });
    all.collect()
}

/// A host where learners were, with the certificates for it.
pub(crate) struct Certified {
    pub(crate) name: String,
    pub(crate) company: String,
    /// Where a mentor is known.
    pub(crate) mentor: Option<String>,
}

/// The hosts of a partner where learners were.
pub(crate) fn certified(file: &PartnerFile) -> Vec<Certified> {
    let came = file.learners.iter().filter(|there| there.stay.state.departed().is_some());
    let hosts: BTreeSet<HostCompanyId> = came.map(|there| there.host).collect();
    let of = |host: &walz_domain::host_company::HostCompany| Certified {
        name: host.name.to_string(),
        company: format!("/hosts/{}/certificate", host.id),
        mentor: host.mentor.map(|_| format!("/hosts/{}/mentor-certificate", host.id)),
    };
    file.hosts.iter().filter(|host| hosts.contains(&host.id)).map(|host| of(host)).collect()
}

async fn of_stay(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path((mobility, paper)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let paper: StayPaper = paper.parse().map_err(|_| Failed::from(Error::NotFound))?;
    let asked = form.text("language");
    let asked = Language::OFFERED.into_iter().find(|language| language.code() == asked);
    let language = asked.unwrap_or(ctx.language);
    let File { name, bytes, .. } =
        certificate::of_stay(&site.app, &ctx, id(&mobility)?, paper, language).await?;
    Ok(file::pdf(&name, bytes))
}

async fn of_host(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(host): Path<String>,
) -> Answer {
    host_paper(&site, &ctx, id(&host)?, visitor.words).await
}

async fn of_mentor(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(host): Path<String>,
) -> Answer {
    mentor_paper(&site, &ctx, id(&host)?, visitor.words).await
}

async fn own_host<W: Way>(way: W, State(site): State<Site>, visitor: Visitor) -> Answer {
    host_paper(&site, way.ctx(), own(way.ctx())?, visitor.words).await
}

async fn own_mentor<W: Way>(way: W, State(site): State<Site>, visitor: Visitor) -> Answer {
    mentor_paper(&site, way.ctx(), own(way.ctx())?, visitor.words).await
}

/// The host that a mentor works at.
fn own(ctx: &Context) -> Result<HostCompanyId, Error> {
    match ctx.actor.role {
        Role::Mentor(host) => Ok(host),
        _ => Err(Error::NotFound),
    }
}

async fn host_paper(site: &Site, ctx: &Context, host: HostCompanyId, words: Words) -> Answer {
    let made = certificate::of_host(&site.app, ctx, host, words.language()).await?;
    Ok(file::pdf(&made.name, made.bytes))
}

async fn mentor_paper(site: &Site, ctx: &Context, host: HostCompanyId, words: Words) -> Answer {
    let made = certificate::of_mentor(&site.app, ctx, host, words.language()).await?;
    Ok(file::pdf(&made.name, made.bytes))
}
