//! Opening an installation: its database, its keys, its clock.

use crate::config::{Config, Loaded};
use crate::{keys, seal};
use anyhow::Context;
use walz_policy::Actor;
use walz_service::{App, Clock, Ids, setting};
use walz_store::Store;

/// An installation that is open, and how it is configured.
#[derive(Debug)]
pub(crate) struct Installation {
    pub(crate) config: Config,
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
}

impl Installation {
    /// Opens the database, brings it forward, and makes sure that the keys are the ones it was sealed with.
    pub(crate) async fn open(loaded: Loaded) -> anyhow::Result<Self> {
        let config = loaded.config;
        let folder = config.folder();
        if !folder.as_os_str().is_empty() {
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        }
        let store = Store::open(&config.database).await.map_err(one_sentence)?;
        let ids = Ids::from_entropy();
        let is_new = !setting::has_keys(&store).await?;
        let keys = keys::load(&config, &ids, is_new)?;
        let mut app = App::new(store, keys, &config.address());
        if let Some(sealer) = seal::load(&config)? {
            app = app.with_seal(sealer);
        }
        let clock = setting::clock(&app).await?;
        let installation = Self { config, app, clock, ids };
        setting::check_keys(&installation.app, &installation.operator())
            .await
            .context("the keys are not those that this database was sealed with")?;
        Ok(installation)
    }

    /// The context of whoever sits at the command line.
    pub(crate) fn operator(&self) -> walz_service::Context {
        walz_service::Context::new(Actor::OPERATOR, self.clock.now(), self.ids.clone())
    }
}

/// What the store says of itself is a sentence already, where it is about the database as a whole.
fn one_sentence(error: walz_store::Error) -> anyhow::Error {
    match error {
        walz_store::Error::FromTheFuture { .. } | walz_store::Error::NoDatabase { .. } => {
            anyhow::Error::new(error)
        }
        other => anyhow::Error::new(other).context("the database cannot be opened"),
    }
}
