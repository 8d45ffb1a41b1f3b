//! (room assessment)
