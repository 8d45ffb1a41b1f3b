//! Outer weights by PLS path modelling on item covariances.
//!
//! Input: a k × k item matrix (correlations, or covariances of items on 0–100) and a [`Layout`]. Output:
//! [`PlsSolution`]. Sources: Wold 1982; Lohmöller 1989; Tenenhaus et al. 2005, CSDA 48(1) 159–205; consistent
//! PLS: Dijkstra & Henseler 2015, MIS Quarterly 39(2) 297–316. Invariants: w'Sw = 1 for every construct; a
//! solution is converged and oriented, or it is an error.
//!
//! Higher-order constructs are estimated in two stages, from the same matrix: Becker, Klein & Wetzels 2012, Long Range
//! Planning 45(5–6) 359–394; Sarstedt et al. 2019, Australasian Marketing Journal 27(3) 197–211.

mod consistent;
mod layout;
mod solver;
mod stages;
mod two_stages;

pub(crate) use consistent::rho_a_into;
pub use consistent::{Correction, Inadmissible};
pub use layout::{Equation, Layout};
pub use solver::{PlsFailure, PlsSolution, PlsSolver};
pub use two_stages::SecondStage;
