//! The document of one `csi segments`.

use schemars::JsonSchema;
use serde::Serialize;

use super::assembly::{labels, messages, model_description, sample};
use super::fit_report::{Command, Labels, Message, ModelDescription, SCHEMA_VERSION, Sample, Tool};
use super::material::{CleaningEntry, FitMaterial, InputFile};
use super::models_report::ComparisonSettings;
use super::segments_rows::{
    OfSegment, ProfileRow, ProfileTestRow, SegmentCriteriaRow, SegmentIndexRow, SegmentPathRow,
    SegmentRSquaredRow, SegmentRow, SuggestionRow,
};
use crate::diagnostics::Severity;
use crate::model::PathModel;
use crate::segments::{
    Criteria, CrossTable, Searched, SegmentModel, SegmentPlan, Segmentation, Solution,
};
use crate::words::Words;

/// Everything that `csi segments` found, as machines read it. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentsReport {
    /// Version of this document's shape.
    pub schema_version: u32,
    /// The program.
    pub tool: Tool,
    /// What was run.
    pub command: Command,
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings that ran.
    pub settings: SegmentRunSettings,
    /// The model that was fitted.
    pub model: ModelDescription,
    /// Respondents.
    pub sample: Sample,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Each number of segments that was searched, and 1.
    pub criteria: Vec<SegmentCriteriaRow>,
    /// What the criteria agree on; null when they do not, or when a single number was asked for.
    pub suggestion: Option<SuggestionRow>,
    /// The number of segments that the rest describes: the one asked for, else the suggested, else the choice of BIC; null
    /// when it could not be found.
    pub described: Option<usize>,
    /// The described segments, the largest first.
    pub segments: Vec<SegmentRow>,
    /// Path coefficients by segment.
    pub paths: Vec<SegmentPathRow>,
    /// Explained variance by segment.
    pub r_squared: Vec<SegmentRSquaredRow>,
    /// Indices of the constructs by segment.
    pub indices: Vec<SegmentIndexRow>,
    /// Answers that describe the segments.
    pub profile: Vec<ProfileRow>,
    /// Whether segments and answers are independent.
    pub profile_tests: Vec<ProfileTestRow>,
    /// What could not be computed, although the rest stands.
    pub errors: Vec<Message>,
    /// What to take care of.
    pub warnings: Vec<Message>,
    /// What is worth knowing.
    pub notes: Vec<Message>,
    /// Labels for tables, in the language of the messages.
    #[serde(skip)]
    pub labels: Labels,
}

/// Settings of the estimation and of the search.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentRunSettings {
    /// Settings of the estimation.
    #[serde(flatten)]
    pub estimation: ComparisonSettings,
    /// Numbers of segments that were asked for.
    pub segments: Vec<usize>,
    /// Random starts for each number.
    pub starts: usize,
    /// Seed of the starts.
    pub seed: u64,
    /// Change of ln L, relative to |ln L| + 1, below which a start is converged.
    pub segment_tolerance: f64,
    /// Iterations after which a start is not converged.
    pub segment_max_iterations: usize,
}

/// All that a search for segments says.
#[derive(Debug, Clone)]
pub struct SegmentsMaterial<'a> {
    /// The fit.
    pub fit: FitMaterial<'a>,
    /// What was searched.
    pub plan: &'a SegmentPlan,
    /// What was found.
    pub segmentation: &'a Segmentation,
    /// n case weights of mean 1; `None` when all weigh the same.
    pub weights: Option<&'a [f64]>,
}

