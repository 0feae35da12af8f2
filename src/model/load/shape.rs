//! The fields of `luzhi/1`, type by type of object.
//!
//! The JSON Schemas in `public/schema` have the same names; a test holds both to each other.

/// A field of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub is_required: bool,
}

/// The fields of one type of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The name of its definition in the schema.
    pub name: &'static str,
    pub fields: &'static [Field],
}

const fn required(name: &'static str) -> Field {
    Field {
        name,
        is_required: true,
    }
}

const fn optional(name: &'static str) -> Field {
    Field {
        name,
        is_required: false,
    }
}

pub const DOCUMENT: Shape = Shape {
    name: "document",
    fields: &[
        required("format"),
        required("id"),
        required("title"),
        required("committee"),
        required("as_of"),
        optional("generated_at"),
        optional("status"),
        optional("part"),
        optional("sources"),
        optional("regions"),
        optional("indicators"),
        optional("observations"),
        optional("targets"),
        optional("records"),
    ],
};

pub const COMMITTEE: Shape = Shape {
    name: "committee",
    fields: &[
        required("id"),
        required("name"),
        optional("short"),
        required("region"),
    ],
};

pub const SOURCE: Shape = Shape {
    name: "source",
    fields: &[
        required("id"),
        required("title"),
        optional("publisher"),
        optional("date"),
        optional("url"),
    ],
};

pub const REGION: Shape = Shape {
    name: "region",
    fields: &[
        required("code"),
        required("name"),
        optional("short"),
        optional("parent"),
        optional("tile"),
    ],
};

pub const INDICATOR: Shape = Shape {
    name: "indicator",
    fields: &[
        required("id"),
        required("name"),
        optional("name_en"),
        optional("family"),
        optional("unit"),
        optional("measure"),
        optional("adds_over"),
        optional("definition"),
        optional("definition_changes"),
        optional("better"),
        optional("counts"),
        optional("ratio"),
    ],
};

pub const COUNTS: Shape = Shape {
    name: "counts",
    fields: &[required("kind"), optional("where")],
};

pub const DEFINITION_CHANGE: Shape = Shape {
    name: "definition_change",
    fields: &[required("since"), required("definition")],
};

pub const RATIO: Shape = Shape {
    name: "ratio",
    fields: &[required("of"), required("to")],
};

pub const OBSERVATION: Shape = Shape {
    name: "observation",
    fields: &[
        required("indicator"),
        required("period"),
        required("value"),
        optional("region"),
        optional("dims"),
        optional("precision"),
        optional("implied"),
        optional("id"),
        optional("period_label"),
        optional("source"),
        optional("locator"),
        optional("excerpt"),
        optional("note"),
        optional("part_of"),
    ],
};

pub const COLUMNAR: Shape = Shape {
    name: "columnar",
    fields: &[required("columns"), required("rows")],
};

pub const TARGET: Shape = Shape {
    name: "target",
    fields: &[
        required("indicator"),
        required("period"),
        required("value"),
        optional("region"),
        optional("dims"),
    ],
};

pub const RECORD: Shape = Shape {
    name: "record",
    fields: &[
        required("id"),
        required("kind"),
        required("title"),
        optional("date"),
        optional("region"),
        optional("attributes"),
        optional("links"),
        optional("source"),
        optional("locator"),
        optional("note"),
    ],
};

pub const LINK: Shape = Shape {
    name: "link",
    fields: &[required("rel"), required("to")],
};

/// Every type of object that an export can hold.
pub const SHAPES: &[Shape] = &[
    DOCUMENT,
    COMMITTEE,
    SOURCE,
    REGION,
    INDICATOR,
    DEFINITION_CHANGE,
    COUNTS,
    RATIO,
    OBSERVATION,
    COLUMNAR,
    TARGET,
    RECORD,
    LINK,
];

pub const MANIFEST: Shape = Shape {
    name: "manifest",
    fields: &[
        required("exports"),
        optional("default"),
        optional("map"),
        optional("privacy"),
    ],
};

pub const MANIFEST_ENTRY: Shape = Shape {
    name: "entry",
    fields: &[
        required("path"),
        required("title"),
        optional("sha256"),
        optional("bytes"),
        optional("parts"),
    ],
};

pub const MANIFEST_PART: Shape = Shape {
    name: "part",
    fields: &[
        required("path"),
        optional("sha256"),
        optional("bytes"),
        optional("summary"),
        optional("regions"),
        optional("from"),
        optional("to"),
    ],
};
