//! Everything in which the two databases differ, in one place.
//!
//! Statements are one text for both: `RETURNING`, `ON CONFLICT`, `->>`, row values and `$1` work on either. What is
//! left is here: the words of types in migrations, the locking of rows that several processes want, and lists of rows.

use super::Any;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// A statement of which each database has its own text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PerDialect {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl PerDialect {
    pub(crate) fn of(&self, db: &Any<'_>) -> &'static str {
        match db.dialect() {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

/// A `SELECT` of rows to take: locked against other takers, and passing over those that others hold. SQLite has one
/// writer at a time and needs neither.
macro_rules! taking {
    ($select:literal) => {
        $crate::floor::dialect::PerDialect {
            sqlite: $select,
            postgres: concat!($select, " FOR UPDATE SKIP LOCKED"),
        }
    };
}
pub(crate) use taking;

/// A statement over the elements of a JSON array that is bound as `$1`: each is `value`. Many rows go in, or are asked
/// for, in one statement.
macro_rules! each {
    ($before:literal, $after:literal) => {
        $crate::floor::dialect::PerDialect {
            sqlite: concat!($before, " json_each($1) ", $after),
            postgres: concat!($before, " jsonb_array_elements($1) AS element (value) ", $after),
        }
    };
}
pub(crate) use each;

/// A statement that goes on from a `FROM` with the elements of an array in a JSON column, each `one.value`, and with those
/// of an array that each of them has, each `part.value`. What has no such array has no elements.
macro_rules! nested {
    ($before:literal, $array:literal, $inner:literal, $after:literal) => {
        $crate::floor::dialect::PerDialect {
            sqlite: concat!(
                $before,
                " CROSS JOIN json_each(",
                $array,
                ") AS one CROSS JOIN json_each(one.value -> '",
                $inner,
                "') AS part ",
                $after
            ),
            postgres: concat!(
                $before,
                " CROSS JOIN jsonb_array_elements(",
                $array,
                ") AS one (value) CROSS JOIN jsonb_array_elements(one.value -> '",
                $inner,
                "') AS part (value) ",
                $after
            ),
        }
    };
}
pub(crate) use nested;

/// What PostgreSQL's types are called in a strict table of SQLite. Dates and moments are text of fixed width.
const SQLITE_TYPES: [(&str, &str); 8] = [
    ("BIGINT", "INTEGER"),
    ("BOOLEAN", "INTEGER"),
    ("BYTEA", "BLOB"),
    ("DATE", "TEXT"),
    ("DOUBLE PRECISION", "REAL"),
    ("JSONB", "TEXT"),
    ("TIMESTAMPTZ", "TEXT"),
    ("UUID", "BLOB"),
];

/// The text of a migration for one database.
///
/// Migrations are written once, with PostgreSQL's types. What only one database understands stands between the lines
/// `-- only sqlite` or `-- only postgres` and `-- both`.
pub(crate) fn migration(text: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len());
    let mut mine = true;
    for line in text.lines() {
        match line.trim() {
            "-- only sqlite" => mine = dialect == Dialect::Sqlite,
            "-- only postgres" => mine = dialect == Dialect::Postgres,
            "-- both" => mine = true,
            _ if !mine => {}
            _ => {
                out.push_str(&match dialect {
                    Dialect::Sqlite => sqlite_line(line),
                    Dialect::Postgres => line.to_owned(),
                });
                out.push('\n');
            }
        }
    }
    out
}

/// A `CREATE TABLE` closes with `);` in a line of its own: there SQLite is told to be strict about types.
fn sqlite_line(line: &str) -> String {
    if line == ");" {
        return ") STRICT;".to_owned();
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut line = line.to_owned();
    for (theirs, ours) in SQLITE_TYPES {
        let mut from = 0;
        while let Some(found) = line[from..].find(theirs) {
            let (start, end) = (from + found, from + found + theirs.len());
            let alone = !line[..start].ends_with(is_word) && !line[end..].starts_with(is_word);
            if alone {
                line.replace_range(start..end, ours);
                from = start + ours.len();
            } else {
                from = end;
            }
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
CREATE TABLE stay (
    organisation UUID NOT NULL,
    update_of    BIGINT NOT NULL,
    from_day     DATE NOT NULL,
    length       DOUBLE PRECISION
);
-- only postgres
CREATE FUNCTION f();
-- only sqlite
CREATE TRIGGER t;
-- both
CREATE INDEX stay_UPDATE ON stay (from_day);
";

    #[test]
    fn a_migration_speaks_each_databases_words() {
        assert_eq!(
            migration(TEXT, Dialect::Sqlite),
            "CREATE TABLE stay (\n    organisation BLOB NOT NULL,\n    update_of    INTEGER NOT NULL,\n    \
             from_day     TEXT NOT NULL,\n    length       REAL\n) STRICT;\nCREATE TRIGGER t;\n\
             CREATE INDEX stay_UPDATE ON stay (from_day);\n"
        );
        let postgres = migration(TEXT, Dialect::Postgres);
        assert!(
            postgres.contains("organisation UUID") && postgres.contains("CREATE FUNCTION f();")
        );
        assert!(!postgres.contains("CREATE TRIGGER t;"));
    }
}
