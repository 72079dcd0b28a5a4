//! What the two kinds of text have in common, and in which words they differ.

use crate::case::{CaseFile, StayFile};
use crate::{Result, Work, agreement};
use serde::Serialize;
use std::future::Future;
use uuid::Uuid;
use walz_documents::{Setting, Version};
use walz_domain::agreement::{Agreement, Content};
use walz_domain::grant::GrantAgreement;
use walz_domain::signing::{Signable, State};
use walz_domain::{AgreementId, GrantId, MobilityId, OrganisationId};
use walz_policy::signing::Text as Of;
use walz_store::{self as store, Access, Stored};

/// How a kind of text is called: by the policy, in the journal, in addresses, in the keys of its words.
#[derive(Debug)]
pub struct Kind {
    pub of: Of,
    /// The subject in the journal.
    pub noun: &'static str,
    /// The first part of the address for those who have an account.
    pub path: &'static str,
    /// What a personal link to it is for.
    pub link: &'static str,
    /// The beginning of the name of its PDF.
    pub file: &'static str,
    pub(super) verbs: Verbs,
    pub(super) acts: Acts,
    pub(super) mails: Mails,
}

impl Kind {
    /// Whether the host signs it too.
    pub(super) const fn asks_host(&self) -> bool {
        matches!(self.of, Of::Learning)
    }
}

#[derive(Debug)]
pub(super) struct Verbs {
    pub(super) offer: &'static str,
    pub(super) sign: &'static str,
    pub(super) decline: &'static str,
    pub(super) withdraw: &'static str,
    pub(super) remind: &'static str,
    pub(super) unsign: &'static str,
    pub(super) hand_in: &'static str,
    pub(super) check: &'static str,
    pub(super) delegate: &'static str,
}

/// What stands in the journal.
#[derive(Debug)]
pub(super) struct Acts {
    pub(super) offered: &'static str,
    pub(super) signed: &'static str,
    pub(super) declined: &'static str,
    pub(super) withdrawn: &'static str,
    pub(super) reminded: &'static str,
    pub(super) unsigned: &'static str,
    pub(super) handed_in: &'static str,
    pub(super) scan_rejected: &'static str,
    pub(super) delegated: &'static str,
    pub(super) sealed: &'static str,
}

/// Keys of the mails: a subject and a text each.
#[derive(Debug)]
pub(super) struct Mails {
    pub(super) sign: (&'static str, &'static str),
    pub(super) remind: (&'static str, &'static str),
    pub(super) in_force: (&'static str, &'static str),
    pub(super) withdrawn: (&'static str, &'static str),
    pub(super) scan_rejected: (&'static str, &'static str),
    /// Where drafts are shown before they are sent out.
    pub(super) shown: Option<(&'static str, &'static str)>,
}

