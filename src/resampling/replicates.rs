//! The loop over replicates: draw, sum, fit, keep.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use nalgebra::{DMatrix, DVector};

use super::draws::Draws;
use super::ledger::{Ledger, Outcome};
use super::plan::Sample;
use super::products::{ProductBuffers, UnitProducts};
use super::readout::{Readout, Replicate};
use crate::analysis::{AnalysisFailure, Engine};
use crate::moments::{CrossProducts, Moments, MomentsFailure, estimate_moments, replicate_moments};
use crate::stats::CholeskyFactor;
use crate::study::MissingTreatment;

/// Largest number of multipliers (units × replicates) that a thread holds.
const LARGEST_BATCH_CELLS: usize = 1 << 20;

/// Replicates whose sums are formed together.
const LARGEST_BATCH: usize = 128;

/// The user stopped the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// The figures of all replicates.
#[derive(Debug, Clone)]
pub struct Resamples {
    /// What became of the replicates.
    pub ledger: Ledger,
    /// Row per kept replicate, in the order of their numbers: the figures in the order of the layout.
    values: Vec<f64>,
    width: usize,
}

impl Resamples {
    /// Rows of `width` figures of replicates that were all kept.
    pub(super) fn all_kept(values: Vec<f64>, width: usize) -> Self {
        let kept = values.len() / width.max(1);
        let ledger = Ledger {
            requested: kept,
            kept,
            ..Ledger::default()
        };
        Self::new(ledger, values, width)
    }

    /// Figures by replicate and what became of the replicates.
    pub(super) fn new(ledger: Ledger, values: Vec<f64>, width: usize) -> Self {
        Self {
            ledger,
            values,
            width,
        }
    }

    /// The figures of each kept replicate.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks_exact(self.width.max(1))
    }

    /// Writes what `value` makes of the figures of every kept replicate, leaving out what is not defined.
    pub fn values_into(&self, value: &dyn Fn(&[f64]) -> f64, column: &mut Vec<f64>) {
        column.clear();
        column.extend(self.rows().map(value).filter(|value| !value.is_nan()));
    }

    /// The replicates with a row of `width` other figures in the place of each: `derive` writes what follows from a
    /// row; NaN = not defined.
    #[must_use]
    pub fn derived(&self, width: usize, derive: &dyn Fn(&[f64], &mut [f64])) -> Self {
        let mut values = vec![f64::NAN; self.ledger.kept * width];
        let rows = values.chunks_exact_mut(width.max(1));
        for (row, slots) in self.rows().zip(rows) {
            derive(row, slots);
        }
        Self {
            ledger: self.ledger,
            values,
            width,
        }
    }

    /// Copies the figures from number `first` of every kept replicate, one column for each, leaving out replicates
    /// where a figure is not defined. Neighbours are copied together: they share a cache line.
    pub(super) fn columns_into(&self, first: usize, columns: &mut [Vec<f64>]) {
        for column in columns.iter_mut() {
            column.resize(self.ledger.kept, 0.0);
        }
        for (replicate, row) in self.rows().enumerate() {
            for (column, value) in columns.iter_mut().zip(&row[first..]) {
                column[replicate] = *value;
            }
        }
        for column in columns {
            column.retain(|value| !value.is_nan());
        }
    }
}

/// Called with the number of replicates just done; false stops the run.
pub(super) type Progress<'p> = &'p (dyn Fn(usize) -> bool + Sync);

/// What all threads read.
#[derive(Clone, Copy)]
pub(super) struct ReplicateRun<'a, R> {
    pub(super) sample: Sample<'a>,
    pub(super) engine: &'a Engine,
    /// What is read off each replicate; every thread has its own copy.
    pub(super) readout: &'a R,
    /// Means and covariances of the full sample.
    pub(super) full_sample: (&'a DVector<f64>, &'a DMatrix<f64>),
    pub(super) replicates: usize,
    pub(super) threads: usize,
    pub(super) progress: Progress<'a>,
}

/// Part of the result that one batch fills.
struct Batch<'v> {
    first: usize,
    values: &'v mut [f64],
    outcomes: &'v mut [Outcome],
}

