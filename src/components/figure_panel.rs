//! The figure panel (数字的来龙去脉): a dialog that says of one figure what it means, how it came
//! about, where it stands in its source, and what it is held against.

use leptos::html;
use leptos::prelude::*;

use super::figure::{figure, implied, part, period_of, tags};
use super::scene::Scene;
use super::state::State;
use crate::analysis::{Figure, Part, Versus, all_checks, compare, target, total};
use crate::model::dataset::Observation;
use crate::model::{Coordinate, Measure, Precision};
use crate::platform::dialog;
use crate::route::Page;
use crate::text::compare::{check_text, comparison_text, target_text};
use crate::text::figure::{coverage_text, precision_word, route_sentence};
use crate::text::name::{dims_text, label, region_name};

/// Records listed in the panel.
const RECORDS_SHOWN: usize = 12;

/// The dialog; open while the link names a figure of this export.
#[component]
pub fn FigurePanel(scene: Scene) -> impl IntoView {
    let state = State::here();
    let element = NodeRef::<html::Dialog>::new();
    let key = Memo::new(move |_| state.route.with(|route| route.figure.clone()));
    let words = scene.words();
    let of = scene.clone();
    let coordinate = move || key.with(|key| key.as_ref()?.coordinate(of.data()));
    let is_open = coordinate.clone();
    Effect::new(move |_| {
        let wanted = is_open().is_some();
        if let Some(element) = element.get() {
            if wanted {
                dialog::open(&element);
            } else {
                dialog::close(&element);
            }
        }
    });
    let close = move || {
        if state.route.with_untracked(|route| route.figure.is_some()) {
            state.change(|route| route.figure = None);
        }
    };
    let close_outside = move |event: leptos::ev::MouseEvent| {
        // The dialog itself is hit only beside its content.
        let is_outside = element
            .get_untracked()
            .zip(event.target())
            .is_some_and(|(dialog, target)| target == ****dialog);
        if is_outside {
            close();
        }
    };
    view! {
        <dialog class="dialog" node_ref=element aria-labelledby="figure-title" on:close=move |_| close() on:click=close_outside>
            <div class="dialog__body">
                <button type="button" class="dialog__close" aria-label=words.close title=words.close on:click=move |_| close()>
                    "×"
                </button>
                {move || coordinate().map(|coordinate| content(&scene, &coordinate))}
            </div>
        </dialog>
    }
    .into_any()
}

fn content(scene: &Scene, coordinate: &Coordinate) -> AnyView {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    let of = total(data, coordinate);
    let observation = of.row.map(|row| data.observation(row));
    let place = region_name(lang, data, coordinate.region).to_owned();
    let dims = dims_text(lang, data, &coordinate.dims);
    view! {
        <p class="dialog__kicker">{words.figure_panel}</p>
        <h2 id="figure-title">{label(lang, data, coordinate)}</h2>
        <p class="dialog__figure">{figure(scene, &of)} {tags(scene, &of)}</p>
        <p class="dialog__where">{place} " · " {period_of(scene, &of)}</p>
        {(!dims.is_empty()).then(|| view! { <p class="dialog__where">{dims}</p> })}
        <dl class="facts">
            {definition(scene, coordinate)}
            {came_about(scene, &of)}
            {exactness(scene, &of)}
            {comparisons(scene, &of)}
            {observation.as_ref().map(|o| source(scene, o))}
            {checks(scene, &of)}
            {records(scene, coordinate)}
        </dl>
        {family_link(scene, coordinate)}
    }
    .into_any()
}

fn fact(name: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! { <dt>{name}</dt><dd>{content.into_any()}</dd> }.into_any()
}

fn definition(scene: &Scene, coordinate: &Coordinate) -> AnyView {
    let words = scene.words();
    let Some(indicator) = scene.data().indicator(coordinate.indicator) else {
        return ().into_any();
    };
    let text = indicator.definition.as_deref().map(|zh| {
        scene
            .lang
            .name(zh, indicator.definition_en.as_deref())
            .to_owned()
    });
    let unit = scene
        .lang
        .name(&indicator.unit, indicator.unit_en.as_deref())
        .to_owned();
    let measure = match indicator.measure {
        Measure::Flow => words.measure_flow,
        Measure::Stock => words.measure_stock,
        Measure::Ratio => words.measure_ratio,
    };
    view! {
        {fact(words.definition, text.unwrap_or(words.no_definition.to_owned()))}
        {fact(words.unit, format!("{unit} · {measure}"))}
    }
    .into_any()
}