/// A record whose text parties sign.
pub trait Text: Clone + Send + Sync + Sized + 'static {
    type Id: Copy + Into<Uuid> + From<Uuid> + Serialize + Send + Sync + 'static;
    type Content: Signable;

    const KIND: Kind;

    fn id(&self) -> Self::Id;
    fn mobility(&self) -> MobilityId;
    /// Counted from 1; a change of the text is a new number.
    fn number(&self) -> u32;
    fn content(&self) -> &Self::Content;
    fn state(&self) -> &State;
    fn set_state(&mut self, state: State);
    /// The number of the version that it amends, where it is an amendment.
    fn amends(&self) -> Option<u32>;
    /// A draft as its parties were shown it last, and as they were shown it before that; `None` where they were not, and
    /// for what is no draft.
    fn shown(&self) -> Option<(Self, Option<Self>)>;
    /// The versions for a stay, the newest first.
    fn of_stay(stay: &StayFile) -> &[Stored<Self>];
    /// The paper. Without its state it is what is signed; with it a proof page follows.
    ///
    /// # Errors
    /// [`crate::Error::Documents`] where the program is at fault.
    fn pdf(&self, file: &CaseFile, proof: bool, setting: &Setting) -> Result<Vec<u8>>;

    fn find(
        db: &mut impl Access,
        organisation: OrganisationId,
        id: Self::Id,
    ) -> impl Future<Output = Result<Option<Stored<Self>>>> + Send;

    /// As [`Text::find`], held until the work ends.
    fn hold(
        work: &mut Work,
        id: Self::Id,
    ) -> impl Future<Output = Result<Option<Stored<Self>>>> + Send;

    fn update(work: &mut Work, stored: &Stored<Self>) -> impl Future<Output = Result<()>> + Send;

    /// What follows from its coming into force, besides letters.
    fn came_into_force(
        &self,
        work: &mut Work,
        file: &CaseFile,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// What differs is the record, its table, its paper and its names.
macro_rules! text {
    ($record:ty, $id:ty, $content:ty, $table:ident, $field:ident, $paper:path, $follows:path, $amends:expr, $shown:expr, $kind:expr) => {
        impl Text for $record {
            type Id = $id;
            type Content = $content;

            const KIND: Kind = $kind;

            fn id(&self) -> Self::Id {
                self.id
            }

            fn mobility(&self) -> MobilityId {
                self.mobility
            }

            fn number(&self) -> u32 {
                self.number
            }

            fn content(&self) -> &Self::Content {
                &self.content
            }

            fn state(&self) -> &State {
                &self.state
            }

            fn set_state(&mut self, state: State) {
                self.state = state;
            }

            fn amends(&self) -> Option<u32> {
                let of: fn(&Self) -> Option<u32> = $amends;
                of(self)
            }

            fn shown(&self) -> Option<(Self, Option<Self>)> {
                let of: fn(&Self) -> Option<(Self, Option<Self>)> = $shown;
                of(self)
            }

            fn of_stay(stay: &StayFile) -> &[Stored<Self>] {
                &stay.$field
            }

            fn pdf(&self, file: &CaseFile, proof: bool, setting: &Setting) -> Result<Vec<u8>> {
                let version = Version { reference: &file.learner.code, number: self.number };
                let state = proof.then_some(&self.state);
                $paper(self, file, version, state, setting)
            }

            async fn find(
                db: &mut impl Access,
                organisation: OrganisationId,
                id: Self::Id,
            ) -> Result<Option<Stored<Self>>> {
                Ok(store::$table::find(db, organisation, id).await?)
            }

            async fn hold(work: &mut Work, id: Self::Id) -> Result<Option<Stored<Self>>> {
                let organisation = work.ctx().actor.organisation;
                Ok(store::$table::hold(work, organisation, id).await?)
            }

            async fn update(work: &mut Work, stored: &Stored<Self>) -> Result<()> {
                let organisation = work.ctx().actor.organisation;
                Ok(store::$table::update(work, organisation, stored).await?)
            }

            async fn came_into_force(&self, work: &mut Work, file: &CaseFile) -> Result<()> {
                $follows(self, work, file).await
            }
        }
    };
}

fn learning(
    text: &Agreement,
    file: &CaseFile,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Result<Vec<u8>> {
    let before = text.content.amends.as_ref().and_then(|amends| {
        let all = &file.stay.as_ref()?.agreements;
        all.iter().find(|other| other.number == amends.number).map(|older| &older.content)
    });
    Ok(walz_documents::agreement::pdf(&text.content, before, version, state, setting)?)
}

fn shown(text: &Agreement) -> Option<(Agreement, Option<Agreement>)> {
    let shared = text.shared.as_ref().filter(|_| text.state == State::Draft)?;
    let with = |content: &Content| Agreement { content: content.clone(), ..text.clone() };
    Some((with(&shared.content), shared.before.as_deref().map(with)))
}

fn grant(
    text: &GrantAgreement,
    _: &CaseFile,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Result<Vec<u8>> {
    Ok(walz_documents::grant_agreement::pdf(&text.content, version, state, setting)?)
}

/// Nothing follows from a grant agreement but the payment, which the office makes.
async fn nothing(_: &GrantAgreement, _: &mut Work, _: &CaseFile) -> Result<()> {
    Ok(())
}

text!(
    Agreement,
    AgreementId,
    Content,
    agreement,
    agreements,
    learning,
    agreement::take_effect,
    |text| text.content.amends.as_ref().map(|amends| amends.number),
    shown,
    Kind {
        of: Of::Learning,
        noun: "agreement",
        path: "agreements",
        link: "agreement.sign",
        file: "learning-agreement",
        verbs: Verbs {
            offer: "agreement.offer",
            sign: "agreement.sign",
            decline: "agreement.decline",
            withdraw: "agreement.withdraw",
            remind: "agreement.remind",
            unsign: "agreement.unsign",
            hand_in: "agreement.hand_in",
            check: "agreement.check",
            delegate: "agreement.delegate",
        },
        acts: Acts {
            offered: "agreement.offered",
            signed: "agreement.signed",
            declined: "agreement.declined",
            withdrawn: "agreement.withdrawn",
            reminded: "agreement.reminded",
            unsigned: "agreement.unsigned",
            handed_in: "agreement.handed_in",
            scan_rejected: "agreement.scan_rejected",
            delegated: "agreement.delegated",
            sealed: "agreement.sealed",
        },
        mails: Mails {
            sign: ("mail-agreement-sign-subject", "mail-agreement-sign-text"),
            remind: ("mail-agreement-remind-subject", "mail-agreement-remind-text"),
            in_force: ("mail-agreement-in-force-subject", "mail-agreement-in-force-text"),
            withdrawn: ("mail-agreement-withdrawn-subject", "mail-agreement-withdrawn-text"),
            scan_rejected: ("mail-agreement-scan-subject", "mail-agreement-scan-text"),
            shown: Some(("mail-agreement-shown-subject", "mail-agreement-shown-text")),
        },
    }
);

text!(
    GrantAgreement,
    GrantId,
    walz_domain::grant::agreement::Content,
    grant_agreement,
    grants,
    grant,
    nothing,
    |_| None,
    |_| None,
    Kind {
        of: Of::Grant,
        noun: "grant_agreement",
        path: "grants",
        link: "grant.sign",
        file: "grant-agreement",
        verbs: Verbs {
            offer: "grant.offer",
            sign: "grant.sign",
            decline: "grant.decline",
            withdraw: "grant.withdraw",
            remind: "grant.remind",
            unsign: "grant.unsign",
            hand_in: "grant.hand_in",
            check: "grant.check",
            delegate: "grant.delegate",
        },
        acts: Acts {
            offered: "grant_agreement.offered",
            signed: "grant_agreement.signed",
            declined: "grant_agreement.declined",
            withdrawn: "grant_agreement.withdrawn",
            reminded: "grant_agreement.reminded",
            unsigned: "grant_agreement.unsigned",
            handed_in: "grant_agreement.handed_in",
            scan_rejected: "grant_agreement.scan_rejected",
            delegated: "grant_agreement.delegated",
            sealed: "grant_agreement.sealed",
        },
        mails: Mails {
            sign: ("mail-grant-sign-subject", "mail-grant-sign-text"),
            remind: ("mail-grant-remind-subject", "mail-grant-remind-text"),
            in_force: ("mail-grant-in-force-subject", "mail-grant-in-force-text"),
            withdrawn: ("mail-grant-withdrawn-subject", "mail-grant-withdrawn-text"),
            scan_rejected: ("mail-grant-scan-subject", "mail-grant-scan-text"),
            shown: None,
        },
    }
);
