//! The verbs, on a database of each kind. One program, so that it links once.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what does not work")]

mod agreement;
mod allocation;
mod amendment;
mod annexes;
mod bench;
mod care;
mod consent;
mod esco;
mod export;
mod follow_up;
mod grade;
mod grant;
mod journey;
mod link;
mod made;
mod moderation;
mod negotiation;
mod outcomes;
mod paper;
mod people;
mod report;
mod returned_mail;
mod search;
mod second_mentor;
mod self_assessment;
mod sign_in;
mod signing;
mod smart;
mod support_need;
mod unit;
mod vocabulary;
mod work;
mod year;
