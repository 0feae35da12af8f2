//! The fixed words of the screens, one field each: a word missing in a language does not compile.

mod en;
mod first;
mod zh;

use std::ops::Deref;

use super::Lang;
pub use first::FirstWords;

/// The fixed words of one language.
#[derive(Debug)]
pub struct Words {
    first: &'static FirstWords,
    pub close: &'static str,
    pub tag_computed: &'static str,
    pub listed_note: &'static str,
    pub implied: &'static str,
    pub trend: &'static str,
    pub by_region: &'static str,
    pub median: &'static str,
    pub instructions: &'static str,
    pub instructions_note: &'static str,
    pub rate: &'static str,
    pub show_table: &'static str,
    pub show_chart: &'static str,
    pub chart_failed: &'static str,
    pub observations: &'static str,
    pub observations_note: &'static str,
    pub records: &'static str,
    pub indicator: &'static str,
    pub dims: &'static str,
    pub value: &'static str,
    pub unit: &'static str,
    pub precision: &'static str,
    pub note: &'static str,
    pub locator: &'static str,
    pub excerpt: &'static str,
    pub title: &'static str,
    pub date: &'static str,
    pub kind: &'static str,
    pub level: &'static str,
    pub carrier: &'static str,
    pub follow_up: &'static str,
    pub search: &'static str,
    pub filter_all: &'static str,
    pub clear: &'static str,
    pub figure_panel: &'static str,
    pub definition: &'static str,
    pub no_definition: &'static str,
    pub route: &'static str,
    pub coverage: &'static str,
    pub span: &'static str,
    pub precision_exact: &'static str,
    pub precision_over: &'static str,
    pub precision_at_least: &'static str,
    pub precision_about: &'static str,
    pub checks: &'static str,
    pub checks_note: &'static str,
    pub on_screen: &'static str,
    pub held_against: &'static str,
    pub comparison: &'static str,
    pub target: &'static str,
    pub document: &'static str,
    pub no_source: &'static str,
    pub related_records: &'static str,
    pub also_see: &'static str,
    pub exports: &'static str,
    pub exports_note: &'static str,
    pub current: &'static str,
    pub sources: &'static str,
    pub issues: &'static str,
    pub issues_note: &'static str,
    pub no_issues: &'static str,
    pub issue_path: &'static str,
    pub issue_line: &'static str,
    pub issue_what: &'static str,
    pub issue_advice: &'static str,
    pub save_issues: &'static str,
    pub limits: &'static str,
    pub limits_text: &'static str,
    pub definitions: &'static str,
    pub attributes: &'static str,
    pub links: &'static str,
    pub no_links: &'static str,
    pub no_record: &'static str,
    pub region_indicator: &'static str,
    pub of_siblings: &'static str,
    pub rank: &'static str,
    pub no_figures: &'static str,
    pub all_figures_here: &'static str,
    pub back: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub funnels: &'static str,
    pub measure_flow: &'static str,
    pub measure_stock: &'static str,
    pub measure_ratio: &'static str,
    pub what: &'static str,
    pub notice: &'static str,
}

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Words {
        match lang {
            Lang::Zh => &zh::ZH,
            Lang::En => &en::EN,
        }
    }
}

impl Deref for Words {
    type Target = FirstWords;

    fn deref(&self) -> &FirstWords {
        self.first
    }
}
