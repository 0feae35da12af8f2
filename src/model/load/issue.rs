//! What can be wrong with a file: issues of its parts, and refusals of the whole.
//!
//! Facts only; `text::issue` words them.

use crate::model::period::PeriodError;

/// A type of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    Null,
    Flag,
    Number,
    Text,
    List,
    Object,
    /// A list of objects, or `{columns, rows}`.
    Observations,
    /// A text, a number or a flag.
    Attribute,
    /// A number or null.
    Value,
}

/// A form that a text or number must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `[a-z0-9-]+`
    ExportId,
    /// `YYYY-MM-DD`
    Date,
    /// RFC 3339.
    Timestamp,
    /// `http://` or `https://`
    WebAddress,
    /// Two whole numbers from 0 to 65535.
    Tile,
    /// A whole number from 1 to 65535.
    PartNumber,
    /// A whole number of bytes.
    ByteCount,
    /// 64 hexadecimal digits.
    Sha256,
    /// A path below the manifest, without `..` and without a scheme.
    RelativePath,
    /// `dims.NAME`, with a name.
    DimColumn,
    /// Text whose escapes name characters.
    Unicode,
}

/// How grave an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something in the file is not used.
    Error,
    /// All is used, and a figure or a reference may not mean what its writer meant.
    Warning,
    /// Worth knowing.
    Notice,
}

/// What an issue costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// The whole item (or list) is left out.
    ItemLeftOut,
    /// The item is used without this field.
    FieldLeftOut,
    /// Nothing is left out.
    Kept,
}

/// What is wrong in one place of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    WrongType {
        expected: Type,
        found: Type,
    },
    /// A required field is absent; the path names it.
    MissingField,
    /// A text that must say something is empty.
    Empty,
    TooLong {
        limit: usize,
        found: usize,
    },
    BadPeriod {
        found: String,
        error: PeriodError,
    },
    /// A number beyond what a figure can hold.
    NotFinite {
        found: String,
    },
    UnknownWord {
        found: String,
        expected: &'static [&'static str],
    },
    Malformed {
        found: String,
        expected: Form,
    },
    /// A row with more or fewer cells than there are columns.
    RowLength {
        expected: usize,
        found: usize,
    },
    DuplicateColumn {
        column: String,
    },
    /// More items than the stated limit; those beyond are not used.
    TooMany {
        limit: usize,
        left_out: usize,
    },
    /// A field that `luzhi/1` does not have; reported once for each list.
    UnknownField {
        field: String,
        count: usize,
    },
    /// A field written twice in one object; the later counts.
    DuplicateKey {
        field: String,
    },
    /// The path is the observation that stands; `dropped` the earlier one, set aside.
    DuplicateCoordinate {
        dropped: String,
        dropped_value: Option<f64>,
        kept_value: Option<f64>,
    },
    /// `earlier` has the same id and other content.
    DuplicateId {
        id: String,
        earlier: String,
    },
    /// A code that neither the gazetteer nor the export names; used, and shown by its code.
    UnknownRegion {
        code: String,
        count: usize,
    },
    /// Regions that lie in each other, or too many levels of them.
    CircularRegion {
        code: String,
    },
    /// An indicator that neither the catalogue nor the export defines.
    UndefinedIndicator {
        id: String,
        count: usize,
    },
    /// A ratio computed from itself.
    CircularRatio {
        id: String,
    },
    UnknownSource {
        id: String,
        count: usize,
    },
    BrokenLink {
        to: String,
    },
    BrokenPartOf {
        id: String,
    },
    /// Observations that are parts of each other.
    CircularPartOf {
        id: String,
    },
    /// Parts of one export say different things of the whole.
    PartsDisagree {
        kept: String,
        found: String,
    },
    /// A part of an export that holds what another holds.
    PartsOverlap {
        other: String,
    },
    /// Parts of an export without the one that is read at once.
    NoSummary,
    /// Issues beyond those listed.
    AndMore {
        count: usize,
    },
}

