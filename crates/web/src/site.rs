//! What all pages share: the installation, its clock, its source of ids.

use jiff::tz::TimeZone;
use walz_service::{App, Clock, Ids};

/// The state of the router. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Site {
    pub app: App,
    pub clock: Clock,
    pub ids: Ids,
    /// Whether people reach the installation by https.
    pub https: bool,
    /// Whether a proxy stands in front, whose word on where a request comes from is taken.
    pub behind_proxy: bool,
    /// The zone in which moments are told to those whose organisation is not known.
    pub zone: TimeZone,
}

impl Site {
    /// A site on the wall's clock, without a proxy; by https where the installation's address says so.
    pub fn new(app: App) -> Self {
        let https = app.address.starts_with("https:");
        let (clock, ids, zone) = (Clock::WALL, Ids::from_entropy(), TimeZone::UTC);
        Self { app, clock, ids, https, behind_proxy: false, zone }
    }
}
