//! The built-in catalogue (指标目录): families, indicators, names of dimensions and kinds,
//! pipelines and headline figures. Data, not code: `catalogue.json` and `gazetteer.json`.

use serde::Deserialize;

use super::indicator::{Better, Counts, Indicator, Measure, RatioOf};
use super::record::AttributeValue;
use super::region::Region;

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub name_en: String,
}

/// A dimension (维度) and, where it has one, the order of its members.
#[derive(Clone, Debug, Deserialize)]
pub struct Dimension {
    pub id: String,
    pub name: String,
    pub name_en: String,
    #[serde(default)]
    pub order: Vec<String>,
}

/// The English name of a dimension's member.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    pub dimension: String,
    pub id: String,
    pub name: String,
    pub name_en: String,
}

/// A kind of record and the family it belongs to.
#[derive(Clone, Debug, Deserialize)]
pub struct Kind {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub family: String,
}

/// A relation between records, named from both ends.
#[derive(Clone, Debug, Deserialize)]
pub struct Relation {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub inverse: String,
    pub inverse_en: String,
}

/// One step of a pipeline: an indicator, or stages of records.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    #[serde(default)]
    pub indicator: Option<String>,
    #[serde(default)]
    pub stages: Vec<String>,
    pub name: String,
    pub name_en: String,
}

/// A pipeline (流程): steps in order, and the ratios that may be shown between them.
#[derive(Clone, Debug, Deserialize)]
pub struct Pipeline {
    pub id: String,
    pub family: String,
    pub name: String,
    pub name_en: String,
    pub steps: Vec<Step>,
    #[serde(default)]
    pub rates: Vec<String>,
}

/// A headline card: the first candidate with a figure is shown.
#[derive(Clone, Debug, Deserialize)]
pub struct Headline {
    pub id: String,
    pub candidates: Vec<String>,
    #[serde(default)]
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

#[derive(Deserialize)]
struct File {
    families: Vec<Named>,
    indicators: Vec<FileIndicator>,
    dimensions: Vec<Dimension>,
    members: Vec<Member>,
    kinds: Vec<Kind>,
    attributes: Vec<Named>,
    rels: Vec<Relation>,
    stages: Vec<Named>,
    pipelines: Vec<Pipeline>,
    headline: Vec<Headline>,
}

#[derive(Deserialize)]
struct FileIndicator {
    id: String,
    name: String,
    name_en: String,
    family: String,
    unit: String,
    unit_en: String,
    measure: Measure,
    adds_over: Option<Vec<String>>,
    definition: String,
    definition_en: String,
    #[serde(default)]
    better: Better,
    counts: Option<FileCounts>,
    ratio: Option<RatioOf>,
}

#[derive(Deserialize)]
struct FileCounts {
    kind: String,
    #[serde(default, rename = "where")]
    conditions: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct FileRegion {
    code: String,
    name: String,
    short: String,
    name_en: String,
    parent: Option<String>,
}

impl Catalogue {
    /// The catalogue that ships with the application. A fault in it is caught by tests; at run
    /// time the affected part is empty rather than fatal.
    pub fn builtin() -> Catalogue {
        let mut catalogue = Catalogue::read(include_str!("catalogue.json")).unwrap_or_default();
        catalogue.regions = read_gazetteer(include_str!("gazetteer.json")).unwrap_or_default();
        catalogue
    }

    /// Reads the JSON of a catalogue, without regions.
    pub fn read(json: &str) -> serde_json::Result<Catalogue> {
        let file: File = serde_json::from_str(json)?;
        Ok(Catalogue {
            families: file.families,
            indicators: file.indicators.into_iter().map(Indicator::from).collect(),
            dimensions: file.dimensions,
            members: file.members,
            kinds: file.kinds,
            attributes: file.attributes,
            relations: file.rels,
            stages: file.stages,
            pipelines: file.pipelines,
            headline: file.headline,
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

fn read_gazetteer(json: &str) -> serde_json::Result<Vec<Region>> {
    let rows: Vec<FileRegion> = serde_json::from_str(json)?;
    Ok(rows
        .into_iter()
        .map(|r| Region {
            code: r.code,
            name: r.name,
            short: r.short,
            name_en: Some(r.name_en),
            parent: r.parent,
            tile: None,
            is_defined: true,
        })
        .collect())
}

impl From<FileIndicator> for Indicator {
    fn from(file: FileIndicator) -> Indicator {
        let default = || {
            file.measure
                .default_adds_over()
                .iter()
                .map(|s| (*s).to_owned())
                .collect()
        };
        Indicator {
            adds_over: file.adds_over.unwrap_or_else(default),
            id: file.id,
            name: file.name,
            name_en: Some(file.name_en),
            family: file.family,
            unit: file.unit,
            unit_en: Some(file.unit_en),
            measure: file.measure,
            definition: Some(file.definition),
            definition_en: Some(file.definition_en),
            better: file.better,
            counts: file.counts.map(|counts| Counts {
                kind: counts.kind,
                conditions: counts
                    .conditions
                    .into_iter()
                    .map(|(k, v)| (k, AttributeValue::Text(v)))
                    .collect(),
            }),
            ratio: file.ratio,
            is_defined: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_catalogue_reads() {
        Catalogue::read(include_str!("catalogue.json")).unwrap();
        assert!(
            !read_gazetteer(include_str!("gazetteer.json"))
                .unwrap()
                .is_empty()
        );
    }
}