impl<R: Readout> ReplicateRun<'_, R> {
    /// Replicates whose moments follow from sums of products.
    pub(super) fn by_products(
        &self,
        products: &UnitProducts<'_>,
        draws: &Draws<'_>,
    ) -> Result<Resamples, Interrupted> {
        let units = products.units();
        let size = (LARGEST_BATCH_CELLS / units.max(1)).clamp(1, LARGEST_BATCH);
        let single = products.exact_in_single() && draws.whole_numbers();
        self.in_batches(size, || {
            ProductWorker::new(self, products, draws, (size, single))
        })
    }

    /// Replicates whose moments are estimated from respondent weights: for EM and given replicate weights.
    pub(super) fn by_weights(
        &self,
        weights: &(dyn Fn(usize, &mut Vec<f64>) + Sync),
    ) -> Result<Resamples, Interrupted> {
        self.in_batches(4, || WeightWorker {
            fit: Fit::new(self),
            sample: self.sample,
            weights,
            buffer: Vec::new(),
            start: self.full_sample,
        })
    }

    fn in_batches<W: Worker>(
        &self,
        size: usize,
        worker: impl Fn() -> W + Sync,
    ) -> Result<Resamples, Interrupted> {
        let width = self.readout.width();
        // Zeros cost nothing until a thread fills its part; rows that are not filled are not kept.
        let mut values = vec![0.0; self.replicates * width];
        let mut outcomes = vec![Outcome::Kept; self.replicates];
        let stopped = AtomicBool::new(false);
        {
            let parts = values
                .chunks_mut((size * width).max(1))
                .zip(outcomes.chunks_mut(size));
            let batches = parts.enumerate().map(|(number, (values, outcomes))| Batch {
                first: number * size,
                values,
                outcomes,
            });
            let queue = Mutex::new(batches);
            let next = || queue.lock().ok().and_then(|mut queue| queue.next());
            std::thread::scope(|scope| {
                for _ in 0..self.threads.max(1) {
                    scope.spawn(|| {
                        let mut worker = worker();
                        while !stopped.load(Ordering::Relaxed) {
                            let Some(batch) = next() else { break };
                            let done = batch.outcomes.len();
                            worker.run(batch);
                            if !(self.progress)(done) {
                                stopped.store(true, Ordering::Relaxed);
                            }
                        }
                    });
                }
            });
        }
        if stopped.into_inner() {
            return Err(Interrupted);
        }
        let ledger = Ledger::count(&outcomes);
        keep_rows(&mut values, width, &outcomes);
        Ok(Resamples {
            ledger,
            values,
            width,
        })
    }
}

/// Moves the kept rows to the front and drops the others.
fn keep_rows(values: &mut Vec<f64>, width: usize, outcomes: &[Outcome]) {
    let mut kept = 0;
    for (row, outcome) in outcomes.iter().enumerate() {
        if *outcome == Outcome::Kept {
            if row != kept {
                values.copy_within(row * width..(row + 1) * width, kept * width);
            }
            kept += 1;
        }
    }
    values.truncate(kept * width);
}

/// One thread's buffers and how it fills a batch.
trait Worker {
    fn run(&mut self, batch: Batch<'_>);
}

/// The fit of one replicate on one thread's buffers.
struct Fit<R> {
    engine: Engine,
    reference: DVector<f64>,
    readout: R,
    has_means: bool,
}

impl<R: Readout> Fit<R> {
    fn new(run: &ReplicateRun<'_, R>) -> Self {
        Self {
            reference: run.engine.solution().outer_weights.clone(),
            has_means: run.engine.item_indices().is_some(),
            engine: run.engine.clone(),
            readout: run.readout.clone(),
        }
    }

    fn run(
        &mut self,
        (means, covariance): (&DVector<f64>, &DMatrix<f64>),
        (number, unit_weights): (usize, &[f64]),
        row: &mut [f64],
    ) -> Outcome {
        let means = self.has_means.then_some(means);
        match self.engine.refit(means, covariance, &self.reference) {
            Ok(()) => {
                self.readout.prepare(&mut self.engine);
                let engine = &self.engine;
                let replicate = Replicate {
                    number,
                    engine,
                    unit_weights,
                };
                self.readout.read(&replicate, row);
                Outcome::Kept
            }
            Err(failure) => failure.into(),
        }
    }
}

struct ProductWorker<'a, R> {
    fit: Fit<R>,
    products: &'a UnitProducts<'a>,
    draws: &'a Draws<'a>,
    treatment: MissingTreatment,
    single: bool,
    multipliers: DMatrix<f64>,
    unit_weights: Vec<f64>,
    totals: DMatrix<f64>,
    buffers: ProductBuffers,
    sums: CrossProducts,
    means: DVector<f64>,
    covariance: DMatrix<f64>,
    factor: CholeskyFactor,
}

