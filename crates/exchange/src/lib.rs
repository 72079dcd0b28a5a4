//! Other systems' languages: tables in and out.
