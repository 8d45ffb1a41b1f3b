//! The report of `csi drivers`: what to do first.
//!
//! Input: [`DriversMaterial`]. Output: [`DriversReport`], the document of a fit with what decides between its drivers.
//! A group of tables has its rows in a struct of its own, flattened into the report, its tables in a file of its
//! own, and its sections in [`DriverSection`]; [`ShownDrivers`] shows them.

mod assembly;
mod guidance_assembly;
mod guidance_rows;
mod guidance_tables;
mod map_assembly;
mod map_plot;
mod map_rows;
mod map_tables;
mod necessity_tables;
mod rows;
mod shown;
#[cfg(test)]
mod tests;

pub use assembly::DriversMaterial;
pub use guidance_rows::{
    BottleneckRow, CombinedMapRow, GuidanceRows, ItemWeightRow, NecessityRow, Need,
    PenaltyRewardRow, RegressionRow, RelativeWeightRow, ShareFigures,
};
pub use map_rows::{ItemMapRow, MapFigures, MapRow, MapRows};
pub use rows::{DriverRunSettings, DriversReport};
pub use shown::{DriverSection, ShownDrivers};
