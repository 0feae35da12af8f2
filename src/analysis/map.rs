//! The county map (县区地图): outlines that a deployment supplies, laid over the same view as the
//! tiles. Without an approval number (审图号) there is no map.

use super::tiles::TilesView;
use crate::model::json::{Value, written};
use crate::model::{Dataset, RegionId};

/// Width of the drawing, in its own units.
const WIDTH: f64 = 1000.0;
/// Points nearer to the last one than this, in units of the drawing, are left out.
const NEAR: f64 = 1.5;
/// A drawing narrower than this share of its height, or flatter, is no map of counties.
const MOST_SLANT: f64 = 4.0;

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapRefusal {
    /// No approval number, or none that reads as one.
    NotApproved,
    /// No file at the address, or no address of this deployment.
    NotThere,
    /// Not GeoJSON with outlines in degrees.
    NotOutlines,
}

/// One feature of the file.
#[derive(Clone, Debug, PartialEq)]
struct Outline {
    /// What it may be known by: `adcode`, `code`, `id`, `name`.
    names: Vec<String>,
    /// Longitude and latitude.
    rings: Vec<Vec<(f64, f64)>>,
}

/// A map of a deployment, with its approval number.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlines {
    pub approval: String,
    all: Vec<Outline>,
}

/// A county's place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Which of the tiles it is.
    pub tile: usize,
    /// For `d` of an SVG path.
    pub path: String,
    /// Where its name stands, in shares of width and height.
    pub label: (f64, f64),
}

/// The counties of a view as shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
    /// Tiles without an outline.
    pub without: Vec<usize>,
}

/// Whether a text reads as an approval number: `审图号：GS(2024)0001号`.
pub fn is_approval(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Reads the outlines of a GeoJSON text.
pub fn outlines(approval: &str, json: &str) -> Result<Outlines, MapRefusal> {
    if !is_approval(approval) {
        return Err(MapRefusal::NotApproved);
    }
    let value = Value::read(json.trim_start_matches('\u{feff}'));
    let value = value.ok_or(MapRefusal::NotOutlines)?;
    let features = value.get("features").map_or(&[][..], Value::items);
    let all: Vec<Outline> = features.iter().filter_map(outline).collect();
    if all.is_empty() {
        return Err(MapRefusal::NotOutlines);
    }
    Ok(Outlines {
        approval: approval.to_owned(),
        all,
    })
}

fn outline(feature: &Value) -> Option<Outline> {
    let geometry = feature.get("geometry")?;
    let shapes = geometry.get("coordinates")?.items();
    let kind = geometry.get("type").and_then(Value::as_text)?;
    let rings: Vec<Vec<(f64, f64)>> = match kind {
        "Polygon" => shapes.iter().filter_map(ring).collect(),
        "MultiPolygon" => shapes
            .iter()
            .flat_map(Value::items)
            .filter_map(ring)
            .collect(),
        _ => return None,
    };
    let properties = feature.get("properties");
    let named = ["adcode", "code", "id", "name"];
    let names = named.iter().filter_map(|name| {
        let value = properties.and_then(|p| p.get(name)).or(feature.get(name))?;
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(written(*number)),
            _ => None,
        }
    });
    (!rings.is_empty()).then(|| Outline {
        names: names.collect(),
        rings,
    })
}

/// A closed line in degrees; one with a point that is nowhere on Earth is left out whole.
fn ring(value: &Value) -> Option<Vec<(f64, f64)>> {
    let point = |pair: &Value| {
        let [x, y, ..] = pair.items() else {
            return None;
        };
        let (x, y) = (x.as_number()?, y.as_number()?);
        (x.abs() <= 180.0 && y.abs() <= 90.0).then_some((x, y))
    };
    let points: Option<Vec<_>> = value.items().iter().map(point).collect();
    points.filter(|points| points.len() > 3)
}

/// The counties of a view on a map; `None` when it knows none of them.
pub fn map(data: &Dataset, view: &TilesView, outlines: &Outlines) -> Option<MapView> {
    let found: Vec<(usize, &Outline)> = view
        .tiles
        .iter()
        .enumerate()
        .filter_map(|(tile, t)| Some((tile, of_region(data, t.region, outlines)?)))
        .collect();
    let points = || found.iter().flat_map(|(_, o)| o.rings.iter().flatten());
    let low = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (west, east) = (low(|p| p.0), high(|p| p.0));
    let (south, north) = (low(|p| p.1), high(|p| p.1));
    // A degree of longitude is shorter away from the equator.
    let squeeze = cosine(((south + north) / 2.0).to_radians()).max(0.01);
    let (wide, tall) = ((east - west) * squeeze, north - south);
    // Also false where there is nothing.
    let is_map = wide > 0.0 && tall > 0.0 && wide / tall < MOST_SLANT && tall / wide < MOST_SLANT;
    if !is_map {
        return None;
    }
    let scale = WIDTH / wide;
    let height = tall * scale;
    let place = |(x, y): (f64, f64)| ((x - west) * squeeze * scale, (north - y) * scale);
    let shapes: Vec<Shape> = found
        .iter()
        .map(|(tile, outline)| {
            let rings = outline.rings.iter().map(|ring| {
                let placed = ring.iter().map(|point| place(*point));
                thinned(placed)
            });
            let rings: Vec<Vec<(f64, f64)>> = rings.collect();
            let (x, y) = middle(&rings);
            Shape {
                tile: *tile,
                path: path(&rings),
                label: (x / WIDTH, y / height),
            }
        })
        .collect();
    let has = |tile: &usize| shapes.iter().any(|s| s.tile == *tile);
    Some(MapView {
        width: WIDTH,
        height,
        without: (0..view.tiles.len()).filter(|tile| !has(tile)).collect(),
        shapes,
    })
}

