//! Shares of R² by the average over orders: LMG, the Shapley value of "explained variance".

use nalgebra::DMatrix;

use crate::stats::{SMALLEST_TOLERANCE, Singular};

/// Predictors up to which every subset is solved: 2²⁰ of them are a million; beyond, orders are sampled.
pub const LARGEST_EXACT: usize = 20;

/// Exact LMG shares of one regression, computed again and again on buffers made once.
///
/// LMGⱼ = Σ over the subsets S without j of |S|!(p − |S| − 1)!/p! · (R²(S ∪ j) − R²(S)): the gain in R² by predictor j,
/// averaged over all p! orders in which the predictors can enter. Input: correlations of the p predictors and the outcome.
/// Every share lies from 0 to R², they sum to R². Source: Lindeman, Merenda & Gold 1980, p. 119 ff.; Grömping 2007, The
/// American Statistician 61(2) 139–147.
#[derive(Debug, Clone)]
pub struct ShapleyShares {
    predictors: usize,
    /// R² of the subset with the bits of its position.
    explained: Vec<f64>,
    /// Residual covariances of what is not yet in, one (p + 1)² matrix per number of predictors that are; upper triangles.
    levels: Vec<f64>,
    /// |S|!(p − |S| − 1)!/p! by |S|.
    chances: Vec<f64>,
}

impl ShapleyShares {
    /// Buffers for p `predictors`; `None` for none or more than [`LARGEST_EXACT`].
    #[must_use]
    pub fn new(predictors: usize) -> Option<Self> {
        let width = predictors + 1;
        // |S|!(p − |S| − 1)!/p! = 1/(p · C(p − 1, |S|))
        let mut chances = vec![1.0 / predictors as f64; predictors];
        for size in 1..predictors {
            chances[size] = chances[size - 1] * size as f64 / (predictors - size) as f64;
        }
        (1..=LARGEST_EXACT).contains(&predictors).then(|| Self {
            predictors,
            explained: vec![0.0; 1 << predictors],
            levels: vec![0.0; predictors * width * width],
            chances,
        })
    }

    /// Writes the p shares; gives R². `correlations` is (p + 1) × (p + 1), the outcome last.
    ///
    /// # Errors
    /// [`Singular`] when a predictor is explained by others.
    pub fn shares_into(
        &mut self,
        correlations: &DMatrix<f64>,
        shares: &mut [f64],
    ) -> Result<f64, Singular> {
        let width = self.predictors + 1;
        for row in 0..width {
            for column in row..width {
                self.levels[row * width + column] = correlations[(row, column)];
            }
        }
        self.descend(0, 0, 0)?;
        shares.fill(0.0);
        let whole = self.explained.len() - 1;
        for (subset, explained) in self.explained.iter().enumerate() {
            let size = subset.count_ones() as usize;
            for (predictor, share) in shares.iter_mut().enumerate() {
                let with = subset | (1 << predictor);
                if with != subset {
                    *share += self.chances[size] * (self.explained[with] - explained);
                }
            }
        }
        Ok(self.explained[whole])
    }

    /// Fills R² of the subsets that add predictors from number `first` to `subset`, which holds `depth`.
    fn descend(&mut self, depth: usize, first: usize, subset: usize) -> Result<(), Singular> {
        let (p, width) = (self.predictors, self.predictors + 1);
        for entering in first..p {
            let (known, free) = self.levels.split_at_mut((depth + 1) * width * width);
            let matrix = &known[depth * width * width..];
            let row = &matrix[entering * width..][..width];
            let pivot = row[entering];
            if !(pivot >= SMALLEST_TOLERANCE) {
                return Err(Singular);
            }
            let with = subset | (1 << entering);
            self.explained[with] = self.explained[subset] + row[p] * row[p] / pivot;
            if entering + 1 == p {
                continue;
            }
            for a in entering + 1..p {
                let share = row[a] / pivot;
                let rest = &mut free[a * width..][..width];
                for b in a..width {
                    rest[b] = matrix[a * width + b] - share * row[b];
                }
            }
            self.descend(depth + 1, entering + 1, with)?;
        }
        Ok(())
    }
}

