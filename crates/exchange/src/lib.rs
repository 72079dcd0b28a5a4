//! Other systems' languages, each in a module of its own: [`tables`] are the lists that offices keep in spreadsheets,
//! [`credential`] is what learners take home for others to check, [`esco`] the European classification of skills and
//! occupations, [`vocabulary`] are the Union's closed lists, [`returned_mail`] what mail servers report.
//!
//! Knows the domain's values and how others write them down; nothing of the database, of people's rights or of pages.

pub mod credential;
pub mod esco;
pub mod returned_mail;
mod stream;
pub mod tables;
pub mod vocabulary;
