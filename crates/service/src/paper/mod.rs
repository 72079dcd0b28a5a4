//! Papers of departure: insurance, a bed, the emergency sheet. Each one that is seen and found right closes a gate; the
//! gates themselves are derived in [`walz_domain::paper::gates`].

mod housing;
mod record;
mod sheet;

pub use housing::{Room, Rooms, house, rooms};
pub use record::{New, record, remove};
pub use sheet::{Health, SeenSheet, Sheet, fill, sheet};
