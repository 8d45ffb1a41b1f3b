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
