//! The numbers: against independent programs, against known truth, and under changes that must not matter.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking
#![allow(clippy::float_cmp)] // answers are compared with the whole numbers they were read from

mod coverage;
mod higher_order;
mod higher_order_prediction;
mod known_truth;
mod prediction;
mod properties;
mod reference;
mod rejections;
mod resampling;
mod robustness;
mod surveys;
mod whatif;
