//! benches/RESULTS.md: one section a bench, each with the command and the machine that made it.

use crate::command;
use anyhow::{Context, Result};
use std::fmt;
use std::fs;
use std::process::Command;

const FILE: &str = "benches/RESULTS.md";

/// How the file begins, before the first section.
const HEAD: &str = "# Results\n\nWritten by `cargo xtask bench`; do not edit by hand.\n";

/// What one bench found out.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) title: &'static str,
    /// What a reader types to get the same table.
    pub(super) command: String,
    /// What was measured and how, in whole sentences.
    pub(super) method: String,
    pub(super) tables: Vec<Table>,
}

/// A table in Markdown. The first column is text, the others are figures.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = self.head.iter().enumerate().map(|(i, _)| if i == 0 { "---" } else { "---:" });
        let rule: Vec<_> = rule.map(str::to_owned).collect();
        for row in [&self.head, &rule].into_iter().chain(&self.rows) {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}\n\n`{}`, on {}\n", self.title, self.command, machine())?;
        writeln!(f, "{}", self.method)?;
        for table in &self.tables {
            write!(f, "\n{table}")?;
        }
        Ok(())
    }
}

/// Puts the section into the file, in the place of its former self.
pub(super) fn write(section: &Section) -> Result<()> {
    let path = command::project()?.join(FILE);
    let former = fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    fs::write(&path, with_section(&former, section.title, &section.to_string()))
        .with_context(|| format!("cannot write {FILE}"))?;
    println!("written to {FILE}");
    Ok(())
}

/// `file` with `text` as the section of that title; a new one stands at the end.
fn with_section(file: &str, title: &str, text: &str) -> String {
    let heading = format!("\n## {title}\n");
    let text = format!("\n{}\n", text.trim());
    let Some(start) = file.find(&heading) else {
        return format!("{}\n{text}", file.trim_end());
    };
    let (before, rest) = file.split_at(start);
    let end = rest.get(1..).and_then(|rest| rest.find("\n## ")).map_or(rest.len(), |end| end + 1);
    let after = rest.get(end..).unwrap_or_default();
    format!("{before}{text}{after}")
}

/// What the figures depend on besides the program: processor, memory, system, compiler, commit.
fn machine() -> String {
    let of = |program: &str, arguments: &[&str]| {
        let output = command::quietly(Command::new(program).args(arguments)).unwrap_or_default();
        output.trim().to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = value_in("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kilobytes = memory.trim_end_matches(" kB").parse::<u64>().unwrap_or_default();
    let compiler = of("rustc", &["--version"]);
    let compiler = compiler.split(" (").next().unwrap_or_default().to_owned();
    let facts = [
        value_in("/proc/cpuinfo", "model name").unwrap_or_else(|| of("uname", &["-m"])),
        format!("{cores} cores"),
        format!("{} GiB of memory", kilobytes >> 20),
        of("uname", &["-sr"]),
        compiler,
        format!("commit {}", of("git", &["rev-parse", "--short", "HEAD"])),
    ];
    facts.join(", ")
}

/// The first value of a name in one of the kernel's tables.
fn value_in(table: &str, name: &str) -> Option<String> {
    let table = fs::read_to_string(table).ok()?;
    let mut values = table.lines().filter_map(|line| line.split_once(':'));
    values.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_takes_the_place_of_its_former_self() {
        let first = with_section(HEAD, "Pages", "## Pages\n\nslow\n");
        let both = with_section(&first, "Allocation", "## Allocation\n\nquick\n");
        assert_eq!(
            both,
            format!("{}\n\n## Pages\n\nslow\n\n## Allocation\n\nquick\n", HEAD.trim_end())
        );
        let anew = with_section(&both, "Pages", "## Pages\n\nquick too\n");
        assert_eq!(anew, both.replace("slow", "quick too"));
        assert_eq!(with_section(&anew, "Pages", "## Pages\n\nslow\n"), both);
    }

    #[test]
    fn a_table_is_markdown() {
        let table = Table {
            head: vec!["page".to_owned(), "bytes".to_owned()],
            rows: vec![vec!["board".to_owned(), "12".to_owned()]],
        };
        assert_eq!(table.to_string(), "| page | bytes |\n| --- | ---: |\n| board | 12 |\n");
    }
}
