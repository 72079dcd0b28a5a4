//! From the confirmed place to readiness: agreements, money, papers, each at the day of the calendar.

use super::annexes;
use super::stage::{COORDINATOR, Stage};
use super::tables::Folder;
use super::world::World;
use anyhow::Result;
use jiff::civil::Date;
use std::collections::BTreeSet;
use walz_domain::LearnerId;
use walz_domain::agreement::Agreement;
use walz_domain::consent::{Answer, Purpose, Wording};
use walz_domain::emergency_sheet::EmergencyContact;
use walz_domain::grant::GrantAgreement;
use walz_domain::learner::Learner;
use walz_domain::mobility::Mobility;
use walz_domain::paper::PaperKind;
use walz_domain::signing::{Party, State};
use walz_domain::window::plus_days;
use walz_exchange::tables::TableKind;
use walz_policy::Actor;
use walz_service::import::Options;
use walz_service::signing::{self, Read, Via};
use walz_service::{Context, agreement, allocation, consent, grant, paper};
use walz_store::{self as store, Id};

/// The days of one season before its stays.
#[derive(Clone, Copy, Debug)]
struct SeasonDays {
    confirmed: Date,
    offered: Date,
    money: Date,
    last_words: Date,
}

impl SeasonDays {
    fn of(folder: &Folder, season: &str, first: Date) -> Self {
        let day = |code: &str| folder.milestone(&format!("{code}_{season}"));
        let confirmed = day("placement_confirmed").unwrap_or(plus_days(first, -38));
        let signed = day("learning_agreements").unwrap_or(plus_days(confirmed, 7));
        let last_words = day("pre_departure").unwrap_or(plus_days(first, -6));
        Self {
            confirmed,
            offered: plus_days(signed, -6).max(plus_days(confirmed, 1)),
            money: day("grant_agreements").unwrap_or(plus_days(signed, 14)),
            last_words,
        }
    }
}

/// What happens on a day between places and departure.
pub(super) async fn day(stage: &Stage, folder: &Folder, world: &World) -> Result<()> {
    let today = stage.today();
    let seasons: BTreeSet<&str> =
        world.network.call.windows.iter().map(|w| w.season.as_str()).collect();
    for season in seasons {
        let of_season = world.network.call.windows.iter().filter(|w| w.season == season);
        let Some(first) = of_season.map(|w| w.period.first()).min() else { continue };
        let days = SeasonDays::of(folder, season, first);
        if today == days.confirmed {
            confirm(stage, world, season).await?;
        }
        let stays: Vec<&(Learner, Mobility)> =
            world.stays.iter().filter(|(_, stay)| world.season(stay) == season).collect();
        if today == days.offered {
            // One by one, because each is a deed with ids of its own.
            for (learner, stay) in &stays {
                if learner.code == annexes::LEARNER {
                    annexes::write(stage, stay).await?;
                }
                let ctx = stage.office(&format!("agreement/{}", learner.code));
                agreement::offer_many(&stage.app, &ctx, &[stay.id]).await?;
            }
        }
        if today == days.money {
            for (learner, stay) in &stays {
                let ctx = stage.office(&format!("grant/{}", learner.code));
                grant::offer_many(&stage.app, &ctx, &[stay.id]).await?;
                insure(stage, learner, stay).await?;
                house(stage, learner, stay).await?;
            }
            let options = Options { call: Some(stage.call), drafts: false };
            super::setup::table(stage, folder, TableKind::Visits, options).await?;
        }
        if today == plus_days(days.money, 1) {
            for (learner, _) in &stays {
                fill_sheet(stage, world, learner).await?;
            }
        }
        if today == days.last_words {
            for (learner, stay) in &stays {
                answer_guardians(stage, world, learner, stay).await?;
            }
        }
    }
    sign_what_waits(stage, world).await
}

