//! Why everybody got what they got.

use serde::{Deserialize, Serialize};

/// Explanations by learner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanations {}