impl SegmentsReport {
    /// The document of one search, with messages and labels in the language of `words`.
    #[must_use]
    pub fn new(material: SegmentsMaterial<'_>, words: &Words) -> Self {
        let (fit, found) = (material.fit, material.segmentation);
        let of = |severity| messages(fit.diagnostics, severity, words);
        let solution = found.solution();
        let rows = Rows {
            model: fit.model,
            one: found.searched.first().and_then(|one| one.solution.as_ref()),
            segments: solution.map_or(&[], |solution| &solution.segments),
        };
        let plan = material.plan;
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::Segments,
            settings: SegmentRunSettings {
                estimation: ComparisonSettings::new(fit.settings, fit.survey.clone()),
                segments: plan.counts.clone(),
                starts: plan.starts,
                seed: plan.seed,
                segment_tolerance: plan.tolerance,
                segment_max_iterations: plan.max_iterations,
            },
            model: model_description(fit.model),
            sample: sample(&fit),
            criteria: criteria(found),
            suggestion: found.suggestion.map(|suggestion| SuggestionRow {
                segments: suggestion.segments,
                agreement: suggestion.agreement,
            }),
            described: found.described,
            segments: solution.map_or_else(Vec::new, |own| segments(own, material.weights)),
            paths: rows.paths(&fit),
            r_squared: rows.r_squared(&fit),
            indices: rows.indices(&fit, found),
            profile: found.profiles.iter().flat_map(profile).collect(),
            profile_tests: found.profiles.iter().map(profile_test).collect(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
            labels: labels(fit.model, words.language()),
            inputs: fit.inputs,
            cleaning: fit.cleaning,
        }
    }
}

fn criteria(found: &Segmentation) -> Vec<SegmentCriteriaRow> {
    let row = |searched: &Searched| {
        let solution = searched.solution.as_ref();
        let known = found.criteria.iter();
        let criteria = known
            .filter(|(segments, _)| *segments == searched.segments)
            .map(|(_, criteria)| criteria)
            .next();
        let value = |of: fn(&Criteria) -> f64| criteria.map(of);
        let shares = solution.map(|solution| solution.segments.iter().map(|own| own.share));
        let ledger = searched.ledger;
        SegmentCriteriaRow {
            segments: searched.segments,
            parameters: solution.map(|solution| solution.parameters),
            log_likelihood: solution.map(|solution| solution.log_likelihood),
            aic: value(|criteria| criteria.aic),
            aic3: value(|criteria| criteria.aic3),
            aic4: value(|criteria| criteria.aic4),
            bic: value(|criteria| criteria.bic),
            caic: value(|criteria| criteria.caic),
            hq: value(|criteria| criteria.hq),
            mdl5: value(|criteria| criteria.mdl5),
            normed_entropy: criteria.and_then(|criteria| criteria.normed_entropy),
            non_fuzzy_index: criteria.and_then(|criteria| criteria.non_fuzzy_index),
            normalised_entropy_criterion: criteria
                .and_then(|criteria| criteria.normalised_entropy_criterion),
            smallest_share: shares.map(|shares| shares.fold(f64::INFINITY, f64::min)),
            starts: ledger.starts,
            converged: ledger.converged,
            best: ledger.best,
            not_converged: ledger.not_converged,
            collapsed: ledger.collapsed,
        }
    };
    found.searched.iter().map(row).collect()
}

fn segments(solution: &Solution, weights: Option<&[f64]>) -> Vec<SegmentRow> {
    let respondents = solution.memberships.first().map_or(0, Vec::len);
    let row = |(segment, model): (usize, &SegmentModel)| {
        let own = &solution.memberships[segment];
        let assigned = (0..respondents).filter(|i| solution.segment_of(*i) == segment);
        let assigned: Vec<usize> = assigned.collect();
        let weight = |i: usize| weights.map_or(1.0, |weights| weights[i]);
        let sum: f64 = assigned.iter().map(|i| weight(*i)).sum();
        let certain: f64 = assigned.iter().map(|i| weight(*i) * own[*i]).sum();
        SegmentRow {
            segment: segment + 1,
            share: model.share,
            expected_respondents: model.expected_respondents(respondents),
            assigned: assigned.len(),
            mean_probability: (sum > 0.0).then(|| certain / sum),
        }
    };
    solution.segments.iter().enumerate().map(row).collect()
}