impl<'a, R: Readout> ProductWorker<'a, R> {
    fn new(
        run: &ReplicateRun<'a, R>,
        products: &'a UnitProducts<'a>,
        draws: &'a Draws<'a>,
        (size, single): (usize, bool),
    ) -> Self {
        let k = run.sample.items.items.len();
        Self {
            fit: Fit::new(run),
            treatment: run.sample.settings.missing,
            multipliers: DMatrix::zeros(products.units(), size),
            unit_weights: vec![0.0; products.units()],
            totals: DMatrix::zeros(products.width(), size),
            buffers: products.buffers(size, single),
            sums: CrossProducts::empty(&crate::moments::AnswerColumns::new(run.sample.items)),
            means: DVector::zeros(k),
            covariance: DMatrix::zeros(k, k),
            factor: CholeskyFactor::new(k),
            products,
            draws,
            single,
        }
    }
}

impl<R: Readout> Worker for ProductWorker<'_, R> {
    fn run(&mut self, batch: Batch<'_>) {
        let units = self.multipliers.nrows();
        let columns = self.multipliers.as_mut_slice().chunks_exact_mut(units);
        for (position, multipliers) in columns.take(batch.outcomes.len()).enumerate() {
            self.draws.fill(batch.first + position, multipliers);
        }
        let Self {
            multipliers,
            single,
            buffers,
            totals,
            ..
        } = self;
        self.products.totals(multipliers, *single, buffers, totals);
        let width = self.fit.readout.width();
        let rows = batch.values.chunks_exact_mut(width).zip(batch.outcomes);
        for (position, (row, outcome)) in rows.enumerate() {
            self.sums.load(self.totals.column(position).as_slice());
            self.sums.means_into(&mut self.means);
            let multipliers = self.multipliers.column(position);
            self.products
                .unit_weights_into(multipliers.as_slice(), &mut self.unit_weights);
            *outcome = match self.sums.covariance_into(
                self.treatment,
                &mut self.covariance,
                &mut self.factor,
            ) {
                Ok(()) => {
                    let moments = (&self.means, &self.covariance);
                    let units = (batch.first + position, self.unit_weights.as_slice());
                    self.fit.run(moments, units, row)
                }
                Err(_) => Outcome::Singular,
            };
        }
    }
}

struct WeightWorker<'a, R> {
    fit: Fit<R>,
    sample: Sample<'a>,
    weights: &'a (dyn Fn(usize, &mut Vec<f64>) + Sync),
    buffer: Vec<f64>,
    start: (&'a DVector<f64>, &'a DMatrix<f64>),
}

impl<R: Readout> Worker for WeightWorker<'_, R> {
    fn run(&mut self, batch: Batch<'_>) {
        let width = self.fit.readout.width();
        let rows = batch.values.chunks_exact_mut(width).zip(batch.outcomes);
        for (position, (row, outcome)) in rows.enumerate() {
            let number = batch.first + position;
            (self.weights)(number, &mut self.buffer);
            let treatment = self.sample.settings.missing;
            let moments = replicate_moments(self.sample.items, &self.buffer, treatment, self.start);
            *outcome = match moments {
                Ok(moments) => match &moments.means {
                    Some(means) => {
                        self.fit
                            .run((means, &moments.covariance), (number, &self.buffer), row)
                    }
                    None => Outcome::Singular,
                },
                Err(MomentsFailure::EmNotConverged { .. }) => Outcome::NotConverged,
                Err(_) => Outcome::Singular,
            };
        }
    }
}

/// Fits the full sample: the engine and the moments that every replicate starts from.
///
/// # Errors
/// [`AnalysisFailure`] when it cannot be fitted.
pub fn full_sample_engine(
    sample: &Sample<'_>,
    threads: usize,
) -> Result<(Engine, Moments), AnalysisFailure> {
    let layout = crate::pls::Layout::new(sample.model);
    let mut engine = Engine::new(layout, sample.scales, sample.settings);
    engine.set_respondents(sample.items.respondents);
    let treatment = sample.settings.missing;
    let moments = estimate_moments(sample.items, sample.weights, treatment, threads)?;
    engine.fit(moments.means.as_ref(), &moments.covariance)?;
    Ok((engine, moments))
}
