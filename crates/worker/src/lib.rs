//! Runs what is due: jobs, mails, house-keeping.
//!
//! Any number of processes may do so at once: what one of them takes is leased to it for a while, and what dies with its
//! process is taken by another. Nothing is run by the wall's clock alone: [`Worker::run_due`] is a plain function of the
//! moment, and [`Worker::play`] lets time pass from one due moment to the next, for demos and tests.

mod handlers;
mod house;
mod jobs;
mod mails;
mod post;

pub use handlers::Handlers;
pub use post::{Folder, Letter, NoPost, NotSent, Post, Smtp};
pub use walz_store::job::Job;

use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use walz_service::{App, Clock, Ids, Result};

/// For how long a job or a mail belongs to who took it.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How often to look for what other processes left to do.
const LOOK: Duration = Duration::from_secs(2);
/// How long to wait after the database failed.
const RECOVER: Duration = Duration::from_secs(5);
/// How often to keep house.
const KEEP_HOUSE: SignedDuration = SignedDuration::from_hours(1);

/// Everything that a worker needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Worker {
    pub app: App,
    pub ids: Ids,
    pub handlers: Arc<Handlers>,
    pub post: Arc<dyn Post>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub jobs: u32,
    pub mails: u32,
    /// Jobs and mails that did not work; they are tried again later.
    pub failed: u32,
}

impl Done {
    fn add(&mut self, other: Self) {
        self.jobs += other.jobs;
        self.mails += other.mails;
        self.failed += other.failed;
    }

    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Tells a worker to stop after what it has in hand.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Something to stop workers with, and what they listen to.
    pub fn new() -> (watch::Sender<bool>, Self) {
        let (sender, receiver) = watch::channel(false);
        (sender, Self(receiver))
    }

    fn is_called(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    async fn called(&mut self) {
        // Where the sender is gone, nobody can call any more, so it counts as called.
        while !self.is_called() {
            if self.0.changed().await.is_err() {
                return;
            }
        }
    }
}

/// After so many handfuls of mails a job has its turn, however many mails are left: a mail server that does not answer holds
/// up no alarm.
const MAILS_BEFORE_A_JOB: usize = 10;

impl Worker {
    /// Runs everything that is due at `now`, and what comes of it, until nothing is left.
    ///
    /// # Errors
    /// Where the database fails. A job or a mail that fails is no error: it is tried again later.
    pub async fn run_due(&self, now: Timestamp) -> Result<Done> {
        let (_sender, stop) = Stop::new();
        self.run(now, &stop).await
    }

    async fn run(&self, now: Timestamp, stop: &Stop) -> Result<Done> {
        let mut all = Done::default();
        let mut rounds = 0_usize;
        while !stop.is_called() {
            // Somebody waits for a mail; jobs can take long, so they come when no mail is due, or has been for long.
            let mut done = mails::send(self, now, stop).await?;
            rounds += 1;
            if done.is_nothing() || rounds.is_multiple_of(MAILS_BEFORE_A_JOB) {
                done.add(jobs::run(self, now, stop).await?);
            }
            all.add(done);
            if done.is_nothing() {
                break;
            }
        }
        Ok(all)
    }

    /// When something is due next, if ever.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn next_due(&self) -> Result<Option<Timestamp>> {
        let mut db = self.app.store.read().await?;
        let job = walz_store::job::next_due(&mut db).await?;
        let mail = walz_store::outbox::next_try(&mut db).await?;
        Ok([job, mail].into_iter().flatten().min())
    }

    /// Lets time pass from `from` until `until`: everything is run at the moment it falls due.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn play(&self, from: Timestamp, until: Timestamp) -> Result<Done> {
        let (mut now, mut all) = (from, Done::default());
        loop {
            all.add(self.run_due(now).await?);
            match self.next_due().await? {
                Some(next) if next <= until => now = next.max(now),
                _ => return Ok(all),
            }
        }
    }

    /// Works by this clock until it is told to stop; then finishes what it has in hand.
    pub async fn serve(&self, clock: Clock, mut stop: Stop) {
        let mut house_kept = None;
        while !stop.is_called() {
            let now = clock.now();
            let mut pause = LOOK;
            if let Err(error) = self.run(now, &stop).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the worker could not work"
                );
                pause = RECOVER;
            } else if house_kept.is_none_or(|at| now.duration_since(at) >= KEEP_HOUSE) {
                match house::keep(&self.app, now).await {
                    Ok(()) => house_kept = Some(now),
                    Err(error) => {
                        tracing::error!(
                            error = &error as &dyn std::error::Error,
                            "house-keeping failed"
                        );
                    }
                }
            }
            tokio::select! {
                () = stop.called() => {}
                () = self.app.news() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
}

/// When to try again what failed the `attempts`th time: soon at first, then less and less often. `None` gives up.
fn again(now: Timestamp, attempts: i64, most: i64) -> Option<Timestamp> {
    const FIRST: i64 = 30;
    const LONGEST: i64 = 6 * 60 * 60;
    if attempts >= most {
        return None;
    }
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(20);
    let seconds = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    now.checked_add(SignedDuration::from_secs(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_tried_less_and_less_often_and_then_given_up() {
        let now = Timestamp::UNIX_EPOCH;
        let waits: Vec<_> = (1..=12).map(|n| again(now, n, 12).map(|at| at.as_second())).collect();
        let seconds = [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600];
        let expected: Vec<_> = seconds.into_iter().map(Some).chain([None]).collect();
        assert_eq!(waits, expected);
    }
}
