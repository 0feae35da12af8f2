//! The tools above a table (表格工具): search, filters, groups, columns, copy and export.

use super::table::Table;
use super::table_export::actions;
use super::table_rows::Column;
use super::table_slices::{SLOW, choices};
use crate::platform::signal::StoredValue;
use crate::platform::timer::Timer;
use crate::platform::view::{View, el, live};
use crate::platform::{document, task};
use crate::text::states::rows_text;
use crate::text::table::{TableWord, table_word};
use crate::text::words::Words;

/// Columns with more texts than this offer no list to choose from.
const MOST_CHOICES: usize = 40;
/// Tables shorter than this need no search.
const SHORT: usize = 8;
const PAUSE_MS: i32 = 250;

/// The tools above a table.
pub fn tools(table: Table, label: &str) -> View {
    let words = Words::of(table.lang);
    let total = table.rows.with_value(|rows| rows.len());
    if total <= SHORT {
        return el("div")
            .class("table__tools")
            .child(actions(table, label))
            .into();
    }
    let lists = choices(table.rows.get_value(), MOST_CHOICES);
    let filters = move || -> View {
        let lists = lists.get();
        table.rows.with_value(|rows| {
            let listed = rows.columns().iter().zip(lists.iter());
            let listed = listed.filter(|(_, texts)| !texts.is_empty());
            listed
                .map(|(column, texts)| filter(table, column, texts.clone(), words))
                .collect()
        })
    };
    let search = field(
        table,
        words.search,
        |t| t.search.clone(),
        |t, text| t.search = text,
    );
    let search = search.attr("type", "search").class("table__search");
    let count = el("span")
        .class("table__count")
        .attr("role", "status")
        .child(live(move || {
            rows_text(table.lang, table.shown.with(|s| s.rows.len()), total)
        }));
    let clear = move || {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .on("click", move |_| {
                table.alter(|t| {
                    t.search.clear();
                    t.filters.clear();
                });
            })
            .child(words.clear)
    };
    let is_whole = move || {
        let is_whole = |t: &crate::route::TableState| t.search.is_empty() && t.filters.is_empty();
        table.state.with(is_whole)
    };
    let panel = el("details")
        .class("table__panel")
        .child(el("summary").child(table_word(table.lang, TableWord::Columns)))
        .child(el("ul").child(live(move || {
            let has_list = |texts: &Vec<_>| !texts.is_empty();
            let has_list: Vec<bool> = lists.with(|all| all.iter().map(has_list).collect());
            columns(table, &has_list)
        })));
    el("div")
        .class("table__tools")
        .attr("role", "group")
        .attr("aria-label", words.filters)
        .child(search.attr("placeholder", words.search))
        .child(live(filters))
        .child(groups(table))
        .child(count)
        .child(live(move || (!is_whole()).then(clear)))
        .child(actions(table, label))
        .child(panel)
        .into()
}

/// A field whose text is a part of the table's state.
fn field(
    table: Table,
    label: &str,
    read: fn(&crate::route::TableState) -> String,
    write: fn(&mut crate::route::TableState, String),
) -> crate::platform::view::El {
    let is_slow = table.rows.with_value(|rows| rows.len() > SLOW);
    let wait = StoredValue::new(None::<Timer>);
    el("input")
        .attr("aria-label", label.to_owned())
        .live_prop("value", move || table.state.with(read))
        .on("input", move |event| {
            let Some(text) = document::value_of(&event) else {
                return;
            };
            let put = move || table.alter(|t| write(t, text));
            if is_slow {
                wait.set_value(Timer::after(PAUSE_MS, put));
            } else {
                put();
            }
        })
}

