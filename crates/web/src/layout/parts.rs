//! Parts that know more than their looks: tags, icons, fields, pagers, empty places.

use super::Form;
use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt::Display;
use walz_words::Words;

/// What a colour says. It never says it alone: words stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Not started, or over.
    Neutral,
    /// Sent, on its way.
    Info,
    /// The office must do something.
    Act,
    /// Waits for others, or is due soon.
    Wait,
    /// Done, ready.
    Good,
    /// Stopped, missing, dangerous.
    Bad,
    /// Abroad.
    Sea,
}

impl Tone {
    pub const ALL: [Self; 7] =
        [Self::Neutral, Self::Info, Self::Act, Self::Wait, Self::Good, Self::Bad, Self::Sea];

    /// The class that gives an element the tone.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Act => "act",
            Self::Wait => "wait",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Sea => "sea",
        }
    }
}

// Templates hand out references, and references to them.
impl From<&&Self> for Tone {
    fn from(tone: &&Self) -> Self {
        **tone
    }
}

impl From<&Self> for Tone {
    fn from(tone: &Self) -> Self {
        *tone
    }
}

/// A picture beside words, hidden from those who hear the page.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<svg class="i" aria-hidden="true"><use href="{{ sprite }}#{{ name }}"/></svg>"#
)]
pub struct Icon {
    sprite: String,
    name: String,
}

impl Icon {
    /// The icon of this name in `assets/icons.svg`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { sprite: crate::assets::asset("icons.svg"), name: name.to_owned() }
    }
}

/// The names of all icons.
pub(crate) fn icon_names() -> Vec<String> {
    let sprite = crate::assets::text("icons.svg");
    let names = sprite.split("<symbol id=\"").skip(1).filter_map(|part| part.split('"').next());
    names.map(str::to_owned).collect()
}

/// A label with a tone, and an icon where it warns.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<span class="tag {{ tone.class() }}">{% if let Some(icon) = icon %}{{ icon }}{% endif %}{{ label }}</span>"#
)]
pub struct Tag {
    tone: Tone,
    label: String,
    icon: Option<Icon>,
}

impl Tag {
    #[must_use]
    pub fn new(tone: Tone, label: impl Display) -> Self {
        Self { tone, label: label.to_string(), icon: None }
    }

    /// The tag with an icon before its words.
    #[must_use]
    pub fn icon(mut self, name: &str) -> Self {
        self.icon = Some(Icon::new(name));
        self
    }
}

/// A place where nothing is yet: what belongs here, why there is none, what to do next.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/empty.html")]
pub struct Empty {
    title: String,
    body: String,
    action: Option<(String, String)>,
}

impl Empty {
    #[must_use]
    pub fn new(title: impl Display, body: impl Display) -> Self {
        Self { title: title.to_string(), body: body.to_string(), action: None }
    }

    /// The one thing to do next.
    #[must_use]
    pub fn action(mut self, href: &str, label: impl Display) -> Self {
        self.action = Some((href.to_owned(), label.to_string()));
        self
    }
}

/// Which part of a list is shown.
#[derive(Clone, Debug)]
pub struct Pager {
    number: usize,
    size: usize,
    total: usize,
    address: String,
}

impl Pager {
    /// Page `number`, counted from 1, of a list of `total` entries with `size` on a page.
    /// `address` is what a page's number is appended to, as `/people?q=zofia&page=`.
    #[must_use]
    pub fn new(number: usize, size: usize, total: usize, address: impl Into<String>) -> Self {
        let size = size.max(1);
        let last = total.div_ceil(size).max(1);
        Self { number: number.clamp(1, last), size, total, address: address.into() }
    }

    /// How many entries come before this page.
    #[must_use]
    pub fn offset(&self) -> usize {
        (self.number - 1) * self.size
    }

    pub(super) fn links(&self, words: Words) -> PagerLinks<'_> {
        PagerLinks { pager: self, words }
    }
}

#[derive(Template)]
#[template(path = "parts/pager.html")]
pub(super) struct PagerLinks<'a> {
    pager: &'a Pager,
    words: Words,
}

impl PagerLinks<'_> {
    fn first(&self) -> usize {
        (self.pager.offset() + 1).min(self.pager.total)
    }

    fn last(&self) -> usize {
        (self.pager.offset() + self.pager.size).min(self.pager.total)
    }

    fn to(&self, number: usize) -> String {
        format!("{}{number}", self.pager.address)
    }
}

/// One of the answers that a field offers.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(value: &str, label: impl Display, chosen: bool) -> Self {
        Self { value: value.to_owned(), label: label.to_string(), hint: None, chosen }
    }
}

/// How a field is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// An `input` of this type.
    Line(&'static str),
    Area,
    Select,
    Radios,
    Boxes,
    Tick,
}

