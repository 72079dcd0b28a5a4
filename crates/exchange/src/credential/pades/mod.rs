//! PAdES baseline B (ETSI EN 319 142-1): the seal of a PDF stands in the PDF. It is added behind the file as it was, so
//! that every byte of it stays and the profiles of archives and screen readers hold; the seal covers all bytes but its
//! own.
//!
//! A small layer of our own, as for JAdES: the crate `pades` 0.1 only reads, and `cms` for this generation of its family
//! is not released yet.

mod check;
mod cms;
mod update;

pub use check::{Found, read};
pub use update::{Unsealable, seal};

#[cfg(test)]
mod tests;
