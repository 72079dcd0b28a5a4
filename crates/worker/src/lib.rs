//! Runs what is due: mail, reminders, escalations, house-keeping.
