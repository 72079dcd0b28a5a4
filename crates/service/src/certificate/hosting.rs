//! What a host and its mentor did for learners.

use super::{Known, made, office};
use crate::signing::File;
use crate::{App, Context, Error, Result, Subject, Work, people};
use serde_json::json;
use walz_documents::hosting_certificate::{self, Certified};
use walz_domain::HostCompanyId;
use walz_domain::agreement::Agreement;
use walz_domain::hosting::Hosting;
use walz_domain::mobility::Mobility;
use walz_domain::person::Name;
use walz_policy as policy;
use walz_store::{self as store, Id, Stored};
use walz_words::Language;

/// The certificate of a host company.
///
/// # Errors
/// [`Error::NotFound`] where there is no such host or it is not the actor's business; [`Error::Refused`] where nobody was
/// there yet.
pub async fn of_host(
    app: &App,
    ctx: &Context,
    host: HostCompanyId,
    language: Language,
) -> Result<File> {
    certify(app, ctx, host, language, false).await
}

/// The certificate of the host's mentor, for the learners whose agreements name them.
///
/// # Errors
/// As [`of_host`]; [`Error::Refused`] where no mentor is known.
pub async fn of_mentor(
    app: &App,
    ctx: &Context,
    host: HostCompanyId,
    language: Language,
) -> Result<File> {
    certify(app, ctx, host, language, true).await
}

async fn certify(
    app: &App,
    ctx: &Context,
    host: HostCompanyId,
    language: Language,
    for_mentor: bool,
) -> Result<File> {
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = ctx.actor.organisation;
    let found = store::host_company::find(&mut work, organisation, host).await?;
    let host = found.ok_or(Error::NotFound)?.into_value();
    let may = policy::certificate::of_host(&ctx.actor, organisation, host.id, host.partner);
    let may = may.ok_or(Error::NotFound)?;
    let mentor = match for_mentor {
        true => {
            let name = people::name(&mut work, organisation, host.mentor).await?;
            Some(name.ok_or_else(|| Error::refused("certificate-refused-no-mentor"))?)
        }
        false => None,
    };
    let partner = store::partner::find(&mut work, organisation, host.partner).await?;
    let partner = partner.map(|partner| partner.name.to_string()).unwrap_or_default();
    let stays = stays(&mut work, may.host, mentor.as_ref(), language).await?;
    let hosting = Hosting::of(
        stays.iter().map(|(stay, trade)| (stay, trade.clone())),
        crate::today(&mut work).await?,
    );
    if hosting.learners() == 0 {
        return Err(Error::refused("certificate-refused-nobody-came"));
    }
    let (own, setting) = office(&mut work, ctx, language).await?;
    let (words, detail) = (setting.words, json!({ "mentor": for_mentor }));
    let name = format!("{}-{}", if for_mentor { "mentor" } else { "host" }, host.code);
    let set = Box::new(move || {
        let certified = Certified {
            office: own.name.as_str(),
            office_city: &own.city,
            host: host.name.as_str(),
            city: &host.city,
            country: host.country,
            partner: &partner,
            mentor: mentor.as_ref().map(Name::as_str),
            hosting: &hosting,
        };
        hosting_certificate::pdf(&certified, &setting)
    });
    work.journal("host.certified", Subject::new("host_company", may.host), detail);
    work.commit(()).await?;
    let bytes = made(app.seal.clone(), ctx.now, Known { words, set }).await?;
    Ok(File::pdf(name, bytes))
}

/// The stays at a host, each with the name of its trade; of a mentor only those whose agreement names them.
async fn stays(
    work: &mut Work,
    host: HostCompanyId,
    mentor: Option<&Name>,
    language: Language,
) -> Result<Vec<(Mobility, String)>> {
    let organisation = work.ctx().actor.organisation;
    let mut all = Vec::new();
    for offer in store::offer::of_host(work, organisation, Id(host)).await? {
        let trade = store::trade::find(work, organisation, offer.trade).await?;
        let trade = trade.map(|trade| trade.name(language.code()).to_owned()).unwrap_or_default();
        for stay in store::mobility::of_offer(work, organisation, Id(offer.id)).await? {
            let texts = store::agreement::of_mobility(work, organisation, Id(stay.id)).await?;
            if mentor.is_none_or(|mentor| names(&texts, mentor)) {
                all.push((stay.into_value(), trade.clone()));
            }
        }
    }
    Ok(all)
}

/// Whether an agreement that came into force names somebody as the mentor at work.
fn names(texts: &[Stored<Agreement>], mentor: &Name) -> bool {
    let held = texts.iter().filter(|text| text.state.in_force_since().is_some());
    held.map(|text| &text.content.hosting.mentor.name).any(|name| name == mentor)
}
