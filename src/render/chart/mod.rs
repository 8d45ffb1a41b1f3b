//! Scatter plots: one drawing, on cells of text or as SVG.
//!
//! The drawing speaks to a backend of `plotters`, which knows coordinates, ticks and shapes; the backend of text is
//! ours, because a cell of a terminal can be half a character.

mod drawing;
mod extent;
mod frame;
mod look;
mod placement;
mod svg;
mod text_canvas;

pub use svg::scatter_svg;

use plotters::prelude::IntoDrawingArea;

use crate::report::ScatterPlot;
use drawing::draw;
use look::TEXT_LOOK;
use text_canvas::{TextBackend, TextCanvas};

/// Columns of a plot where no terminal says how many there are.
const USUAL_WIDTH: u16 = 80;
/// Beyond this a plot does not gain.
const LARGEST_WIDTH: u16 = 100;
/// Below this a plot is not readable; a narrower terminal breaks it.
const SMALLEST_WIDTH: u16 = 40;
/// Columns per line: what makes a terminal's cells look like a plot of usual shape.
const COLUMNS_PER_LINE: u16 = 4;

/// A plot on cells of text, as many columns as the terminal has; empty without points.
pub(super) fn scatter_text(plot: &ScatterPlot, width: Option<u16>) -> String {
    let width = width.unwrap_or(USUAL_WIDTH);
    let width = width.clamp(SMALLEST_WIDTH, LARGEST_WIDTH);
    let mut canvas = TextCanvas::new(width, width / COLUMNS_PER_LINE);
    {
        let area = TextBackend(&mut canvas).into_drawing_area();
        // A canvas of cells has nothing that could fail; what lies outside it is left out.
        if draw(&area, plot, &TEXT_LOOK).is_err() {
            return String::new();
        }
    }
    canvas.text()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::drivers::Priority;
    use crate::report::{PlotAxis, PlotPoint};

    fn point(mark: &str, label: &str, x: f64, y: f64) -> PlotPoint {
        PlotPoint {
            mark: mark.to_owned(),
            label: label.to_owned(),
            x,
            x_interval: Some([x - 0.1, x + 0.1]),
            y,
            y_interval: None,
            priority: Some(Priority::Strength),
        }
    }

    fn plot(quadrants: [&str; 4], points: Vec<PlotPoint>) -> ScatterPlot {
        let axis = |title: &str, cut, limits| PlotAxis {
            title: title.to_owned(),
            cut,
            limits,
        };
        ScatterPlot {
            title: "A map".to_owned(),
            x: axis("Importance", 0.5, (f64::NEG_INFINITY, f64::INFINITY)),
            y: axis("Performance", 70.0, (0.0, 100.0)),
            quadrants: quadrants.map(str::to_owned),
            points,
            notes: vec!["a note".to_owned()],
        }
    }

    const CHINESE: [&str; 4] = ["优势区", "修补区", "机会区", "维持区"];

    #[test]
    fn every_mark_stands_in_its_quadrant() {
        let points = vec![point("A", "a", 0.9, 80.0), point("B", "b", 0.1, 60.0)];
        let text = scatter_text(&plot(["S", "I", "O", "M"], points), Some(40));
        assert_eq!(
            text,
            "\
Performance
   | M              :               S
 80|                :            A
 75|                :
 70|- - - - - - - - + - - - - - - - -
 65|                :
 60| O B            :               I
   +----------------------------------
         0.2    0.4   0.6    0.8
                            Importance
"
        );
    }

    #[test]
    fn wide_words_line_up_and_points_on_one_place_stand_beside_each_other() {
        let points = ["A", "B", "C", "10"].map(|mark| point(mark, mark, 0.9, 80.0));
        let text = scatter_text(&plot(CHINESE, points.to_vec()), None);
        for mark in ["A", "B", "C", "10"] {
            assert_eq!(text.matches(mark).count(), 1, "{mark}\n{text}");
        }
        let column = |line: &str| line.find(':').map(|place| line[..place].width());
        let columns: Vec<usize> = text.lines().filter_map(column).collect();
        assert!(columns.len() > 10, "{text}");
        assert!(columns.iter().all(|place| *place == columns[0]), "{text}");
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(
            scatter_text(&plot(CHINESE, Vec::new()), Some(10))
                .lines()
                .count()
                > 5
        );
    }

    #[test]
    fn an_svg_is_the_same_each_time_and_escapes_its_texts() {
        let points = vec![point("A", "<b>&\u{1b}[1m\u{202e}", 0.9, 80.0)];
        let plot = plot(CHINESE, points);
        let svg = scatter_svg(&plot).unwrap();
        assert_eq!(svg, scatter_svg(&plot).unwrap());
        let text = String::from_utf8(svg).unwrap();
        assert!(text.contains("&lt;b&gt;&amp;") && text.contains("优势区"));
        assert!(!text.contains(['\u{1b}', '\u{202e}']));
    }

    #[test]
    fn a_long_legend_makes_an_svg_higher() {
        let height = |points: usize| {
            let points = (0..points).map(|place| point("1", "x", 0.5, place as f64));
            let svg = scatter_svg(&plot(CHINESE, points.collect())).unwrap();
            let text = String::from_utf8(svg).unwrap();
            let (_, rest) = text.split_once("height=\"").unwrap();
            rest.split('"').next().unwrap().parse::<u32>().unwrap()
        };
        assert_eq!((height(3), height(60)), (640, 1380));
    }
}
