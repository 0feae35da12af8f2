//! What a screen is drawn from (场景): one open export, looked at in one place and language.
//! Immutable: a page is drawn anew when any of it changes.

use crate::model::order;
use std::sync::Arc;

use super::parts::Split;
use super::trust::Trust;
use crate::charts::Style;
use crate::model::load::Issue;
use crate::model::{Dataset, Period, RegionId};
use crate::route::{FigureKey, Page, Route};
use crate::text::Lang;
use crate::text::name;
use crate::text::period::period_text;
use crate::text::words::{FirstWords, Words};

/// More observations than this are a large export.
const LARGE: usize = 100_000;

/// An export that is open, with what is worked out once about it.
#[derive(Debug)]
pub struct Opened {
    pub data: Dataset,
    pub issues: Vec<Issue>,
    /// Name of the reader's own file; `None` for an export of the deployment.
    pub file_name: Option<String>,
    /// A short hash of the bytes it was read from; empty where they are not known.
    pub hash: String,
    /// Id in the list of exports, or the address given in the link.
    pub export: Option<String>,
    /// Families with an observation or a record, in catalogue order, then as met.
    pub families: Vec<String>,
    /// The export's own wording of a period.
    pub labels: Vec<(Period, String)>,
    /// Names of persons and the texts of instructions are hidden.
    pub is_private: bool,
    /// The parts that it is in, where more can be loaded.
    pub split: Option<Arc<Split>>,
}

impl Opened {
    /// Looks through a data set once.
    pub fn new(
        data: Dataset,
        issues: Vec<Issue>,
        file_name: Option<String>,
        export: Option<String>,
    ) -> Opened {
        let mut labels: Vec<(Period, String)> = Vec::new();
        for (period, label) in data.period_labels() {
            if let Err(at) = labels.binary_search_by_key(&period, |(p, _)| *p) {
                labels.insert(at, (period, label.to_owned()));
            }
        }
        Opened {
            families: families(&data),
            data,
            issues,
            file_name,
            hash: String::new(),
            export,
            labels,
            is_private: false,
            split: None,
        }
    }

    /// The same without names of persons and texts of instructions. What the file says of its
    /// faults is left out too, for it quotes the file.
    pub fn hidden(mut self) -> Opened {
        if !self.is_private {
            self.data.hide_persons();
            self.issues.clear();
            self.is_private = true;
        }
        self
    }

    /// Whether there is so much of it that the browser answers a click before its page is made.
    pub fn is_large(&self) -> bool {
        self.data.len() > LARGE
    }

    /// The period shown first: the latest year up to the export's date that any figure lies in.
    pub fn first_period(&self) -> Period {
        let today = self.data.meta.as_of;
        let periods = self.data.periods().iter().rev();
        periods
            .filter(|p| p.end() <= today || p.year_of() == Some(today.date().0))
            .find_map(|p| p.year_of())
            .and_then(Period::year)
            .or_else(|| Period::year(today.date().0))
            .unwrap_or(Period::day(today))
    }

    /// Every period that the export speaks of, and the years that hold one, latest first.
    pub fn periods(&self) -> Vec<Period> {
        let mut all: Vec<Period> = self.data.periods().to_vec();
        let years = self.data.periods().iter().filter_map(|p| p.year_of());
        all.extend(years.filter_map(Period::year));
        all.extend(self.split.iter().flat_map(|split| split.years()));
        all.push(self.first_period());
        order::sort_by(&mut all, |a, b| b.cmp(a));
        all.dedup();
        all
    }
}

fn families(data: &Dataset) -> Vec<String> {
    let mut met: Vec<&str> = Vec::new();
    for (id, indicator) in data.indicators() {
        if data.rows_of(id).next().is_some() && !met.contains(&indicator.family.as_str()) {
            met.push(&indicator.family);
        }
    }
    for (_, record) in data.records.iter() {
        if let Some(kind) = data.catalogue.kind(&record.kind)
            && !met.contains(&kind.family.as_str())
        {
            met.push(&kind.family);
        }
    }
    let known = data.catalogue.families.iter().map(|f| f.id.as_str());
    let mut ordered: Vec<&str> = known.filter(|id| met.contains(id)).collect();
    let rest: Vec<&str> = met.into_iter().filter(|id| !ordered.contains(id)).collect();
    ordered.extend(rest);
    ordered.into_iter().map(str::to_owned).collect()
}

