//! A map of Europe with counted circles, drawn as SVG by the server: no tiles, no script, and no
//! other host learns who looks at what. Each circle is a link; a list beside the map holds the
//! same, for those who do not see it and for thumbs.
//!
//! The frame is drawn around what is shown, so that neighbours stand apart; circles and numbers have the same size on the
//! page whatever the frame.
//!
//! The outline is an asset of its own, `europe.svg`, so browsers keep it. It was made by
//! `europe.mjs` beside this file, in the projection and the frame that stand here.

use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt::Display;
use walz_words::Words;

/// Longitude and latitude of the middle of the projection, in degrees.
const CENTRE: (f64, f64) = (10.0, 52.0);
/// Units of the picture for one radius of the Earth.
const SCALE: f64 = 800.0;
/// Where the middle of the projection lies in the picture.
const ORIGIN: (f64, f64) = (215.0, 292.0);
const SIZE: (f64, f64) = (600.0, 530.0);
/// The least that a frame shows of the picture, so that somebody's country is recognised.
const LEAST: f64 = 220.0;
/// Around what is shown, in parts of the frame's width.
const MARGIN: f64 = 0.09;
/// As wide as maps usually stand on a page, in pixels: sizes of circles and numbers are told for it.
const ON_PAGE: f64 = 320.0;

/// A place on Earth, in degrees of WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    pub latitude: f64,
    pub longitude: f64,
}

/// A map with its circles.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/map.html")]
pub struct Map {
    words: Words,
    title: String,
    outline: String,
    home: Option<(f64, f64)>,
    circles: Vec<Circle>,
}

/// The part of the picture that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// Around these points, within the picture; all of it where there are none.
    fn around(points: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let along = |size: f64, of: fn((f64, f64)) -> f64| {
            let (low, high) = points
                .clone()
                .map(of)
                .fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
            if low > high { (0.0, size) } else { (low, high) }
        };
        let ((left, right), (top, bottom)) = (along(SIZE.0, |at| at.0), along(SIZE.1, |at| at.1));
        let margin = MARGIN * (right - left).max(bottom - top).max(LEAST);
        let stretch = |low: f64, high: f64, size: f64| {
            let length = (high - low + 2.0 * margin).max(LEAST).min(size);
            let middle = (low + high) / 2.0;
            ((middle - length / 2.0).clamp(0.0, size - length), length)
        };
        let ((x, width), (y, height)) =
            (stretch(left, right, SIZE.0), stretch(top, bottom, SIZE.1));
        Self { x, y, width, height }
    }

    /// So many pixels on the page, in units of the picture.
    fn pixels(&self, pixels: f64) -> f64 {
        pixels * self.width / ON_PAGE
    }

    /// The house from which ways begin.
    fn house(&self, (x, y): &(f64, f64)) -> String {
        let [up, side, roof, wall, floor, eaves] =
            [9.0, 9.0, 8.0, 8.0, 12.0, 3.0].map(|pixels| self.pixels(pixels));
        let top = y - up;
        format!(
            "M{x:.1} {top:.1}l{side:.1} {roof:.1}h-{eaves:.1}v{wall:.1}h-{floor:.1}v-{wall:.1}h-{eaves:.1}z"
        )
    }
}

#[derive(Clone, Debug)]
struct Circle {
    name: String,
    href: String,
    count: usize,
    at: (f64, f64),
}

impl Map {
    #[must_use]
    pub fn new(words: Words, title: impl Display) -> Self {
        let (title, outline) = (title.to_string(), crate::assets::asset("europe.svg"));
        Self { words, title, outline, home: None, circles: Vec::new() }
    }

    /// Where the ways begin.
    #[must_use]
    pub fn home(mut self, position: Position) -> Self {
        self.home = project(position);
        self
    }

    /// A place with how many are there, and the page that it leads to. What lies outside the map
    /// stands in the list only.
    #[must_use]
    pub fn place(
        mut self,
        name: impl Display,
        position: Position,
        count: usize,
        href: &str,
    ) -> Self {
        if let Some(at) = project(position) {
            let (name, href) = (name.to_string(), href.to_owned());
            self.circles.push(Circle { name, href, count, at });
            // Small circles lie on top of large ones, so that each can be reached.
            self.circles.sort_by_key(|circle| std::cmp::Reverse(circle.count));
        }
        self
    }

    /// The way from home to a place, bent a little to the north, as journeys are drawn.
    fn way(&self, circle: &Circle) -> Option<String> {
        let ((x, y), (to_x, to_y)) = (self.home?, circle.at);
        let (bend_x, bend_y) = ((to_y - y) * 0.12, (x - to_x) * 0.12);
        let up = if bend_y > 0.0 { -1.0 } else { 1.0 };
        let (mid_x, mid_y) = ((x + to_x) / 2.0 + bend_x * up, (y + to_y) / 2.0 + bend_y * up);
        Some(format!("M{x:.1} {y:.1}Q{mid_x:.1} {mid_y:.1} {to_x:.1} {to_y:.1}"))
    }

