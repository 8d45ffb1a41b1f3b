//! The report of `csi assess`: is the model to be believed?
//!
//! Input: [`AssessMaterial`]. Output: [`AssessReport`], the document of a fit with what judges it. Each criterion is
//! judged where it applies ([`judgements`]), summed up in one row and, area by area, in a paragraph.

mod assembly;
mod judgements;
mod paragraphs;
mod place;
mod prediction;
mod robustness_assembly;
mod robustness_rows;
mod robustness_tables;
mod rows;
mod shown;
mod tables;
#[cfg(test)]
mod tests;

pub use assembly::AssessMaterial;
pub(super) use judgements::{criterion_rows, judgements};
pub use place::Place;
pub use prediction::PredictionMaterial;
pub(super) use robustness_assembly::threshold_row;
pub use robustness_rows::{
    CommonMethodRow, EndogeneityRow, InteractionRow, NonlinearityRow, RobustnessResampling,
    RobustnessRows, TetradRow, ThresholdRow,
};
pub use rows::{
    AreaRow, AssessReport, CriterionRow, DiscriminantRow, EquationRow, ExactFitRow, FaultRow,
    FornellLarckerRow, IndirectEffectRow, MeasurementRow, ModelFitRow, RedundancyRow, StructureRow,
};
pub use shown::{AssessSection, ShownAssessment};
