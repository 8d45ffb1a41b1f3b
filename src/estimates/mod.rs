//! (room estimates)
