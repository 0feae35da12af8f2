//! Screens, composed from the catalogue and the analysis of the open export.

pub mod brief;
pub mod compare;
mod compare_changes;
mod compare_chooser;
pub mod data;
mod data_checks;
mod data_lists;
mod data_offline;
pub mod family;
pub mod leader;
pub mod overview;
pub mod piece;
pub mod record;
pub mod region;
pub mod style;
pub mod wall;
pub mod wall_setup;
