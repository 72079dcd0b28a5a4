//! What all templates know of the page they are on.

use super::nav::{self, Nav, Place, Tab};
use super::parts::{Choice, Empty, Field, Icon, Input, Pager, Tag, Tone};
use super::visitor::{Theme, Visitor, Who};
use super::{Form, Notice};
use crate::assets;
use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt::Display;
use uuid::Uuid;
use walz_policy::RoleKind;
use walz_words::{Language, Said, Words};

/// What stands around the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    Staff(Nav),
    Learner(Tab),
    Plain,
}

/// The page that a template is on: words, title, who looks, and the form that was refused.
#[derive(Debug)]
pub struct Page {
    pub words: Words,
    pub title: String,
    /// What was typed into the page's form, and what is wrong with it.
    pub form: Form,
    around: Around,
    theme: Theme,
    keys: bool,
    who: Option<Who>,
    path: String,
    notice: Option<Notice>,
}

impl Page {
    /// A page of the office, under the staff's bar.
    #[must_use]
    pub fn staff(visitor: Visitor, nav: Nav, title: impl Display) -> Self {
        Self::new(visitor, Around::Staff(nav), title)
    }

    /// A page of a learner, with tabs at the bottom of the phone, that opens without a connection.
    #[must_use]
    pub fn learner(visitor: Visitor, tab: Tab, title: impl Display) -> Self {
        Self::new(visitor, Around::Learner(tab), title)
    }

    /// A page without navigation: for links that hosts and families get, for sign-in, for everybody.
    #[must_use]
    pub fn plain(visitor: Visitor, title: impl Display) -> Self {
        Self::new(visitor, Around::Plain, title)
    }

    fn new(visitor: Visitor, around: Around, title: impl Display) -> Self {
        let Visitor { words, theme, keys, who, path, notice } = visitor;
        let (title, form) = (title.to_string(), Form::new());
        Self { words, title, form, around, theme, keys, who, path, notice }
    }

    /// The page with the values its form begins with.
    #[must_use]
    pub fn filled(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// The page with a form that was refused: title, summary and fields tell what is wrong.
    #[must_use]
    pub fn refused(self, form: Form) -> Self {
        self.filled(form)
    }

    /// A message; values follow with `.with("name", value)`.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> Said {
        self.words.t(key)
    }