async fn confirm(stage: &Stage, world: &World, season: &str) -> Result<()> {
    let reader = super::summary::reader(stage);
    let Some(file) = allocation::newest(&stage.app, &reader, stage.call).await? else {
        return Ok(());
    };
    let network = &world.network;
    let in_season = |offer: &walz_domain::OfferId| {
        let window = network.offers.get(offer).and_then(|o| network.call.window(&o.window));
        window.is_some_and(|w| w.season == season)
    };
    let learners: Vec<LearnerId> = file
        .allocations
        .iter()
        .filter(|a| a.offer.as_ref().is_some_and(in_season))
        .map(|a| a.learner)
        .collect();
    let ctx = stage.office(&format!("confirm/{season}"));
    allocation::confirm(&stage.app, &ctx, file.run.id, &learners).await?;
    Ok(())
}

async fn insure(stage: &Stage, learner: &Learner, stay: &Mobility) -> Result<()> {
    let new = paper::New {
        kind: PaperKind::Insurance,
        reference: format!("Nordisk Reise 2027-{}", learner.code),
        valid_until: Some(plus_days(stay.period.last(), 14)),
    };
    let ctx = stage.office(&format!("insure/{}", learner.code));
    Ok(paper::record(&stage.app, &ctx, stay.id, &new).await?)
}

/// The best bed of the partner that fits; where there is none, the partner finds one elsewhere.
async fn house(stage: &Stage, learner: &Learner, stay: &Mobility) -> Result<()> {
    // Looking for a bed reads what the learner needs, which is journaled: it is done once.
    let mut db = stage.app.store.read().await?;
    let papers = store::paper::of_mobility(&mut db, super::stage::OFFICE, stay.id).await?;
    drop(db);
    if papers.iter().any(|paper| paper.kind == PaperKind::Housing) {
        return Ok(());
    }
    let mut ctx = stage.office(&format!("house/{}", learner.code));
    let key = ctx.idempotency.take();
    let rooms = paper::rooms(&stage.app, &ctx, learner.id).await?;
    ctx.idempotency = key;
    let best = rooms.rooms.iter().find(|room| room.free > 0 && room.unfit.is_empty());
    match best {
        Some(room) => paper::house(&stage.app, &ctx, stay.id, room.accommodation.id).await?,
        None => {
            let new = paper::New {
                kind: PaperKind::Housing,
                reference: "Room found by the partner".to_owned(),
                valid_until: None,
            };
            paper::record(&stage.app, &ctx, stay.id, &new).await?;
        }
    }
    Ok(())
}

async fn fill_sheet(stage: &Stage, world: &World, learner: &Learner) -> Result<()> {
    let guardian = world.guardians.iter().find(|g| g.learner == learner.id);
    let (name, relation) =
        match guardian.and_then(|g| Some((world.name(Some(g.person))?, &g.relation))) {
            Some((name, relation)) => (name, relation.clone()),
            None => ("Familien hjemme".parse()?, "family".to_owned()),
        };
    let mut db = stage.app.store.read().await?;
    let before = store::emergency_sheet::find(&mut db, super::stage::OFFICE, learner.id).await?;
    drop(db);
    let read = before.map(|sheet| sheet.confirmed);
    let sheet = paper::Sheet {
        contacts: vec![EmergencyContact {
            name,
            relation,
            phone: "+4700000000".parse()?,
            language: Some("nb".parse()?),
        }],
        languages: learner.languages.0.keys().copied().collect(),
        health: None,
        read,
    };
    let ctx = stage.learner(learner.id, learner.person, &format!("sheet/{}", learner.code));
    Ok(paper::fill(&stage.app, &ctx, learner.id, &sheet).await?)
}

