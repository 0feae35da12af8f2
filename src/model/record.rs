//! Records (台账条目): the individual items behind figures, and the links between them.

use super::pack::{Packed, Wire, packed};
use crate::model::index::Index;
use crate::model::order;

use super::period::Period;
use super::region::RegionId;

/// Index of a record in a data set, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u32);

/// The value of a record's attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum AttributeValue {
    Text(String),
    Number(f64),
    Flag(bool),
}

/// A link from one record to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `instructs`, `results_in`, `part_of`, `supervised_by` or another relation.
    pub rel: String,
    /// The id as written.
    pub to: String,
    /// The record, when the export has it.
    pub target: Option<RecordId>,
}

/// A record (台账条目): an instruction, a studio, a consultation …
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: String,
    pub kind: String,
    pub title: String,
    pub date: Option<Period>,
    pub region: Option<RegionId>,
    /// In order of name.
    pub attributes: Vec<(String, AttributeValue)>,
    pub links: Vec<Link>,
    /// Index into the data set's sources.
    pub source: Option<u16>,
    pub locator: Option<String>,
    pub note: Option<String>,
}

impl Record {
    /// The attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&AttributeValue> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v)
    }

    /// The text of a text attribute.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.attribute(name)? {
            AttributeValue::Text(text) => Some(text),
            AttributeValue::Number(_) | AttributeValue::Flag(_) => None,
        }
    }
}

/// The records of an export, with the links in both directions.
#[derive(Clone, Debug, Default)]
pub struct Records {
    all: Vec<Record>,
    by_id: Index,
    /// Target → sources, as (target, source, index of the link in the source).
    incoming: Vec<(RecordId, RecordId, u16)>,
}

impl Records {
    /// Resolves the links; of several records with one id the last is kept.
    pub fn new(records: Vec<Record>) -> Records {
        let mut last = Index::default();
        for (index, record) in records.iter().enumerate() {
            last.insert(&record.id, index as u32);
        }
        let mut all: Vec<Record> = Vec::with_capacity(last.len());
        let mut by_id = Index::default();
        for (index, record) in records.into_iter().enumerate() {
            if last.at(&record.id) == Some(index) {
                by_id.insert(&record.id, all.len() as u32);
                all.push(record);
            }
        }
        let mut incoming = Vec::new();
        for (index, record) in all.iter_mut().enumerate() {
            for (number, link) in record.links.iter_mut().enumerate() {
                link.target = by_id.get(&link.to).map(RecordId);
                if let Some(target) = link.target {
                    incoming.push((target, RecordId(index as u32), number as u16));
                }
            }
        }
        order::sort(&mut incoming);
        Records {
            all,
            by_id,
            incoming,
        }
    }

    /// All records in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        self.all
            .iter()
            .enumerate()
            .map(|(i, r)| (RecordId(i as u32), r))
    }

    /// Changes each record; ids and links stay.
    pub(super) fn each(&mut self, change: impl Fn(&mut Record)) {
        for record in &mut self.all {
            change(record);
        }
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The record of an index.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.all.get(id.0 as usize)
    }

    /// The record of an id as written.
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.by_id.get(id).map(RecordId)
    }

    /// Records that link to this one, with the relation each names.
    pub fn linking_to(&self, id: RecordId) -> impl Iterator<Item = (RecordId, &str)> {
        let from = self.incoming.partition_point(|(target, _, _)| *target < id);
        self.incoming[from..]
            .iter()
            .take_while(move |(target, _, _)| *target == id)
            .filter_map(|(_, source, link)| {
                Some((
                    *source,
                    self.get(*source)?
                        .links
                        .get(usize::from(*link))?
                        .rel
                        .as_str(),
                ))
            })
    }
}

packed!(struct RecordId { 0 });
packed!(struct Link { rel, to, target });
packed!(struct Record {
    id, kind, title, date, region, attributes, links, source, locator, note
});

impl Packed for AttributeValue {
    fn blank() -> AttributeValue {
        AttributeValue::Flag(false)
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut tag: u8 = match self {
            AttributeValue::Flag(_) => 0,
            AttributeValue::Text(_) => 1,
            AttributeValue::Number(_) => 2,
        };
        wire.byte(&mut tag);
        if wire.is_reading() {
            *self = match tag {
                0 => AttributeValue::blank(),
                1 => AttributeValue::Text(String::new()),
                2 => AttributeValue::Number(0.0),
                _ => return wire.fail(),
            };
        }
        match self {
            AttributeValue::Flag(is_so) => is_so.pass(wire),
            AttributeValue::Text(text) => text.pass(wire),
            AttributeValue::Number(number) => number.pass(wire),
        }
    }
}

impl Packed for Records {
    fn blank() -> Records {
        Records::default()
    }

    fn pass(&mut self, wire: &mut Wire) {
        self.all.pass(wire);
        if wire.is_reading() {
            *self = Records::new(std::mem::take(&mut self.all));
        }
    }
}