    fn frame(&self) -> Frame {
        Frame::around(self.circles.iter().map(|circle| circle.at).chain(self.home))
    }

    fn said(&self, circle: &Circle) -> String {
        let said = self.words.t("map-place").with("name", &circle.name);
        said.with("count", circle.count).to_string()
    }
}

impl Circle {
    /// In pixels on the page. No smaller than a finger needs; beyond that, more have more room.
    fn radius(&self) -> f64 {
        11.0 + 1.4 * (self.count as f64).sqrt()
    }
}

/// Lambert's azimuthal equal-area projection; nothing outside the frame.
fn project(position: Position) -> Option<(f64, f64)> {
    let along = (position.longitude - CENTRE.0).to_radians();
    let (up, middle) = (position.latitude.to_radians(), CENTRE.1.to_radians());
    let near = middle.sin() * up.sin() + middle.cos() * up.cos() * along.cos();
    let stretch = (2.0 / (1.0 + near)).sqrt();
    let x = ORIGIN.0 + SCALE * stretch * up.cos() * along.sin();
    let y = ORIGIN.1
        - SCALE * stretch * (middle.cos() * up.sin() - middle.sin() * up.cos() * along.cos());
    let inside = (0.0..=SIZE.0).contains(&x) && (0.0..=SIZE.1).contains(&y);
    inside.then_some((x, y))
}

impl HtmlSafe for Map {}

#[cfg(test)]
mod tests {
    use super::*;
    use walz_words::Language;

    const BERGEN: Position = Position { latitude: 60.39, longitude: 5.32 };
    const SEVILLE: Position = Position { latitude: 37.39, longitude: -5.98 };

    #[test]
    fn the_middle_of_the_projection_lies_at_its_origin() {
        let middle = Position { latitude: CENTRE.1, longitude: CENTRE.0 };
        assert_eq!(project(middle), Some(ORIGIN));
    }

    #[test]
    fn the_frame_holds_europe_and_no_other_continent() {
        let reykjavik = Position { latitude: 64.15, longitude: -21.94 };
        let nicosia = Position { latitude: 35.17, longitude: 33.36 };
        let vardo = Position { latitude: 70.37, longitude: 31.11 };
        for place in [BERGEN, SEVILLE, reykjavik, nicosia, vardo] {
            assert!(project(place).is_some(), "{place:?}");
        }
        let hanoi = Position { latitude: 21.03, longitude: 105.85 };
        let wellington = Position { latitude: -41.29, longitude: 174.78 };
        for place in [hanoi, wellington] {
            assert_eq!(project(place), None);
        }
    }

    #[test]
    fn the_outline_has_the_frame_of_this_file() {
        let outline = include_str!("../../assets/europe.svg");
        assert!(outline.contains(&format!("viewBox=\"0 0 {} {}\"", SIZE.0, SIZE.1)));
        assert!(include_str!("europe.mjs").contains(&format!("SCALE = {SCALE}")));
        assert!(outline.len() <= 11 * 1024);
    }

    #[test]
    fn the_frame_holds_all_that_is_shown_and_stays_within_the_picture() {
        let points: Vec<_> = [BERGEN, SEVILLE].into_iter().filter_map(project).collect();
        let frame = Frame::around(points.iter().copied());
        for (x, y) in points {
            assert!(x > frame.x && x < frame.x + frame.width, "{frame:?}");
            assert!(y > frame.y && y < frame.y + frame.height, "{frame:?}");
        }
        assert!(frame.height < SIZE.1 && frame.width < SIZE.0, "{frame:?}");
        let alone = Frame::around(std::iter::once((0.0, SIZE.1)));
        assert_eq!(alone, Frame { x: 0.0, y: SIZE.1 - LEAST, width: LEAST, height: LEAST });
        let all = Frame { x: 0.0, y: 0.0, width: SIZE.0, height: SIZE.1 };
        assert_eq!(Frame::around(std::iter::empty()), all);
    }

    #[test]
    fn every_circle_is_a_link_that_says_what_it_counts() {
        let map = Map::new(Words::of(Language::En), "Where they go").home(BERGEN);
        let html = map.place("Seville", SEVILLE, 14, "/partners/7").to_string();
        assert!(html.contains(r#"href="/partners/7" aria-label="Seville: 14 learners""#), "{html}");
        assert!(html.contains("class=\"way\"") && !html.contains("style="), "{html}");
    }
}
