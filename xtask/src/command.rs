//! Running other programs: their output is shown as it comes and kept for counting, nothing waits
//! for a keyboard, and an interrupt ends them.

use crate::interrupt;
use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// How long a program may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a program ended, and what it printed on either stream, without colours.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: ExitStatus,
    pub(crate) output: String,
}

/// The project's folder, the one with the workspace in it.
pub(crate) fn project() -> Result<PathBuf> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .context("start the chores by `cargo xtask`, which tells them where the project is")?;
    let folder = PathBuf::from(manifest);
    folder.parent().map(PathBuf::from).context("the chores are not inside a workspace")
}

/// A command in the project's folder.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(project()?);
    Ok(command)
}

/// The cargo that started us, in the project's folder. It is not told what cargo told us: some build scripts look at
/// that, and would run anew each time that people and chores take turns.
pub(crate) fn cargo() -> Result<Command> {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))?;
    for (name, _) in std::env::vars_os() {
        let said = name.to_string_lossy();
        if said.starts_with("CARGO_PKG_") || said.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    Ok(cargo)
}

/// Runs a program to its end and shows what it prints.
pub(crate) fn run(command: &mut Command) -> Result<Outcome> {
    run_showing(command, true)
}

/// Runs a program to its end without a word, and gives what it printed. An error, with all that it
/// printed, if it fails.
pub(crate) fn quietly(command: &mut Command) -> Result<String> {
    let Outcome { status, output } = run_showing(command, false)?;
    ensure!(status.success(), "{} ended with {status}:\n{output}", name(command));
    Ok(output)
}

fn run_showing(command: &mut Command, show: bool) -> Result<Outcome> {
    interrupt::check()?;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {}", name(command)))?;
    let kept = Arc::new(Mutex::new(Vec::new()));
    let readers = [
        child.stdout.take().map(|stream| keep(stream, &kept, show)),
        child.stderr.take().map(|stream| keep(stream, &kept, show)),
    ];
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if interrupt::asked() {
            stop(&mut child, "TERM");
            bail!("interrupted");
        }
        thread::sleep(LOOK);
    };
    for reader in readers.into_iter().flatten() {
        // A reader fails only when our own output is closed, and then nobody is left to tell.
        let _ = reader.join();
    }
    let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Outcome { status, output: without_colours(&String::from_utf8_lossy(&kept)) })
}

/// Reads one stream of a program to its end, line by line, so that two streams do not mix.
fn keep(
    stream: impl Read + Send + 'static,
    kept: &Arc<Mutex<Vec<u8>>>,
    show: bool,
) -> thread::JoinHandle<std::io::Result<()>> {
    let kept = Arc::clone(kept);
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while stream.read_until(b'\n', &mut line)? > 0 {
            if show {
                let mut out = std::io::stdout().lock();
                out.write_all(&line)?;
                out.flush()?;
            }
            kept.lock().unwrap_or_else(PoisonError::into_inner).append(&mut line);
        }
        Ok(())
    })
}

/// Asks a program to end by the named signal, and ends it by force when it takes too long.
pub(crate) fn stop(child: &mut Child, signal: &str) {
    if child.try_wait().is_ok_and(|ended| ended.is_some()) {
        return;
    }
    // The shell has `kill` built in; the program of that name is not on every machine.
    let kill = format!("kill -s {signal} {}", child.id());
    let _ = Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status();
    let since = Instant::now();
    while since.elapsed() < PATIENCE {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(LOOK);
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// Takes out the escape sequences by which a program colours a terminal.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out_of_what_a_program_printed() {
        assert_eq!(without_colours("\u{1b}[32;1m3 passed\u{1b}[0m, é"), "3 passed, é");
    }

    #[test]
    fn both_streams_are_kept() {
        let outcome = run_showing(Command::new("sh").args(["-c", "echo a; echo b >&2"]), false);
        let output = outcome.expect("a shell").output;
        assert!(output.contains("a\n") && output.contains("b\n"), "{output}");
    }

    #[test]
    fn a_program_that_fails_quietly_is_an_error_with_its_words() {
        let error = quietly(Command::new("sh").args(["-c", "echo no room; exit 3"]));
        let error = error.expect_err("it fails").to_string();
        assert!(error.contains("exit status: 3") && error.contains("no room"), "{error}");
    }

    #[test]
    fn a_program_that_runs_on_can_be_stopped() {
        let mut child = Command::new("sleep").arg("1000").spawn().expect("sleep");
        stop(&mut child, "TERM");
        assert!(!child.try_wait().expect("a status").expect("an end").success());
    }
}
