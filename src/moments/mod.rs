//! (room moments)
