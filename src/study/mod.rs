//! The study: this questionnaire and how to treat it.
//!
//! Input: study TOML, or the same settings from the command line; then a model and the survey's headers.
//! Output: [`Study`] and, resolved against model and headers, [`Codebook`]. Invariant: everything a run depends
//! on is in them; unknown keys are errors with the nearest known key.
//!
//! # Keys of a study file
//! ```toml
//! [survey]
//! file = "wave3.csv"         # relative to the study file
//! export = "auto"            # auto | plain
//! encoding = "gb18030"       # found out without it, as delimiter and header_rows
//! delimiter = ";"
//! header_rows = 1
//! missing = [98, 99, "N/A"]  # in every column
//! weight = "weight"
//! group = "region"
//! strata = "region"        # how the sample was drawn: strata and clusters …
//! cluster = "branch"
//! where = 'age >= 18'        # see the module `filter`
//!
//! [model]                    # one of use, file, text
//! use = "acsi"
//! index = "satisfaction"
//!
//! [scale]                    # of items without their own
//! min = 1
//! max = 10
//! decimals = false           # whether decimals are answers
//!
//! [items]                    # indicator = column, construct = [columns], or a table; see `ItemChoice`
//! exp_overall = "Q1"
//! quality = ["Q2", "Q3"]
//! sat_overall = { column = "Q9", labels = "satisfaction-5", missing = [9], reverse = false }
//! complaint = { column = "Q12", labels = { "Yes" = 1, "No" = 0 }, min = 0, max = 1 }
//!
//! [settings]
//! scheme = "path"
//! metric = "standardized"
//! missing = "mean"
//! consistent = false
//! index_weights = "unstandardized"
//! tolerance = 1e-10
//! max_iterations = 300
//! resamples = 5000           # 0, or 10 to 1000000
//! seed = 1
//! interval = "percentile"    # percentile | bca | basic | normal
//! confidence = 0.95          # above 0.5, below 1
//! engine = "auto"            # auto | ordinary | moment
//! allow_failures = false     # show intervals although many replicates could not be fitted
//!
//! [assessment.global]        # columns that ask for a construct as a whole, for the redundancy analysis of `csi assess`
//! quality = "Q20"
//! ```
//! In place of `strata` and `cluster`, `[survey]` may have the replicate weights that come with the data:
//! ```toml
//! [survey]
//! weight = "w"
//! replicate_weights = ["rw*"] # columns, or patterns with one * for the columns in the order of the file
//! replicate_kind = "jk1"      # jk1 | jk2 | brr | bootstrap
//! ```

mod choice;
mod codebook;
mod design;
pub mod filter;
mod headers;
mod labels;
mod normalise;
mod prediction_settings;
mod resampling_keys;
mod resolution;
mod scales;
mod settings;
#[expect(
    clippy::module_inception,
    reason = "the room is named after its product"
)]
mod study;
mod study_file;
#[cfg(test)]
mod tests;

pub use codebook::{Codebook, CodebookItem, ResolvedFilter, missing_code};
pub use design::DesignColumns;
pub use filter::Filter;
pub use labels::Labels;
pub use normalise::{normalised, number};
pub use prediction_settings::PredictionSettings;
pub use resolution::Resolution;
pub use settings::{
    IndexWeights, IntervalKind, Metric, MissingTreatment, ReplicateKind, ResamplingEngine,
    ResamplingSettings, Scheme, Settings,
};
pub use study::{
    ExportChoice, GlobalItem, ItemChoice, ModelChoice, Study, SurveySource, parse_columns,
    parse_missing_codes, parse_scale,
};
