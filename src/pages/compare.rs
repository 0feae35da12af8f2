//! The comparison (对比): committees, periods or exports side by side, like with like.

use std::sync::Arc;

use super::compare_changes::changes;
use super::compare_chooser::chooser;
use crate::analysis::{
    Figure, Line, Route as AnalysisRoute, Side, is_same_committee, redefined, side_by_side,
};
use crate::components::figure::{figure, figure_elsewhere, period_of, tags};
use crate::components::issues::failure_words;
use crate::components::panel::{Width, panel};
use crate::components::scene::{Opened, Scene};
use crate::components::state::{Beside, State};
use crate::model::{Dataset, IndicatorId};
use crate::platform::view::{View, el, live};
use crate::route::{Against, Page, Route};
use crate::text::compare::{change_text, redefined_text};
use crate::text::name::{indicator_name, label, region_name};
use crate::text::side_by_side::{compare_words, only_text, unlike_text};

/// What stands on the two sides: this scene, the other, and their names.
struct Sides<'a> {
    here: &'a Scene,
    there: Scene,
    names: [String; 2],
    /// Whether the other side is of another export.
    is_elsewhere: bool,
}

/// The page.
pub fn compare(scene: &Scene) -> View {
    let words = compare_words(scene.lang);
    let against = scene.route.against.as_deref();
    let body: View = match (against, against.and_then(Against::parse)) {
        (None, _) => empty(words.hint),
        (Some(_), None) => empty(words.bad),
        (_, Some(Against::Export(_))) => {
            let scene = scene.clone();
            live(move || beside(&scene))
        }
        (_, Some(against)) => match of_same_export(scene, &against) {
            Some(sides) => sides_view(&sides),
            None => empty(words.bad),
        },
    };
    let title = el("h2")
        .class("page-title")
        .child(scene.words().compare_page);
    View::from([title.into(), chooser(scene), body])
}

fn empty(words: &'static str) -> View {
    el("p").class("empty").child(words).into()
}

fn beside(scene: &Scene) -> View {
    match State::here().beside.get() {
        Beside::Nothing | Beside::Loading => el("p")
            .class("empty")
            .attr("role", "status")
            .child(compare_words(scene.lang).loading)
            .into(),
        Beside::Failed(failure) => el("div")
            .class("notice notice--warn")
            .attr("role", "alert")
            .child(failure_words(scene.lang, &failure))
            .into(),
        Beside::Ready(opened) => {
            let sides = of_other_export(scene, opened);
            View::from([sides_view(&sides), changes(scene, &sides.there)])
        }
    }
}

/// Another period or region of the open export.
fn of_same_export<'a>(scene: &'a Scene, against: &Against) -> Option<Sides<'a>> {
    let mut route = scene.route.clone();
    let names = match against {
        Against::Period(period) => {
            route.period = Some(*period);
            [scene.period, *period].map(|p| scene.period_name(p))
        }
        Against::Region(code) => {
            let region = scene.data().regions.find(code)?;
            route.region = Some(code.clone());
            [scene.region, region].map(|r| region_name(scene.lang, scene.data(), r).to_owned())
        }
        Against::Export(_) => return None,
    };
    // The period shown is this scene's, also where the link leaves it open.
    route.period = route.period.or(Some(scene.period));
    let opened = Arc::clone(&scene.opened);
    Some(Sides {
        here: scene,
        there: Scene::new(
            opened,
            &route,
            scene.lang,
            scene.style.clone(),
            Arc::clone(&scene.trust),
        ),
        names,
        is_elsewhere: false,
    })
}

/// Another export: at the same period where it speaks of it, else at its own.
fn of_other_export(scene: &Scene, opened: Arc<Opened>) -> Sides<'_> {
    let has_period = opened.periods().iter().any(|p| scene.period.contains(*p));
    let region = scene.data().region(scene.region);
    let region = region.filter(|_| scene.region != scene.data().home());
    let this = scene.opened.export.clone();
    let route = Route {
        page: Page::Compare,
        data: opened.export.clone(),
        period: has_period.then_some(scene.period),
        region: region.map(|r| r.code.clone()),
        against: this.map(|id| Against::Export(id).to_text()),
        lang: scene.route.lang,
        ..Route::default()
    };
    // What is known is known of the open export alone.
    let trust = Arc::default();
    let there = Scene::new(opened, &route, scene.lang, scene.style.clone(), trust);
    let is_same = is_same_committee(scene.data(), there.data());
    let names = [scene, &there].map(|side| {
        let period = side.period_name(side.period);
        let meta = &side.data().meta;
        match is_same {
            true => format!("{} · {period}", meta.title),
            false => format!("{} · {period}", meta.committee.short),
        }
    });
    Sides {
        here: scene,
        there,
        names,
        is_elsewhere: true,
    }
}

