//! A figure on screen (数字): a `<data>` element with its value and coordinate. A click or Enter
//! on it, anywhere, is answered by the shell, which opens the figure's panel.

use super::scene::Scene;
use crate::analysis::{Figure, Part, Route};
use crate::model::json::{self, Value};
use crate::model::{Coordinate, Period, Precision, Row};
use crate::platform::view::{El, View, el};
use crate::route::FigureKey;
use crate::text::figure::{badge_words, figure_period, implied_note, route_word};
use crate::text::name::unit_name;
use crate::text::number::{NumberText, figure_text, plain};
use crate::text::parts::not_loaded;
use crate::text::side_by_side::compare_words;

/// What a mark on screen says.
struct Mark<'a> {
    coordinate: &'a Coordinate,
    value: Option<f64>,
    precision: Precision,
    route: Route,
    /// The days that it speaks for.
    span: Period,
    is_revised: bool,
}

/// A figure with its unit.
pub fn figure(scene: &Scene, figure: &Figure) -> View {
    let mark = Mark {
        coordinate: &figure.coordinate,
        value: figure.value,
        precision: figure.precision,
        route: figure.route,
        span: figure.span,
        is_revised: scene.trust.is_figure_revised(figure),
    };
    view_of(scene, &mark)
}

/// A part of a figure, with its unit.
pub fn part(scene: &Scene, part: &Part) -> View {
    let mark = Mark {
        coordinate: &part.coordinate,
        value: part.value,
        precision: part.precision,
        route: part.route,
        span: part.coordinate.period,
        is_revised: scene.trust.is_revised(part.row),
    };
    view_of(scene, &mark)
}

