//! The two looks of a plot: on cells of text, and on the pixels of an SVG.

use plotters::style::{Color, RGBAColor, RGBColor};

use crate::drivers::Priority;

/// Sizes of a plot; margins in letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Width and height of a letter.
    pub(super) letter: (i32, i32),
    /// Size of the font.
    pub(super) font: i32,
    /// Letters between the edge and the data, beside the texts of the ticks.
    pub(super) left: i32,
    /// Lines above the data.
    pub(super) top: i32,
    /// Lines below the data.
    pub(super) bottom: i32,
    /// Letters to the right of the data.
    pub(super) right: i32,
    /// Most ticks of either axis.
    pub(super) ticks: (usize, usize),
    /// Whether there is room for intervals, dots, a title, a legend and notes.
    pub(super) is_drawn: bool,
}

/// Cells of text.
pub(super) const TEXT_LOOK: Look = Look {
    letter: (1, 1),
    font: 1,
    left: 1,
    top: 1,
    bottom: 2,
    right: 2,
    ticks: (6, 5),
    is_drawn: false,
};

/// Pixels.
pub(super) const SVG_LOOK: Look = Look {
    letter: (8, 20),
    font: 16,
    left: 3,
    top: 4,
    bottom: 3,
    right: 36,
    ticks: (8, 8),
    is_drawn: true,
};

/// Ink of axes and texts.
pub(super) const INK: RGBColor = RGBColor(34, 34, 34);
/// Ink of what stands behind the points.
pub(super) const FAINT: RGBColor = RGBColor(110, 110, 110);
/// Opacity of lines that do not bound the plot; the canvas of text breaks them.
const FAINT_LINE: f64 = 0.6;

/// The colour of a class: those of Okabe and Ito, which colour-blind readers tell apart.
pub(super) fn colour(priority: Option<Priority>) -> RGBColor {
    match priority {
        Some(Priority::Strength) => RGBColor(0, 158, 115),
        Some(Priority::ImproveFirst) => RGBColor(213, 94, 0),
        Some(Priority::Opportunity) => RGBColor(204, 121, 167),
        Some(Priority::Maintain) => RGBColor(0, 114, 178),
        None => FAINT,
    }
}

/// A line that does not bound the plot.
pub(super) fn faint(colour: RGBColor) -> RGBAColor {
    colour.mix(FAINT_LINE)
}
