//! Screens, composed from the catalogue and the analysis of the open export.

pub mod data;
mod data_lists;
pub mod family;
pub mod overview;
pub mod record;
pub mod region;
