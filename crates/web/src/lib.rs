//! Pages over the verbs.

pub mod assets;
pub mod chart;
mod failure;
pub mod headers;
pub mod layout;
pub mod map;
pub mod preferences;
pub mod styleguide;
mod tokens;
