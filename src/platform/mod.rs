//! One browser capability per file, each an owned handle that releases what it holds when dropped.
//!
//! Knows nothing of figures, words or pages.

pub mod echarts;
pub mod resize;
