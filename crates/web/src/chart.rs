//! Small charts, drawn as SVG by the server: bars that stand (years), bars that lie (names), and a
//! line. Each is a picture with a title for those who do not see it, and has the same figures as
//! a table behind "Show as table".
//!
//! Sizes are in units of the picture, which is 400 wide; the stylesheet gives colours and fonts.

use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt::Display;
use walz_words::Words;

const WIDTH: f64 = 400.0;
/// Room above the highest bar for its figure, and for the goal's name.
const HEADROOM: f64 = 44.0;
const STANDING_HEIGHT: f64 = 150.0;
const LYING_STEP: f64 = 46.0;
/// Room right of the longest lying bar for its figure.
const FIGURE_ROOM: f64 = 72.0;

/// How the figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Standing,
    Lying,
    Line,
}

/// A chart: a title, what its two columns are called, and the figures.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/chart.html")]
pub struct Chart {
    words: Words,
    shape: Shape,
    title: String,
    /// What the table calls its two columns.
    columns: (String, String),
    points: Vec<Point>,
    goal: Option<(f64, String)>,
}

#[derive(Clone, Debug)]
struct Point {
    label: String,
    value: f64,
    shown: String,
    hot: bool,
}

/// A figure where it is drawn.
#[derive(Debug)]
struct Drawn<'a> {
    point: &'a Point,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Drawn<'_> {
    fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

impl Chart {
    /// Standing bars, for a handful of figures with short names, as years.
    #[must_use]
    pub fn standing(words: Words, title: impl Display, columns: (String, String)) -> Self {
        Self::new(words, Shape::Standing, title, columns)
    }

    /// Lying bars, for figures with names of any length.
    #[must_use]
    pub fn lying(words: Words, title: impl Display, columns: (String, String)) -> Self {
        Self::new(words, Shape::Lying, title, columns)
    }

    /// A line, for how one figure went from week to week.
    #[must_use]
    pub fn line(words: Words, title: impl Display, columns: (String, String)) -> Self {
        Self::new(words, Shape::Line, title, columns)
    }

    fn new(words: Words, shape: Shape, title: impl Display, columns: (String, String)) -> Self {
        let (title, points, goal) = (title.to_string(), Vec::new(), None);
        Self { words, shape, title, columns, points, goal }
    }

    /// A figure: its name, its size, and how it is written. What is no size is drawn as none.
    #[must_use]
    pub fn point(mut self, label: impl Display, value: f64, shown: impl Display) -> Self {
        let value = if value.is_finite() { value.max(0.0) } else { 0.0 };
        let (label, shown) = (label.to_string(), shown.to_string());
        self.points.push(Point { label, value, shown, hot: false });
        self
    }

    /// Lifts out the figure that was given last: the one in question.
    #[must_use]
    pub fn hot(mut self) -> Self {
        if let Some(point) = self.points.last_mut() {
            point.hot = true;
        }
        self
    }

    /// Where the figures should get to.
    #[must_use]
    pub fn goal(mut self, value: f64, shown: impl Display) -> Self {
        self.goal = Some((value.max(0.0), shown.to_string()));
        self
    }

    fn most(&self) -> f64 {
        let values = self.points.iter().map(|point| point.value);
        let goal = self.goal.iter().map(|(goal, _)| *goal);
        values.chain(goal).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
    }

    fn height(&self) -> f64 {
        match self.shape {
            Shape::Lying => LYING_STEP * self.points.len() as f64,
            Shape::Standing | Shape::Line => HEADROOM + STANDING_HEIGHT + 28.0,
        }
    }

    fn goal_at(&self) -> f64 {
        let goal = self.goal.as_ref().map_or(0.0, |(goal, _)| *goal);
        match self.shape {
            Shape::Lying => goal / self.most() * (WIDTH - FIGURE_ROOM),
            Shape::Standing | Shape::Line => {
                HEADROOM + STANDING_HEIGHT * (1.0 - goal / self.most())
            }
        }
    }

    fn drawn(&self) -> Vec<Drawn<'_>> {
        let step = WIDTH / self.points.len().max(1) as f64;
        let most = self.most();
        let draw = |(at, point): (usize, _)| {
            let (at, point): (f64, &Point) = (at as f64, point);
            let share = point.value / most;
            match self.shape {
                Shape::Lying => Drawn {
                    point,
                    x: 0.0,
                    y: at * LYING_STEP + 20.0,
                    width: share * (WIDTH - FIGURE_ROOM),
                    height: 16.0,
                },
                Shape::Standing | Shape::Line => {
                    let width = (step * 0.76).min(64.0);
                    let height = share * STANDING_HEIGHT;
                    let x = at * step + (step - width) / 2.0;
                    Drawn { point, x, y: HEADROOM + STANDING_HEIGHT - height, width, height }
                }
            }
        };
        self.points.iter().enumerate().map(draw).collect()
    }

    /// Whether the line of the goal would run through the figure above a bar.
    fn is_at_goal(&self, bar: &Drawn<'_>) -> bool {
        let above = bar.y - self.goal_at();
        self.goal.is_some() && (-6.0..30.0).contains(&above) && bar.height > 24.0
    }

    /// The foot of a bar's figure: above the bar, or inside where the goal runs.
    fn figure_at(&self, bar: &Drawn<'_>) -> f64 {
        bar.y + if self.is_at_goal(bar) { 19.0 } else { -8.0 }
    }

    /// The corners of the line.
    fn corners(&self) -> String {
        let corner = |at: &Drawn<'_>| format!("{:.1},{:.1}", at.middle(), at.y);
        self.drawn().iter().map(corner).collect::<Vec<_>>().join(" ")
    }

    /// A line with many points names only its ends, or names would run into each other.
    fn is_named(&self, at: usize) -> bool {
        self.points.len() <= 8 || at == 0 || at + 1 == self.points.len()
    }
}

impl HtmlSafe for Chart {}

#[cfg(test)]
mod tests {
    use super::*;
    use walz_words::Language;

    fn years() -> Chart {
        let columns = ("Year".to_owned(), "Learners".to_owned());
        Chart::standing(Words::of(Language::En), "Learners abroad", columns)
            .point("2025", 35.0, 35)
            .point("2026", 70.0, 70)
            .hot()
            .goal(70.0, 70)
    }

    #[test]
    fn a_bar_is_as_high_as_its_share_of_the_most() {
        let chart = years();
        let heights: Vec<_> = chart.drawn().iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [STANDING_HEIGHT / 2.0, STANDING_HEIGHT]);
    }

    #[test]
    fn the_same_figures_stand_in_the_table() {
        let html = years().to_string();
        assert!(html.contains(r#"role="img" aria-label="Learners abroad""#), "{html}");
        assert!(html.contains(r#"<th scope="row">2025</th><td class="end">35</td>"#), "{html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn a_chart_of_nothing_is_drawn_without_a_fault() {
        let columns = ("Year".to_owned(), "Learners".to_owned());
        let empty = Chart::lying(Words::of(Language::En), "<None>", columns);
        let html = empty.point("odd", f64::NAN, "?").to_string();
        assert!(html.contains("&#60;None&#62;") && !html.contains("NaN"), "{html}");
    }
}