/// The gains in R² when predictors enter one after the other, on buffers made once.
#[derive(Debug, Clone)]
pub struct OrderedGains {
    width: usize,
    residual: Vec<f64>,
}

impl OrderedGains {
    /// Buffers for p `predictors`.
    #[must_use]
    pub fn new(predictors: usize) -> Self {
        let width = predictors + 1;
        Self {
            width,
            residual: vec![0.0; width * width],
        }
    }

    /// Writes the gain of each of the p predictors when they enter in `order` (their positions); `correlations` is
    /// (p + 1) × (p + 1), the outcome last.
    ///
    /// The mean over all orders is the LMG share, the mean over orders drawn at random estimates it. Source: Castro, Gómez &
    /// Tejada 2009, Computers & Operations Research 36(5) 1726–1730.
    ///
    /// # Errors
    /// [`Singular`] when a predictor is explained by those before it.
    pub fn gains_into(
        &mut self,
        correlations: &DMatrix<f64>,
        order: &[usize],
        gains: &mut [f64],
    ) -> Result<(), Singular> {
        let width = self.width;
        let place = |position: usize| order.get(position).copied().unwrap_or(width - 1);
        for a in 0..width {
            for b in a..width {
                self.residual[a * width + b] = correlations[(place(a), place(b))];
            }
        }
        for (step, &entering) in order.iter().enumerate() {
            let (known, rest) = self.residual.split_at_mut((step + 1) * width);
            let row = &known[step * width..];
            let pivot = row[step];
            if !(pivot >= SMALLEST_TOLERANCE) {
                return Err(Singular);
            }
            gains[entering] = row[width - 1] * row[width - 1] / pivot;
            for (offset, other) in rest.chunks_exact_mut(width).enumerate() {
                let a = step + 1 + offset;
                let share = row[a] / pivot;
                for b in a..width {
                    other[b] -= share * row[b];
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use nalgebra::dmatrix;

    use super::*;

    /// Correlations of the perceived-quality items PERQ1–7 and, last, the satisfaction item CUSA1 of the 250 published
    /// ECSI-mobile answers (Tenenhaus et al. 2005), from an independent program.
    pub(in crate::drivers) fn mobile() -> DMatrix<f64> {
        let rows: [&[f64]; 8] = [
            &[1.0],
            &[0.5073606493383473, 1.0],
            &[0.5237945744868128, 0.3442729160808979, 1.0],
            &[
                0.5316514180293213,
                0.464140157672415,
                0.5214487544046765,
                1.0,
            ],
            &[
                0.5194203957365543,
                0.3786184010709535,
                0.5724363842261084,
                0.5459708554522369,
                1.0,
            ],
            &[
                0.5752179668811762,
                0.4673665722824785,
                0.4912176134323349,
                0.6180874310811698,
                0.4931039400876051,
                1.0,
            ],
            &[
                0.5597246873865593,
                0.3795737704808752,
                0.6425286696943094,
                0.450308507195495,
                0.5095307760171298,
                0.5013869932739149,
                1.0,
            ],
            &[
                0.6041590302251492,
                0.4416018137600702,
                0.4593901402271943,
                0.517881137409031,
                0.4269796106887781,
                0.4620391168455557,
                0.4904695153558991,
                1.0,
            ],
        ];
        DMatrix::from_fn(8, 8, |a, b| rows[a.max(b)][a.min(b)])
    }

    fn exact(correlations: &DMatrix<f64>) -> Result<(Vec<f64>, f64), Singular> {
        let p = correlations.nrows() - 1;
        let mut shares = vec![0.0; p];
        let explained = ShapleyShares::new(p)
            .unwrap()
            .shares_into(correlations, &mut shares)?;
        Ok((shares, explained))
    }

    #[test]
    fn the_mobile_answers_against_an_independent_program() {
        // numpy: R² of all 128 subsets by solving the normal equations, averaged with the Shapley weights
        let (shares, explained) = exact(&mobile()).unwrap();
        let expected = [
            0.1347627677286996,
            0.05085398516779172,
            0.045326058311289046,
            0.07533954884361031,
            0.0352882300019681,
            0.04393679146888212,
            0.061241173527473776,
        ];
        for (share, expected) in shares.iter().zip(expected) {
            assert!((share - expected).abs() < 1e-12);
        }
        assert!((explained - 0.44674855504971467).abs() < 1e-12);
        assert!((shares.iter().sum::<f64>() - explained).abs() < 1e-12);
    }

    #[test]
    fn two_predictors_by_hand_and_a_suppressor_has_no_negative_share() {
        // r₁ = .5, r₂ = 0, r₁₂ = .6: R²₁ = .25, R²₂ = 0, R² = .25/.64; the second one's coefficient is negative.
        let (shares, explained) =
            exact(&dmatrix![1.0, 0.6, 0.5; 0.6, 1.0, 0.0; 0.5, 0.0, 1.0]).unwrap();
        let whole = 0.25 / 0.64;
        assert!((explained - whole).abs() < 1e-15);
        assert!((shares[0] - f64::midpoint(0.25, whole)).abs() < 1e-15);
        assert!((shares[1] - (whole - 0.25) / 2.0).abs() < 1e-15 && shares[1] > 0.0);
    }

    #[test]
    fn one_predictor_dependent_ones_and_too_many() {
        let (shares, explained) = exact(&dmatrix![1.0, 0.5; 0.5, 1.0]).unwrap();
        assert!((shares[0] - 0.25).abs() < 1e-15 && (explained - 0.25).abs() < 1e-15);
        let twins = dmatrix![1.0, 1.0, 0.5; 1.0, 1.0, 0.5; 0.5, 0.5, 1.0];
        assert_eq!(exact(&twins), Err(Singular));
        assert!(ShapleyShares::new(0).is_none() && ShapleyShares::new(21).is_none());
    }

    #[test]
    fn orders_sum_to_the_explained_variance_and_average_to_the_shares() {
        let correlations = mobile();
        let (shares, explained) = exact(&correlations).unwrap();
        let mut ordered = OrderedGains::new(7);
        let mut gains = vec![0.0; 7];
        ordered
            .gains_into(&correlations, &[6, 2, 0, 1, 5, 4, 3], &mut gains)
            .unwrap();
        assert!((gains.iter().sum::<f64>() - explained).abs() < 1e-12);
        assert!((gains[6] - correlations[(6, 7)].powi(2)).abs() < 1e-15);
        // All 6 orders of three predictors.
        let three = correlations
            .select_columns(&[0, 1, 2, 7])
            .select_rows(&[0, 1, 2, 7]);
        let (of_three, _) = exact(&three).unwrap();
        let (mut ordered, mut sums) = (OrderedGains::new(3), [0.0; 3]);
        for order in [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0],
        ] {
            let mut gains = [0.0; 3];
            ordered.gains_into(&three, &order, &mut gains).unwrap();
            sums.iter_mut()
                .zip(gains)
                .for_each(|(sum, gain)| *sum += gain / 6.0);
        }
        for (sum, share) in sums.iter().zip(&of_three) {
            assert!((sum - share).abs() < 1e-14);
        }
        assert!(shares[0] < of_three[0]);
        let twins = dmatrix![1.0, 1.0, 0.5; 1.0, 1.0, 0.5; 0.5, 0.5, 1.0];
        assert_eq!(
            OrderedGains::new(2).gains_into(&twins, &[0, 1], &mut [0.0; 2]),
            Err(Singular)
        );
    }
}
