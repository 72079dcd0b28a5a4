//! Passwords: which are good enough, and how they are kept.
//!
//! No rules about capitals and signs: length counts, and that a guesser does not come to it early.

mod guess;

use crate::{Error, Fault, Ids, Result};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::fmt;
use std::sync::OnceLock;

/// The fewest characters of a password.
pub const LEAST: usize = 12;
/// The most: longer texts would only cost time.
pub const MOST: usize = 256;

/// A password as somebody typed it. It never shows in logs.
#[derive(Clone)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// What is wrong with a password that somebody wants, as faults of the form's field `password`.
///
/// `about` are the words that a guesser tries first: the person's name and address.
///
/// # Errors
/// [`Error::Invalid`] with one fault.
pub fn check(password: &Password, about: &[&str]) -> Result<()> {
    let length = password.0.chars().count();
    let fault =
        |key| Err(Error::Invalid(vec![Fault::new("password", key).with("least", LEAST as i64)]));
    if length < LEAST {
        fault("password-too-short")
    } else if length > MOST {
        fault("password-too-long")
    } else if guess::comes_early(&password.0, about) {
        fault("password-too-common")
    } else {
        Ok(())
    }
}

/// The hash to keep: argon2id in PHC form.
///
/// # Errors
/// [`Error::Broken`] where it cannot be made.
pub async fn hash(ids: &Ids, password: &Password) -> Result<String> {
    let (salt, password) = (ids.secret::<16>(), password.clone());
    in_background(move || {
        let hash: PasswordHash = Argon2::default()
            .hash_password_with_salt(password.0.as_bytes(), &salt)
            .map_err(|_| Error::Broken("a password could not be hashed"))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one that was hashed. Without a hash the answer is no and takes as long, so that nobody
/// learns from the time who has a password.
///
/// # Errors
/// [`Error::Broken`] where the kept hash cannot be read.
pub async fn verify(password: &Password, kept: Option<&str>) -> Result<bool> {
    let (password, kept) = (password.clone(), kept.map(ToOwned::to_owned));
    in_background(move || {
        let hash = kept.as_deref().unwrap_or_else(|| nobodys());
        let hash =
            PasswordHash::new(hash).map_err(|_| Error::Broken("a password hash is broken"))?;
        let fits = Argon2::default().verify_password(password.0.as_bytes(), &hash).is_ok();
        Ok(fits && kept.is_some())
    })
    .await
}

/// The hash of a password that nobody has.
fn nobodys() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let hash: argon2::password_hash::Result<PasswordHash> =
            Argon2::default().hash_password_with_salt(b"nobody's password", &[7; 16]);
        hash.map(|hash| hash.to_string()).unwrap_or_default()
    })
}

/// Hashing takes long on purpose: other requests go on meanwhile.
async fn in_background<T: Send + 'static>(
    run: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(run)
        .await
        .unwrap_or(Err(Error::Broken("hashing a password was broken off")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<&'static str> {
        match check(&password.to_owned().into(), &["Kari Nordmann", "kari.nordmann@example.org"]) {
            Err(Error::Invalid(faults)) => faults.first().map(|fault| fault.key),
            _ => None,
        }
    }

    #[test]
    fn a_password_has_to_be_long_and_not_among_the_first_guesses() {
        assert_eq!(fault("Xk4!mq9"), Some("password-too-short"));
        assert_eq!(fault(&"å".repeat(257)), Some("password-too-long"));
        for guess in [
            "password1234",
            "P@ssw0rd!!!!",
            "aaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "123456789012345",
            "qwertyuiop1234",
            "abcdefghijklmnop",
            "letmeinletmein",
            "dragonmonkey12",
            "Sommer2026!!",
            "karinordmann99",
            "walzwalzwalz",
        ] {
            assert_eq!(fault(guess), Some("password-too-common"), "{guess}");
        }
        for good in [
            "correct horse battery staple",
            "syv rever i snøen",
            "mWq7-fTz2-kLp9",
            "Brødrene drar til Odense i mars",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[tokio::test]
    async fn only_the_right_password_fits_its_hash() {
        let ids = Ids::seeded(1);
        let right = Password("syv rever i snøen".to_owned());
        let kept = hash(&ids, &right).await.expect("hashed");
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify(&right, Some(&kept)).await.expect("verified"));
        assert!(
            !verify(&"syv rever i snoen".to_owned().into(), Some(&kept)).await.expect("verified")
        );
        assert!(!verify(&"nobody's password".to_owned().into(), None).await.expect("verified"));
        assert_ne!(hash(&ids, &right).await.expect("hashed"), kept);
        assert_eq!(format!("{right:?}"), "Password");
    }
}
