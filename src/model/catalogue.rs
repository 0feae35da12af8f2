//! The built-in catalogue (指标目录): families, indicators, names of dimensions and kinds,
//! pipelines and headline figures. Data, not code: `catalogue.json` and `gazetteer.json`; what its
//! indicators mean is in `definitions`.

use super::json::Value;

use super::indicator::{Better, Counts, Indicator, Measure, RatioOf};
use super::record::AttributeValue;
use super::region::Region;

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub name_en: String,
}

/// A dimension (维度) and, where it has one, the order of its members.
#[derive(Clone, Debug)]
pub struct Dimension {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub order: Vec<String>,
}

/// The English name of a dimension's member.
#[derive(Clone, Debug)]
pub struct Member {
    pub dimension: String,
    pub id: String,
    pub name: String,
    pub name_en: String,
}

/// A kind of record and the family it belongs to.
#[derive(Clone, Debug)]
pub struct Kind {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub family: String,
}

/// A relation between records, named from both ends.
#[derive(Clone, Debug)]
pub struct Relation {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub inverse: String,
    pub inverse_en: String,
}

/// One step of a pipeline: an indicator, or stages of records.
#[derive(Clone, Debug)]
pub struct Step {
    pub indicator: Option<String>,
    pub stages: Vec<String>,
    pub name: String,
    pub name_en: String,
}

/// A pipeline (流程): steps in order, and the ratios that may be shown between them.
#[derive(Clone, Debug)]
pub struct Pipeline {
    pub id: String,
    pub family: String,
    pub name: String,
    pub name_en: String,
    pub steps: Vec<Step>,
    pub rates: Vec<String>,
}

/// A headline card: the first candidate with a figure is shown.
#[derive(Clone, Debug)]
pub struct Headline {
    pub id: String,
    pub candidates: Vec<String>,
    pub beside: Vec<String>,
}

/// The built-in catalogue (指标目录).
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub families: Vec<Named>,
    pub indicators: Vec<Indicator>,
    pub dimensions: Vec<Dimension>,
    pub members: Vec<Member>,
    pub kinds: Vec<Kind>,
    pub attributes: Vec<Named>,
    pub relations: Vec<Relation>,
    pub stages: Vec<Named>,
    pub pipelines: Vec<Pipeline>,
    pub headline: Vec<Headline>,
    pub regions: Vec<Region>,
}

impl Catalogue {
    /// The catalogue that ships with the application. A fault in it is caught by tests; at run
    /// time the affected part is empty rather than fatal.
    pub fn builtin() -> Catalogue {
        let mut catalogue = Catalogue::read(include_str!("catalogue.json")).unwrap_or_default();
        catalogue.regions = read_gazetteer(include_str!("gazetteer.json")).unwrap_or_default();
        catalogue
    }

    /// Reads the JSON of a catalogue, without regions. Field by field from one JSON value: derived
    /// readers of a dozen types would be a good part of the program.
    pub fn read(json: &str) -> Option<Catalogue> {
        let file = Value::read(json)?;
        Some(Catalogue {
            families: list(&file, "families", named),
            indicators: list(&file, "indicators", indicator),
            dimensions: list(&file, "dimensions", |v| Dimension {
                id: text(v, "id"),
                name: text(v, "name"),
                name_en: text(v, "name_en"),
                order: texts(v, "order").unwrap_or_default(),
            }),
            members: list(&file, "members", |v| Member {
                dimension: text(v, "dimension"),
                id: text(v, "id"),
                // Most are written as they are called.
                name: optional(v, "name").unwrap_or_else(|| text(v, "id")),
                name_en: text(v, "name_en"),
            }),
            kinds: list(&file, "kinds", |v| Kind {
                id: text(v, "id"),
                name: text(v, "name"),
                name_en: text(v, "name_en"),
                family: text(v, "family"),
            }),
            attributes: list(&file, "attributes", named),
            relations: list(&file, "rels", |v| Relation {
                id: text(v, "id"),
                name: text(v, "name"),
                name_en: text(v, "name_en"),
                inverse: text(v, "inverse"),
                inverse_en: text(v, "inverse_en"),
            }),
            stages: list(&file, "stages", named),
            pipelines: list(&file, "pipelines", |v| Pipeline {
                id: text(v, "id"),
                family: text(v, "family"),
                name: text(v, "name"),
                name_en: text(v, "name_en"),
                steps: list(v, "steps", |step| Step {
                    indicator: optional(step, "indicator"),
                    stages: texts(step, "stages").unwrap_or_default(),
                    name: text(step, "name"),
                    name_en: text(step, "name_en"),
                }),
                rates: texts(v, "rates").unwrap_or_default(),
            }),
            headline: list(&file, "headline", |v| Headline {
                id: text(v, "id"),
                candidates: texts(v, "candidates").unwrap_or_default(),
                beside: texts(v, "beside").unwrap_or_default(),
            }),
            regions: Vec::new(),
        })
    }

