//! A scatter plot without layout: what stands where, in the reader's words.

use crate::drivers::Priority;

/// One axis of a plot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotAxis {
    /// What it measures, in the reader's language.
    pub title: String,
    /// The line that divides it.
    pub cut: f64,
    /// Lowest and highest value that can be; infinite where there is no end.
    pub limits: (f64, f64),
}

/// One point of a plot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotPoint {
    /// What the plot calls it.
    pub mark: String,
    /// What it is, in the reader's language.
    pub label: String,
    /// Place on the horizontal axis.
    pub x: f64,
    /// Interval on the horizontal axis.
    pub x_interval: Option<[f64; 2]>,
    /// Place on the vertical axis.
    pub y: f64,
    /// Interval on the vertical axis.
    pub y_interval: Option<[f64; 2]>,
    /// Its quadrant.
    pub priority: Option<Priority>,
}

/// An importance–performance map to be drawn: importance to the right, performance upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterPlot {
    /// What it shows, in the reader's language.
    pub title: String,
    /// Importance.
    pub x: PlotAxis,
    /// Performance.
    pub y: PlotAxis,
    /// Names of the quadrants, in the order of [`Priority::ALL`].
    pub quadrants: [String; 4],
    /// The points that have both figures.
    pub points: Vec<PlotPoint>,
    /// Remarks below it.
    pub notes: Vec<String>,
}
