//! Other systems' languages, each in a module of its own: [`tables`] are the lists that offices keep in spreadsheets,
//! [`credential`] is what learners take home for others to check, [`esco`] the European classification of skills and
//! occupations, [`vocabulary`] are the Union's closed lists.
//!
//! Knows the domain's values and how others write them down; nothing of the database, of people's rights or of pages.

pub mod credential;
pub mod esco;
mod stream;
pub mod tables;
pub mod vocabulary;
