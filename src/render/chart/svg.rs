//! A plot as SVG.

use plotters::prelude::{IntoDrawingArea, SVGBackend};
use plotters::style::WHITE;

use super::drawing::draw;
use super::look::SVG_LOOK;
use crate::render::escape::escape_for_terminal;
use crate::render::output::RenderError;
use crate::report::{PlotPoint, ScatterPlot};

/// Width in pixels.
const WIDTH: u32 = 1040;
/// Height in pixels, unless the legend needs more.
const HEIGHT: u32 = 640;

/// A plot as SVG: the same bytes for the same plot.
///
/// # Errors
/// [`RenderError::Plot`]: the drawing failed, which no plot of this library makes it do.
pub fn scatter_svg(plot: &ScatterPlot) -> Result<Vec<u8>, RenderError> {
    let plot = shown(plot);
    let lines = plot.points.len() + plot.notes.len() + 8;
    let line = SVG_LOOK.letter.1.unsigned_abs();
    let height = u32::try_from(lines).unwrap_or(HEIGHT).saturating_mul(line);
    let mut text = String::new();
    {
        let size = (WIDTH, height.max(HEIGHT));
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        let failure = |failure: &dyn std::fmt::Display| RenderError::Plot(failure.to_string());
        area.fill(&WHITE).map_err(|error| failure(&error))?;
        draw(&area, &plot, &SVG_LOOK).map_err(|error| failure(&error))?;
        area.present().map_err(|error| failure(&error))?;
    }
    Ok(text.into_bytes())
}

/// The plot with the texts of the study as they can be shown: XML has no place for control characters, and a
/// reader none for hidden ones.
fn shown(plot: &ScatterPlot) -> ScatterPlot {
    let escaped = |text: &str| escape_for_terminal(text).into_owned();
    let point = |point: &PlotPoint| PlotPoint {
        label: escaped(&point.label),
        ..point.clone()
    };
    ScatterPlot {
        title: escaped(&plot.title),
        points: plot.points.iter().map(point).collect(),
        notes: plot.notes.iter().map(|note| escaped(note)).collect(),
        ..plot.clone()
    }
}
