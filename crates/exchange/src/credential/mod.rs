//! Credentials in the languages of others: the European Learning Model with its seal, Open Badges with their proof, and
//! checking both. The record of what was learned goes in; nothing here knows where it came from, or asks the network.

mod der;
pub mod did;
pub mod elm;
pub mod jades;
pub mod json_ld;
pub mod key;
pub mod open_badge;
pub mod pades;
pub mod proof;
pub mod record;
pub mod status_list;
pub mod strict;
pub mod verify;

#[cfg(test)]
mod tests;
