//! The document of one `csi kpi`.
//!
//! A new measure adds rows (`rows`), how they follow from the room's product (`assembly`), a section (`shown`) and its
//! table.

mod assembly;
mod complaint_tables;
mod rows;
mod score_tables;
mod service_assembly;
mod service_rows;
mod service_tables;
mod shown;

pub use assembly::KpiMaterial;
pub use rows::{
    ComplaintLoyaltyRow, Contrast, KpiGroupRow, KpiReport, KpiSample, KpiScoreRow, KpiSettingsRow,
    LoyaltyRow, ReasonRow, RecoveryRow,
};
pub use service_rows::{
    DisconfirmationRow, DisconfirmationShareRow, GapFigures, ImportanceBasis, JourneyImpactRow,
    JourneyRow, JourneySummary, ServiceRows, ServqualItemRow, ServqualLevel, ServqualRow,
};
pub use shown::{KpiSection, ShownKpi};
