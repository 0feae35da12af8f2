//! Records as table rows (台账), with the columns that a family's layout asks for.

use super::scene::Scene;
use super::table_rows::{Column, TableRows};
use crate::analysis::is_within;
use crate::analysis::rows::Cells;
use crate::model::{Record, RecordId, RegionId};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::layout::{attribute_head, scope_head, scope_text};
use crate::text::name::region_name;
use crate::text::number::NONE;

const DATE: usize = 0;
const TITLE: usize = 1;
const KIND: usize = 2;
const REGION: usize = 3;
const STAGE: usize = 4;
const SCOPE: usize = 5;
const FIRST_ATTRIBUTE: usize = 6;

/// The column that says whether a record lies in the period and region in view.
pub const SCOPE_COLUMN: &str = "scope";
/// What links call a record that does.
pub const IN_SCOPE: &str = "in";

/// Records as table rows.
pub struct RecordRows {
    scene: Scene,
    records: Vec<RecordId>,
    columns: Vec<Column>,
    attributes: &'static [&'static str],
}

impl RecordRows {
    /// The records, in the order given, with a column for each of some attributes.
    pub fn new(
        scene: &Scene,
        records: Vec<RecordId>,
        attributes: &'static [&'static str],
    ) -> RecordRows {
        let words = scene.words();
        let column = |id, title, has_filter| Column {
            id,
            title,
            is_number: false,
            has_filter,
        };
        let mut columns = vec![
            column("date", words.date, false),
            column("title", words.title, false),
            column("kind", words.kind, true),
            column("region", words.region, true),
            column("stage", words.follow_up, true),
        ];
        if !attributes.is_empty() {
            columns.push(column(SCOPE_COLUMN, scope_head(scene.lang), true));
            let heads = attributes.iter();
            columns.extend(heads.map(|id| column(id, attribute_head(scene.lang, id), true)));
        }
        RecordRows {
            scene: scene.clone(),
            records,
            columns,
            attributes,
        }
    }

    fn record(&self, row: usize) -> Option<&Record> {
        self.scene.data().records.get(*self.records.get(row)?)
    }

    /// Whether a record belongs to the period and the region that are looked at.
    fn is_inside(&self, record: &Record) -> bool {
        let scene = &self.scene;
        record.date.is_none_or(|date| scene.period.contains(date))
            && is_within(scene.data(), record.region, scene.region)
    }
}

fn region_code(scene: &Scene, region: Option<RegionId>) -> String {
    let region = region.and_then(|region| scene.data().region(region));
    region.map_or(String::new(), |region| region.code.clone())
}

/// What sorts a record by its date.
pub fn date_key(record: &Record) -> String {
    record.date.map_or(String::new(), |d| d.end().to_string())
}

/// A record's title, leading to its page.
pub fn title_link(scene: &Scene, record: &Record) -> View {
    let href = scene.href(Page::Record(record.id.clone()));
    let link = el("a").attr("href", href);
    link.child(record.title.clone()).into()
}

/// The name of the stage that a record is known to have come to.
pub fn stage_name(scene: &Scene, id: &str) -> String {
    let known = scene.data().catalogue.stages.iter().find(|s| s.id == id);
    known.map_or(id.to_owned(), |s| {
        scene.lang.name(&s.name, Some(&s.name_en)).to_owned()
    })
}

impl Cells for RecordRows {
    fn len(&self) -> usize {
        self.records.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let scene = &self.scene;
        let Some(record) = self.record(row) else {
            return String::new();
        };
        match column {
            DATE => record
                .date
                .map_or(NONE.to_owned(), |d| scene.period_name(d)),
            TITLE => record.title.clone(),
            KIND => scene.kind_name(&record.kind).to_owned(),
            REGION => record.region.map_or(String::new(), |region| {
                region_name(scene.lang, scene.data(), region).to_owned()
            }),
            STAGE => match record.text("stage") {
                Some(stage) => stage_name(scene, stage),
                None => NONE.to_owned(),
            },
            SCOPE => scope_text(scene.lang, self.is_inside(record)).to_owned(),
            _ => {
                let name = self.attributes.get(column - FIRST_ATTRIBUTE);
                let text = name.and_then(|name| record.text(name));
                text.unwrap_or(NONE).to_owned()
            }
        }
    }

    fn key(&self, row: usize, column: usize) -> String {
        match self.record(row).filter(|_| column == DATE) {
            Some(record) => date_key(record),
            None => self.text(row, column),
        }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let record = self.record(row);
        match (record, column) {
            (Some(record), KIND) => record.kind.clone(),
            (Some(record), STAGE) => record.text("stage").unwrap_or_default().to_owned(),
            (Some(record), REGION) => region_code(&self.scene, record.region),
            (Some(record), SCOPE) => (if self.is_inside(record) {
                IN_SCOPE
            } else {
                "out"
            })
            .to_owned(),
            _ => self.text(row, column),
        }
    }
}

impl TableRows for RecordRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn view(&self, row: usize, column: usize) -> View {
        match self.record(row).filter(|_| column == TITLE) {
            Some(record) => title_link(&self.scene, record),
            None => self.text(row, column).into(),
        }
    }
}
