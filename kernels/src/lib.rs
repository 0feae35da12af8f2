//! The inner loops (内核): what runs once for each of a million observations. A package of its own,
//! because it is compiled for speed and the rest of the program for size.
//!
//! Knows slices and codes, and nothing of exports, indicators or words.

pub mod query;
pub mod scan;
pub mod slots;
pub mod sort;
pub mod values;
mod words;