fn came_about(scene: &Scene, of: &Figure) -> AnyView {
    let words = scene.words();
    let parts: Vec<AnyView> = of.parts.iter().map(|p| part_line(scene, p)).collect();
    let coverage = of.coverage.map(|c| coverage_text(scene.lang, c));
    let span =
        (of.value.is_some() && of.span != of.coordinate.period).then(|| scene.period_name(of.span));
    view! {
        {fact(words.route, route_sentence(scene.lang, of.route))}
        {(!parts.is_empty()).then(|| fact(words.parts, view! { <ul class="parts">{parts}</ul> }))}
        {coverage.map(|text| fact(words.coverage, text))}
        {span.map(|text| fact(words.span, text))}
    }
    .into_any()
}

fn part_line(scene: &Scene, of: &Part) -> AnyView {
    let (lang, data) = (scene.lang, scene.data());
    let mut name = vec![label(lang, data, &of.coordinate)];
    name.push(region_name(lang, data, of.coordinate.region).to_owned());
    name.push(scene.period_name(of.coordinate.period));
    view! {
        <li>
            <span>{name.join(" · ")}</span>
            <span>{part(scene, of)} {of.is_implied.then(|| implied(scene))}</span>
        </li>
    }
    .into_any()
}

fn exactness(scene: &Scene, of: &Figure) -> AnyView {
    let words = scene.words();
    let word = precision_word(scene.lang, of.precision);
    let word = match of.precision {
        Precision::Exact => words.precision_exact,
        _ => word.unwrap_or(words.precision_about),
    };
    of.value.map(|_| fact(words.precision, word)).into_any()
}

fn comparisons(scene: &Scene, of: &Figure) -> AnyView {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    if of.value.is_none() {
        return ().into_any();
    }
    let comparison = compare(data, of, Versus::YearBefore);
    let text = comparison_text(lang, data, of, &comparison);
    let base = comparison.base.as_ref().map(|base| figure(scene, base));
    let plan = target(data, of).map(|t| target_text(lang, data, of, &t));
    view! {
        {fact(words.comparison, view! { {text} " " {base} })}
        {plan.map(|text| fact(words.target, text))}
    }
    .into_any()
}

fn source(scene: &Scene, of: &Observation<'_>) -> AnyView {
    let words = scene.words();
    let document = of.source.map(source_line);
    let quote = of.excerpt.map(|text| {
        let text = text.to_owned();
        fact(words.excerpt, view! { <blockquote>{text}</blockquote> })
    });
    view! {
        {fact(words.document, document.unwrap_or_else(|| words.no_source.into_any()))}
        {of.locator.map(|text| fact(words.locator, text.to_owned()))}
        {quote}
        {of.note.map(|text| fact(words.note, text.to_owned()))}
        {of.is_implied.then(|| fact(words.implied_short, words.implied))}
    }
    .into_any()
}

/// A source document in one line; its address opens where the export gives one.
pub fn source_line(source: &crate::model::dataset::Source) -> AnyView {
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
    let title = source.title.clone();
    match url {
        Some(url) => {
            view! { <a href=url rel="noopener noreferrer" target="_blank">{title}</a> " " <span class="dim">{about}</span> }.into_any()
        }
        None => view! { <span>{title}</span> " " <span class="dim">{about}</span> }.into_any(),
    }
}

fn checks(scene: &Scene, of: &Figure) -> AnyView {
    let (lang, data) = (scene.lang, scene.data());
    let lines: Vec<AnyView> = all_checks(data)
        .iter()
        .filter(|c| c.figure.coordinate == of.coordinate || c.other.coordinate == of.coordinate)
        .map(|c| view! { <li>{check_text(lang, data, c)}</li> }.into_any())
        .collect();
    (!lines.is_empty())
        .then(|| fact(scene.words().checks, view! { <ul>{lines}</ul> }))
        .into_any()
}

/// The records that the indicator counts, in the region and period of the figure.
fn records(scene: &Scene, coordinate: &Coordinate) -> AnyView {
    let data = scene.data();
    let Some(counts) = data
        .indicator(coordinate.indicator)
        .and_then(|i| i.counts.as_ref())
    else {
        return ().into_any();
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
    let lines: Vec<AnyView> = data
        .records
        .iter()
        .filter(|(_, record)| fits(record))
        .take(RECORDS_SHOWN)
        .map(|(_, record)| {
            let href = scene.href(Page::Record(record.id.clone()));
            view! { <li><a href=href>{record.title.clone()}</a></li> }.into_any()
        })
        .collect();
    (!lines.is_empty())
        .then(|| fact(scene.words().related_records, view! { <ul>{lines}</ul> }))
        .into_any()
}

fn family_link(scene: &Scene, coordinate: &Coordinate) -> AnyView {
    let family = scene
        .data()
        .indicator(coordinate.indicator)
        .map(|i| i.family.clone());
    let words = scene.words();
    family
        .map(|id| {
            let href = scene.href(Page::Family(id));
            view! { <p class="dialog__more"><a href=href>{words.also_see}</a></p> }
        })
        .into_any()
}
