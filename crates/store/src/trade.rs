//! Trades in the database.

use crate::record::{codes, record};
use walz_domain::TradeId;
use walz_domain::trade::Trade;

record! {
    "trade" keeps Trade by TradeId, in the order of "code" {
        "code" "$5" = |t| t.code.clone();
    }
}

codes!("trade" names TradeId);
