//! Who may do what: pure functions from an actor and a subject to a permission.