/// What a screen is drawn from (场景).
#[derive(Debug)]
pub struct SceneParts {
    pub opened: Arc<Opened>,
    pub period: Period,
    pub region: RegionId,
    pub lang: Lang,
    /// Colours for charts, of the theme in force.
    pub style: Style,
    /// The place, without an open figure and without the state of tables.
    pub route: Route,
    pub trust: Arc<Trust>,
}

/// A shared [`SceneParts`].
#[derive(Clone, Debug)]
pub struct Scene(Arc<SceneParts>);

impl std::ops::Deref for Scene {
    type Target = SceneParts;

    fn deref(&self) -> &SceneParts {
        &self.0
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Scene) -> bool {
        Arc::ptr_eq(&self.opened, &other.opened)
            && self.route == other.route
            && self.lang == other.lang
            && self.style == other.style
            && self.trust.marks_as(&other.trust)
    }
}

impl Scene {
    /// The scene of a place in an open export; what the export does not know becomes its default.
    pub fn new(
        opened: Arc<Opened>,
        route: &Route,
        lang: Lang,
        style: Style,
        trust: Arc<Trust>,
    ) -> Scene {
        // Thirty charts that move at once are no answer to a click.
        let style = Style {
            is_animated: style.is_animated && !opened.is_large(),
            ..style
        };
        let data = &opened.data;
        let region = route
            .region
            .as_deref()
            .and_then(|code| data.regions.find(code))
            .unwrap_or(data.home());
        Scene(Arc::new(SceneParts {
            period: route.period.unwrap_or_else(|| opened.first_period()),
            region,
            lang,
            style,
            trust,
            route: route.to_page(route.page.clone()),
            opened,
        }))
    }

    /// The same place with what is known of the export now.
    pub fn with_trust(&self, trust: Arc<Trust>) -> Scene {
        Scene(Arc::new(SceneParts {
            opened: Arc::clone(&self.opened),
            period: self.period,
            region: self.region,
            lang: self.lang,
            style: self.style.clone(),
            route: self.route.clone(),
            trust,
        }))
    }

    /// The data set.
    pub fn data(&self) -> &Dataset {
        &self.opened.data
    }

    /// The fixed words of the reader's language that the first part of the program has.
    pub fn first_words(&self) -> &'static FirstWords {
        FirstWords::of(self.lang)
    }

    /// All fixed words of the reader's language: for what is in the later parts.
    pub fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// The link to another page with the same data, period and region.
    pub fn href(&self, page: Page) -> String {
        self.route.to_page(page).fragment()
    }

    /// The link to this page for another region's figures.
    pub fn href_of_region(&self, region: RegionId) -> String {
        let code = self.data().region(region).map(|r| r.code.clone());
        self.href(Page::Region(code.unwrap_or_default()))
    }

    /// The link to this place with a figure's panel open.
    pub fn href_of_figure(&self, key: FigureKey) -> String {
        self.route.with_figure(key).fragment()
    }

    /// The name of a family.
    pub fn family_name<'a>(&'a self, id: &'a str) -> &'a str {
        let known = self.data().catalogue.families.iter().find(|f| f.id == id);
        known.map_or(id, |f| self.lang.name(&f.name, Some(&f.name_en)))
    }

    /// The name of a kind of record.
    pub fn kind_name<'a>(&'a self, id: &'a str) -> &'a str {
        let known = self.data().catalogue.kind(id);
        known.map_or(id, |k| self.lang.name(&k.name, Some(&k.name_en)))
    }

    /// A period in the export's own wording, where it has one.
    pub fn period_name(&self, period: Period) -> String {
        let labels = &self.opened.labels;
        match labels.binary_search_by_key(&period, |(p, _)| *p) {
            Ok(at) => labels[at].1.clone(),
            Err(_) => period_text(self.lang, period),
        }
    }

    /// The short name of a region.
    pub fn region_short(&self, region: RegionId) -> &str {
        name::region_short(self.lang, self.data(), region)
    }
}