/// Guardians who have not answered do so at the meeting before departure.
async fn answer_guardians(
    stage: &Stage,
    world: &World,
    learner: &Learner,
    stay: &Mobility,
) -> Result<()> {
    let minor = world.guardians.iter().any(|g| g.learner == learner.id);
    if !minor || stay.state.is_abroad() {
        return Ok(());
    }
    for guardian in world.guardians.iter().filter(|g| g.learner == learner.id && g.must_sign) {
        let Some(actor) = world.guardian(guardian.id) else { continue };
        for purpose in [Purpose::Participation, Purpose::MedicalEmergency] {
            if guardian.answer(purpose) != Answer::Pending {
                continue;
            }
            let ctx = stage.act(actor, &format!("consent/{}/{purpose}", guardian.code));
            let version = Wording::on(stage.today()).version;
            let given = Answer::Given;
            // Who is not asked any more, because the learner has come of age, has nothing to answer.
            match consent::answer(&stage.app, &ctx, learner.id, purpose, given, version).await {
                Ok(()) | Err(walz_service::Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

/// Everybody signs what waits for them, one party a day: first the learner, then guardians, then the host, then the
/// office. Who is ready to leave has nothing left to sign.
async fn sign_what_waits(stage: &Stage, world: &World) -> Result<()> {
    for (learner, stay) in &world.stays {
        if !matches!(stay.state, walz_domain::mobility::State::Planned) {
            continue;
        }
        let mut db = stage.app.store.read().await?;
        let organisation = super::stage::OFFICE;
        let agreements = store::agreement::of_mobility(&mut db, organisation, Id(stay.id)).await?;
        let grants =
            store::grant_agreement::of_mobility(&mut db, organisation, Id(stay.id)).await?;
        drop(db);
        if let Some(text) = agreements.first()
            && let Some((ctx, read, name)) =
                signer(stage, world, learner, &text.state, text.number, "a")
        {
            let app = &stage.app;
            signing::sign::<Agreement>(app, &ctx, text.id, &read, &name, Via::Account).await?;
        }
        if let Some(text) = grants.first()
            && let Some((ctx, read, name)) =
                signer(stage, world, learner, &text.state, text.number, "g")
        {
            let app = &stage.app;
            signing::sign::<GrantAgreement>(app, &ctx, text.id, &read, &name, Via::Account).await?;
        }
    }
    Ok(())
}

/// Who signs a text today.
fn signer(
    stage: &Stage,
    world: &World,
    learner: &Learner,
    state: &State,
    number: u32,
    text: &str,
) -> Option<(Context, Read, walz_domain::person::Name)> {
    let document = state.document()?;
    // Nobody signs on the day on which it was sent or another party signed: a day that is played in two parts is a day.
    let signed = state.signatures()?.values().map(|signature| signature.at);
    let last = signed.fold(document.offered, Ord::max);
    if walz_service::day_in("Europe/Oslo", last) >= stage.today() {
        return None;
    }
    let waits = state.waits_for();
    let order = [Party::Learner, Party::Host, Party::Sender];
    let guardian = waits.iter().find(|p| matches!(p, Party::Guardian(_)));
    let party = order
        .iter()
        .take(1)
        .chain(guardian)
        .chain(order.iter().skip(1))
        .find(|party| waits.contains(party))?;
    let deed = format!("sign/{text}/{}/{}", learner.code, String::from(*party));
    let mobility =
        world.stays.iter().find(|(who, _)| who.id == learner.id).map(|(_, stay)| stay)?;
    let actor: Actor = match party {
        Party::Learner => stage.learner(learner.id, learner.person, &deed).actor,
        Party::Guardian(id) => world.guardian(*id)?,
        Party::Host => world.mentor(mobility)?,
        Party::Sender => stage.office(&deed).actor,
        // The demo names nobody besides.
        Party::SecondSigner | Party::SecondHost | Party::HomeCompany | Party::Intermediary => {
            return None;
        }
    };
    let person = actor.person.or(Some(COORDINATOR));
    let read = Read { number, hash: document.hash.clone() };
    Some((stage.act(actor, &deed), read, world.name(person)?))
}
