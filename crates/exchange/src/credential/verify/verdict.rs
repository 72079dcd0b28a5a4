//! What checking a file came to: one line for each thing that was looked at, each proven, not proven or refuted.

use serde::Serialize;

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in files, and in the keys of its words.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

coded! {
    /// What a file is.
    Format {
        /// A European Digital Credential, sealed.
        SealedElm = "elm-sealed",
        /// A European Digital Credential without a seal.
        Elm = "elm",
        OpenBadge = "open-badge",
        /// Another credential of the W3C's data model.
        Credential = "credential",
        Pdf = "pdf",
        Unknown = "unknown",
    }
}

coded! {
    /// What was looked at.
    What {
        Format = "format",
        /// Seal or proof: whether the text is as it was signed.
        Proof = "proof",
        Issuer = "issuer",
        Dates = "dates",
        Status = "status",
    }
}

coded! {
    State {
        Proven = "proven",
        NotProven = "not-proven",
        Refuted = "refuted",
    }
}

coded! {
    /// Why a check came out as it did.
    Reason {
        // Format
        Read = "read",
        NotJson = "not-json",
        NoCredential = "no-credential",
        UnknownContext = "unknown-context",
        Meaningless = "meaningless",
        WrongShape = "wrong-shape",
        Pdf = "pdf",
        PdfRead = "pdf-read",
        PdfSealed = "pdf-sealed",
        // Seal and proof
        Unchanged = "unchanged",
        KeptHere = "kept-here",
        Changed = "changed",
        Added = "added",
        NoProof = "no-proof",
        ProofUnknown = "proof-unknown",
        ProofUnreadable = "proof-unreadable",
        KeyUnknown = "key-unknown",
        KeyBroken = "key-broken",
        // Issuer
        Known = "known",
        OwnSeal = "own-seal",
        Stranger = "stranger",
        KeyOnly = "key-only",
        TestCertificate = "test-certificate",
        NoTrustedList = "no-trusted-list",
        Compromised = "compromised",
        KeyNotThen = "key-not-then",
        OtherIssuer = "other-issuer",
        // Dates
        Valid = "valid",
        NotYet = "not-yet",
        Expired = "expired",
        NoDate = "no-date",
        CertificateNotThen = "certificate-not-then",
        // Status
        InForce = "in-force",
        Revoked = "revoked",
        Superseded = "superseded",
        NoStatus = "no-status",
        StatusUnknown = "status-unknown",
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    pub what: What,
    pub state: State,
    pub reason: Reason,
    /// What it is about: a name, a date, a sentence of the reader. Empty where the reason says everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// What a file says of itself. Not proven by being here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub format: Format,
    pub outcome: Outcome,
    pub about: About,
    pub checks: Vec<Check>,
}

coded! {
    /// All checks in a word.
    Outcome {
        /// Nothing speaks against it, and all was proven.
        Proven = "proven",
        /// It is as it was signed, but not everything could be proven.
        Partly = "partly",
        /// Nobody's signature could be proven.
        Open = "open",
        Refuted = "refuted",
    }
}

impl Verdict {
    pub(super) fn new(format: Format, about: About, checks: Vec<Check>) -> Self {
        let any = |state: State| checks.iter().any(|check| check.state == state);
        let signed = checks.iter().any(|c| c.what == What::Proof && c.state == State::Proven);
        let outcome = if any(State::Refuted) {
            Outcome::Refuted
        } else if !signed {
            Outcome::Open
        } else if any(State::NotProven) {
            Outcome::Partly
        } else {
            Outcome::Proven
        };
        Self { format, outcome, about, checks }
    }

    /// The check of one thing.
    pub fn check(&self, what: What) -> Option<&Check> {
        self.checks.iter().find(|check| check.what == what)
    }
}

/// Checks on their way into a verdict.
#[derive(Debug, Default)]
pub(super) struct Checks(pub(super) Vec<Check>);

impl Checks {
    pub(super) fn proven(&mut self, what: What, reason: Reason, detail: impl Into<String>) {
        self.0.push(Check { what, state: State::Proven, reason, detail: detail.into() });
    }

    pub(super) fn open(&mut self, what: What, reason: Reason, detail: impl Into<String>) {
        self.0.push(Check { what, state: State::NotProven, reason, detail: detail.into() });
    }

    pub(super) fn refuted(&mut self, what: What, reason: Reason, detail: impl Into<String>) {
        self.0.push(Check { what, state: State::Refuted, reason, detail: detail.into() });
    }
}
