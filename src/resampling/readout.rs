//! What is read off the fit of a replicate.

use crate::analysis::{Engine, FigureLayout};

/// A replicate that could be fitted.
#[derive(Debug, Clone, Copy)]
pub struct Replicate<'r> {
    /// The number of the replicate, from 0.
    pub number: usize,
    /// The fit, every construct turned to go along with the full sample.
    pub engine: &'r Engine,
    /// How much each respondent counts (0 for those who were not drawn), its own weight included; where a readout does
    /// not ask for respondents, it can be the multiplier of each group of them.
    pub unit_weights: &'r [f64],
}

/// A rule that gives the same row of figures for every replicate, on buffers of its own.
///
/// Each thread works on a clone, so that `read` must not depend on the replicates before.
pub trait Readout: Clone + Send + Sync {
    /// Whether the figures need respondents, not only their moments: then respondents are drawn whatever their number.
    const OF_RESPONDENTS: bool;

    /// Number of figures.
    fn width(&self) -> usize;

    /// Has the engine compute what the figures need beyond a fit.
    fn prepare(&self, _engine: &mut Engine) {}

    /// Writes the figures of a replicate; NaN = not defined.
    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]);
}

impl Readout for FigureLayout {
    const OF_RESPONDENTS: bool = false;

    fn width(&self) -> usize {
        self.figures().len()
    }

    fn prepare(&self, engine: &mut Engine) {
        if let Some(structure) = self.structure() {
            engine.update_model_fit(structure);
        }
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        replicate.engine.figures_into(self, figures);
    }
}