fn select(
    label: &str,
    chosen: impl FnMut() -> String + 'static,
    first: &'static str,
    texts: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> View {
    let options: Vec<View> = texts
        .into_iter()
        .map(|(value, text)| el("option").attr("value", value).child(text).into())
        .collect();
    let list = el("select")
        .live_prop("value", chosen)
        .on("change", move |event| {
            if let Some(text) = document::value_of(&event) {
                choose(text);
            }
        })
        .child(el("option").attr("value", "").child(first))
        .child(options);
    el("label")
        .class("table__filter")
        .child(el("span").child(label.to_owned()))
        .child(list)
        .into()
}

fn filter(
    table: Table,
    column: &Column,
    texts: Vec<(String, String)>,
    words: &'static Words,
) -> View {
    let id = column.id;
    // A link may ask for what no row has; the list then stays at its first choice.
    let known = texts.clone();
    let chosen = move || {
        let asked = table.state.with(|t| t.filter("is", id).map(str::to_owned));
        let is_asked = |(name, text): &&(String, String)| {
            asked.as_ref().is_some_and(|a| a == name || a == text)
        };
        let found = known.iter().find(is_asked);
        found.map_or(String::new(), |(name, _)| name.clone())
    };
    let choose = move |name: String| table.alter(|t| t.set_filter("is", id, &name));
    select(column.title, chosen, words.filter_all, texts, choose)
}

/// The column whose equal cells stand together.
fn groups(table: Table) -> View {
    let texts: Vec<(String, String)> = table.rows.with_value(|rows| {
        let columns = rows.columns().iter().filter(|column| !column.is_number);
        columns
            .map(|column| (column.id.to_owned(), column.title.to_owned()))
            .collect()
    });
    let known = table.ids();
    let chosen = move || {
        let group = table.state.with(|t| t.group.clone()).unwrap_or_default();
        if known.contains(&group.as_str()) {
            group
        } else {
            String::new()
        }
    };
    let choose = move |id: String| {
        table.alter(|t| {
            t.group = (!id.is_empty()).then_some(id);
            t.closed.clear();
        });
    };
    let word = |word| table_word(table.lang, word);
    select(
        word(TableWord::Group),
        chosen,
        word(TableWord::NoGroup),
        texts,
        choose,
    )
}

/// A line for each column: shown or not, its place, its filter, and sorting by it too.
fn columns(table: Table, has_list: &[bool]) -> View {
    let shown = table.columns();
    let hidden = (0..table.ids().len()).filter(|at| !shown.contains(at));
    let all: Vec<usize> = shown.iter().copied().chain(hidden).collect();
    table.rows.with_value(|rows| {
        let line = |at: &usize| {
            let column = rows.columns().get(*at)?;
            let is_shown = shown.contains(at);
            let has_list = has_list.get(*at).copied().unwrap_or(false);
            Some(column_line(table, column, *at, is_shown, has_list))
        };
        all.iter().filter_map(line).collect()
    })
}

fn column_line(table: Table, column: &Column, at: usize, is_shown: bool, has_list: bool) -> View {
    let (id, title, is_number) = (column.id, column.title, column.is_number);
    let word = |word| table_word(table.lang, word);
    let button = move |how: &'static str, text: &'static str, sign: &'static str| {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .attr("id", format!("{}-{id}-{how}", table.name))
            .attr("aria-label", format!("{text} {title}"))
            .attr("title", text)
            .child(sign)
    };
    // The line moves with its column, and the focus with the line.
    let keep_focus = move |how: &str| {
        let own = format!("{}-{id}-{how}", table.name);
        task::spawn(async move { document::focus(&own) });
    };
    let shift = move |is_right: bool| {
        table.alter(|t| t.shift(&table.ids(), at, is_right));
        keep_focus(if is_right { "right" } else { "left" });
    };
    let check = el("input")
        .attr("type", "checkbox")
        .attr("id", format!("{}-{id}-show", table.name))
        .prop("checked", if is_shown { "true" } else { "" })
        .on("change", move |_| {
            table.alter(|t| t.toggle(&table.ids(), at));
            keep_focus("show");
        });
    let filters: View = if has_list {
        View::Nothing
    } else if is_number {
        let least = limit(table, id, "min", word(TableWord::Least), title);
        View::from([least, limit(table, id, "max", word(TableWord::Most), title)])
    } else {
        limit(table, id, "has", word(TableWord::Contains), title)
    };
    let shown = el("label").child(check).child(title);
    el("li")
        .key(id)
        .child(shown.class("table__shown"))
        .child(button("left", word(TableWord::Left), "←").on("click", move |_| shift(false)))
        .child(button("right", word(TableWord::Right), "→").on("click", move |_| shift(true)))
        .child(
            button("sort", word(TableWord::SortToo), "↕").on("click", move |_| {
                table.alter(|t| t.sort_by(id, is_number, true))
            }),
        )
        .child(filters)
        .into()
}

/// A field that limits the cells of one column; takes effect on Enter or when left.
fn limit(
    table: Table,
    id: &'static str,
    how: &'static str,
    word: &'static str,
    title: &str,
) -> View {
    let now = table
        .state
        .with(|t| t.filter(how, id).unwrap_or_default().to_owned());
    let put = move |event: web_sys::Event| {
        let Some(text) = document::value_of(&event) else {
            return;
        };
        let is_number = crate::route::limit(text.trim()).is_some();
        if how == "has" || text.is_empty() || is_number {
            table.alter(|t| t.set_filter(how, id, text.trim()));
        }
    };
    el("input")
        .attr("aria-label", format!("{title} {word}"))
        .attr("placeholder", word)
        .maybe("inputmode", (how != "has").then_some("decimal"))
        .prop("value", now)
        .on("change", put)
        .into()
}