/// What the rows of the described segments are made of.
struct Rows<'a> {
    model: &'a PathModel,
    /// The solution with one segment: all respondents.
    one: Option<&'a Solution>,
    segments: &'a [SegmentModel],
}

impl Rows<'_> {
    fn name(&self, construct: usize) -> String {
        self.model.constructs[construct].name.clone()
    }

    fn of_segments(
        &self,
        value: impl Fn(&SegmentModel) -> (Option<f64>, Option<f64>),
    ) -> Vec<OfSegment> {
        let row = |(segment, model): (usize, &SegmentModel)| {
            let (value, standard_error) = value(model);
            OfSegment {
                segment: segment + 1,
                value,
                standard_error,
            }
        };
        self.segments.iter().enumerate().map(row).collect()
    }

    fn paths(&self, fit: &FitMaterial<'_>) -> Vec<SegmentPathRow> {
        let equations = fit.analysis.layout.equations.iter().enumerate();
        let rows = equations.flat_map(|(equation, places)| {
            let sources = places.predecessors.iter().enumerate();
            sources.map(move |(place, source)| SegmentPathRow {
                source: self.name(*source),
                target: self.name(places.target),
                all: self
                    .one
                    .map(|one| one.segments[0].coefficients[equation][place]),
                segments: self.of_segments(|model| {
                    let error = model.standard_errors[equation][place];
                    (Some(model.coefficients[equation][place]), Some(error))
                }),
            })
        });
        rows.collect()
    }

    fn r_squared(&self, fit: &FitMaterial<'_>) -> Vec<SegmentRSquaredRow> {
        let equations = fit.analysis.layout.equations.iter().enumerate();
        let rows = equations.map(|(equation, places)| SegmentRSquaredRow {
            construct: self.name(places.target),
            all: self.one.map(|one| one.segments[0].r_squared[equation]),
            segments: self.of_segments(|model| (Some(model.r_squared[equation]), None)),
        });
        rows.collect()
    }

    fn indices(&self, fit: &FitMaterial<'_>, found: &Segmentation) -> Vec<SegmentIndexRow> {
        let all = fit.analysis.indices.iter().enumerate();
        let rows = all.map(|(construct, all)| {
            let segments = found.indices.iter().zip(1..);
            SegmentIndexRow {
                construct: self.name(construct),
                all: all.index,
                segments: segments
                    .map(|(own, segment)| OfSegment {
                        segment,
                        value: own.get(construct).and_then(|figures| figures.index),
                        standard_error: None,
                    })
                    .collect(),
            }
        });
        rows.collect()
    }
}

fn profile(table: &CrossTable) -> Vec<ProfileRow> {
    let segments = table.counts.first().map_or(0, Vec::len);
    let of_segment =
        |segment: usize| -> usize { table.counts.iter().map(|row| row[segment]).sum() };
    let sums: Vec<usize> = (0..segments).map(of_segment).collect();
    let total: usize = sums.iter().sum();
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let rows = table.answers.iter().zip(&table.counts);
    let rows = rows.map(|(answer, counts)| {
        let respondents = counts.iter().sum();
        let segments = counts.iter().zip(&sums).zip(1..);
        ProfileRow {
            column: table.column.clone(),
            answer: answer.clone(),
            respondents,
            all: share(respondents, total),
            segments: segments
                .map(|((count, sum), segment)| OfSegment {
                    segment,
                    value: share(*count, *sum),
                    standard_error: None,
                })
                .collect(),
        }
    });
    rows.collect()
}

fn profile_test(table: &CrossTable) -> ProfileTestRow {
    let test = table.independence;
    ProfileTestRow {
        column: table.column.clone(),
        chi_squared: test.map(|test| test.chi_squared),
        degrees_of_freedom: test.map(|test| test.degrees_of_freedom),
        p_value: test.and_then(|test| test.p_value),
        cramers_v: test.map(|test| test.cramers_v),
        smallest_expected: test.map(|test| test.smallest_expected),
    }
}
