//! Records: reads each by itself, and tells the links that lead nowhere.

use std::borrow::Cow;

use crate::model::json::Raw;

use super::definition::Defined;
use super::fields::{self, Fields, Unusable};
use super::issue::{Consequence, Problem};
use super::limits::MAX_LINKS;
use super::observation::Filling;
use super::place::{Issues, Place};
use super::raw;
use super::shape::{LINK, RECORD};
use crate::model::record::{Link, Record};

/// A link whose target is looked for when all records are read.
struct Pending<'a> {
    record: usize,
    link: usize,
    raw: Raw<'a>,
    to: Cow<'a, str>,
}

/// The records of an export while they are read.
#[derive(Default)]
pub(super) struct Reading<'a> {
    all: Defined<Record>,
    links: Vec<Pending<'a>>,
}

impl<'a> Reading<'a> {
    /// Adds the records of a file.
    pub(super) fn records(
        &mut self,
        issues: &mut Issues<'_>,
        filling: &Filling<'a>,
        items: &[Raw<'a>],
    ) {
        let list = Place::ROOT.key("records");
        for (index, item) in items.iter().copied().enumerate() {
            let place = list.index(index);
            if let Ok(present) = fields::of_object(issues, &RECORD, &place, item) {
                let fields = Fields {
                    place,
                    whole: item,
                    present: &present,
                };
                // What is unusable has been reported.
                let _ = self.record(issues, filling, &fields, index);
            }
        }
    }

    fn record(
        &mut self,
        issues: &mut Issues<'_>,
        filling: &Filling<'a>,
        fields: &Fields<'a, '_>,
        index: usize,
    ) -> Result<(), Unusable> {
        let id = fields.required(issues, "id", raw::filled_text);
        let kind = fields.required(issues, "kind", raw::filled_text);
        let title = fields.required(issues, "title", raw::filled_text);
        let date = fields.decisive(issues, "date", fields::period);
        let region = fields.decisive(issues, "region", raw::text);
        let attributes = attributes(issues, fields);
        let before = self.links.len();
        let links = self.links(issues, fields, index);
        let source = fields.text_beside(issues, "source");
        let locator = fields.text_beside(issues, "locator");
        let note = fields.text_beside(issues, "note");
        let usable = (|| Ok((id?, kind?, title?, date?, region?)))();
        let (id, kind, title, date, region) = match usable {
            Ok(usable) => usable,
            Err(unusable) => {
                self.links.truncate(before);
                return Err(unusable);
            }
        };
        let region = match region.filter(|code| !code.is_empty()) {
            Some(code) => Some(filling.region(issues, fields, &code)?),
            None => None,
        };
        let record = Record {
            kind: kind.into_owned(),
            title: title.into_owned(),
            date,
            region,
            attributes,
            links,
            source: source.and_then(|id| filling.source(issues, fields, &id)),
            locator: locator.map(Cow::into_owned),
            note: note.map(Cow::into_owned),
            id: id.into_owned(),
        };
        self.all.put(issues, fields, record.id.clone(), record);
        Ok(())
    }

    fn links(
        &mut self,
        issues: &mut Issues<'_>,
        fields: &Fields<'a, '_>,
        record: usize,
    ) -> Vec<Link> {
        let mut links = Vec::new();
        let list = fields.place_of("links");
        let items = fields::list_of(issues, fields, "links", MAX_LINKS);
        for (index, item) in items.into_iter().enumerate() {
            let place = list.index(index);
            let Ok(present) = fields::of_object(issues, &LINK, &place, item) else {
                continue;
            };
            let own = Fields {
                place,
                whole: item,
                present: &present,
            };
            let rel = own.required(issues, "rel", raw::filled_text);
            let to = own.required(issues, "to", raw::filled_text);
            let (Ok(rel), Ok(to)) = (rel, to) else {
                continue;
            };
            links.push(Link {
                rel: rel.into_owned(),
                to: to.to_string(),
                target: None,
            });
            if let Some(written) = own.written("to") {
                self.links.push(Pending {
                    record,
                    link: index,
                    raw: written.raw,
                    to,
                });
            }
        }
        links
    }

    /// Tells the links that lead nowhere, and hands over the records.
    pub(super) fn finish(self, issues: &mut Issues<'_>) -> Vec<Record> {
        let list = Place::ROOT.key("records");
        for pending in &self.links {
            if self.all.find(&pending.to).is_none() {
                let record = list.index(pending.record);
                let links = record.key("links");
                let place = links.index(pending.link);
                let problem = Problem::BrokenLink {
                    to: raw::clipped(&pending.to),
                };
                let raw = Some(pending.raw);
                issues.report(&place.key("to"), raw, problem, Consequence::Kept);
            }
        }
        self.all.all
    }
}

fn attributes(
    issues: &mut Issues<'_>,
    fields: &Fields<'_, '_>,
) -> Vec<(String, crate::model::record::AttributeValue)> {
    let Some(value) = fields.given("attributes") else {
        return Vec::new();
    };
    let place = fields.place_of("attributes");
    let consequence = Consequence::FieldLeftOut;
    fields::named(issues, &place, value, consequence, |value| {
        // An attribute without a value is left out like any other empty field.
        (!raw::is_null(value))
            .then(|| fields::attribute(value))
            .transpose()
    })
    .unwrap_or_default()
    .into_iter()
    .filter_map(|(name, value)| Some((name.into_owned(), value?)))
    .collect()
}
