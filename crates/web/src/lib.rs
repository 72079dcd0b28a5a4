//! Pages over the verbs.

pub mod assets;
mod failure;
pub mod headers;
pub mod layout;
pub mod preferences;
mod tokens;
