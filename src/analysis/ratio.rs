//! Ratios (比率): computed only of like and like.

use super::figure::Figure;
use crate::model::{Coordinate, Dataset};
