//! Regression with a kink at an unknown point: one slope below it, another above.

use super::second_stage::sort_drawn;

/// Levels between which the break point is sought: enough respondents stay on either side. Source: Andrews 1993 trims 15 %,
/// Hansen 2017 less; ours is 10 %.
pub const BREAK_LEVELS: (f64, f64) = (0.10, 0.90);

/// Number of steps between the levels: every percent.
const LEVEL_STEPS: usize = 80;

/// Fewer candidates than this are no search.
pub const SMALLEST_CANDIDATES: usize = 3;

/// Degrees of freedom below which the regression is not fitted.
const SMALLEST_FREEDOM: usize = 10;

/// Share of a column's square sum that must be left when the others are taken out.
const SMALLEST_RESIDUAL: f64 = 1e-8;

/// A fitted kink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct KinkFit {
    /// Where the slope changes, in the units of x.
    pub(super) break_point: f64,
    /// Slope below it.
    pub(super) slope_below: f64,
    /// Slope above it.
    pub(super) slope_above: f64,
    /// F = (RSS₀ − RSS)·df/RSS against the straight line.
    pub(super) statistic: f64,
    /// Share of the respondents at or below it.
    pub(super) share_below: f64,
}

/// One point where the slope may change.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// Number of sorted respondents at or below it.
    position: usize,
    point: f64,
    /// Σw h and the square sum of h = max(x − point, 0) that the other columns leave.
    sum: f64,
    residual: f64,
}

/// The regression of y on x and controls, prepared for the search of a break point.
///
/// Everything is sorted by x. The columns 1, controls, x are made orthonormal under the weights, so that each candidate
/// and each replicate of y costs a few sums.
#[derive(Debug, Clone, Default)]
pub(super) struct KinkSearch {
    order: Vec<(f64, u32)>,
    weights: Vec<f64>,
    x: Vec<f64>,
    /// Residuals of the straight line.
    residuals: Vec<f64>,
    /// n × p orthonormal columns, respondent after respondent; x is the last.
    basis: Vec<f64>,
    width: usize,
    candidates: Vec<Candidate>,
    /// Products of each candidate's h with the basis.
    projections: Vec<f64>,
    total: f64,
    centre: f64,
    /// Length of x without the controls, and the slope of the straight line.
    x_length: f64,
    slope: f64,
}

/// Sums over the respondents above a point.
#[derive(Debug, Clone, Default)]
struct Above {
    weight: f64,
    x: f64,
    squares: f64,
}

impl KinkSearch {
    /// Sorts, takes the controls out and finds the candidates; `false` when there are too few respondents or candidates, or x is
    /// explained by the controls.
    pub(super) fn prepare(
        &mut self,
        (x, y): (&[f64], &[f64]),
        controls: &[&[f64]],
        weights: &[f64],
    ) -> bool {
        sort_drawn(x, weights, &mut self.order);
        self.width = controls.len() + 1;
        if self.order.len() < self.width + 3 + SMALLEST_FREEDOM {
            return false;
        }
        let respondents = || self.order.iter().map(|(_, unit)| *unit as usize);
        self.weights.clear();
        self.weights.extend(respondents().map(|unit| weights[unit]));
        self.total = self.weights.iter().sum();
        self.x.clear();
        self.x.extend(respondents().map(|unit| x[unit]));
        self.residuals.clear();
        self.residuals.extend(respondents().map(|unit| y[unit]));
        self.centre = centred(&mut self.x, &self.weights);
        centred(&mut self.residuals, &self.weights);
        self.orthonormalise(controls) && self.find_candidates()
    }