    /// The kind of record with this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == id)
    }

    /// The dimension with this id.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|d| d.id == id)
    }

    /// The named member of a dimension.
    pub fn member(&self, dimension: &str, id: &str) -> Option<&Member> {
        self.members
            .iter()
            .find(|m| m.dimension == dimension && m.id == id)
    }
}

fn read_gazetteer(json: &str) -> Option<Vec<Region>> {
    let file = Value::read(json)?;
    let rows = file.items();
    Some(
        rows.iter()
            .map(|v| Region {
                code: text(v, "code"),
                name: text(v, "name"),
                short: text(v, "short"),
                name_en: optional(v, "name_en"),
                parent: optional(v, "parent"),
                tile: None,
                is_defined: true,
            })
            .collect(),
    )
}

fn named(v: &Value) -> Named {
    Named {
        id: text(v, "id"),
        name: text(v, "name"),
        name_en: text(v, "name_en"),
    }
}

fn indicator(v: &Value) -> Indicator {
    let measure = match v.get("measure").and_then(Value::as_text) {
        Some("stock") => Measure::Stock,
        Some("ratio") => Measure::Ratio,
        _ => Measure::Flow,
    };
    let default = || {
        measure
            .default_adds_over()
            .iter()
            .map(|s| (*s).to_owned())
            .collect()
    };
    Indicator {
        id: text(v, "id"),
        name: text(v, "name"),
        name_en: optional(v, "name_en"),
        family: text(v, "family"),
        unit: text(v, "unit"),
        unit_en: optional(v, "unit_en"),
        measure,
        adds_over: texts(v, "adds_over").unwrap_or_else(default),
        definition: None,
        version: v.get("version").and_then(Value::as_number).unwrap_or(0.0) as u16,
        definition_changes: Vec::new(),
        better: match v.get("better").and_then(Value::as_text) {
            Some("higher") => Better::Higher,
            Some("lower") => Better::Lower,
            _ => Better::Neither,
        },
        counts: v.get("counts").map(|counts| Counts {
            kind: text(counts, "kind"),
            conditions: conditions(counts),
        }),
        ratio: v.get("ratio").map(|ratio| RatioOf {
            of: text(ratio, "of"),
            to: text(ratio, "to"),
        }),
        is_defined: true,
    }
}

fn conditions(counts: &Value) -> Vec<(String, AttributeValue)> {
    let conditions = counts.get("where").map_or(&[][..], Value::members);
    conditions
        .iter()
        .filter_map(|(name, v)| Some((name.clone(), AttributeValue::Text(v.as_text()?.to_owned()))))
        .collect()
}

fn list<T>(v: &Value, key: &str, read: impl Fn(&Value) -> T) -> Vec<T> {
    v.get(key)
        .map_or(&[][..], Value::items)
        .iter()
        .map(read)
        .collect()
}

fn text(v: &Value, key: &str) -> String {
    optional(v, key).unwrap_or_default()
}

fn optional(v: &Value, key: &str) -> Option<String> {
    v.get(key).and_then(Value::as_text).map(str::to_owned)
}

fn texts(v: &Value, key: &str) -> Option<Vec<String>> {
    let items = v.get(key)?.items();
    Some(
        items
            .iter()
            .filter_map(Value::as_text)
            .map(str::to_owned)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_catalogue_reads() {
        let catalogue = Catalogue::read(include_str!("catalogue.json")).unwrap();
        assert_eq!(
            (catalogue.families.len(), catalogue.headline.len()),
            (15, 8)
        );
        let words = [
            &catalogue.families,
            &catalogue.attributes,
            &catalogue.stages,
        ];
        assert!(
            words
                .into_iter()
                .flatten()
                .all(|n| ![&n.id, &n.name, &n.name_en].iter().any(|t| t.is_empty()))
        );
        for i in &catalogue.indicators {
            assert!(!i.name.is_empty() && !i.unit.is_empty(), "{}", i.id);
            assert!(
                i.name_en.as_ref().is_some_and(|t| !t.is_empty()),
                "{}",
                i.id
            );
            assert!(
                catalogue.families.iter().any(|f| f.id == i.family),
                "{}",
                i.id
            );
            assert!(i.id.starts_with(&format!("{}.", i.family)), "{}", i.id);
        }
        let known = |id: &String| catalogue.indicators.iter().any(|i| i.id == *id);
        assert!(
            catalogue
                .headline
                .iter()
                .flat_map(|h| h.candidates.iter().chain(&h.beside))
                .all(known)
        );
        assert!(
            catalogue
                .pipelines
                .iter()
                .flat_map(|p| &p.steps)
                .filter_map(|s| s.indicator.as_ref())
                .all(known)
        );
        assert!(
            !read_gazetteer(include_str!("gazetteer.json"))
                .unwrap()
                .is_empty()
        );
    }
}
