//! The message files hold together: both languages say the same, nothing is missing or left over,
//! and the words keep the promises of plain language.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot read")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::serializer::serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What calls a message by a key that stands in the code, up to the key's quotation mark.
const CALLS: [&str; 4] = [".t(", ".say(", "Notice::good(", "Notice::bad("];

/// Words that nobody outside an office says. Funder words belong in funder exports only.
const BANNED: [&str; 12] = [
    "utilise",
    "facilitate",
    "stakeholder",
    "beneficiary",
    "ecvet",
    "mobility activity",
    "fully-encoded",
    "fully encoded",
    "please note",
    "invalid",
    "receiving organisation",
    "!",
];

#[derive(Debug)]
struct Message {
    file: String,
    /// The message as it stands in the file, without its key.
    text: String,
    values: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (en, nb) = (messages("en"), messages("nb"));
    for (key, english) in &en {
        let norwegian = nb.get(key).unwrap_or_else(|| panic!("{key} is missing in nb"));
        assert_eq!(english.values, norwegian.values, "the values of {key}");
        assert_eq!(english.file, norwegian.file, "the file of {key}");
    }
    for key in nb.keys() {
        assert!(en.contains_key(key), "{key} is missing in en");
    }
}

#[test]
fn every_message_that_is_called_exists() {
    let known = messages("en");
    let mut missing = Vec::new();
    for (path, code) in code() {
        for call in CALLS {
            for (at, _) in code.match_indices(call) {
                let after = code[at + call.len()..].trim_start().trim_start_matches('&');
                let Some(key) = after.strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                if !known.contains_key(key) {
                    missing.push(format!("{key} in {}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "called, but in no file:\n{}", missing.join("\n"));
}

/// What is written into the journal about somebody's case is read in the history of their file.
#[test]
fn whatever_happens_in_a_case_has_words_in_its_history() {
    const OF_A_CASE: [&str; 5] =
        ["learner", "mobility", "application", "agreement", "grant_agreement"];
    let known = messages("en");
    let mut missing = BTreeSet::new();
    for (_, code) in code() {
        for call in code.split(".journal(").skip(1) {
            let call = call.split(';').next().unwrap_or_default();
            let mut quoted = call.split('"').skip(1).step_by(2);
            let (act, kind) = (quoted.next().unwrap_or_default(), quoted.next());
            let key = format!("history-{}", act.replace(['.', '_'], "-"));
            let of_a_case = kind.is_some_and(|kind| OF_A_CASE.contains(&kind));
            if of_a_case && act.contains('.') && !known.contains_key(&key) {
                missing.insert(key);
            }
        }
    }
    assert!(missing.is_empty(), "no words for: {missing:?}");
}

#[test]
fn every_message_is_used() {
    let dynamic = dynamic_prefixes();
    let code: Vec<_> = code().into_iter().map(|(_, code)| code).collect();
    let literals: BTreeSet<&str> = code.iter().flat_map(|code| code.split('"')).collect();
    let unused: Vec<_> = messages("en")
        .into_keys()
        .filter(|key| !literals.contains(key.as_str()))
        .filter(|key| !dynamic.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "in the files, but called nowhere:\n{}", unused.join("\n"));
}

#[test]
fn every_dynamic_prefix_has_messages() {
    let known = messages("en");
    for prefix in dynamic_prefixes() {
        assert!(
            known.keys().any(|key| key.starts_with(&prefix)),
            "no message begins with {prefix}"
        );
    }
}

#[test]
fn buttons_stay_short_in_every_language() {
    let nb = messages("nb");
    for (key, english) in messages("en").iter().filter(|(key, _)| key.ends_with("-button")) {
        let room = english.text.chars().count() as f64 * 1.4 + 3.0;
        let length = nb[key].text.chars().count();
        assert!(length as f64 <= room, "{key} has {length} letters, {room} fit");
    }
}

#[test]
fn no_message_sounds_like_an_office() {
    for language in ["en", "nb"] {
        for (key, message) in messages(language) {
            let text = message.text.to_lowercase();
            for word in BANNED {
                assert!(!text.contains(word), "{language}: {key} says {word:?}");
            }
            assert!(!text.contains('<'), "{language}: {key} holds markup");
        }
    }
}

fn messages(language: &str) -> Messages {
    let mut messages = Messages::new();
    for path in files(&root().join("locales").join(language), &["ftl"]) {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a readable file");
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(mut message) = entry else { continue };
            let key = message.id.name.clone();
            assert!(message.attributes.is_empty(), "{key} has an attribute: give it its own key");
            let mut values = BTreeSet::new();
            collect(message.value.as_ref().expect("a value"), &mut values);
            message.comment = None;
            let text =
                serialize(&fluent_syntax::ast::Resource { body: vec![Entry::Message(message)] });
            let text = text.split_once('=').expect("a value").1.trim().to_owned();
            let twice = messages.insert(key.clone(), Message { file: file.clone(), text, values });
            assert!(twice.is_none(), "{language}: {key} stands twice");
        }
    }
    messages
}

fn collect(pattern: &Pattern<String>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, values),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, values);
                    variants.iter().for_each(|variant| collect(&variant.value, values));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, values);
            }
        }
        _ => {}
    }
}

fn dynamic_prefixes() -> Vec<String> {
    let list = fs::read_to_string(root().join("locales/dynamic.txt")).expect("the list");
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// The text of everything that can call a message: code and templates, but no tests, and no
/// examples in comments.
fn code() -> Vec<(PathBuf, String)> {
    files(&root().join("crates"), &["rs", "html", "txt"])
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "tests"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a readable file");
            let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
            let code: Vec<_> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
            (path, code.join("\n"))
        })
        .collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|end| endings.iter().any(|known| end == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
