//! Placement offers in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::offer::Offer;
use walz_domain::{HostCompanyId, OfferId, PartnerId, TradeId};

record! {
    "offer" keeps Offer by OfferId, in the order of "code" {
        "code" "$5" = |o| o.code.clone();
        "partner" "$6" = |o| o.partner.0;
        "host" "$7" = |o| o.host.0;
        "trade" "$8" = |o| o.trade.0;
        "time_window" "$9" = |o| o.window.clone();
    }
}

codes!("offer" names OfferId);

records_by! {
    /// What one partner offers.
    of_partner("partner" = Id<PartnerId>) of Offer, in the order of "code" from "offer"
}

records_by! {
    /// What one company offers.
    of_host("host" = Id<HostCompanyId>) of Offer, in the order of "code" from "offer"
}

records_by! {
    /// What is offered in one trade.
    of_trade("trade" = Id<TradeId>) of Offer, in the order of "code" from "offer"
}