    /// Gram–Schmidt on the controls and x, then on y.
    fn orthonormalise(&mut self, controls: &[&[f64]]) -> bool {
        let (n, p) = (self.order.len(), self.width);
        self.basis.clear();
        self.basis.resize(n * p, 0.0);
        for column in 0..p {
            for (row, (_, unit)) in self.order.iter().enumerate() {
                self.basis[row * p + column] = match controls.get(column) {
                    Some(control) => control[*unit as usize],
                    None => self.x[row],
                };
            }
            self.centre_column(column);
            let before = self.square_sum(column);
            for earlier in 0..column {
                let share = self.product(earlier, column);
                for row in self.basis.chunks_exact_mut(p) {
                    row[column] -= share * row[earlier];
                }
            }
            let left = self.square_sum(column);
            if !(left > SMALLEST_RESIDUAL * before) {
                return false;
            }
            let length = left.sqrt();
            for row in self.basis.chunks_exact_mut(p) {
                row[column] /= length;
            }
            self.x_length = length;
        }
        for column in 0..p {
            let rows = self.basis.chunks_exact(p).zip(&self.weights);
            let products = rows.zip(&self.residuals);
            let share: f64 = products.map(|((row, w), y)| w * row[column] * y).sum();
            for (row, y) in self.basis.chunks_exact(p).zip(&mut self.residuals) {
                *y -= share * row[column];
            }
            self.slope = share / self.x_length;
        }
        true
    }

    fn centre_column(&mut self, column: usize) {
        let p = self.width;
        let rows = self.basis.chunks_exact(p).zip(&self.weights);
        let mean = rows.map(|(row, w)| w * row[column]).sum::<f64>() / self.total;
        for row in self.basis.chunks_exact_mut(p) {
            row[column] -= mean;
        }
    }

    fn square_sum(&self, column: usize) -> f64 {
        self.product(column, column)
    }

    fn product(&self, a: usize, b: usize) -> f64 {
        let rows = self.basis.chunks_exact(self.width).zip(&self.weights);
        rows.map(|(row, w)| w * row[a] * row[b]).sum()
    }

    /// The distinct values of x at the levels, those left out whose hinge the other columns explain.
    fn find_candidates(&mut self) -> bool {
        self.candidates.clear();
        let (lowest, highest) = BREAK_LEVELS;
        let level = |step: usize| lowest + (highest - lowest) * step as f64 / LEVEL_STEPS as f64;
        let (mut step, mut below, mut position) = (0, 0.0, 0);
        while position < self.x.len() && step <= LEVEL_STEPS {
            let point = self.x[position];
            while position < self.x.len() && self.x[position] <= point {
                below += self.weights[position];
                position += 1;
            }
            if below < level(step) * self.total {
                continue;
            }
            self.candidates.push(Candidate {
                position,
                point,
                sum: 0.0,
                residual: 0.0,
            });
            while step <= LEVEL_STEPS && level(step) * self.total <= below {
                step += 1;
            }
        }
        self.project_candidates();
        self.candidates.len() >= SMALLEST_CANDIDATES
    }

    /// Sums of each candidate's h and its products with the basis, from the highest candidate down.
    fn project_candidates(&mut self) {
        let p = self.width;
        self.projections.clear();
        self.projections.resize(self.candidates.len() * p, 0.0);
        let mut above = Above::default();
        let (mut sums, mut moments) = (vec![0.0; p], vec![0.0; p]);
        let mut row = self.x.len();
        let slots = self.projections.chunks_exact_mut(p).rev();
        for (candidate, slots) in self.candidates.iter_mut().rev().zip(slots) {
            while row > candidate.position {
                row -= 1;
                let (weight, x) = (self.weights[row], self.x[row]);
                above.weight += weight;
                above.x += weight * x;
                above.squares += weight * x * x;
                let basis = &self.basis[row * p..][..p];
                for ((sum, moment), q) in sums.iter_mut().zip(&mut moments).zip(basis) {
                    *sum += weight * q;
                    *moment += weight * x * q;
                }
            }
            let c = candidate.point;
            candidate.sum = above.x - c * above.weight;
            let squares = above.squares - 2.0 * c * above.x + c * c * above.weight;
            let mut residual = squares - candidate.sum * candidate.sum / self.total;
            for (slot, (sum, moment)) in slots.iter_mut().zip(sums.iter().zip(&moments)) {
                *slot = moment - c * sum;
                residual -= *slot * *slot;
            }
            let explained = !(residual > SMALLEST_RESIDUAL * squares);
            candidate.residual = if explained { 0.0 } else { residual };
        }
        let mut flags = self
            .candidates
            .iter()
            .flat_map(|c| std::iter::repeat_n(c.residual > 0.0, p));
        self.projections.retain(|_| flags.next().unwrap_or(false));
        self.candidates.retain(|candidate| candidate.residual > 0.0);
    }

