//! Bytes for people and machines.
