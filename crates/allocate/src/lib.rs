//! The best possible places for everyone: exact, certified, explained.