    /// The best kink for the y that was prepared.
    pub(super) fn fit(&self) -> Option<KinkFit> {
        let p = self.width;
        let rest = square_sum(&self.residuals, &self.weights);
        let (best, product, gain) = self.largest_gain(&self.residuals, None)?;
        let candidate = self.candidates.get(best)?;
        let left = rest - gain;
        if !(left > 0.0) {
            return None;
        }
        let change = product / candidate.residual;
        let along_x = self.projections[best * p + p - 1] / self.x_length;
        let slope_below = self.slope - change * along_x;
        let freedom = self.order.len() as f64 - p as f64 - 3.0;
        let below: f64 = self.weights[..candidate.position].iter().sum();
        Some(KinkFit {
            break_point: candidate.point + self.centre,
            slope_below,
            slope_above: slope_below + change,
            statistic: freedom * gain / left,
            share_below: below / self.total,
        })
    }

    /// Forgets what was prepared; the buffers are kept.
    pub(super) fn clear(&mut self) {
        self.candidates.clear();
    }

    /// Number of points among which the break point is sought.
    pub(super) fn candidates(&self) -> usize {
        self.candidates.len()
    }

    /// Number of respondents with a positive weight.
    pub(super) fn respondents(&self) -> usize {
        self.order.len()
    }

    /// Share of the unexplained sum of squares that the best kink takes, when every residual of the straight line is multiplied
    /// by its sign (±1): a draw under the hypothesis that there is no kink.
    pub(super) fn gain_under_signs(
        &self,
        signs: &[f64],
        buffers: &mut (Vec<f64>, Vec<f64>),
    ) -> f64 {
        let (y, products) = buffers;
        y.clear();
        y.extend(self.residuals.iter().zip(signs).map(|(r, sign)| r * sign));
        products.clear();
        products.resize(self.width, 0.0);
        let (mut sum, mut squares) = (0.0, 0.0);
        for ((row, w), y) in self
            .basis
            .chunks_exact(self.width)
            .zip(&self.weights)
            .zip(&*y)
        {
            let weighted = w * y;
            sum += weighted;
            squares += weighted * y;
            for (product, q) in products.iter_mut().zip(row) {
                *product += weighted * q;
            }
        }
        let explained: f64 = products.iter().map(|product| product * product).sum();
        let rest = squares - sum * sum / self.total - explained;
        let gain = self.largest_gain(y, Some((sum, products)));
        gain.map_or(0.0, |(_, _, gain)| gain / rest)
    }

    /// Share of the unexplained sum of squares that the best kink takes of the y that was prepared.
    pub(super) fn gain(&self) -> f64 {
        let rest = square_sum(&self.residuals, &self.weights);
        let gain = self.largest_gain(&self.residuals, None);
        gain.map_or(0.0, |(_, _, gain)| gain / rest)
    }

    /// The candidate whose h explains most of y, the product of h with y and what it explains. `explained` holds Σw y
    /// and the products of y with the basis; without it they are 0.
    fn largest_gain(
        &self,
        y: &[f64],
        explained: Option<(f64, &Vec<f64>)>,
    ) -> Option<(usize, f64, f64)> {
        let p = self.width;
        let (mut sum, mut moment, mut row) = (0.0, 0.0, y.len());
        let mut best: Option<(usize, f64, f64)> = None;
        for (number, candidate) in self.candidates.iter().enumerate().rev() {
            while row > candidate.position {
                row -= 1;
                let weighted = self.weights[row] * y[row];
                sum += weighted;
                moment += weighted * self.x[row];
            }
            let mut product = moment - candidate.point * sum;
            if let Some((total, products)) = explained {
                product -= candidate.sum * total / self.total;
                let own = &self.projections[number * p..][..p];
                product -= own.iter().zip(products).map(|(a, b)| a * b).sum::<f64>();
            }
            let gain = product * product / candidate.residual;
            if best.is_none_or(|(_, _, largest)| gain > largest) {
                best = Some((number, product, gain));
            }
        }
        best
    }
}

