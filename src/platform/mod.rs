//! One browser capability per file, each an owned handle that releases what it holds when dropped.
//!
//! Knows nothing of figures, words or pages.

pub mod clipboard;
pub mod dialog;
pub mod document;
pub mod drag;
pub mod echarts;
pub mod fetch;
pub mod files;
pub mod fragment;
pub mod host;
pub mod keys;
pub mod later;
pub mod listener;
pub mod offline;
pub mod print;
pub mod reader;
pub mod resize;
pub mod save;
pub mod screen;
pub mod signal;
pub mod start;
pub mod storage;
pub mod task;
pub mod timer;
pub mod view;
pub mod wall;
