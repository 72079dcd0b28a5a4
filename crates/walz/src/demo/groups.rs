//! Groups: learners who leave for one partner on the same day spend their first days together.

use super::stage::{OFFICE, Stage};
use super::world::World;
use anyhow::Result;
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::group_programme::{GroupDay, Plan};
use walz_domain::window::{Period, plus_days};
use walz_domain::{LearnerId, PartnerId};
use walz_service::group_programme;
use walz_store as store;

/// So many days before they leave, the office writes down what they do in their first days.
const BEFORE: i64 = 10;
/// So many make a group.
const GROUP: usize = 5;

pub(super) async fn day(stage: &Stage, world: &World) -> Result<()> {
    let first = plus_days(stage.today(), BEFORE);
    let mut groups: BTreeMap<PartnerId, Vec<LearnerId>> = BTreeMap::new();
    let mut db = stage.app.store.read().await?;
    for (learner, stay) in world.stays.iter().filter(|(_, stay)| stay.period.first() == first) {
        if let Some(offer) = store::offer::find(&mut db, OFFICE, stay.offer).await? {
            groups.entry(offer.partner).or_default().push(learner.id);
        }
    }
    drop(db);
    for (partner, learners) in groups.into_iter().filter(|(_, learners)| learners.len() >= GROUP) {
        let plan = plan(first, learners)?;
        let ctx = stage.office(&format!("group/{first}/{partner}"));
        group_programme::add(&stage.app, &ctx, partner, &plan).await?;
    }
    Ok(())
}

fn plan(first: Date, learners: Vec<LearnerId>) -> Result<Plan> {
    let on = |day: i64, text: &str, place: &str| GroupDay {
        date: plus_days(first, day),
        text: text.to_owned(),
        place: place.to_owned(),
    };
    Ok(Plan {
        title: "First days together".to_owned(),
        period: Period::new(first, plus_days(first, 3))?,
        learners,
        escorts: Vec::new(),
        outcomes:
            "Find the way to work, know the rules of the workplace and whom to call, and say \
                   what one does in the language of the country."
                .to_owned(),
        method: "In pairs with apprentices of the host companies.".to_owned(),
        evaluation: "A talk with everybody on the fourth day.".to_owned(),
        days: vec![
            on(0, "Arrival, the rooms, supper together", ""),
            on(1, "The town, tickets, a telephone card", ""),
            on(2, "Safety at work, with the partner", "Training workshop"),
            on(3, "First day at the host; in the evening a talk with everybody", "Host companies"),
        ],
    })
}
