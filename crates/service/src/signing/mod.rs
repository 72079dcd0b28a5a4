//! Texts to sign, learning agreements and grant agreements alike: who reads one, who signs it, who is reminded.
//!
//! What a text holds and how it comes about is told in [`crate::agreement`] and [`crate::grant`]. From the moment it is
//! offered both go the same way: its bytes are kept once under their hash, every party is written to, and the last
//! signature brings it into force. Each verb takes the kind of text: `signing::sign::<Agreement>(…)`.

mod decline;
mod delegate;
mod document;
mod offer;
mod party;
pub(crate) mod post;
mod remind;
mod scan;
mod seal;
mod see;
mod sign;
mod text;
mod unsign;

pub use decline::{decline, withdraw};
pub(crate) use decline::{take_back, void};
pub use delegate::delegate;
pub use document::{File, frozen, with_proof};
pub use offer::{Offered, Outcome};
pub(crate) use offer::{offer, offer_draft};
pub use party::{Post, recipient_of};
pub(crate) use party::{language_of, parties, party_language};
pub use remind::{Reminded, remind, remind_all, remind_of_stays};
pub use scan::{Handed, LARGEST as LARGEST_SCAN, Look, accept, hand_in, reject, scan};
pub use seal::{Due, SEAL, seal_due};
pub use see::{Seen, must_be_asked, must_be_asked_or_run, see};
pub use sign::{Read, Signed, Via, sign};
pub use text::Text;
pub use unsign::unsign;

use crate::case::CaseFile;
use crate::{Error, Fault, Refused, Result};
use jiff::civil::Date;
use walz_domain::signing::{self, Signable};
use walz_policy::Actor;
use walz_policy::signing::Reads;

/// What the actor may do with this text of the case.
pub(crate) fn may<T: Text>(actor: &Actor, file: &CaseFile, text: &T, today: Date) -> Result<Reads> {
    let comes = walz_policy::signing::comes(actor, &file.subject(today));
    let asked = text.state().on_record().map(|(document, _)| &document.parties);
    let (shown, signers) = (text.shown().is_some(), text.content().signers());
    comes
        .and_then(|comes| walz_policy::signing::reads(comes, T::KIND.of, asked, signers, shown))
        .ok_or(Error::NotFound)
}

/// That the actor runs the case this text belongs to.
pub(crate) fn must_run<T: Text>(
    actor: &Actor,
    file: &CaseFile,
    text: &T,
    today: Date,
) -> Result<()> {
    if may(actor, file, text, today)?.runs { Ok(()) } else { Err(Error::NotFound) }
}

/// Why a step of signing was refused, in words that every language has.
pub(crate) fn refusal(refused: signing::Refused) -> Error {
    use signing::Refused as R;
    let key = match refused {
        R::NotOffered => "signing-refused-not-offered",
        R::InForce => "signing-refused-in-force",
        R::SignedAlready => "signing-refused-signed-already",
        R::NoParty => "signing-refused-no-party",
        R::Declined => "signing-refused-declined",
        R::Replaced => "signing-refused-replaced",
        R::OtherText => "signing-refused-other-text",
        R::NotTheirTurn => "signing-refused-not-their-turn",
        R::NotSigned => "signing-refused-not-signed",
        R::NoScan => "signing-refused-no-scan",
        R::NoDelegate => "signing-refused-no-delegate",
        R::Incomplete(faults) => return Error::Invalid(faults.iter().map(fault).collect()),
    };
    Error::Refused(Refused::new(key))
}

/// What is missing in a text, beside the part of the form that it is about.
pub fn fault(fault: &signing::Fault) -> Fault {
    use signing::Fault as F;
    match fault {
        F::NoUnit => Fault::new("units", "signing-fault-no-unit"),
        F::OneContactOnly { hosting: false } => {
            Fault::new("sending-mentor-name", "signing-fault-one-contact-sending")
        }
        F::OneContactOnly { hosting: true } => {
            Fault::new("hosting-mentor-name", "signing-fault-one-contact-hosting")
        }
        F::OnBothSides { name } => {
            Fault::new("hosting-mentor-name", "signing-fault-both-sides").with("name", name.clone())
        }
        F::NoGuardian => Fault::new("guardians", "signing-fault-no-guardian"),
        F::RestsOutside => Fault::new("interruptions", "signing-fault-rests-outside"),
        F::NothingChanged => Fault::new("amendment", "signing-fault-nothing-changed"),
        F::NoReason => Fault::new("amendment-reason", "signing-fault-no-reason"),
        F::TaskOutside => Fault::new("programme", "signing-fault-task-outside"),
        F::TaskWithoutUnit { code } => {
            Fault::new("programme", "signing-fault-task-unit").with("code", code.clone())
        }
        F::WeekDiffers { minutes, agreed } => Fault::new("hours", "signing-fault-week-differs")
            .with("hours", i64::from(minutes / 60))
            .with("minutes", i64::from(minutes % 60))
            .with("agreed", i64::from(*agreed)),
        F::SecondHostUnfit => Fault::new("second-host-share", "signing-fault-second-host"),
        F::NotAsked { party: "guardian" } => {
            Fault::new("guardians", "signing-fault-no-guardian-signs")
        }
        F::NotAsked { .. } => Fault::new("parties", "signing-fault-not-asked"),
        F::Prefinancing { least, most, .. } => {
            Fault::new("prefinancing", "signing-fault-prefinancing")
                .with("least", i64::from(*least))
                .with("most", i64::from(*most))
        }
    }
}
