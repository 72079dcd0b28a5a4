//! Keeps domain values in SQLite or PostgreSQL.
