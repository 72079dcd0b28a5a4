//! Pages over the verbs.
