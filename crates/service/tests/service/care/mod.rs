//! Care: stays, check-ins, incidents, visits, assessment, and what the turn of a day brings.

mod attendance;
mod certificate;
mod check_in;
mod credential;
mod daily;
mod group_programme;
mod incident;
mod issuing;
mod learning;
mod logbook;
mod mid_term;
mod records;
mod stay;
mod today;
mod visit;
mod world;
