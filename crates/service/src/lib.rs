//! The verbs: what people do, each one transaction.
