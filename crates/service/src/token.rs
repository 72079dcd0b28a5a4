//! Tokens: what somebody holds to be let in. They are handed out once and never kept; the database has their hash.

use crate::Ids;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use walz_store::Hash;

/// 32 bytes that nobody can guess, as 43 characters that fit into a link and a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no token")]
pub struct NoToken;

impl Token {
    pub fn new(ids: &Ids) -> Self {
        Self(ids.secret())
    }

    /// For the link or the cookie, and nowhere else.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub fn hash(&self) -> Hash {
        Sha256::digest(self.0).into()
    }
}

impl FromStr for Token {
    type Err = NoToken;

    fn from_str(text: &str) -> Result<Self, NoToken> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoToken)?;
        bytes.try_into().map(Self).map_err(|_| NoToken)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_from_its_text_and_hides_elsewhere() {
        let token = Token::new(&Ids::seeded(1));
        assert_eq!(token.reveal().parse(), Ok(token.clone()));
        assert_eq!(token.reveal().len(), 43);
        assert_eq!(format!("{token:?}"), "Token");
        assert_eq!("short".parse::<Token>(), Err(NoToken));
        assert_eq!(format!("{}=", token.reveal()).parse::<Token>(), Err(NoToken));
    }
}
