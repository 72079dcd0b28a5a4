//! Care: stays, check-ins, incidents, visits, assessment, and what the turn of a day brings.

mod check_in;
mod credential;
mod daily;
mod group_programme;
mod incident;
mod learning;
mod records;
mod stay;
mod today;
mod visit;
mod world;