/// Takes the weighted mean out and gives it.
fn centred(values: &mut [f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mean = values.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>() / total;
    for value in values {
        *value -= mean;
    }
    mean
}

fn square_sum(values: &[f64], weights: &[f64]) -> f64 {
    values.iter().zip(weights).map(|(x, w)| w * x * x).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 60 points of a line that bends at 30, with a control that adds twice itself.
    fn bent() -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let x: Vec<f64> = (0..60).map(f64::from).collect();
        let control: Vec<f64> = (0..60).map(|i| f64::from((i * 7) % 11)).collect();
        let bend = |(x, z): (&f64, &f64)| 5.0 + 0.2 * x + 0.5 * (x - 30.0_f64).max(0.0) + 2.0 * z;
        let y = x.iter().zip(&control).map(bend).collect();
        (x, control, y)
    }

    #[test]
    fn a_bend_without_noise_is_found() {
        let (x, control, y) = bent();
        let mut search = KinkSearch::default();
        let weights = vec![1.0; 60];
        assert!(search.prepare((&x, &y), &[&control], &weights));
        // Without noise nothing is left, which is no fit; a little noise of alternating sign is.
        let wobble: Vec<f64> = (0..60)
            .map(|i| if i % 2 == 0 { 1e-3 } else { -1e-3 })
            .collect();
        let noisy: Vec<f64> = y.iter().zip(&wobble).map(|(y, e)| y + e).collect();
        assert!(search.prepare((&x, &noisy), &[&control], &weights));
        let fit = search.fit().unwrap();
        assert!((fit.break_point - 30.0).abs() < 1e-9);
        assert!((fit.slope_below - 0.2).abs() < 1e-3 && (fit.slope_above - 0.7).abs() < 1e-3);
        assert!((fit.share_below - 31.0 / 60.0).abs() < 1e-12 && fit.statistic > 1e4);
    }

    #[test]
    fn weights_repeat_respondents_and_zero_leaves_them_out() {
        let (x, control, y) = bent();
        let y: Vec<f64> = y
            .iter()
            .enumerate()
            .map(|(i, y)| y + ((i * 13) % 7) as f64)
            .collect();
        let weights: Vec<f64> = (0..60).map(|i| f64::from(i % 3)).collect();
        let repeat = |values: &[f64]| -> Vec<f64> {
            let pairs = values.iter().zip(&weights);
            let times = |w: f64| if w > 1.5 { 2 } else { usize::from(w > 0.5) };
            pairs.flat_map(|(v, w)| vec![*v; times(*w)]).collect()
        };
        let (mut weighted, mut repeated) = (KinkSearch::default(), KinkSearch::default());
        assert!(weighted.prepare((&x, &y), &[&control], &weights));
        let ones = vec![1.0; repeat(&x).len()];
        assert!(repeated.prepare((&repeat(&x), &repeat(&y)), &[&repeat(&control)], &ones));
        let (a, b) = (weighted.fit().unwrap(), repeated.fit().unwrap());
        assert!((a.break_point - b.break_point).abs() < 1e-9);
        assert!((a.slope_above - b.slope_above).abs() < 1e-9);
        assert!((weighted.gain() - repeated.gain()).abs() < 1e-12);
    }

    #[test]
    fn signs_of_one_give_the_sample_itself() {
        let (x, control, y) = bent();
        let y: Vec<f64> = y
            .iter()
            .enumerate()
            .map(|(i, y)| y + ((i * 13) % 7) as f64)
            .collect();
        let mut search = KinkSearch::default();
        assert!(search.prepare((&x, &y), &[&control], &[1.0; 60]));
        let mut buffers = (Vec::new(), Vec::new());
        let same = search.gain_under_signs(&[1.0; 60], &mut buffers);
        assert!((same - search.gain()).abs() < 1e-10);
    }

    #[test]
    fn two_values_or_few_respondents_give_no_search() {
        let mut search = KinkSearch::default();
        let binary: Vec<f64> = (0..40).map(|i| f64::from(i % 2)).collect();
        let y: Vec<f64> = (0..40).map(f64::from).collect();
        assert!(!search.prepare((&binary, &y), &[], &[1.0; 40]));
        assert!(!search.prepare((&y[..8], &binary[..8]), &[], &[1.0; 8]));
        assert!(!search.prepare((&y, &binary), &[&y], &[1.0; 40]));
        assert!(!search.prepare((&[3.0; 40], &y), &[], &[1.0; 40]));
    }
}
