//! The figure panel (数字的来龙去脉): a dialog that says of one figure what it means, how it came
//! about, where it stands in its source, and what it is held against.

use super::figure::{figure, period_of, tags};
use super::filters::copy_link;
use super::parts::once_here;
use super::scene::Scene;
use super::state::State;
use super::tree::{Tree, tree};
use crate::analysis::{Figure, Route, Versus, compare, definition, target, total};
use crate::model::dataset::Observation;
use crate::model::{Coordinate, Measure, Precision};
use crate::platform::view::{View, el};
use crate::platform::{document, task, timer};
use crate::route::{FigureKey, Page};
use crate::text::check::{CheckWords, check_text};
use crate::text::compare::{comparison_text, target_text};
use crate::text::explain::{ExplainWords, defined_by_text};
use crate::text::figure::{coverage_of, coverage_text, precision_word, route_sentence};
use crate::text::name::{dims_text, label, region_name};
use crate::text::side_by_side::revised_text;

/// Records listed in the panel.
const RECORDS_SHOWN: usize = 12;

/// What the panel of a figure says.
pub fn content(scene: &Scene, coordinate: &Coordinate) -> View {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    let of = total(data, coordinate);
    let observation = of.row.map(|row| data.observation(row));
    let place = region_name(lang, data, coordinate.region).to_owned();
    let dims = dims_text(lang, data, &coordinate.dims);
    let kicker = el("p").class("dialog__kicker").child(words.figure_panel);
    let title = el("h2")
        .attr("id", "figure-title")
        .child(label(lang, data, coordinate));
    let number = el("p")
        .class("dialog__figure")
        .child(figure(scene, &of))
        .child(tags(scene, &of));
    let place = el("p")
        .class("dialog__where")
        .child(place)
        .child(" · ")
        .child(period_of(scene, &of));
    let dims = (!dims.is_empty()).then(|| el("p").class("dialog__where").child(dims));
    let facts = el("dl")
        .class("facts")
        .child(defined(scene, coordinate))
        .child(came_about(scene, &of))
        .child(revised(scene, &of))
        .child(exactness(scene, &of))
        .child(comparisons(scene, &of))
        .child(observation.as_ref().map(|o| source(scene, o)))
        .child(checks(scene, &of))
        .child(records(scene, coordinate));
    let explained = Tree::of(scene, coordinate);
    let all = explained.all();
    let own = ExplainWords::of(lang);
    let state = State::here();
    let print = move |_| {
        let all = all.clone();
        state.change(|route| route.branches = all);
        task::spawn(async {
            // The tree is opened first.
            timer::pause().await;
            document::print();
        });
    };
    let button = |name: &'static str| {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .child(name)
    };
    let tools = el("p")
        .class("dialog__tools")
        .child(button(own.print).on("click", print))
        .child(copy_link(scene));
    View::from([
        kicker.into(),
        title.into(),
        number.into(),
        place.into(),
        dims.into(),
        waiting(scene, &of),
        tree(scene, explained),
        facts.into(),
        tools.into(),
        family_link(scene, coordinate),
    ])
}

/// A button that loads what a figure waits for.
fn waiting(scene: &Scene, of: &Figure) -> View {
    if of.route != Route::NotLoaded {
        return View::Nothing;
    }
    let (scene, at) = (scene.clone(), of.coordinate.clone());
    once_here(State::here(), move |views| (views.figure)(&scene, &at))
}

fn fact(name: &'static str, content: impl Into<View>) -> View {
    View::from([el("dt").child(name).into(), el("dd").child(content).into()])
}

fn defined(scene: &Scene, coordinate: &Coordinate) -> View {
    let (lang, words) = (scene.lang, scene.words());
    let Some(indicator) = scene.data().indicator(coordinate.indicator) else {
        return View::Nothing;
    };
    let of = definition(scene.data(), coordinate.indicator, coordinate.period);
    let text = of.text.map(|zh| lang.name(zh, of.text_en).to_owned());
    let by = defined_by_text(lang, &of);
    let other = of.catalogue.map(|(zh, en)| {
        let says = ExplainWords::of(lang).catalogue_says;
        format!("{says}{}", lang.name(zh, en))
    });
    let dim = |text: String| el("p").class("dim").child(text);
    let text = View::from([
        el("p")
            .child(text.unwrap_or(words.no_definition.to_owned()))
            .into(),
        (!by.is_empty()).then(|| dim(by)).into(),
        other.map(dim).into(),
    ]);
    let unit = scene
        .lang
        .name(&indicator.unit, indicator.unit_en.as_deref())
        .to_owned();
    let measure = match indicator.measure {
        Measure::Flow => words.measure_flow,
        Measure::Stock => words.measure_stock,
        Measure::Ratio => words.measure_ratio,
    };
    View::from([
        fact(words.definition, text),
        fact(words.unit, format!("{unit} · {measure}")),
    ])
}

fn came_about(scene: &Scene, of: &Figure) -> View {
    let words = scene.words();
    let coverage = coverage_of(scene.lang, of);
    let coverage = coverage.or_else(|| of.coverage.map(|c| coverage_text(scene.lang, c)));
    let span =
        (of.value.is_some() && of.span != of.coordinate.period).then(|| scene.period_name(of.span));
    View::from([
        fact(words.route, route_sentence(scene.lang, of.route)),
        coverage.map(|text| fact(words.coverage, text)).into(),
        span.map(|text| fact(words.span, text)).into(),
    ])
}

