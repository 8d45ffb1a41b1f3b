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
//! export = "auto"            # auto | plain | qualtrics | surveymonkey | limesurvey | google-forms | microsoft-forms |
//!                            # typeform | alchemer | redcap | kobotoolbox | wenjuanxing | wenjuan | tencent | spss
//! dictionary = "fields.csv"  # a REDCap data dictionary: questions and choices
//! encoding = "gb18030"       # found out without it, as delimiter and header_rows
//! delimiter = ";"
//! header_rows = 1
//! sheet = "Wave 1"           # of a workbook: its name, or its number from 1
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
//! interactions = ["loyalty ~ satisfaction:image"]   # moderated paths beside the model's own
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
//! [kpi]                      # companion measures, without a model; all keys at `KpiSettings`
//! nps = "Q21"
//!
//! [assessment.global]        # columns that ask for a construct as a whole, for the redundancy analysis of `csi assess`
//! quality = "Q20"
//!
//! [drivers]                  # of `csi drivers`
//! target = "loyalty"         # the construct to be moved; the index construct without it
//! cut = "means"              # means | medians | [importance, performance], each a number, "means" or "medians"
//! item_cut = "medians"       # of the items' map; as cut without it
//! outcome = "sat_overall"    # item or construct that items explain; the target without it
//! predictors = ["q1", "q2"]  # items that explain it; all items of the drivers without them
//! aim = 80                   # level of the target for which necessary levels of the drivers are sought, 0–100
//!
//! [drivers.cost]             # of one point of an item's answer scale, for `csi whatif`
//! qual_reliab = 3
//! val_price = { cost = 5, max = 8.5 }   # the mean beyond which it cannot be raised
//!
//! [drivers.whatif]
//! set = ["qual_reliab=+0.5", "value=80"] # with a sign: by, without: to
//! target = 80                # the index that the cheapest moves are sought for
//! ```
//! The four-level indicator system of `csi hierarchy`:
//! ```toml
//! [hierarchy]
//! index = "Satisfaction"     # name of level 1
//! weights = "ahp"            # pls | ahp | entropy | expert | equal | combined, or one for each level:
//!                            # { constructs = "ahp", attributes = "expert", questions = "entropy" }
//!
//! [hierarchy.levels]         # construct = { attribute = [questions] }, or construct = [questions]
//! service = { speed = ["q1", "q2"], manners = ["q3", "q4"] }
//! price = ["q5", "q6"]
//!
//! [hierarchy.ahp]            # judgement matrices (CSV) of the members of a node, one for each judge
//! Satisfaction = ["judge1.csv", "judge2.csv"]
//!
//! [hierarchy.expert.service] # a number from each expert
//! speed = [60, 70]
//! manners = [40, 30]
//!
//! [hierarchy.combined]       # share · first + (1 − share) · second, or their product, normalised
//! of = ["ahp", "entropy"]
//! share = 0.5
//! rule = "sum"               # sum | product
//! ```
//! Who the respondents are, how they are checked and who is left out:
//! ```toml
//! [survey]                   # found by their usual names without it
//! id = "ResponseId"
//! duration = "seconds"       # or start and end
//! ip = "IPAddress"
//!
//! [check]                    # off | info | warn | error, or with a limit; names as in `csi check`
//! floor-ceiling = "off"
//! speeder = { level = "warn", limit = 0.3 }
//!
//! [check.quota.region]       # column, then answer = respondents wanted
//! north = 150
//!
//! [cleaning]
//! exclude = ["duplicate", "straight-liner", "speeder", "incomplete"]
//! ```
//! In place of `strata` and `cluster`, `[survey]` may have the replicate weights that come with the data:
//! ```toml
//! [survey]
//! weight = "w"
//! replicate_weights = ["rw*"] # columns, or patterns with one * for the columns in the order of the file
//! replicate_kind = "jk1"      # jk1 | jk2 | brr | bootstrap
//! ```

mod check_keys;
mod checks;
mod choice;
mod codebook;
mod design;
mod driver_settings;
pub mod filter;
mod guidance_settings;
mod headers;
mod hierarchy_keys;
mod kpi;
mod labels;
mod normalise;
mod prediction_settings;
mod resampling_keys;
mod resolution;
mod roles;
mod scales;
mod segment_settings;
mod settings;
#[expect(
    clippy::module_inception,
    reason = "the room is named after its product"
)]
mod study;
mod study_file;
#[cfg(test)]
mod tests;
mod whatif_settings;

pub use checks::{CHECKS, CheckRule, CheckSettings, Exclusion, Level, Quota};
pub use codebook::{Codebook, CodebookItem, ResolvedFilter, ScaleBasis, missing_code};
pub use design::DesignColumns;
pub use driver_settings::{Cut, CutRule, DriverSettings};
pub use filter::Filter;
pub use guidance_settings::GuidanceSettings;
pub use headers::{Header, RespondentRole};
pub use hierarchy_keys::{
    Branch, Combination, CombinationRule, ExpertWeights, HierarchySettings, JudgementFiles,
    LevelMethods, WeightMethod,
};
pub use kpi::{
    ChoiceColumn, ChoiceQuestion, ComplaintQuestions, CountedQuestion, DimensionQuestions,
    DimensionWeight, DisconfirmationForm, DisconfirmationQuestions, JourneyQuestions, KpiCodebook,
    KpiCodebookQuestion, KpiQuestion, KpiSettings, ScoreQuestion, ScoreQuestions, StageQuestions,
};
pub use labels::{
    LabelEvidence, LabelFit, Labels, NumberedLabel, ScaleEnd, is_dont_know, numbered_label,
    scale_end,
};
pub use normalise::{normalised, number};
pub use prediction_settings::PredictionSettings;
pub use resolution::Resolution;
pub use roles::{RoleNames, Roles};
pub use segment_settings::{SegmentRange, SegmentSettings};
pub use settings::{
    IndexWeights, IntervalKind, Metric, MissingTreatment, ReplicateKind, ResamplingEngine,
    ResamplingSettings, Scheme, Settings,
};
pub use study::{
    ExportChoice, GlobalItem, ItemChoice, ModelChoice, Study, SurveySource, parse_columns,
    parse_exclusions, parse_missing_codes, parse_scale,
};
pub use whatif_settings::{Amount, ItemCost, MoveChoice, WhatIfSettings};
