//! Each process's copy of what finds terms.

use crate::{App, Error, Result};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use walz_domain::esco::Index;
use walz_store::esco::Release;
use walz_store::{self as store, Access};

/// The copy that was read last, with its generation. Cheap to clone; clones share it.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Mutex<Option<Held>>>);

/// A generation, and what finds its terms.
type Held = (i64, Arc<Index>);

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shelf")
    }
}

/// What finds terms of the version that is there, and which that is; nothing where none is.
pub(super) async fn index(
    app: &App,
    db: &mut impl Access,
) -> Result<Option<(Release, Arc<Index>)>> {
    let Some(release) = store::esco::release(db).await? else { return Ok(None) };
    let held = app.esco.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, index)) = held.filter(|(of, _)| *of == release.generation) {
        return Ok(Some((release, index)));
    }
    let Some((generation, bytes)) = store::esco::finder(db).await? else { return Ok(None) };
    let index = Index::from_bytes(&bytes);
    let index = Arc::new(index.map_err(|_| Error::Broken("what finds ESCO's terms is damaged"))?);
    let mut held = app.esco.0.lock().unwrap_or_else(PoisonError::into_inner);
    *held = Some((generation, Arc::clone(&index)));
    Ok(Some((release, index)))
}