impl Problem {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Problem::WrongType { .. }
            | Problem::MissingField
            | Problem::Empty
            | Problem::TooLong { .. }
            | Problem::BadPeriod { .. }
            | Problem::NotFinite { .. }
            | Problem::UnknownWord { .. }
            | Problem::Malformed { .. }
            | Problem::RowLength { .. }
            | Problem::DuplicateColumn { .. }
            | Problem::TooMany { .. }
            | Problem::PartsOverlap { .. }
            | Problem::NoSummary
            | Problem::AndMore { .. } => Severity::Error,
            Problem::DuplicateCoordinate { .. }
            | Problem::DuplicateId { .. }
            | Problem::UnknownRegion { .. }
            | Problem::CircularRegion { .. }
            | Problem::CircularRatio { .. }
            | Problem::UnknownSource { .. }
            | Problem::BrokenLink { .. }
            | Problem::BrokenPartOf { .. }
            | Problem::CircularPartOf { .. }
            | Problem::PartsDisagree { .. } => Severity::Warning,
            Problem::UnknownField { .. }
            | Problem::DuplicateKey { .. }
            | Problem::UndefinedIndicator { .. } => Severity::Notice,
        }
    }

    /// The name of the kind of problem, stable for exports of the list.
    pub fn name(&self) -> &'static str {
        match self {
            Problem::WrongType { .. } => "WrongType",
            Problem::MissingField => "MissingField",
            Problem::Empty => "Empty",
            Problem::TooLong { .. } => "TooLong",
            Problem::BadPeriod { .. } => "BadPeriod",
            Problem::NotFinite { .. } => "NotFinite",
            Problem::UnknownWord { .. } => "UnknownWord",
            Problem::Malformed { .. } => "Malformed",
            Problem::RowLength { .. } => "RowLength",
            Problem::DuplicateColumn { .. } => "DuplicateColumn",
            Problem::TooMany { .. } => "TooMany",
            Problem::UnknownField { .. } => "UnknownField",
            Problem::DuplicateKey { .. } => "DuplicateKey",
            Problem::DuplicateCoordinate { .. } => "DuplicateCoordinate",
            Problem::DuplicateId { .. } => "DuplicateId",
            Problem::UnknownRegion { .. } => "UnknownRegion",
            Problem::CircularRegion { .. } => "CircularRegion",
            Problem::UndefinedIndicator { .. } => "UndefinedIndicator",
            Problem::CircularRatio { .. } => "CircularRatio",
            Problem::UnknownSource { .. } => "UnknownSource",
            Problem::BrokenLink { .. } => "BrokenLink",
            Problem::BrokenPartOf { .. } => "BrokenPartOf",
            Problem::CircularPartOf { .. } => "CircularPartOf",
            Problem::PartsDisagree { .. } => "PartsDisagree",
            Problem::PartsOverlap { .. } => "PartsOverlap",
            Problem::NoSummary => "NoSummary",
            Problem::AndMore { .. } => "AndMore",
        }
    }
}

/// Something in a file that its reader should know of (问题).
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Where, as a path from the top: `observations[12].value`, `observations.rows[12][3]`.
    pub path: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// The part of an export in several files.
    pub part: Option<u16>,
    pub problem: Problem,
    pub consequence: Consequence,
}

impl Issue {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonFault {
    /// There is nothing in the file.
    Empty,
    /// The file ends before it is complete.
    Truncated,
    /// A comma before a closing bracket.
    TrailingComma,
    /// Something follows the end.
    TrailingText,
    /// A text with a control character or an escape that does not exist.
    BadText,
    BadNumber,
    /// A field name that is not in quotation marks.
    BadKey,
    /// A character that cannot stand here.
    Unexpected,
}

/// Why a file is refused whole (拒收).
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    NotUtf8 {
        line: usize,
    },
    TooDeep {
        line: usize,
        limit: usize,
    },
    NotJson {
        line: usize,
        column: usize,
        fault: JsonFault,
    },
    /// JSON, but no document.
    NotAnObject {
        found: Type,
    },
    /// Not a `luzhi/1` export.
    WrongFormat {
        found: String,
    },
    MissingField {
        field: &'static str,
    },
    BadField {
        field: &'static str,
        line: usize,
        problem: Problem,
    },
    /// Neither an observation nor a record can be used; the issues say why.
    NothingUsable {
        issues: Vec<Issue>,
    },
    /// Files that are no parts of one export.
    PartsDiffer {
        field: &'static str,
        one: String,
        other: String,
    },
    /// Two files with the same part number.
    SamePart {
        part: u16,
    },
    /// The list of exports can't be used.
    ManifestInvalid {
        path: String,
        line: usize,
        problem: Problem,
    },
}

impl Refusal {
    /// The name of the kind of refusal, stable for logs.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::TooLarge { .. } => "TooLarge",
            Refusal::NotUtf8 { .. } => "NotUtf8",
            Refusal::TooDeep { .. } => "TooDeep",
            Refusal::NotJson { .. } => "NotJson",
            Refusal::NotAnObject { .. } => "NotAnObject",
            Refusal::WrongFormat { .. } => "WrongFormat",
            Refusal::MissingField { .. } => "MissingField",
            Refusal::BadField { .. } => "BadField",
            Refusal::NothingUsable { .. } => "NothingUsable",
            Refusal::PartsDiffer { .. } => "PartsDiffer",
            Refusal::SamePart { .. } => "SamePart",
            Refusal::ManifestInvalid { .. } => "ManifestInvalid",
        }
    }
}
