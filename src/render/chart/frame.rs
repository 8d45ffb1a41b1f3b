//! Where the data of a plot stand among its cells or pixels.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

/// A rectangle of cells or pixels; the ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rectangle {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Rectangle {
    /// Whether two rectangles share a cell.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// Whether another rectangle lies within this one.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// The rectangle of the data and the ends of its axes.
pub(super) struct Frame {
    pub(super) place: Rectangle,
    pub(super) x_ends: (f64, f64),
    pub(super) y_ends: (f64, f64),
    coordinates: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Frame {
    pub(super) fn new(place: Rectangle, x_ends: (f64, f64), y_ends: (f64, f64)) -> Self {
        Self {
            coordinates: Cartesian2d::new(
                x_ends.0..x_ends.1,
                y_ends.0..y_ends.1,
                // Beside the lines of the axes, not on them.
                (place.left + 1..place.right, place.bottom - 1..place.top),
            ),
            place,
            x_ends,
            y_ends,
        }
    }

    /// Where a value of each axis stands.
    pub(super) fn at(&self, x: f64, y: f64) -> (i32, i32) {
        self.coordinates.translate(&(x, y))
    }
}
