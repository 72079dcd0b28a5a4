//! The papers as a whole: what they say, that they can be archived and read by everybody, and that nothing anybody
//! writes into a form can break out of its place.

mod certificates;
mod home;
mod languages;
mod papers;
mod samples;
mod tables;
mod taken_home;
