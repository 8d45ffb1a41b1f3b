//! What a run says: the document that machines read and the tables that people read.
//!
//! Input: [`FitMaterial`], the products of the rooms before. Output: [`FitReport`], whose serialised form is the
//! JSON of `csi fit`, and views of it: [`tables`], [`heading`], [`verdict`]. Invariants: numbers are never rounded
//! here; what is not defined is `None` (`null`); names identify things in every machine format, labels in the
//! reader's language stand in tables only; keys and choices are English in both languages.
//!
//! A row's main number carries its uncertainty beside it, its other numbers theirs under `resampled`.

// Before the others: it declares the macro `sections!`.
#[macro_use]
mod section;

mod assembly;
mod assessed;
mod by_group;
mod check_report;
mod check_tables;
mod dimension_tables;
mod driven;
mod fit_report;
mod heading;
mod kpi;
mod ledger;
mod levels_assembly;
mod levels_report;
mod levels_shown;
mod levels_tables;
mod material;
mod model_tables;
mod models_report;
mod models_shown;
mod models_table;
mod named;
mod plot;
mod prediction_rows;
mod prediction_tables;
mod result_tables;
mod run_tables;
mod schema;
mod segments_profile;
mod segments_report;
mod segments_rows;
mod segments_shown;
#[cfg(test)]
mod segments_tests;
mod shown;
mod table;
mod uncertainty;
mod verdict;
mod whatif;

#[cfg(test)]
pub(crate) mod sample;

pub use assessed::{
    AreaRow, AssessMaterial, AssessReport, AssessSection, CommonMethodRow, CriterionRow,
    DiscriminantRow, EndogeneityRow, EquationRow, ExactFitRow, FaultRow, FornellLarckerRow,
    IndirectEffectRow, InteractionRow, MeasurementRow, ModelFitRow, NonlinearityRow, Place,
    PredictionMaterial, RedundancyRow, RobustnessResampling, RobustnessRows, ShownAssessment,
    StructureRow, TetradRow, ThresholdRow,
};
pub use by_group::{ByGroup, GroupReport, group_name, group_schema};
pub use check_report::{
    CheckReport, CheckReportMaterial, CheckedItemRow, ExportRow, FindingCounts, FindingRow,
    FlaggedRow, QuotaRow, RespondentCounts, RowPlace, SampleRow, check_schema,
};
pub use check_tables::{CheckSection, ShownCheck};
pub use driven::{
    BottleneckRow, CombinedMapRow, DriverRunSettings, DriverSection, DriversMaterial,
    DriversReport, GuidanceRows, ItemMapRow, ItemWeightRow, MapFigures, MapRow, MapRows,
    NecessityRow, Need, PenaltyRewardRow, RegressionRow, RelativeWeightRow, ShareFigures,
    ShownDrivers,
};
pub use fit_report::{
    Command, ConstructIndexRow, Convergence, CrossLoadingRow, DimensionRow, DriverRow, EffectRow,
    FitReport, GroupRow, HtmtRow, ItemDriverRow, LabelRow, Labels, Message, ModelConstruct,
    ModelDescription, ModelPath, OuterModelRow, PathRow, RSquaredRow, ReliabilityRow, RunSettings,
    SCHEMA_VERSION, Sample, Tool,
};
pub use heading::heading;
pub use kpi::{
    ComplaintLoyaltyRow, Contrast, DisconfirmationRow, DisconfirmationShareRow, GapFigures,
    ImportanceBasis, JourneyImpactRow, JourneyRow, JourneySummary, KpiGroupRow, KpiMaterial,
    KpiReport, KpiSample, KpiScoreRow, KpiSection, KpiSettingsRow, LoyaltyRow, ReasonRow,
    RecoveryRow, ServiceRows, ServqualItemRow, ServqualLevel, ServqualRow, ShownKpi,
};
pub use ledger::{item_facts, label_rows, ledger};
pub use levels_assembly::{LevelsMaterial, UNNAMED_INDEX};
pub use levels_report::{
    ConsistencyRow, LevelGroupRow, LevelRow, LevelsReport, MethodRow, MethodWeightRow,
    SensitivityRow, WeightRow, WeightingRow,
};
pub use levels_shown::{LevelsSection, ShownLevels};
pub use material::{
    CleaningAction, CleaningEntry, FitMaterial, InputFile, InputRole, ItemFacts, SurveySettings,
};
pub use models_report::{
    ComparedModel, ComparedModelRow, ComparisonSettings, ModelsMaterial, ModelsReport,
};
pub use models_table::models_table;
pub use named::Named;
pub use plot::{PlotAxis, PlotPoint, ScatterPlot};
pub use prediction_rows::{
    ConstructPredictionRow, LossTestRow, PredictionRow, PredictionRun, benchmark_rows,
    construct_prediction_rows, prediction_rows, rival_rows,
};
pub use prediction_tables::{construct_prediction_table, cvpat_table, prediction_table};
pub use schema::{
    assess_schema, drivers_schema, fit_schema, hierarchy_schema, kpi_schema, models_schema,
    segments_schema,
};
pub use section::{ReportSection, Section, Selection};
pub use segments_profile::membership_table;
pub use segments_report::{SegmentRunSettings, SegmentsMaterial, SegmentsReport};
pub use segments_rows::{
    OfSegment, ProfileRow, ProfileTestRow, SegmentCriteriaRow, SegmentIndexRow, SegmentPathRow,
    SegmentRSquaredRow, SegmentRow, SuggestionRow,
};
pub use segments_shown::{SegmentSection, ShownSegments};
pub use shown::{Document, DocumentPart, Report, ShownFit};
pub use table::{Alignment, Cell, Column, Table, tables};
pub use uncertainty::{ResamplingMethod, ResamplingRow, Uncertainty};
pub use verdict::{AVE_MINIMUM, RELIABILITY_MAXIMUM, RELIABILITY_MINIMUM, quality, verdict};
pub use whatif::{
    AssumptionRow, ChangeRow, MoveKind, MoveRow, PlanRow, ShownWhatIf, TargetRow, WhatIfReport,
    WhatIfSection, whatif_schema,
};

use serde::Serialize;

/// The name of a choice as machine formats write it; empty for what is not a unit variant.
fn choice_name(choice: impl Serialize) -> String {
    let value = serde_json::to_value(choice).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
