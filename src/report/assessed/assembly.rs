//! From the products of the rooms before to the document.

use super::judgements::{Judged, criterion_rows, judgements, of};
use super::paragraphs::area_rows;
use super::place::Place;
use super::prediction::{PredictionMaterial, predictive};
use super::robustness_assembly::{robustness_judgements, robustness_rows};
use super::rows::{
    AssessReport, DiscriminantRow, EquationRow, ExactFitRow, FornellLarckerRow, IndirectEffectRow,
    MeasurementRow, ModelFitRow, RedundancyRow, StructureRow,
};
use crate::analysis::{Analysis, Assessment, Figure, FitStatistic, item_names};
use crate::assessment::{Criterion, Reading, Structure};
use crate::estimates::Route;
use crate::model::{Mode, PathModel};
use crate::prediction::Prediction;
use crate::report::fit_report::{Command, FitReport};
use crate::report::material::FitMaterial;
use crate::report::named::Named;
use crate::report::prediction_rows::{
    ConstructPredictionRow, LossTestRow, PredictionRow, benchmark_rows, construct_prediction_rows,
    prediction_rows,
};
use crate::report::uncertainty::{Uncertainties, Uncertainty};
use crate::resampling::{AssessmentInference, ExactFit, Inferences};
use crate::robustness::Robustness;
use crate::words::Words;

/// The products of the rooms before: all that a report of one assessment says.
#[derive(Debug, Clone)]
pub struct AssessMaterial<'a> {
    /// What the fit is reported from.
    pub fit: FitMaterial<'a>,
    /// What the fit says of its own quality.
    pub assessment: &'a Assessment,
    /// What resampling says of it; `None` without.
    pub inference: Option<&'a AssessmentInference>,
    /// Tests of exact fit.
    pub exact_fits: &'a [ExactFit],
    /// Mode B constructs against a global item.
    pub redundancies: Vec<RedundancyRow>,
    /// How the model predicts; `None` without answers, or when it was not asked for.
    pub prediction: Option<PredictionMaterial<'a>>,
    /// Robustness checks; `None` for a matrix.
    pub robustness: Option<&'a Robustness>,
}

impl RedundancyRow {
    /// The path from `construct` to the global item in `column`, from a fit of the two alone: the construct first.
    #[must_use]
    pub fn new(
        (construct, column): (&str, &str),
        analysis: &Analysis,
        inferences: Option<&Inferences>,
    ) -> Self {
        let coefficient = analysis.structural.path_coefficients[(0, 1)];
        Self {
            construct: construct.to_owned(),
            column: column.to_owned(),
            coefficient,
            uncertainty: Uncertainties(inferences).of(Figure::PathCoefficient(0, 1)),
            r_squared: coefficient * coefficient,
        }
    }
}

impl AssessReport {
    /// The document of one assessment, with messages, labels and paragraphs in the language of `words`.
    #[must_use]
    pub fn new(material: AssessMaterial<'_>, words: &Words) -> Self {
        let AssessMaterial {
            fit,
            assessment,
            inference,
            exact_fits,
            redundancies,
            prediction,
            robustness,
        } = material;
        let robustness = robustness_rows(fit.model, fit.analysis, robustness);
        let inferences = fit.inferences.map(|(inferences, _)| inferences);
        let bench = Bench {
            model: fit.model,
            analysis: fit.analysis,
            assessment,
            uncertain: Uncertainties(inferences),
            inference,
        };
        let mut judged = judgements((fit.model, fit.analysis), assessment, inferences);
        judged.extend(bench.bounds());
        judged.extend(exact_fits.iter().flat_map(distances));
        judged.extend(redundancies.iter().filter_map(redundancy));
        let of_prediction = prediction.as_ref().map(|known| known.prediction);
        judged.extend(
            of_prediction
                .iter()
                .flat_map(|known| predictive(fit.model, known)),
        );
        judged.extend(robustness_judgements(&robustness));
        let criteria = criterion_rows(&judged);
        let rows = of_prediction
            .map(|known| bench.prediction(known))
            .unwrap_or_default();
        let (prediction_rows, construct_prediction, mut cvpat) = rows;
        let (prediction_run, rivals) = prediction.map(|known| (known.run, known.rivals)).unzip();
        cvpat.extend(rivals.into_iter().flatten());
        let mut fit = FitReport::new(fit, words);
        fit.command = Command::Assess;
        Self {
            areas: area_rows(&criteria, &fit.labels, words),
            measurement: bench.measurement(),
            redundancy: redundancies,
            fornell_larcker: bench.fornell_larcker(),
            discriminant: bench.discriminant(),
            structure: bench.structure(),
            equations: bench.equations(),
            indirect_effects: bench.indirect_effects(),
            model_fit: bench.model_fit(),
            exact_fit: exact_fits.iter().flat_map(exact_fit_rows).collect(),
            prediction_run,
            prediction: prediction_rows,
            construct_prediction,
            cvpat,
            robustness,
            fit: FitReport { criteria, ..fit },
        }
    }
}

