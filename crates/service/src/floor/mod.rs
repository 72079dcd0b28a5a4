//! What every verb stands on: who asks and when ([`Context`]), the unit of work ([`Work`]), how verbs fail ([`Error`]),
//! and the sealing of what not even the database may read ([`Keys`]).

mod app;
mod clock;
mod context;
mod error;
mod ids;
mod keys;
mod work;

pub use app::App;
pub use clock::Clock;
pub use context::{Context, IdempotencyKey, RequestId};
pub use error::{Error, Fault, Refused, Result, Value};
pub use ids::Ids;
pub use keys::{Keys, Place, SealError};
pub use work::{Begun, Mail, Work};
