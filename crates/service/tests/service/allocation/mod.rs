//! What is done about places besides finding them: other conditions, what the office decides beforehand, and what mends a
//! round when a place falls away.

mod lock;
mod repair;
mod what_if;

use crate::year::{OFFICE, Office};
use walz_domain::allocation::{Change, Conditions, LockKind};
use walz_domain::call::Call;
use walz_domain::offer::OfferStatus;
use walz_domain::{LearnerId, OfferId, RunId};
use walz_service::allocation::{self, NewLock};
use walz_service::{Error, Value};
use walz_store::{self as store, Id, Stored};

impl Office {
    async fn placed(&self) -> RunId {
        allocation::run(&self.app, &self.ctx, self.call).await.expect("a run")
    }

    async fn newest(&self) -> allocation::RunFile {
        let file = allocation::newest(&self.app, &self.ctx, self.call).await.expect("read");
        file.expect("a run")
    }

    /// Where each learner goes by the newest run that counts.
    async fn places(&self) -> Vec<(LearnerId, OfferId)> {
        let file = self.newest().await;
        file.allocations.iter().filter_map(|a| Some((a.learner, a.offer?))).collect()
    }

    async fn confirm_all(&self) -> RunId {
        let run = self.placed().await;
        let all: Vec<LearnerId> = self.places().await.into_iter().map(|(who, _)| who).collect();
        allocation::confirm(&self.app, &self.ctx, run, &all).await.expect("confirmed");
        run
    }

    async fn call(&self) -> Stored<Call> {
        let mut db = self.app.store.read().await.expect("a connection");
        store::call::find(&mut db, OFFICE, self.call).await.expect("read").expect("the call")
    }

    async fn conditions(&self, changes: Vec<Change>) -> Conditions {
        Conditions { changes, ..Conditions::of_round(&*self.call().await) }
    }

    async fn trial(&self, name: &str, changes: Vec<Change>) -> RunId {
        let conditions = self.conditions(changes).await;
        let run = allocation::try_out(&self.app, &self.ctx, self.call, name, &conditions).await;
        run.expect("tried")
    }

    /// The host takes an offer back, or changes how many it takes.
    async fn change_offer(&self, offer: OfferId, change: impl Fn(&mut walz_domain::offer::Offer)) {
        let mut tx = self.app.store.begin().await.expect("a transaction");
        let found = store::offer::find(&mut tx, OFFICE, offer).await.expect("read");
        let mut found = found.expect("the offer");
        change(&mut found.value);
        store::offer::update(&mut tx, OFFICE, &found).await.expect("kept");
        tx.commit().await.expect("committed");
    }

    async fn take_back(&self, offer: OfferId) {
        self.change_offer(offer, |offer| offer.status = OfferStatus::Withdrawn).await;
    }

    async fn stay(&self, learner: LearnerId) -> walz_domain::mobility::Mobility {
        let mut db = self.app.store.read().await.expect("a connection");
        let stays = store::mobility::of_learner(&mut db, OFFICE, Id(learner)).await.expect("read");
        stays.into_iter().next().expect("a stay").into_value()
    }

    async fn acts(&self) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let all = store::journal::list(&mut db, OFFICE, None, 10_000).await.expect("the journal");
        all.into_iter().map(|entry| entry.act).collect()
    }

    fn lock_of(&self, learner: LearnerId, offer: OfferId, kind: LockKind) -> NewLock {
        NewLock { learner, offer, kind, reason: "Her aunt lives there.".to_owned() }
    }

    async fn lock(&self, new: &NewLock) -> Result<walz_domain::LockId, Error> {
        allocation::lock(&self.app, &self.ctx, self.call, new).await
    }
}

fn refused(error: Error) -> walz_service::Refused {
    match error {
        Error::Refused(refused) => refused,
        other => panic!("{other}"),
    }
}

fn value<'a>(refused: &'a walz_service::Refused, name: &str) -> &'a str {
    let found = refused.values.iter().find(|(known, _)| *known == name);
    match found {
        Some((_, Value::Text(text))) => text,
        other => panic!("{other:?}"),
    }
}
