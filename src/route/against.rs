//! What a comparison stands against (对比对象), to and from the fragment.

use crate::model::Period;

/// What a comparison stands against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    Period(Period),
    /// By code.
    Region(String),
    /// An id of the manifest, or an address of the same origin.
    Export(String),
}

impl Against {
    /// Reads `period:2022`, `region:610402`, `export:xianyang-2021`.
    pub fn parse(text: &str) -> Option<Against> {
        let (kind, what) = text.split_once(':')?;
        match kind {
            "period" => Period::parse(what).ok().map(Against::Period),
            "region" if !what.is_empty() => Some(Against::Region(what.to_owned())),
            "export" if !what.is_empty() => Some(Against::Export(what.to_owned())),
            _ => None,
        }
    }

    /// Writes what [`Against::parse`] reads.
    pub fn to_text(&self) -> String {
        match self {
            Against::Period(period) => format!("period:{period}"),
            Against::Region(code) => format!("region:{code}"),
            Against::Export(id) => format!("export:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for text in [
            "period:2022",
            "period:2021-01-01/2021-08-31",
            "region:610402",
            "export:a:b",
        ] {
            assert_eq!(Against::parse(text).unwrap().to_text(), text);
        }
        for text in [
            "",
            "2022",
            "period:",
            "period:20x",
            "region:",
            "export:",
            "county:1",
        ] {
            assert_eq!(Against::parse(text), None, "{text}");
        }
    }
}