fn side(scene: &Scene) -> Side<'_> {
    Side {
        data: scene.data(),
        period: scene.period,
        region: scene.region,
    }
}

fn sides_view(sides: &Sides<'_>) -> View {
    let scene = sides.here;
    let words = compare_words(scene.lang);
    let view = side_by_side(side(scene), side(&sides.there));
    let [here, there] = &sides.names;
    let heads = [
        scene.words().indicator.to_owned(),
        here.clone(),
        there.clone(),
        words.difference.to_owned(),
    ];
    let heads: View = heads
        .into_iter()
        .map(|head| el("th").attr("scope", "col").child(head).into())
        .collect();
    let lines: View = view.lines.iter().map(|l| line(sides, l)).collect();
    let table = el("table")
        .class("plain-table compare")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(lines));
    let title = format!("{here} ｜ {there}");
    let table: View = if view.lines.is_empty() {
        empty(words.nothing_shared)
    } else {
        table.into()
    };
    View::from([
        panel(&title, words.rule, Width::Whole, table),
        only(scene, scene.data(), here, &view.only_here),
        only(scene, sides.there.data(), there, &view.only_there),
    ])
}

fn line(sides: &Sides<'_>, of: &Line) -> View {
    let (scene, lang) = (sides.here, sides.here.lang);
    let data = scene.data();
    let there = match sides.is_elsewhere {
        true => figure_elsewhere(&sides.there, &of.there),
        false => figure(scene, &of.there),
    };
    let outcome: View = match &of.outcome {
        Ok(change) => {
            let text = change_text(lang, data, of.here.coordinate.indicator, change);
            let since = match sides.is_elsewhere {
                true => None,
                false => redefined(data, &of.here, &of.there),
            };
            let mark = since.map(|day| {
                let mark = el("span").class("compare__reason");
                mark.child(redefined_text(lang, day))
            });
            View::from([el("strong").child(text).into(), mark.into()])
        }
        Err(unlike) => el("span")
            .class("compare__reason")
            .child(unlike_text(lang, unlike))
            .into(),
    };
    let cell =
        |label: &str, content: View| el("td").attr("data-label", label.to_owned()).child(content);
    let [here_name, there_name] = &sides.names;
    let name = label(lang, data, &of.here.coordinate);
    el("tr")
        .child(el("th").attr("scope", "row").child(name))
        .child(cell(
            here_name,
            with_span(scene, &of.here, figure(scene, &of.here)),
        ))
        .child(cell(there_name, with_span(&sides.there, &of.there, there)))
        .child(cell(compare_words(lang).difference, outcome))
        .into()
}

/// A figure with its tags, and its span where that is not the one asked for.
fn with_span(scene: &Scene, of: &Figure, shown: View) -> View {
    let is_part = of.value.is_some() && of.span != of.coordinate.period;
    let span = is_part.then(|| el("small").class("dim").child(period_of(scene, of)));
    let cell = el("span").class("compare__figure").child(shown);
    // A list says so in the number's place.
    let tags = (of.route != AnalysisRoute::Listed).then(|| tags(scene, of));
    cell.child(tags).child(span).into()
}

/// What one side alone has, by name.
fn only(scene: &Scene, data: &Dataset, side: &str, ids: &[IndicatorId]) -> View {
    if ids.is_empty() {
        return View::Nothing;
    }
    let names: View = ids
        .iter()
        .map(|id| {
            let name = indicator_name(scene.lang, data, *id).to_owned();
            el("li").child(name).into()
        })
        .collect();
    let title = only_text(scene.lang, side, ids.len());
    let list = el("ul").class("compare__only").child(names);
    panel(&title, "", Width::Whole, list.into())
}