/// The rows of one assessment; positions become names.
struct Bench<'a> {
    model: &'a PathModel,
    analysis: &'a Analysis,
    assessment: &'a Assessment,
    uncertain: Uncertainties<'a>,
    inference: Option<&'a AssessmentInference>,
}

impl Bench<'_> {
    fn name(&self, construct: usize) -> String {
        self.model.constructs[construct].name.clone()
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let constructs = self.model.constructs.len();
        (0..constructs).flat_map(|second| (0..second).map(move |first| (first, second)))
    }

    /// One-sided bounds of HTMT where HTMT itself is judged: where it can reach 1.
    fn bounds(&self) -> Vec<Judged> {
        let Some(inference) = self.inference else {
            return Vec::new();
        };
        let layout = &self.analysis.layout;
        let judged = |(first, second): (usize, usize)| {
            let several = |construct: usize| {
                layout.modes[construct] == Mode::A && layout.blocks[construct].len() > 1
            };
            let both = several(first) && several(second);
            let place = Place::Pair(self.name(first), self.name(second));
            let bound = inference.htmt_upper[(first, second)].filter(|_| both);
            of(Criterion::HtmtBound, place, bound)
        };
        self.pairs().filter_map(judged).collect()
    }

    fn prediction(
        &self,
        prediction: &Prediction,
    ) -> (
        Vec<PredictionRow>,
        Vec<ConstructPredictionRow>,
        Vec<LossTestRow>,
    ) {
        (
            prediction_rows(self.model, prediction),
            construct_prediction_rows(self.model, prediction),
            benchmark_rows(self.model, prediction),
        )
    }

    fn measurement(&self) -> Vec<MeasurementRow> {
        let owners = self.analysis.layout.construct_of_items();
        let row = |(item, name): (usize, &str)| {
            let owner = owners[item];
            let loading = self.analysis.loadings[item];
            let several = self.analysis.layout.blocks[owner].len() > 1;
            let weight = self.uncertain.of(Figure::OuterWeight(item));
            MeasurementRow {
                construct: self.name(owner),
                indicator: name.to_owned(),
                mode: self.analysis.layout.modes[owner],
                loading,
                uncertainty: if several {
                    self.uncertain.of(Figure::Loading(item))
                } else {
                    Uncertainty::default()
                },
                indicator_reliability: several.then_some(loading * loading),
                outer_weight: self.analysis.solution.outer_weights[item],
                weight_interval: weight.interval.filter(|_| several),
                weight_p_value: weight.p_value.filter(|_| several),
                vif: self.assessment.item_inflation[item],
            }
        };
        item_names(self.model).enumerate().map(row).collect()
    }

    fn fornell_larcker(&self) -> Vec<FornellLarckerRow> {
        let constructs = self.model.constructs.len();
        let correlations = &self.analysis.construct_correlations;
        let row = |construct: usize| FornellLarckerRow {
            construct: self.name(construct),
            root_ave: self.analysis.reliability[construct].ave.map(f64::sqrt),
            correlations: Named(
                (0..constructs)
                    .filter(|other| *other != construct)
                    .map(|other| (self.name(other), correlations[(construct, other)]))
                    .collect(),
            ),
            margin: self.assessment.fornell_larcker[construct],
        };
        (0..constructs).map(row).collect()
    }

    fn discriminant(&self) -> Vec<DiscriminantRow> {
        let row = |pair: (usize, usize)| DiscriminantRow {
            first: self.name(pair.0),
            second: self.name(pair.1),
            htmt: self.analysis.htmt[pair],
            htmt_upper: self.inference.and_then(|found| found.htmt_upper[pair]),
            htmt2: self.assessment.htmt2[pair],
            htmt2_upper: self.inference.and_then(|found| found.htmt2_upper[pair]),
        };
        self.pairs().map(row).collect()
    }

    fn structure(&self) -> Vec<StructureRow> {
        let structural = &self.analysis.structural;
        let row = |path: &crate::model::Path| {
            let pair = (path.source.0, path.target.0);
            StructureRow {
                source: self.name(pair.0),
                target: self.name(pair.1),
                coefficient: structural.path_coefficients[pair],
                uncertainty: self.uncertain.of(Figure::PathCoefficient(pair.0, pair.1)),
                standard_error_ols: self.assessment.path_standard_errors[pair],
                effect_size: structural.effect_sizes[pair],
                vif: self.assessment.path_inflation[pair],
            }
        };
        self.model.paths.iter().map(row).collect()
    }

    fn equations(&self) -> Vec<EquationRow> {
        let r_squared = self.analysis.structural.r_squared.iter().enumerate();
        let row = |(construct, explained): (usize, &Option<f64>)| {
            let information = self.assessment.information[construct];
            Some(EquationRow {
                construct: self.name(construct),
                r_squared: (*explained)?,
                uncertainty: self.uncertain.of(Figure::RSquared(construct)),
                adjusted: self.analysis.adjusted_r_squared[construct],
                aic: information.map(|criteria| criteria.aic),
                bic: information.map(|criteria| criteria.bic),
            })
        };
        r_squared.filter_map(row).collect()
    }

    fn indirect_effects(&self) -> Vec<IndirectEffectRow> {
        let row = |(position, route): (usize, &Route)| {
            let [source, through @ .., target] = route.0.as_slice() else {
                return None;
            };
            let inference = self.inference.and_then(|found| found.routes[position]);
            Some(IndirectEffectRow {
                source: self.name(*source),
                target: self.name(*target),
                through: through.iter().map(|between| self.name(*between)).collect(),
                effect: route.effect(&self.analysis.structural.path_coefficients),
                uncertainty: inference.map(Uncertainty::from).unwrap_or_default(),
            })
        };
        let routes = self.assessment.routes.iter().enumerate();
        routes.filter_map(row).collect()
    }

    fn model_fit(&self) -> Vec<ModelFitRow> {
        let fits = self.assessment.fits.iter();
        fits.map(|(reading, structure, fit)| ModelFitRow {
            reading: *reading,
            structure: *structure,
            srmr: fit.srmr,
            d_uls: fit.d_uls,
            d_g: fit.d_g,
            f_ml: fit.f_ml,
            nfi: fit.nfi,
            rms_theta: match reading {
                Reading::Composite => self.assessment.rms_theta,
                Reading::CommonFactor => self.assessment.common_factor_rms_theta,
            },
        })
        .collect()
    }
}

