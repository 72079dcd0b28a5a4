//! What is true of mobility: pure values and rules. No input or output, no clock, no chance: days, moments and ids
//! are handed in. One module per noun of the field, named as in every other crate.

pub mod accommodation;
pub mod agreement;
pub mod allocation;
pub mod application;
pub mod assessment;
pub mod call;
pub mod case;
pub mod check_in;
pub mod code;
pub mod consent;
pub mod country;
pub mod eligibility;
pub mod emergency_sheet;
pub mod grant;
pub mod guardian;
pub mod home_company;
pub mod host_answer;
pub mod host_company;
pub mod ids;
pub mod incident;
pub mod indicator;
pub mod language;
pub mod learner;
pub mod mobility;
pub mod money;
pub mod offer;
pub mod organisation;
pub mod paper;
pub mod partner;
pub mod person;
pub mod place;
pub mod project;
pub mod recognition;
pub mod search;
pub mod signing;
pub mod support_need;
pub mod trade;
pub mod tutor;
pub mod unit;
pub mod visit;
pub mod window;

pub use ids::*;
pub use money::Eur;
