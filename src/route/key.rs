//! The key of a figure (数字的坐标) in a fragment: a coordinate in written names.

use crate::model::order;
use crate::model::{Coordinate, Dataset, Period};

/// A figure's coordinate in written names, so that a link outlives the data set's own numbering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureKey {
    pub indicator: String,
    pub period: Period,
    /// GB/T 2260 code.
    pub region: String,
    /// In order of dimension name.
    pub dims: Vec<(String, String)>,
}

impl FigureKey {
    /// The key of a coordinate of a data set.
    pub fn of(data: &Dataset, coordinate: &Coordinate) -> FigureKey {
        let mut dims: Vec<(String, String)> = coordinate
            .dims
            .pairs()
            .iter()
            .map(|(dim, member)| {
                (
                    data.dim_name(*dim).to_owned(),
                    data.member_name(*member).to_owned(),
                )
            })
            .collect();
        order::sort(&mut dims);
        let name = data
            .indicator(coordinate.indicator)
            .map(|i| i.id.clone())
            .unwrap_or_default();
        let region = data
            .region(coordinate.region)
            .map(|r| r.code.clone())
            .unwrap_or_default();
        FigureKey {
            indicator: name,
            period: coordinate.period,
            region,
            dims,
        }
    }

    /// The coordinate in a data set; `None` when it names what the data set does not know.
    pub fn coordinate(&self, data: &Dataset) -> Option<Coordinate> {
        Some(Coordinate {
            indicator: data.find_indicator(&self.indicator)?,
            period: self.period,
            region: data.regions.find(&self.region)?,
            dims: data.find_dims(self.dims.iter().map(|(d, m)| (d.as_str(), m.as_str())))?,
        })
    }

    /// `indicator~period~region~dim:member…`; `!` escapes the three marks.
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "{}~{}~{}",
            escape(&self.indicator),
            self.period,
            escape(&self.region)
        );
        for (dim, member) in &self.dims {
            text.push('~');
            text.push_str(&escape(dim));
            text.push(':');
            text.push_str(&escape(member));
        }
        text
    }

    /// Reads [`FigureKey::to_text`].
    pub fn parse(text: &str) -> Option<FigureKey> {
        let mut parts = text.split('~');
        let indicator = unescape(parts.next()?)?;
        let period = Period::parse(parts.next()?).ok()?;
        let region = unescape(parts.next()?)?;
        let mut dims = Vec::new();
        for part in parts {
            let (dim, member) = part.split_once(':')?;
            dims.push((unescape(dim)?, unescape(member)?));
        }
        order::sort(&mut dims);
        let is_usable = !indicator.is_empty() && !region.is_empty();
        is_usable.then_some(FigureKey {
            indicator,
            period,
            region,
            dims,
        })
    }
}

fn escape(text: &str) -> String {
    text.replace('!', "!0")
        .replace('~', "!1")
        .replace(':', "!2")
}

fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '!' => match chars.next()? {
                '0' => '!',
                '1' => '~',
                '2' => ':',
                _ => return None,
            },
            c => c,
        });
    }
    Some(out)
}
