//! The messages themselves: read from the embedded files at first use, one bundle a language.

use crate::{Language, Words, pseudo};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A value in a message: a text, or a number, which chooses the plural.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

type Bundle = FluentBundle<FluentResource>;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../locales"]
struct Files;

/// A message on its way to the reader: give it its values, then display it.
#[derive(Debug)]
pub struct Said {
    language: Language,
    found: Found,
    values: FluentArgs<'static>,
}

#[derive(Debug)]
enum Found {
    Message(FluentMessage<'static>),
    Missing(String),
}

impl Said {
    pub(crate) fn new(language: Language, key: &str) -> Self {
        let found = match bundle(language).get_message(key) {
            Some(message) => Found::Message(message),
            None => Found::Missing(key.to_owned()),
        };
        Self { language, found, values: FluentArgs::new() }
    }

    /// The message with the value that it calls `name`.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Sayable) -> Self {
        self.values.set(name, value.into_value());
        self
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = match &self.found {
            Found::Message(message) => message.value(),
            Found::Missing(key) => {
                complain(key, "this message does not exist");
                return write!(f, "[{key}]");
            }
        };
        let Some(pattern) = pattern else { return Ok(()) };
        let mut errors = Vec::new();
        let said = bundle(self.language).format_pattern(pattern, Some(&self.values), &mut errors);
        if let Some(error) = errors.first() {
            complain(&said, &error.to_string());
        }
        match self.language {
            Language::En | Language::Nb => f.write_str(&said),
            Language::Pseudo => f.write_str(&pseudo::stretched(&said)),
            Language::Mirrored => f.write_str(&pseudo::mirrored(&said)),
        }
    }
}

/// What can be a value in a message. References too, because templates hand out references.
pub trait Sayable {
    fn into_value(self) -> Value<'static>;
}

impl Sayable for Value<'static> {
    fn into_value(self) -> Value<'static> {
        self
    }
}

impl<T: Sayable + Clone> Sayable for &T {
    fn into_value(self) -> Value<'static> {
        self.clone().into_value()
    }
}

impl Sayable for &str {
    fn into_value(self) -> Value<'static> {
        Value::from(self.to_owned())
    }
}

impl Sayable for String {
    fn into_value(self) -> Value<'static> {
        Value::from(self)
    }
}

impl Sayable for Cow<'_, str> {
    fn into_value(self) -> Value<'static> {
        Value::from(self.into_owned())
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl Sayable for $number {
            fn into_value(self) -> Value<'static> {
                Value::from(self)
            }
        }
    )+};
}

numbers!(i8 i16 i32 i64 u8 u16 u32 u64 usize f64);

pub(crate) fn exists(key: &str) -> bool {
    bundle(Language::En).has_message(key)
}

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 4] = [const { OnceLock::new() }; 4];
    let [en, nb, accented, mirrored] = &BUNDLES;
    match language {
        Language::En => en.get_or_init(|| read(Language::En)),
        Language::Nb => nb.get_or_init(|| read(Language::Nb)),
        Language::Mirrored => mirrored.get_or_init(|| read(Language::En)),
        Language::Pseudo => accented.get_or_init(|| {
            let mut bundle = read(Language::En);
            bundle.set_transform(Some(pseudo::accented));
            bundle
        }),
    }
}

/// The bundle of a language that has a folder. What cannot be read is left out and logged; tests show that
/// everything can be.
fn read(language: Language) -> Bundle {
    let folder = language.code();
    // An unknown tag means the plural rules of the root locale; both folders' names are known tags.
    let mut bundle = Bundle::new_concurrent(vec![folder.parse().unwrap_or_default()]);
    // Marks around values would end up in PDF files and spreadsheets as odd signs.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Nb => |value, _| written(Language::Nb, value),
        _ => |value, _| written(Language::En, value),
    }));
    for path in Files::iter().filter(|path| path.split('/').next() == Some(folder)) {
        let Some(file) = Files::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(readable, errors)| {
            complain(&path, &format!("{errors:?}"));
            readable
        });
        if let Err(errors) = bundle.add_resource(resource) {
            complain(&path, &format!("{errors:?}"));
        }
    }
    bundle
}

fn written(language: Language, value: &Value<'_>) -> Option<String> {
    match value {
        Value::Number(number) if number.value.fract() == 0.0 => {
            Some(Words::of(language).number(number.value as i64))
        }
        Value::Number(number) => Some(Words::of(language).decimal(number.value, 2)),
        _ => None,
    }
}

/// What is wrong with a message is told once, not on every page.
fn complain(message: &str, wrong: &str) {
    static TOLD: Mutex<Option<HashSet<String>>> = Mutex::new(None);
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if told.get_or_insert_default().insert(message.to_owned()) {
        tracing::error!(message, wrong, "a message cannot be said as it should");
    }
}