/// A field of a form: label, hint, what is wrong with it, and what was typed before.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    words: Words,
    name: String,
    id: String,
    label: String,
    input: Input,
    values: Vec<String>,
    error: Option<String>,
    hint: Option<String>,
    choices: Vec<Choice>,
    attributes: Vec<(&'static str, String)>,
    optional: bool,
    wide: bool,
}

impl Field {
    pub(super) fn new(words: Words, form: &Form, name: &str, label: String, input: Input) -> Self {
        let values = match input {
            // What is secret is not sent back, and a browser fills no file field.
            Input::Line("password" | "file") => Vec::new(),
            _ => form.all(name).map(str::to_owned).collect(),
        };
        Self {
            words,
            name: name.to_owned(),
            id: format!("f-{name}"),
            label,
            input,
            values,
            error: form.problem(name),
            hint: None,
            choices: Vec::new(),
            attributes: Vec::new(),
            optional: false,
            wide: false,
        }
    }

    /// What helps to fill the field, below its label.
    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hint = Some(hint.to_string());
        self
    }

    /// Says that the field may stay empty. Fields that may not say nothing.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The value that the field begins with, where nothing was typed yet.
    #[must_use]
    pub fn value(mut self, value: impl Display) -> Self {
        if self.values.is_empty() {
            self.values.push(value.to_string());
        }
        self
    }

    /// An answer to choose.
    #[must_use]
    pub fn option(mut self, value: impl Display, label: impl Display) -> Self {
        self.choices.push(Choice::new(&value.to_string(), label, false));
        self
    }

    /// An answer to choose, with a line that explains it.
    #[must_use]
    pub fn option_with(self, value: impl Display, label: impl Display, hint: impl Display) -> Self {
        let mut field = self.option(value, label);
        if let Some(choice) = field.choices.last_mut() {
            choice.hint = Some(hint.to_string());
        }
        field
    }

    /// Answers to choose, each a value and a label.
    #[must_use]
    pub fn options<V: Display, L: Display>(self, all: &[(V, L)]) -> Self {
        all.iter().fold(self, |field, (value, label)| field.option(value, label))
    }

    /// What browsers may fill in by themselves: a token of `autocomplete`.
    #[must_use]
    pub fn autocomplete(self, token: &str) -> Self {
        self.attribute("autocomplete", token)
    }

    /// Any other attribute of the control, as `inputmode` or `accept`.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Another id than `f-` and the name, where two forms of a page have a field of this name.
    #[must_use]
    pub fn id(mut self, id: impl Display) -> Self {
        self.id = id.to_string();
        self
    }

    /// A field that takes a whole line among filters.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    fn text(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.values.contains(&choice.value)
    }

    fn is_group(&self) -> bool {
        matches!(self.input, Input::Radios | Input::Boxes)
    }

    fn choice_type(&self) -> &'static str {
        if self.input == Input::Radios { "radio" } else { "checkbox" }
    }

    /// The ids of what explains the field, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<_> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

impl HtmlSafe for Icon {}
impl HtmlSafe for Tag {}
impl HtmlSafe for Empty {}
impl HtmlSafe for PagerLinks<'_> {}
impl HtmlSafe for Field {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_icon_that_a_page_names_is_in_the_sprite() {
        let known = icon_names();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, text) in [texts(&root.join("src")), texts(&root.join("templates"))].concat() {
            for part in text.split("icon(\"").skip(1) {
                let name = part.split('"').next().unwrap_or_default().to_owned();
                assert!(known.contains(&name), "{path} names the icon {name:?}");
            }
        }
    }

    #[test]
    fn a_pager_stays_within_its_list() {
        let pager = Pager::new(9, 25, 65, "?page=");
        assert_eq!(pager.offset(), 50);
        let html = pager.links(Words::of(walz_words::Language::En)).to_string();
        assert!(html.contains("51 to 65 of 65") && html.contains("?page=2"), "{html}");
        assert!(!html.contains("rel=\"next\""), "{html}");
        assert_eq!(Pager::new(0, 25, 0, "?page=").offset(), 0);
    }

    #[test]
    fn what_people_typed_is_escaped() {
        let words = Words::of(walz_words::Language::En);
        let form = Form::new().with("name", r#""><script>"#);
        let field = Field::new(words, &form, "name", "Name & call".to_owned(), Input::Line("text"));
        let html = field.hint("<b>").to_string();
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("Name &#38; call"), "{html}");
    }

    #[test]
    fn a_password_is_not_sent_back() {
        let words = Words::of(walz_words::Language::En);
        let form = Form::new().with("password", "correct horse");
        let label = "Password".to_owned();
        let field = Field::new(words, &form, "password", label, Input::Line("password"));
        assert!(!field.to_string().contains("horse"));
    }

    fn texts(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let read = |path: std::path::PathBuf| {
            if path.is_dir() {
                return texts(&path);
            }
            let text = fs::read_to_string(&path).expect("a readable file");
            // This file's tests hold the pattern itself.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            vec![(path.display().to_string(), code)]
        };
        paths.flat_map(read).collect()
    }
}
