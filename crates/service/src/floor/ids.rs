//! Where ids and secrets come from.

use jiff::Timestamp;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::{Builder, Uuid};

/// A source of ids that sort by time, and of secrets. Cheap to clone; clones share the source.
///
/// The ids of a demo or a test come from a seed and are the same each time. Secrets are never: a token that can be
/// computed opens the door to everybody.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<Source>>);

struct Source {
    ids: ChaCha20Rng,
    secrets: ChaCha20Rng,
    /// Counts the ids of one millisecond, so that they sort in the order they were made.
    millisecond: u64,
    count: u16,
}

impl Ids {
    /// Ids that nobody can foresee.
    pub fn from_entropy() -> Self {
        Self::with(rand::make_rng())
    }

    /// The same ids for the same seed, the same moments and the same order of asking.
    pub fn seeded(seed: u64) -> Self {
        Self::with(ChaCha20Rng::seed_from_u64(seed))
    }

    fn with(ids: ChaCha20Rng) -> Self {
        let secrets = rand::make_rng();
        Self(Arc::new(Mutex::new(Source { ids, secrets, millisecond: 0, count: 0 })))
    }

    /// A UUID version 7 of this moment, as any kind of id.
    pub fn next<T: From<Uuid>>(&self, now: Timestamp) -> T {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let millisecond = u64::try_from(now.as_millisecond()).unwrap_or(0);
        source.count =
            if millisecond == source.millisecond { source.count.wrapping_add(1) } else { 0 };
        source.millisecond = millisecond;
        let [high, low] = source.count.to_be_bytes();
        let mut bytes = [high, low, 0, 0, 0, 0, 0, 0, 0, 0];
        source.ids.fill_bytes(&mut bytes[2..]);
        T::from(Builder::from_unix_timestamp_millis(millisecond, &bytes).into_uuid())
    }

    /// Bytes that nobody can foresee, for tokens, nonces and salts.
    pub fn secret<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).secrets.fill_bytes(&mut bytes);
        bytes
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three(ids: &Ids) -> [Uuid; 3] {
        let now = "2026-11-22T09:00:00Z".parse().expect("a moment");
        [ids.next(now), ids.next(now), ids.next(now)]
    }

    #[test]
    fn the_same_seed_gives_the_same_ids_in_order_but_other_secrets() {
        let (one, other) = (Ids::seeded(1), Ids::seeded(1));
        let ids = three(&one);
        assert_eq!(ids, three(&other));
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        assert_ne!(one.secret::<32>(), other.secret::<32>());
        assert_ne!(three(&Ids::from_entropy()), three(&Ids::from_entropy()));
    }
}
