//! How what was read is packed (打包), with all that is wrong in it.

use super::Loaded;
use super::definition::{BETTER_WORDS, MEASURE_WORDS};
use super::header::STATUS_WORDS;
use super::issue::{Consequence, Form, Issue, Problem, Type};
use super::observation::PRECISION_WORDS;
use crate::model::pack::{Packed, Wire, packed};

packed!(struct Loaded { dataset, issues });
packed!(struct Issue { path, line, part, problem, consequence });
packed!(enum Consequence { 0 => ItemLeftOut {}, 1 => FieldLeftOut {}, 2 => Kept {} });
packed!(enum Type {
    0 => Null {}, 1 => Flag {}, 2 => Number {}, 3 => Text {}, 4 => List {}, 5 => Object {},
    6 => Observations {}, 7 => Attribute {}, 8 => Value {}
});
packed!(enum Form {
    0 => ExportId {}, 1 => Date {}, 2 => Timestamp {}, 3 => WebAddress {}, 4 => Tile {},
    5 => PartNumber {}, 6 => ByteCount {}, 7 => Sha256 {}, 8 => RelativePath {}, 9 => DimColumn {},
    10 => Unicode {}
});
packed!(enum Problem {
    0 => MissingField {},
    1 => Empty {},
    2 => WrongType { expected, found },
    3 => TooLong { limit, found },
    4 => BadPeriod { found, error },
    5 => NotFinite { found },
    6 => UnknownWord { found, expected },
    7 => Malformed { found, expected },
    8 => RowLength { expected, found },
    9 => DuplicateColumn { column },
    10 => TooMany { limit, left_out },
    11 => UnknownField { field, count },
    12 => DuplicateKey { field },
    13 => DuplicateCoordinate { dropped, dropped_value, kept_value },
    14 => DuplicateId { id, earlier },
    15 => UnknownRegion { code, count },
    16 => CircularRegion { code },
    17 => UndefinedIndicator { id, count },
    18 => CircularRatio { id },
    19 => UnknownSource { id, count },
    20 => BrokenLink { to },
    21 => BrokenPartOf { id },
    22 => CircularPartOf { id },
    23 => PartsDisagree { kept, found },
    24 => AndMore { count },
    25 => PartsOverlap { other },
    26 => NoSummary {}
});

/// The closed vocabularies of the format.
const VOCABULARIES: [&[&str]; 4] = [STATUS_WORDS, MEASURE_WORDS, BETTER_WORDS, PRECISION_WORDS];

impl Packed for &'static [&'static str] {
    fn blank() -> Self {
        &[]
    }

    fn pass(&mut self, wire: &mut Wire) {
        let at = VOCABULARIES.iter().position(|words| words == self);
        let mut at = at.unwrap_or(VOCABULARIES.len()) as u8;
        wire.byte(&mut at);
        *self = VOCABULARIES
            .get(usize::from(at))
            .copied()
            .unwrap_or_default();
    }
}
