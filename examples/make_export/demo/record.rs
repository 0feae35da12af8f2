//! One record, and the list they are put on.

use super::json::{Json, text};
use super::places::{code_of, month_of};

/// A record of the export.
pub struct Record {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    /// Year, month and day.
    pub day: (u32, usize, u32),
    pub unit: usize,
    pub attributes: Vec<(&'static str, String)>,
    pub links: Vec<(&'static str, String)>,
}

impl Record {
    /// A record on a day.
    pub fn new(
        id: String,
        kind: &'static str,
        title: String,
        day: (u32, usize, u32),
        unit: usize,
    ) -> Record {
        Record {
            id,
            kind,
            title,
            day,
            unit,
            attributes: Vec::new(),
            links: Vec::new(),
        }
    }

    /// The record with one more attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Record {
        self.attributes.push((name, value.into()));
        self
    }

    /// The record with one more link.
    pub fn linked(mut self, rel: &'static str, to: &str) -> Record {
        self.links.push((rel, to.to_owned()));
        self
    }

    /// The value of an attribute; empty without one.
    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(n, _)| *n == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The record as JSON; what is the city's own has no region.
    pub fn json(&self) -> Json {
        let (year, month, day) = self.day;
        let mut fields = vec![
            ("id", text(self.id.clone())),
            ("kind", text(self.kind)),
            ("title", text(self.title.clone())),
            ("date", text(format!("{}-{day:02}", month_of(year, month)))),
        ];
        if self.unit > 0 {
            fields.push(("region", text(code_of(self.unit))));
        }
        if !self.attributes.is_empty() {
            let attributes = self
                .attributes
                .iter()
                .map(|(name, value)| (*name, text(value.clone())))
                .collect();
            fields.push(("attributes", Json::Object(attributes)));
        }
        if !self.links.is_empty() {
            let links = self
                .links
                .iter()
                .map(|(rel, to)| Json::Object(vec![("rel", text(*rel)), ("to", text(to.clone()))]))
                .collect();
            fields.push(("links", Json::List(links)));
        }
        Json::Object(fields)
    }
}
