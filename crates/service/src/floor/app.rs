//! What one installation has: its database, its keys, its address.

use super::Keys;
use crate::esco::Shelf;
use std::sync::Arc;
use tokio::sync::Notify;
use walz_exchange::credential::jades::Sealer;
use walz_store::Store;

/// Cheap to clone; one for the whole program.
#[derive(Clone, Debug)]
pub struct App {
    pub store: Store,
    pub keys: Keys,
    /// Where people reach the installation, as links in mails say it: `https://walz.example`, without a slash at the
    /// end.
    pub address: Arc<str>,
    /// Seals European Digital Credentials, where the installation has a certificate for it.
    pub seal: Option<Arc<Sealer>>,
    /// Wakes the worker of this process when there is something new to do.
    pub(crate) news: Arc<Notify>,
    /// What finds terms of the classification, as this process read it last.
    pub(crate) esco: Shelf,
}

impl App {
    pub fn new(store: Store, keys: Keys, address: &str) -> Self {
        let address = address.trim_end_matches('/').into();
        Self { store, keys, address, seal: None, news: Arc::default(), esco: Shelf::default() }
    }

    /// With a certificate to seal credentials with.
    #[must_use]
    pub fn with_seal(mut self, seal: Sealer) -> Self {
        self.seal = Some(Arc::new(seal));
        self
    }

    /// Waits until a verb in this process left something for the worker to do. What other processes leave is found by
    /// looking from time to time.
    pub async fn news(&self) {
        self.news.notified().await;
    }
}
