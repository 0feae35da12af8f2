//! What of an export is not here yet (未载入): the parts that it is split into say which regions and
//! days they hold, so that what nobody has read is told from what nobody has provided.

use super::Dataset;
use crate::model::order;
use crate::model::period::Period;
use crate::model::region::{RegionId, Regions};

/// What a part of an export holds (所含范围): figures of some regions, with all that lies in them,
/// for some days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holding {
    /// Codes; none for every region.
    pub regions: Vec<String>,
    /// Figures of periods that lie inside; `None` for any.
    pub span: Option<Period>,
}

/// A part that is not loaded, by the regions that a data set knows.
#[derive(Clone, Debug)]
struct Spread {
    number: usize,
    span: Option<Period>,
    /// Regions it may have figures of, in order; `None` for every one.
    at: Option<Vec<RegionId>>,
    /// The same with all that they lie in.
    around: Vec<RegionId>,
}

/// The parts of an export that are not loaded, each with its number among all parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Unloaded {
    parts: Vec<Spread>,
}

impl Holding {
    /// Whether it may hold figures of a region, or of what lies in one of its own.
    pub fn covers(&self, regions: &Regions, region: RegionId) -> bool {
        let all = self.regions.is_empty();
        let mut above = Some(region);
        // No chain of regions is longer than their number.
        for _ in 0..=regions.len() {
            let Some(id) = above.filter(|_| !all) else {
                break;
            };
            if self.regions.iter().any(|c| regions.find(c) == Some(id)) {
                return true;
            }
            above = regions.parent(id);
        }
        // What nobody knows may be anywhere.
        all || self.unknown(regions).next().is_some()
    }

    /// Whether it may hold figures for a day of a period.
    pub fn meets(&self, period: Period) -> bool {
        self.span.is_none_or(|span| span.meets(period))
    }

    /// Codes that neither the gazetteer nor the export knows.
    pub fn unknown<'a>(&'a self, regions: &'a Regions) -> impl Iterator<Item = &'a str> {
        let codes = self.regions.iter().map(String::as_str);
        codes.filter(|code| regions.find(code).is_none())
    }

    fn spread(&self, number: usize, regions: &Regions) -> Spread {
        let is_all = self.regions.is_empty() || self.unknown(regions).next().is_some();
        let mut at: Vec<RegionId> = Vec::new();
        let mut around: Vec<RegionId> = Vec::new();
        if !is_all {
            let all = regions.iter().map(|(id, _)| id);
            at = all.filter(|id| self.covers(regions, *id)).collect();
            for code in &self.regions {
                let mut above = regions.find(code);
                for _ in 0..=regions.len() {
                    let Some(id) = above else { break };
                    around.push(id);
                    above = regions.parent(id);
                }
            }
            around.extend_from_slice(&at);
            order::sort(&mut around);
            around.dedup();
        }
        Spread {
            number,
            span: self.span,
            at: (!is_all).then_some(at),
            around,
        }
    }
}

impl Unloaded {
    fn met(&self, period: Period) -> impl Iterator<Item = &Spread> {
        let meets = move |part: &&Spread| part.span.is_none_or(|span| span.meets(period));
        self.parts.iter().filter(meets)
    }
}

impl Dataset {
    /// Takes note of the parts that are not loaded, each with its number among all parts.
    pub fn leave_out<'a>(&mut self, parts: impl Iterator<Item = (usize, &'a Holding)>) {
        let regions = &self.regions;
        let parts = parts.map(|(number, holding)| holding.spread(number, regions));
        self.unloaded.parts = parts.collect();
    }

    /// Whether all there is of the export is here.
    pub fn is_complete(&self) -> bool {
        self.unloaded.parts.is_empty()
    }

    /// Whether a part that is not loaded may have figures of a region itself for days of a period.
    pub fn is_open_at(&self, region: RegionId, period: Period) -> bool {
        let mut parts = self.unloaded.met(period);
        parts.any(|part| match &part.at {
            Some(at) => at.binary_search(&region).is_ok(),
            None => true,
        })
    }

    /// The parts that are not loaded and may have figures of a region, or of what lies in it, for
    /// days of a period.
    pub fn open_within(&self, region: RegionId, period: Period) -> impl Iterator<Item = usize> {
        let parts = self.unloaded.met(period).filter(move |part| {
            let is_around = part.around.binary_search(&region).is_ok();
            part.at.is_none() || is_around
        });
        parts.map(|part| part.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, dataset};

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn holding(regions: &[&str], span: &str) -> Holding {
        Holding {
            regions: regions.iter().map(|code| (*code).to_owned()).collect(),
            span: (!span.is_empty()).then(|| period(span)),
        }
    }

    #[test]
    fn a_part_is_open_where_it_may_speak_and_nowhere_else() {
        let mut data = dataset(Kit::default(), "c.held 2023 city - 4");
        assert!(data.is_complete());
        let [city, one, two] = ["city", "k1", "k2"].map(|code| data.regions.find(code).unwrap());
        data.leave_out([(3, &holding(&["k1"], "2023"))].into_iter());
        assert!(!data.is_complete());
        assert!(data.is_open_at(one, period("2023")));
        assert!(data.is_open_at(one, period("2023-05")));
        assert!(data.is_open_at(one, period("2022-07-01/2023-01-01")));
        assert!(data.is_open_at(one, period("../2023-02-01")));
        assert!(!data.is_open_at(one, period("2022")));
        assert!(!data.is_open_at(two, period("2023")));
        assert!(!data.is_open_at(city, period("2023")));
        let within = |region, text: &str| data.open_within(region, period(text)).next();
        assert_eq!(within(city, "2023"), Some(3));
        assert_eq!(within(city, "2024"), None);
        assert_eq!(within(one, "2023"), Some(3));
        assert_eq!(within(two, "2023"), None);
    }

    #[test]
    fn a_part_of_a_city_holds_its_counties() {
        let mut data = dataset(Kit::default(), "c.held 2023 city - 4");
        data.leave_out([(0, &holding(&["city"], ""))].into_iter());
        for code in ["city", "k1", "k3"] {
            let region = data.regions.find(code).unwrap();
            assert!(data.is_open_at(region, period("1999")), "{code}");
        }
    }

    #[test]
    fn a_part_of_regions_nobody_knows_may_speak_of_any() {
        let mut data = dataset(Kit::default(), "c.held 2023 city - 4");
        let strange = holding(&["k1", "k9"], "2023");
        assert_eq!(strange.unknown(&data.regions).collect::<Vec<_>>(), ["k9"]);
        let city = data.home();
        assert!(strange.covers(&data.regions, city));
        data.leave_out([(0, &strange)].into_iter());
        assert!(data.is_open_at(city, period("2023")));
        assert!(!data.is_open_at(city, period("2024")));
        data.leave_out([].into_iter());
        assert!(data.is_complete());
    }
}
