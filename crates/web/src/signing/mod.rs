//! Texts to sign as pages, learning agreements and grant agreements alike: for those with an account at `/agreements/…`
//! and `/grants/…`, for those with a personal link at `/t/{token}/agreement/sign` and `/t/{token}/grant/sign`.
//!
//! What the two kinds say is told in [`crate::agreement`] and [`crate::grant`]; here is what all of them share: who has
//! signed, what changed since the version before, the form to sign and the one to say no.

mod account;
mod form;
mod held;
mod paper;
mod view;

pub(crate) use account::page;
pub(crate) use held::{id as held_id, page as held_page};
pub(crate) use view::standing;

use crate::grant::Lines;
use crate::routes::{Door, Routes};
use walz_domain::agreement::Agreement;
use walz_domain::grant::GrantAgreement;
use walz_policy::RoleKind::{
    Auditor, Coordinator, Finance, Guardian, Learner, Mentor, Partner, Safeguarding, Tutor,
};
use walz_service::signing::LARGEST_SCAN;
use walz_service::signing::Text;
use walz_words::Words;

/// What a kind of text says on a page.
pub(crate) trait Shown: Text {
    /// What the next page tells after it was signed by one, and by the last.
    const SIGNED: (&'static str, &'static str);

    /// The heading: whose it is, and where they go.
    fn title(&self, words: Words) -> String;

    /// The whole text, section by section.
    fn sections(&self, words: Words) -> Vec<Section>;

    /// What it is in three lines.
    fn summary(&self, words: Words) -> Vec<(String, String)>;

    /// The lines that can be commented on while it is a draft: their codes, and what they are called.
    fn lines(&self, _: Words) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The parts that say something else than in an older version: what they are, what they said, what they say.
    fn changes(&self, older: &Self, words: Words) -> Vec<Change>;
}

/// A piece of a section.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Text(String),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// Names and values under a heading of their own.
    Titled(String, Vec<(String, String)>),
    /// The money, line by line, and its sum.
    Lines(Lines),
}

/// A part of the text under a heading of its own.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

impl Section {
    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Text(text) => text.is_empty(),
            Block::Facts(facts) | Block::Titled(_, facts) => facts.is_empty(),
            Block::Lines(_) => false,
        })
    }
}

/// A part that is not what it was.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) what: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Whom a text can concern. The policy says who it does.
const LEARNING: Door =
    Door::Roles(&[Coordinator, Safeguarding, Auditor, Learner, Guardian, Tutor, Mentor, Partner]);
const MONEY: Door = Door::Roles(&[Coordinator, Finance, Auditor, Learner, Guardian]);
const SIGNS_LEARNING: Door = Door::Roles(&[Coordinator, Learner, Guardian, Mentor, Partner]);
const SIGNS_MONEY: Door = Door::Roles(&[Coordinator, Learner, Guardian]);
const OFFICE: Door = Door::Roles(&[Coordinator]);

/// A scan, and room for how forms wrap it.
const UPLOAD: usize = LARGEST_SCAN + 64 * 1024;

/// The routes of one kind: the addresses differ, the handlers do not.
macro_rules! of_kind {
    ($kind:ty, $at:literal, $link:literal, $reads:expr, $signs:expr) => {
        Routes::new()
            .get($at, $reads, account::show::<$kind>)
            .get(concat!($at, "/text.pdf"), $reads, account::frozen::<$kind>)
            .get(concat!($at, "/signed.pdf"), $reads, account::with_proof::<$kind>)
            .post(concat!($at, "/sign"), $signs, account::sign::<$kind>)
            .post(concat!($at, "/decline"), $signs, account::decline::<$kind>)
            .post(concat!($at, "/withdraw"), OFFICE, account::withdraw::<$kind>)
            .post(concat!($at, "/remind"), OFFICE, account::remind::<$kind>)
            .post(concat!($at, "/unsign"), $signs, account::unsign::<$kind>)
            .upload(concat!($at, "/scan"), $signs, UPLOAD, paper::hand_in::<$kind>)
            .get(concat!($at, "/scan"), $signs, paper::scan::<$kind>)
            .post(concat!($at, "/scan/accept"), OFFICE, paper::accept::<$kind>)
            .post(concat!($at, "/scan/reject"), OFFICE, paper::reject::<$kind>)
            .get(concat!($link, "/sign"), Door::Link, held::show::<$kind>)
            .post(concat!($link, "/sign"), Door::Link, held::sign::<$kind>)
            .post(concat!($link, "/decline"), Door::Link, held::decline::<$kind>)
            .post(concat!($link, "/unsign"), Door::Link, held::unsign::<$kind>)
            .upload(concat!($link, "/scan"), Door::Link, UPLOAD, paper::held_hand_in::<$kind>)
            .get(concat!($link, "/scan"), Door::Link, paper::held_scan::<$kind>)
            .get(concat!($link, "/text.pdf"), Door::Link, held::frozen::<$kind>)
            .get(concat!($link, "/signed.pdf"), Door::Link, held::with_proof::<$kind>)
    };
}

pub(crate) fn routes() -> Routes {
    // Only the host names somebody else, and the grant is none of its business.
    let named = Routes::new()
        .post("/agreements/{agreement}/delegate", SIGNS_LEARNING, account::delegate::<Agreement>)
        .post("/t/{token}/agreement/delegate", Door::Link, held::delegate::<Agreement>);
    of_kind!(Agreement, "/agreements/{agreement}", "/t/{token}/agreement", LEARNING, SIGNS_LEARNING)
        .and(named)
        .and(of_kind!(GrantAgreement, "/grants/{grant}", "/t/{token}/grant", MONEY, SIGNS_MONEY))
}
