//! Domain values as paper and files: PDF and spreadsheets.