    /// The address of an asset.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::asset(name)
    }

    /// An icon. It always stands beside words, which say what it means.
    #[must_use]
    pub fn icon(&self, name: &str) -> Icon {
        Icon::new(name)
    }

    /// A label with a tone.
    #[must_use]
    pub fn tag(&self, tone: impl Into<Tone>, label: impl Display) -> Tag {
        Tag::new(tone.into(), label)
    }

    /// Says that there is nothing to show, and why.
    #[must_use]
    pub fn empty(&self, title: impl Display, body: impl Display) -> Empty {
        Empty::new(title, body)
    }

    /// The links to the other pages of a list.
    #[must_use]
    pub fn pager<'a>(&'a self, pager: &'a Pager) -> impl HtmlSafe + 'a {
        pager.links(self.words)
    }

    /// A hidden field that makes a form act once, however often it is sent.
    #[must_use]
    pub fn once(&self) -> impl HtmlSafe {
        Once { key: Uuid::now_v7() }
    }

    /// One line of text.
    #[must_use]
    pub fn text(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("text"))
    }

    /// A line for a mail address.
    #[must_use]
    pub fn mail(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("email"))
    }

    /// A line that hides what is typed. It does not show it again either.
    #[must_use]
    pub fn password(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("password"))
    }

    /// A date; browsers send it as 2027-03-05.
    #[must_use]
    pub fn date(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("date"))
    }

    /// A time of the day; browsers send it as 07:30.
    #[must_use]
    pub fn time(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("time"))
    }

    /// A line to search by.
    #[must_use]
    pub fn search(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("search"))
    }

    /// A file to upload; its form needs `enctype="multipart/form-data"`.
    #[must_use]
    pub fn file(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Line("file"))
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Area)
    }

    /// One of many, in a list that opens.
    #[must_use]
    pub fn select(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Select)
    }

    /// One of a few, all in sight.
    #[must_use]
    pub fn radios(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Radios)
    }

    /// Any of a few, all in sight.
    #[must_use]
    pub fn boxes(&self, name: &str, label: impl Display) -> Field {
        self.field(name, label, Input::Boxes)
    }

    /// Yes or not: one box, whose value is `yes`.
    #[must_use]
    pub fn tick(&self, name: &str, label: impl Display) -> Field {
        let label = label.to_string();
        self.field(name, &label, Input::Tick).option("yes", label)
    }

    fn field(&self, name: &str, label: impl Display, input: Input) -> Field {
        Field::new(self.words, &self.form, name, label.to_string(), input)
    }

    pub(crate) fn is_learner(&self) -> bool {
        matches!(self.around, Around::Learner(_))
    }

    fn is_staff(&self) -> bool {
        matches!(self.around, Around::Staff(_))
    }

    /// The title of the window: says first that something is wrong.
    #[must_use]
    pub fn window_title(&self) -> String {
        let title = format!("{} – {}", self.title, self.t("app-name"));
        if self.form.is_good() {
            title
        } else {
            self.t("title-with-error").with("title", title).to_string()
        }
    }

    fn role(&self) -> Option<RoleKind> {
        self.who.as_ref().and_then(|who| who.role)
    }

    fn sees_people(&self) -> bool {
        nav::sees_people(self.role())
    }

    fn places(&self) -> Vec<Place> {
        match self.around {
            Around::Staff(nav) => nav.places(self.role(), self.words),
            Around::Learner(tab) => tab.places(self.words),
            Around::Plain => Vec::new(),
        }
    }

    fn home(&self) -> &'static str {
        match self.around {
            Around::Plain => "/",
            Around::Staff(_) | Around::Learner(_) => self.role().map_or("/", nav::home),
        }
    }

    fn languages(&self) -> Vec<Choice> {
        let mut offered = Language::OFFERED.to_vec();
        if !offered.contains(&self.words.language()) {
            offered.push(self.words.language());
        }
        offered
            .into_iter()
            .map(|language| {
                let chosen = language == self.words.language();
                Choice::new(language.code(), language.name(), chosen)
            })
            .collect()
    }

    fn themes(&self) -> Vec<Choice> {
        let name = |theme| match theme {
            Theme::System => self.t("account-theme-system"),
            Theme::Light => self.t("account-theme-light"),
            Theme::Dark => self.t("account-theme-dark"),
        };
        Theme::ALL
            .into_iter()
            .map(|theme| Choice::new(theme.code(), name(theme), theme == self.theme))
            .collect()
    }

    /// Whether single keys search, walk and tick here.
    pub(crate) fn has_keys(&self) -> bool {
        self.is_staff() && self.keys
    }

    /// What the root element's `data-theme` says.
    pub(crate) fn theme_code(&self) -> &'static str {
        self.theme.code()
    }

    /// What stands before the content: the way to skip to it, and the bar.
    pub(crate) fn top(&self) -> impl HtmlSafe + '_ {
        Top { page: self }
    }

    /// What stands first in the content: what has just been done, or what is wrong.
    pub(crate) fn news(&self) -> impl HtmlSafe + '_ {
        News { page: self }
    }

    /// What stands after the content: the learner's tabs.
    pub(crate) fn tabs(&self) -> impl HtmlSafe + '_ {
        Tabs { page: self }
    }
}

#[derive(Template)]
#[template(path = "layout/top.html")]
struct Top<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "layout/news.html")]
struct News<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "layout/tabs.html")]
struct Tabs<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<input type="hidden" name="idempotency-key" value="{{ key }}">"#
)]
struct Once {
    key: Uuid,
}

impl HtmlSafe for Top<'_> {}
impl HtmlSafe for News<'_> {}
impl HtmlSafe for Tabs<'_> {}
impl HtmlSafe for Once {}
