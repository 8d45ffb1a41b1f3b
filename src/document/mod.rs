//! (room document)
