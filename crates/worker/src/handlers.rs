//! Which kinds of jobs there are, and what runs each.

use super::Job;
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use walz_service::{App, Context, Result};

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Run = Box<dyn Fn(App, Context, Job) -> Running + Send + Sync>;

/// The handlers of all kinds of jobs.
///
/// A job can run more than once: its process may die after the work and before it is marked as done. The context
/// carries the job's id as idempotency key, so that one verb, called with it, happens once; who calls several gives
/// each a [`Context::part`].
#[derive(Default)]
pub struct Handlers(BTreeMap<&'static str, Run>);

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Handlers {
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what runs the jobs of a kind:
    ///
    /// ```ignore
    /// handlers.on("check_in.missed", |app, ctx, job| async move {
    ///     check_in::missed(&app, &ctx, job.payload()?).await
    /// })
    /// ```
    #[must_use]
    pub fn on<F, R>(mut self, kind: &'static str, run: F) -> Self
    where
        F: Fn(App, Context, Job) -> R + Send + Sync + 'static,
        R: Future<Output = Result<()>> + Send + 'static,
    {
        self.0.insert(kind, Box::new(move |app, ctx, job| Box::pin(run(app, ctx, job))));
        self
    }

    /// The work on a job; none where nobody here knows its kind.
    pub(super) fn start(&self, app: App, ctx: Context, job: Job) -> Option<Running> {
        self.0.get(job.kind.as_str()).map(|run| run(app, ctx, job))
    }
}
