//! (room analysis)
