//! The steps from one state to the next. Each gives the new state, or why it cannot be taken.

use super::{
    Delegate, Document, Fault, Method, Party, Refused, Scan, Signable, Signature, Signatures,
    State, Underway,
};
use crate::person::Name;
use jiff::Timestamp;

impl State {
    /// Freezes the text and asks the parties.
    ///
    /// # Errors
    /// [`Refused`] unless it is a draft with nothing missing.
    pub fn offer(self, text: &impl Signable, document: Document) -> Result<Self, Refused> {
        match self {
            Self::Draft => {
                let asked = |party: &str| document.parties.iter().any(|p| p.code() == party);
                let mut faults = text.faults();
                let unasked = text.required().into_iter().filter(|party| !asked(party));
                faults.extend(unasked.map(|party| Fault::NotAsked { party }));
                if faults.is_empty() {
                    let (signed, underway) = (Signatures::new(), Underway::default());
                    Ok(Self::Offered { document, signed, underway })
                } else {
                    Err(Refused::Incomplete(faults))
                }
            }
            Self::Offered { .. } => Ok(self),
            other => Err(other.takes_nothing()),
        }
    }

    /// The last signature brings the text into force.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked, has signed, or is not in turn; for another text; in a state that takes no
    /// signature.
    pub fn sign(self, party: Party, signature: Signature) -> Result<Self, Refused> {
        let turn = self.turn();
        let mut out = self.out_for(party)?;
        if signature.hash != out.document.hash {
            return Err(Refused::OtherText);
        }
        if out.signed.contains_key(&party) {
            return Err(Refused::SignedAlready);
        }
        if !turn.contains(&party) {
            return Err(Refused::NotTheirTurn);
        }
        let since = signature.at;
        out.signed.insert(party, signature);
        out.underway.scans.remove(&party);
        if out.document.parties.iter().all(|p| out.signed.contains_key(p)) {
            Ok(Self::InForce { document: out.document, signed: out.signed, since })
        } else {
            Ok(out.into())
        }
    }

    /// A party takes its signature back, as long as it was not the last one that was missing.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked or has not signed, or once the text is in force or counts no more.
    pub fn unsign(self, party: Party) -> Result<Self, Refused> {
        let mut out = self.out_for(party)?;
        out.signed.remove(&party).ok_or(Refused::NotSigned)?;
        Ok(out.into())
    }

    /// Keeps a scan of the signed paper until somebody has looked at it. A newer one takes the place of an older.
    ///
    /// # Errors
    /// As [`State::sign`].
    pub fn hand_in(self, party: Party, scan: Scan) -> Result<Self, Refused> {
        let turn = self.turn();
        let mut out = self.out_for(party)?;
        if out.signed.contains_key(&party) {
            return Err(Refused::SignedAlready);
        }
        if !turn.contains(&party) {
            return Err(Refused::NotTheirTurn);
        }
        out.underway.scans.insert(party, scan);
        Ok(out.into())
    }

    /// Somebody has compared the scan with the text, and found the signature there: now it counts.
    ///
    /// # Errors
    /// [`Refused::NoScan`] where there is none with this hash; else as [`State::sign`].
    pub fn accept(
        self,
        party: Party,
        scan: &str,
        checked_by: Name,
        at: Timestamp,
    ) -> Result<Self, Refused> {
        let found = self.underway().and_then(|underway| underway.scans.get(&party));
        let Some(found) = found.filter(|found| found.hash == scan) else {
            // What stands in the way is told before what is missing.
            return self.out_for(party).and(Err(Refused::NoScan));
        };
        let (name, on) = (found.name.clone(), found.on);
        let hash = self.document().map(|document| document.hash.clone()).unwrap_or_default();
        let method = match found.service.clone() {
            None => Method::Paper { scan: scan.to_owned(), on, checked_by },
            Some(service) => Method::Service { service, file: scan.to_owned(), on, checked_by },
        };
        self.sign(party, Signature { name, at, method, hash })
    }

    /// Somebody has looked at the scan, and it is not the signed text.
    ///
    /// # Errors
    /// [`Refused::NoScan`] where there is none with this hash; else as [`State::unsign`].
    pub fn reject(self, party: Party, scan: &str) -> Result<Self, Refused> {
        let mut out = self.out_for(party)?;
        let found = out.underway.scans.get(&party).is_some_and(|found| found.hash == scan);
        if !found {
            return Err(Refused::NoScan);
        }
        out.underway.scans.remove(&party);
        Ok(out.into())
    }

    /// Another person signs for the party. Who was named before is asked no more.
    ///
    /// # Errors
    /// [`Refused::NoDelegate`] for a party that has to sign itself; else as [`State::sign`].
    pub fn delegate(self, party: Party, to: Delegate) -> Result<Self, Refused> {
        let mut out = self.out_for(party)?;
        if !party.may_delegate() {
            return Err(Refused::NoDelegate);
        }
        if out.signed.contains_key(&party) {
            return Err(Refused::SignedAlready);
        }
        out.underway.delegates.insert(party, to);
        Ok(out.into())
    }

    /// A party says no. What others signed stays with this version.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked or has signed, or a state that takes no signature.
    pub fn decline(self, by: Party, reason: String, at: Timestamp) -> Result<Self, Refused> {
        let Out { document, signed, .. } = self.out_for(by)?;
        if signed.contains_key(&by) {
            return Err(Refused::SignedAlready);
        }
        Ok(Self::Declined { document, signed, by, reason, at })
    }

    /// Takes an offered or declined text back, which makes room for a newer number.
    ///
    /// # Errors
    /// [`Refused`] for a draft, which can simply be changed, and for a text in force, which is amended.
    pub fn replace(self, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Offered { document, signed, .. } | Self::Declined { document, signed, .. } => {
                Ok(Self::Replaced { document, signed, at })
            }
            other => Err(other.takes_nothing()),
        }
    }

    /// As [`State::replace`], also for a text in force: an amendment has taken its place, or the place that it is about is
    /// gone, so that there is nothing left to amend.
    ///
    /// # Errors
    /// [`Refused`] for a draft, which can simply be changed, and for a text that counts no more.
    pub fn lapse(self, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::InForce { document, signed, .. } => Ok(Self::Replaced { document, signed, at }),
            other => other.replace(at),
        }
    }

    /// The text as it is out, for a step of one of its parties.
    fn out_for(self, party: Party) -> Result<Out, Refused> {
        match self {
            Self::Offered { document, .. } if !document.parties.contains(&party) => {
                Err(Refused::NoParty)
            }
            Self::Offered { document, signed, underway } => Ok(Out { document, signed, underway }),
            other => Err(other.takes_nothing()),
        }
    }

    /// Why nothing can be done with it that is done with a text that is out.
    const fn takes_nothing(&self) -> Refused {
        match self {
            Self::Draft | Self::Offered { .. } => Refused::NotOffered,
            Self::InForce { .. } => Refused::InForce,
            Self::Declined { .. } => Refused::Declined,
            Self::Replaced { .. } => Refused::Replaced,
        }
    }
}

/// A text that is out for signing.
struct Out {
    document: Document,
    signed: Signatures,
    underway: Underway,
}

impl From<Out> for State {
    fn from(Out { document, signed, underway }: Out) -> Self {
        Self::Offered { document, signed, underway }
    }
}