/// By code first; by name only where no feature has the code.
fn of_region<'a>(data: &Dataset, region: RegionId, outlines: &'a Outlines) -> Option<&'a Outline> {
    let region = data.region(region)?;
    let known = [&region.code, &region.name, &region.short];
    known.into_iter().find_map(|name| {
        let mut all = outlines.all.iter();
        all.find(|o| !name.is_empty() && o.names.contains(name))
    })
}

fn thinned(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (x, y) in points {
        let is_near = kept
            .last()
            .is_some_and(|(a, b)| (x - a).abs() < NEAR && (y - b).abs() < NEAR);
        if !is_near {
            kept.push((x, y));
        }
    }
    kept
}

fn path(rings: &[Vec<(f64, f64)>]) -> String {
    let mut out = String::new();
    // What has shrunk to a line is not seen.
    for ring in rings.iter().filter(|ring| ring.len() > 2) {
        for (index, (x, y)) in ring.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            out += &format!("{command}{} {}", x.round() as i32, y.round() as i32);
        }
        out.push('Z');
    }
    out
}

/// The centre of the largest ring.
fn middle(rings: &[Vec<(f64, f64)>]) -> (f64, f64) {
    let mut best = (0.0, (WIDTH / 2.0, 0.0));
    for ring in rings {
        let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
        for (index, (ax, ay)) in ring.iter().enumerate() {
            let Some((bx, by)) = ring.get((index + 1) % ring.len()) else {
                continue;
            };
            let cross = ax * by - bx * ay;
            area += cross;
            x += (ax + bx) * cross;
            y += (ay + by) * cross;
        }
        if area.abs() > best.0 {
            best = (area.abs(), (x / (3.0 * area), y / (3.0 * area)));
        }
    }
    best.1
}

/// The cosine of a latitude, to eight places: the library's, for any angle, is large.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    // What each member of the series is smaller by than the one before, from its end.
    let series = [132.0, 90.0, 56.0, 30.0, 12.0, 2.0];
    series
        .iter()
        .fold(1.0, |sum, factor| 1.0 - square / factor * sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tiles;
    use crate::model::dataset::sample::{Kit, at, dataset};

    const APPROVAL: &str = "审图号：GS(2024)0001号";

    fn square(property: &str, west: f64, south: f64) -> String {
        let (east, north) = (west + 1.0, south + 1.0);
        format!(
            r#"{{"type":"Feature","properties":{{{property}}},"geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
        )
    }

    fn json(features: &[String]) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            features.join(",")
        )
    }

    fn view_of(text: &str) -> Option<MapView> {
        let lines = "c.held 2023 k1 - 1\nc.held 2023 k2 - 2\nc.held 2023 k3 - 3";
        let data = dataset(Kit::default(), lines);
        let view = tiles(&data, &at(&data, "c.held", "2023", "city", "")).unwrap();
        map(&data, &view, &outlines(APPROVAL, text).unwrap())
    }

    #[test]
    fn a_latitude_has_its_cosine() {
        for degrees in -90..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() < 1e-8, "{degrees}");
        }
    }

    #[test]
    fn without_an_approval_number_there_is_no_map() {
        let text = json(&[square(r#""code":"k1""#, 108.0, 34.0)]);
        for approval in ["", "审图号", "GS号", "没有"] {
            let refused = outlines(approval, &text).err();
            assert_eq!(refused, Some(MapRefusal::NotApproved), "{approval}");
        }
        assert!(outlines(APPROVAL, &text).is_ok());
    }

    #[test]
    fn what_is_no_geojson_is_refused() {
        for text in [
            "",
            "{",
            "[]",
            r#"{"features":[1,{"geometry":null}]}"#,
            "{\"features\":{}}",
        ] {
            let refused = outlines(APPROVAL, text).err();
            assert_eq!(refused, Some(MapRefusal::NotOutlines), "{text}");
        }
        let metres = json(&[square(r#""code":"k1""#, 4_000_000.0, 500_000.0)]);
        let refused = outlines(APPROVAL, &metres).err();
        assert_eq!(refused, Some(MapRefusal::NotOutlines), "projected");
    }

    #[test]
    fn counties_are_placed_north_up_and_those_without_outline_listed() {
        let south = square(r#""adcode":"k1","name":"x""#, 108.0, 34.0);
        let north = square(r#""name":"k2""#, 108.0, 35.0);
        let view = view_of(&json(&[south, north])).unwrap();
        let tiles: Vec<usize> = view.shapes.iter().map(|s| s.tile).collect();
        assert_eq!((tiles, view.without), (vec![0, 1], vec![2]));
        let [south, north] = &view.shapes[..] else {
            panic!()
        };
        assert!(south.label.1 > 0.7 && north.label.1 < 0.3);
        assert!((south.label.0 - 0.5).abs() < 0.01);
        // One degree wide is shorter than one degree high at 35° north.
        assert!((view.height / view.width - 2.0 / 0.819).abs() < 0.01);
        assert!(north.path.starts_with('M') && north.path.ends_with('Z'));
    }

    #[test]
    fn a_map_of_somewhere_else_is_none() {
        assert_eq!(view_of(&json(&[square(r#""code":"x""#, 1.0, 1.0)])), None);
    }
}