fn exactness(scene: &Scene, of: &Figure) -> View {
    let words = scene.words();
    let word = precision_word(scene.lang, of.precision);
    let word = match of.precision {
        Precision::Exact => words.precision_exact,
        _ => word.unwrap_or(words.precision_about),
    };
    of.value.map(|_| fact(words.precision, word)).into()
}

fn comparisons(scene: &Scene, of: &Figure) -> View {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    if of.value.is_none() {
        return View::Nothing;
    }
    let comparison = compare(data, of, Versus::YearBefore);
    let text = comparison_text(lang, data, of, &comparison);
    let base = comparison.base.as_ref().map(|base| figure(scene, base));
    let plan = target(data, of).map(|t| target_text(lang, data, of, &t));
    View::from([
        fact(
            words.comparison,
            View::from([text.into(), " ".into(), base.into()]),
        ),
        plan.map(|text| fact(words.target, text)).into(),
    ])
}

fn source(scene: &Scene, of: &Observation<'_>) -> View {
    let words = scene.words();
    let document = of.source.map(source_line);
    let quote = of.excerpt.map(|text| {
        let text = text.to_owned();
        fact(words.excerpt, el("blockquote").child(text))
    });
    View::from([
        fact(
            words.document,
            document.unwrap_or_else(|| words.no_source.into()),
        ),
        of.locator
            .map(|text| fact(words.locator, text.to_owned()))
            .into(),
        quote.into(),
        of.note.map(|text| fact(words.note, text.to_owned())).into(),
        of.is_implied
            .then(|| fact(words.implied_short, words.implied))
            .into(),
    ])
}

/// A source document in one line; its address opens where the export gives one.
pub fn source_line(source: &crate::model::dataset::Source) -> View {
    let about: Vec<&str> = [source.publisher.as_deref(), source.date.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let about = about.join(" · ");
    // Only addresses of documents: an export is text to show, never code to run.
    let url = source
        .url
        .clone()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let title = match url {
        Some(url) => el("a")
            .attr("href", url)
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank"),
        None => el("span"),
    }
    .child(source.title.clone());
    let about = el("span").class("dim").child(about);
    View::from([title.into(), " ".into(), about.into()])
}

fn checks(scene: &Scene, of: &Figure) -> View {
    let Some(found) = scene.trust.found.as_deref() else {
        return View::Nothing;
    };
    let numbers = found.of_figure(of).into_iter();
    let lines: Vec<View> = numbers
        .filter_map(|number| {
            let text = check_text(scene.lang, scene.data(), found.list.get(number)?);
            let reason = scene.trust.reason(found.keys.get(number)?);
            let reason = reason.map(|why| {
                let name = CheckWords::of(scene.lang).reason;
                el("span")
                    .class("dim")
                    .child(name)
                    .child(": ")
                    .child(why.to_owned())
            });
            Some(el("li").child(text).child(" ").child(reason).into())
        })
        .collect();
    (!lines.is_empty())
        .then(|| fact(scene.words().checks, el("ul").child(lines)))
        .into()
}

/// What the export beside this one says at the same place, where it says something else.
fn revised(scene: &Scene, of: &Figure) -> View {
    let Some(earlier) = scene.trust.earlier.as_deref() else {
        return View::Nothing;
    };
    let other = &earlier.opened.data;
    let key = FigureKey::of(scene.data(), &of.coordinate);
    let there = key.coordinate(other).map(|at| total(other, &at));
    let text = revised_text(scene.lang, scene.data(), of, other, there.as_ref());
    text.map(|text| fact(ExplainWords::of(scene.lang).revised, text))
        .into()
}

/// The records that the indicator counts, in the region and period of the figure.
fn records(scene: &Scene, coordinate: &Coordinate) -> View {
    let data = scene.data();
    let Some(counts) = data
        .indicator(coordinate.indicator)
        .and_then(|i| i.counts.as_ref())
    else {
        return View::Nothing;
    };
    let fits = |record: &crate::model::Record| {
        record.kind == counts.kind
            && record
                .date
                .is_none_or(|date| coordinate.period.contains(date))
            && record
                .region
                .is_none_or(|region| region == coordinate.region)
            && counts
                .conditions
                .iter()
                .all(|(name, value)| record.attribute(name) == Some(value))
    };
    let lines: Vec<View> = data
        .records
        .iter()
        .filter(|(_, record)| fits(record))
        .take(RECORDS_SHOWN)
        .map(|(_, record)| {
            let href = scene.href(Page::Record(record.id.clone()));
            let link = el("a").attr("href", href).child(record.title.clone());
            el("li").child(link).into()
        })
        .collect();
    (!lines.is_empty())
        .then(|| fact(scene.words().related_records, el("ul").child(lines)))
        .into()
}

fn family_link(scene: &Scene, coordinate: &Coordinate) -> View {
    let family = scene
        .data()
        .indicator(coordinate.indicator)
        .map(|i| i.family.clone());
    let words = scene.words();
    family
        .map(|id| {
            let href = scene.href(Page::Family(id));
            let link = el("a").attr("href", href).child(words.also_see);
            el("p").class("dialog__more").child(link)
        })
        .into()
}
