//! What an export means: the wire format, the data set, the built-in catalogue.
//!
//! Knows nothing of screens, words or totals.

pub mod catalogue;
pub mod dataset;
pub mod definitions;
pub mod digest;
pub mod index;
pub mod indicator;
pub mod json;
pub mod load;
pub mod order;
pub mod pack;
pub mod period;
pub mod record;
pub mod region;
pub mod sha256;
pub mod value;

pub use catalogue::Catalogue;
pub use dataset::{Coordinate, Dataset, DimSet, Row};
pub use indicator::{Better, Indicator, IndicatorId, Measure};
pub use period::{Day, Grain, Period};
pub use record::{Record, RecordId};
pub use region::{Region, RegionId};
pub use value::{Precision, Status};
