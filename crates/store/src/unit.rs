//! Units of learning outcomes in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::unit::Unit;
use walz_domain::{TradeId, UnitId};

record! {
    "unit" keeps Unit by UnitId, in the order of "code" {
        "code" "$5" = |u| u.code.clone();
        "trade" "$6" = |u| u.trade.0;
    }
}

codes!("unit" names UnitId);

records_by! {
    /// The units of one trade.
    of_trade("trade" = Id<TradeId>) of Unit, in the order of "code" from "unit"
}
