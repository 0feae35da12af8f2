//! Screens, composed from the catalogue and the analysis of the open export.

pub mod brief;
pub mod compare;
mod compare_changes;
mod compare_chooser;
pub mod data;
mod data_checks;
mod data_lists;
pub mod family;
pub mod leader;
pub mod overview;
pub mod record;
pub mod region;
pub mod style;