/// The criterion that the test of a distance is judged by; SRMR has its own threshold.
fn exact_criterion(statistic: FitStatistic) -> Option<Criterion> {
    match statistic {
        FitStatistic::Srmr => None,
        FitStatistic::DUls => Some(Criterion::DUls),
        FitStatistic::DG => Some(Criterion::DG),
    }
}

/// The distances of the model with its paths.
fn distances(test: &ExactFit) -> Vec<Judged> {
    let tests = test.tests.iter();
    let tests = tests.filter(|_| test.structure == Structure::Estimated);
    tests
        .filter_map(|distance| {
            let criterion = exact_criterion(distance.statistic)?;
            of(criterion, Place::Whole, Some(distance.p_value))
        })
        .collect()
}

fn exact_fit_rows(test: &ExactFit) -> Vec<ExactFitRow> {
    let rows = test.tests.iter().map(|distance| ExactFitRow {
        structure: test.structure,
        statistic: distance.statistic,
        observed: distance.observed,
        quantile_95: distance.quantiles[0],
        quantile_99: distance.quantiles[1],
        p_value: distance.p_value,
        verdict: Criterion::DG.judge(distance.p_value),
        resamples: test.ledger.kept,
        corrected: test.corrected,
    });
    rows.collect()
}

fn redundancy(row: &RedundancyRow) -> Option<Judged> {
    let place = Place::Construct(row.construct.clone());
    of(Criterion::Redundancy, place, Some(row.coefficient))
}