/// An observation as it stands in the export, with its unit.
pub fn observation(scene: &Scene, row: Row) -> View {
    let data = scene.data();
    let value = data.value(row);
    let mark = Mark {
        coordinate: &data.coordinate(row),
        span: data.row_period(row),
        is_revised: scene.trust.is_revised(Some(row)),
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

/// A figure of an export other than the open one: a link to it there. `scene` is the other's.
pub fn figure_elsewhere(scene: &Scene, figure: &Figure) -> View {
    elsewhere(
        scene,
        &Mark {
            coordinate: &figure.coordinate,
            value: figure.value,
            precision: figure.precision,
            route: figure.route,
            span: figure.span,
            is_revised: false,
        },
    )
}

/// An observation of an export other than the open one.
pub fn observation_elsewhere(scene: &Scene, row: Row) -> View {
    let data = scene.data();
    let value = data.value(row);
    elsewhere(
        scene,
        &Mark {
            coordinate: &data.coordinate(row),
            span: data.row_period(row),
            is_revised: false,
            value,
            precision: data.precision(row),
            route: match value {
                Some(_) => Route::Reported,
                None => Route::Missing,
            },
        },
    )
}

fn elsewhere(scene: &Scene, mark: &Mark<'_>) -> View {
    let key = FigureKey::of(scene.data(), mark.coordinate);
    let data = element(scene, mark).attr("data-export", scene.data().meta.id.clone());
    el("a")
        .class("figure-link")
        .attr("title", compare_words(scene.lang).elsewhere)
        .attr("href", scene.href_of_figure(key))
        .child(data)
        .into()
}

/// A tag that says how a figure came about or how exact it is; nothing for a plain one.
pub fn tags(scene: &Scene, figure: &Figure) -> View {
    let words = scene.first_words();
    let route = match figure.route {
        Route::Computed | Route::Partial | Route::Listed => {
            Some(route_word(scene.lang, figure.route))
        }
        Route::Reported | Route::Missing | Route::NotLoaded => None,
    };
    let precision = (figure.value.is_some() && figure.precision != Precision::Exact)
        .then_some(words.tag_approximate);
    let tag = |class: &'static str, word: &'static str| el("span").class(class).child(word);
    View::from([
        route.map(|word| tag("tag", word)).into(),
        precision.map(|word| tag("tag tag--weak", word)).into(),
    ])
}

/// The mark of an implied figure.
pub fn implied(scene: &Scene) -> View {
    el("span")
        .class("tag tag--weak")
        .attr("title", implied_note(scene.lang))
        .child(scene.first_words().implied_short)
        .into()
}

/// The period that a figure speaks for, in words.
pub fn period_of(scene: &Scene, figure: &Figure) -> String {
    figure_period(scene.lang, scene.data(), figure)
}

fn view_of(scene: &Scene, mark: &Mark<'_>) -> View {
    element(scene, mark)
        .attr("tabindex", "0")
        .attr("role", "button")
        .into()
}

fn element(scene: &Scene, mark: &Mark<'_>) -> El {
    let data = scene.data();
    let key = FigureKey::of(data, mark.coordinate);
    let unit = unit_name(scene.lang, data, mark.coordinate.indicator);
    let number: NumberText = match mark.route {
        Route::NotLoaded => not_loaded(scene.lang),
        _ => figure_text(scene.lang, mark.value, mark.precision, unit),
    };
    let text = match mark.route {
        Route::Listed if mark.value.is_none() => scene.first_words().tag_listed.to_owned(),
        _ => number.text,
    };
    let questioned = scene.trust.is_questioned(mark.coordinate, mark.span);
    let marks = badge_words(scene.lang, questioned, mark.is_revised);
    let title = marks.iter().fold(number.exact.clone(), |said, [_, word]| {
        format!("{said} · {word}")
    });
    let badges: View = marks.into_iter().map(badge).collect();
    let missing = mark.value.is_none().then(|| number.exact.clone());
    let unit =
        (!number.unit.is_empty()).then(|| el("small").class("figure__unit").child(number.unit));
    el("data")
        .class("figure")
        .class_if("figure--none", mark.value.is_none())
        .class_if("figure--open", mark.route == Route::NotLoaded)
        .attr("value", mark.value.map(plain).unwrap_or_default())
        .attr("data-indicator", key.indicator)
        .attr("data-region", key.region)
        .attr("data-period", key.period.to_string())
        .maybe("data-dims", dims_json(&key.dims))
        .attr("data-precision", mark.precision.code())
        .attr("data-route", mark.route.code())
        .maybe("aria-label", missing)
        .attr("title", title)
        .child(el("span").class("figure__number").child(text))
        .child(unit)
        .child(badges)
}

/// A small mark at a figure: a sign for the eye, a word for the ear.
fn badge([sign, word]: [&'static str; 2]) -> View {
    let sign = el("i").attr("aria-hidden", "true").child(sign);
    let word = el("span").class("spoken").child(word);
    el("span")
        .class("figure__badge")
        .child(sign)
        .child(word)
        .into()
}

/// Dims as a JSON object in order of name; `None` without dims.
fn dims_json(dims: &[(String, String)]) -> Option<String> {
    if dims.is_empty() {
        return None;
    }
    let members: Vec<String> = dims
        .iter()
        .map(|(dim, member)| format!("{}:{}", json::quoted(dim), json::quoted(member)))
        .collect();
    Some(format!("{{{}}}", members.join(",")))
}

/// The key in the attributes of a `<data>` element.
pub fn key_of(element: &web_sys::Element) -> Option<FigureKey> {
    let dims = match element.get_attribute("data-dims") {
        None => Vec::new(),
        Some(json) => {
            let value = Value::read(&json)?;
            let pair =
                |(dim, member): &(String, Value)| Some((dim.clone(), member.as_text()?.to_owned()));
            value.members().iter().filter_map(pair).collect()
        }
    };
    Some(FigureKey {
        indicator: element.get_attribute("data-indicator")?,
        period: Period::parse(&element.get_attribute("data-period")?).ok()?,
        region: element.get_attribute("data-region")?,
        dims,
    })
}
