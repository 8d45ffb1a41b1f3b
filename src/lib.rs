//! Customer-satisfaction indices by PLS path modelling.
//!
//! The library is a corridor of rooms. Data walks through them in the order of the modules below, and
//! a room uses only rooms before it (`tests/corridor.rs` reads the imports and fails otherwise). No
//! room touches a file, the environment or a standard stream: they take `impl Read`, `&str` or values
//! and give values or bytes. The binary `csi` adds arguments, files and the terminal.
//!
#![doc = include_str!("statistics.md")]

pub mod words;

pub mod diagnostics;

pub mod document;

pub mod stats;

pub mod model;

pub mod study;

pub mod survey;

pub mod cleaning;

pub mod proposal;

pub mod moments;

pub mod check;

pub mod pls;

pub mod estimates;

pub mod index;

pub mod drivers;

pub mod assessment;

pub mod analysis;

pub mod resampling;

pub mod robustness;

pub mod guidance;

pub mod importance_map;

pub mod whatif;

pub mod prediction;

pub mod segments;

pub mod kpi;

pub mod levels;

pub mod report;

pub mod render;
