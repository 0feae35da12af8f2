//! A figure on screen (数字): a `<data>` element with its value and coordinate. A click or Enter
//! on it, anywhere, is answered by the shell, which opens the figure's panel.

use leptos::prelude::*;

use super::scene::Scene;
use crate::analysis::{Figure, Part, Route};
use crate::model::{Coordinate, Precision, Row};
use crate::route::FigureKey;
use crate::text::figure::{figure_period, implied_note, route_word};
use crate::text::name::unit_name;
use crate::text::number::{NumberText, figure_text, plain};

/// What a mark on screen says.
struct Mark<'a> {
    coordinate: &'a Coordinate,
    value: Option<f64>,
    precision: Precision,
    route: Route,
}

/// A figure with its unit.
pub fn figure(scene: &Scene, figure: &Figure) -> AnyView {
    let mark = Mark {
        coordinate: &figure.coordinate,
        value: figure.value,
        precision: figure.precision,
        route: figure.route,
    };
    view_of(scene, &mark)
}

/// A part of a figure, with its unit.
pub fn part(scene: &Scene, part: &Part) -> AnyView {
    let mark = Mark {
        coordinate: &part.coordinate,
        value: part.value,
        precision: part.precision,
        route: part.route,
    };
    view_of(scene, &mark)
}

/// An observation as it stands in the export, with its unit.
pub fn observation(scene: &Scene, row: Row) -> AnyView {
    let data = scene.data();
    let value = data.value(row);
    let mark = Mark {
        coordinate: &data.coordinate(row),
        value,
        precision: data.precision(row),
        route: if value.is_some() {
            Route::Reported
        } else {
            Route::Missing
        },
    };
    view_of(scene, &mark)
}

/// A tag that says how a figure came about or how exact it is; nothing for a plain one.
pub fn tags(scene: &Scene, figure: &Figure) -> AnyView {
    let words = scene.words();
    let route = match figure.route {
        Route::Computed | Route::Partial | Route::Listed => {
            Some(route_word(scene.lang, figure.route))
        }
        Route::Reported | Route::Missing => None,
    };
    let precision = (figure.value.is_some() && figure.precision != Precision::Exact)
        .then_some(words.tag_approximate);
    let tag = |class: &'static str, word: &'static str| view! { <span class=class>{word}</span> };
    view! {
        {route.map(|word| tag("tag", word))}
        {precision.map(|word| tag("tag tag--weak", word))}
    }
    .into_any()
}

/// The mark of an implied figure.
pub fn implied(scene: &Scene) -> AnyView {
    let note = implied_note(scene.lang);
    view! { <span class="tag tag--weak" title=note>{scene.words().implied_short}</span> }.into_any()
}

/// The period that a figure speaks for, in words.
pub fn period_of(scene: &Scene, figure: &Figure) -> String {
    figure_period(scene.lang, scene.data(), figure)
}

fn view_of(scene: &Scene, mark: &Mark<'_>) -> AnyView {
    let data = scene.data();
    let key = FigureKey::of(data, mark.coordinate);
    let unit = unit_name(scene.lang, data, mark.coordinate.indicator);
    let number: NumberText = figure_text(scene.lang, mark.value, mark.precision, unit);
    let text = match mark.route {
        Route::Listed if mark.value.is_none() => scene.words().tag_listed.to_owned(),
        _ => number.text,
    };
    let missing = mark.value.is_none().then(|| number.exact.clone());
    let dims = dims_json(&key.dims);
    view! {
        <data
            class="figure"
            class:figure--none=mark.value.is_none()
            value=mark.value.map(plain).unwrap_or_default()
            data-indicator=key.indicator
            data-region=key.region
            data-period=key.period.to_string()
            data-dims=dims
            data-precision=mark.precision.code()
            data-route=mark.route.code()
            tabindex="0"
            role="button"
            aria-label=missing
            title=number.exact
        >
            <span class="figure__number">{text}</span>
            {(!number.unit.is_empty()).then(|| view! { <small class="figure__unit">{number.unit}</small> })}
        </data>
    }
    .into_any()
}

/// Dims as a JSON object in order of name; `None` without dims.
fn dims_json(dims: &[(String, String)]) -> Option<String> {
    if dims.is_empty() {
        return None;
    }
    let map: serde_json::Map<String, serde_json::Value> = dims
        .iter()
        .map(|(dim, member)| (dim.clone(), member.as_str().into()))
        .collect();
    serde_json::to_string(&map).ok()
}

/// The key in the attributes of a `<data>` element.
pub fn key_of(element: &web_sys::Element) -> Option<FigureKey> {
    let dims = match element.get_attribute("data-dims") {
        None => Vec::new(),
        Some(json) => {
            let map: std::collections::BTreeMap<String, String> =
                serde_json::from_str(&json).ok()?;
            map.into_iter().collect()
        }
    };
    Some(FigureKey {
        indicator: element.get_attribute("data-indicator")?,
        period: crate::model::Period::parse(&element.get_attribute("data-period")?).ok()?,
        region: element.get_attribute("data-region")?,
        dims,
    })
}
