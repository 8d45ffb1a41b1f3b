//! (room pls)
