//! Reads one item by its shape: which fields it has, and what a fault in each costs.

use crate::model::order;
use std::borrow::Cow;

use crate::model::json::Raw;

use super::issue::{Consequence, Problem, Type};
use super::place::{Issues, Place};
use super::raw;
use super::shape::Shape;
use crate::model::period::{Period, PeriodError};

/// Marks what has been reported and can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusable;

/// A field that an item has.
#[derive(Clone, Copy)]
pub(super) struct Present<'a> {
    pub(super) name: &'static str,
    /// The cell of a row; `None` for the member of an object.
    pub(super) column: Option<usize>,
    pub(super) raw: Raw<'a>,
}

/// One item's fields, from an object or a row.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a, 'p> {
    pub(super) place: Place<'p>,
    pub(super) whole: Raw<'a>,
    pub(super) present: &'p [Present<'a>],
}

/// The fields of an object by its shape. Unknown ones are told once for each list.
#[inline(never)]
pub(super) fn of_object<'a>(
    issues: &mut Issues<'_>,
    shape: &Shape,
    place: &Place<'_>,
    whole: Raw<'a>,
) -> Result<Vec<Present<'a>>, Unusable> {
    of_object_past(issues, shape, place, whole, None)
}

/// The fields of an object that holds a long value of which the end is known.
#[inline(never)]
pub(super) fn of_object_past<'a>(
    issues: &mut Issues<'_>,
    shape: &Shape,
    place: &Place<'_>,
    whole: Raw<'a>,
    past: Option<Raw<'a>>,
) -> Result<Vec<Present<'a>>, Unusable> {
    let members = match raw::members_past(whole, past) {
        Ok(members) => members,
        Err(problem) => {
            issues.report(place, Some(whole), problem, Consequence::ItemLeftOut);
            return Err(Unusable);
        }
    };
    Ok(of_members(issues, shape, place, members))
}

/// The fields of an object's members; of a name written twice the later counts.
#[inline(never)]
pub(super) fn of_members<'a>(
    issues: &mut Issues<'_>,
    shape: &Shape,
    place: &Place<'_>,
    members: Vec<(Cow<'a, str>, Raw<'a>)>,
) -> Vec<Present<'a>> {
    let mut present: Vec<Present<'a>> = Vec::with_capacity(members.len().min(shape.fields.len()));
    for (name, value) in members {
        let Some(field) = shape.fields.iter().find(|field| field.name == name) else {
            let unknown = |field| Problem::UnknownField { field, count: 1 };
            issues.tally(&place.key(&name), Some(value), shape.name, &name, unknown);
            continue;
        };
        let found = Present {
            name: field.name,
            column: None,
            raw: value,
        };
        match present.iter_mut().find(|p| p.name == field.name) {
            Some(earlier) => {
                *earlier = found;
                report_repeated(issues, &place.key(field.name), value, field.name);
            }
            None => present.push(found),
        }
    }
    present
}

fn report_repeated(issues: &mut Issues<'_>, place: &Place<'_>, value: Raw<'_>, name: &str) {
    let problem = Problem::DuplicateKey {
        field: raw::clipped(name),
    };
    issues.report(place, Some(value), problem, Consequence::Kept);
}

impl<'a> Fields<'a, '_> {
    /// The field as written, `null` included.
    #[inline(never)]
    pub(super) fn written(&self, name: &str) -> Option<&Present<'a>> {
        self.present.iter().find(|present| present.name == name)
    }

    /// The value of a field; `null` counts as absent.
    pub(super) fn given(&self, name: &str) -> Option<Raw<'a>> {
        self.written(name)
            .map(|present| present.raw)
            .filter(|raw| !raw::is_null(*raw))
    }

    /// Reports a problem of a field.
    #[inline(never)]
    pub(super) fn report(
        &self,
        issues: &mut Issues<'_>,
        name: &'static str,
        problem: Problem,
        consequence: Consequence,
    ) {
        let present = self.written(name);
        let place = self.place_of(name);
        let raw = present.map_or(self.whole, |present| present.raw);
        issues.report(&place, Some(raw), problem, consequence);
    }

    /// The place of a field, written or not.
    #[inline(never)]
    pub(super) fn place_of<'s>(&'s self, name: &'static str) -> Place<'s> {
        match self.written(name).and_then(|present| present.column) {
            Some(column) => self.place.index(column),
            None => self.place.key(name),
        }
    }

    /// A field that the item can't be used without.
    pub(super) fn required<T>(
        &self,
        issues: &mut Issues<'_>,
        name: &'static str,
        read: impl FnOnce(Raw<'a>) -> Result<T, Problem>,
    ) -> Result<T, Unusable> {
        let read = match self.written(name) {
            None => Err(Problem::MissingField),
            // A row has a cell for every column, so `null` is its way to leave one out.
            Some(cell) if cell.column.is_some() && raw::is_null(cell.raw) && name != "value" => {
                Err(Problem::MissingField)
            }
            Some(present) => read(present.raw),
        };
        read.map_err(|problem| {
            self.report(issues, name, problem, Consequence::ItemLeftOut);
            Unusable
        })
    }

    /// A field whose fault makes the item unusable.
    pub(super) fn decisive<T>(
        &self,
        issues: &mut Issues<'_>,
        name: &'static str,
        read: impl FnOnce(Raw<'a>) -> Result<T, Problem>,
    ) -> Result<Option<T>, Unusable> {
        self.given(name).map(read).transpose().map_err(|problem| {
            self.report(issues, name, problem, Consequence::ItemLeftOut);
            Unusable
        })
    }

    /// A field without which the item still says what it says.
    pub(super) fn beside<T>(
        &self,
        issues: &mut Issues<'_>,
        name: &'static str,
        read: impl FnOnce(Raw<'a>) -> Result<T, Problem>,
    ) -> Option<T> {
        match self.given(name).map(read).transpose() {
            Ok(value) => value,
            Err(problem) => {
                self.report(issues, name, problem, Consequence::FieldLeftOut);
                None
            }
        }
    }

    /// A text beside; an empty one says nothing.
    #[inline(never)]
    pub(super) fn text_beside(
        &self,
        issues: &mut Issues<'_>,
        name: &'static str,
    ) -> Option<Cow<'a, str>> {
        self.beside(issues, name, raw::text)
            .filter(|text| !text.is_empty())
    }
}

/// A period of `luzhi/1`.
pub(super) fn period(value: Raw<'_>) -> Result<Period, Problem> {
    let text = raw::text(value)?;
    Period::parse(&text).map_err(|error: PeriodError| Problem::BadPeriod {
        found: raw::clipped(&text),
        error,
    })
}

/// A word of a closed vocabulary.
pub(super) fn word<T>(
    value: Raw<'_>,
    parse: impl FnOnce(&str) -> Option<T>,
    expected: &'static [&'static str],
) -> Result<T, Problem> {
    let text = raw::text(value)?;
    parse(&text).ok_or_else(|| Problem::UnknownWord {
        found: raw::clipped(&text),
        expected,
    })
}

/// A whole number in a range, or the type that it is not.
pub(super) fn whole(value: Raw<'_>, from: u16, to: u16) -> Option<u16> {
    let number = raw::number(value).ok()?;
    let is_whole = number.fract() == 0.0 && number >= f64::from(from) && number <= f64::from(to);
    is_whole.then_some(number as u16)
}

/// The members of an object of texts or other plain values, each name once, in order of name.
pub(super) fn named<'a, T>(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    value: Raw<'a>,
    consequence: Consequence,
    read: impl Fn(Raw<'a>) -> Result<T, Problem>,
) -> Result<Vec<(Cow<'a, str>, T)>, Unusable> {
    let members = raw::members(value).map_err(|problem| {
        issues.report(place, Some(value), problem, consequence);
        Unusable
    })?;
    let mut pairs: Vec<(Cow<'a, str>, T)> = Vec::with_capacity(members.len());
    let mut is_usable = true;
    for (name, member) in members {
        let at = place.key(&name);
        let checked = if name.is_empty() {
            Err(Problem::Empty)
        } else {
            raw::within_limit(&name)
        };
        match checked.and_then(|()| read(member)) {
            Ok(value) => pairs.push((name, value)),
            Err(problem) => {
                issues.report(&at, Some(member), problem, consequence);
                is_usable &= consequence == Consequence::FieldLeftOut;
            }
        }
    }
    if !is_usable {
        return Err(Unusable);
    }
    // Stable, so of a repeated name the later stands last.
    order::sort_by(&mut pairs, |a, b| a.0.cmp(&b.0));
    let mut once: Vec<(Cow<'a, str>, T)> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        match once.last_mut() {
            Some(last) if last.0 == pair.0 => {
                report_repeated(issues, &place.key(&pair.0), value, &pair.0);
                *last = pair;
            }
            _ => once.push(pair),
        }
    }
    Ok(once)
}

/// The items of a list field, or none when it is no list.
#[inline(never)]
pub(super) fn list_of<'a>(
    issues: &mut Issues<'_>,
    fields: &Fields<'a, '_>,
    name: &'static str,
    limit: usize,
) -> Vec<Raw<'a>> {
    let mut items = fields.beside(issues, name, raw::items).unwrap_or_default();
    cut(issues, fields, name, (limit, 0), &mut items);
    items
}

/// Keeps to a limit of items, and says how many are left out, with those that are beyond already.
pub(super) fn cut<T>(
    issues: &mut Issues<'_>,
    fields: &Fields<'_, '_>,
    name: &'static str,
    (limit, beyond): (usize, usize),
    items: &mut Vec<T>,
) {
    let left_out = (items.len() + beyond).saturating_sub(limit);
    if left_out > 0 {
        items.truncate(limit);
        let problem = Problem::TooMany { limit, left_out };
        fields.report(issues, name, problem, Consequence::ItemLeftOut);
    }
}

/// A text, a number or a flag.
pub(super) fn attribute(value: Raw<'_>) -> Result<crate::model::record::AttributeValue, Problem> {
    use crate::model::record::AttributeValue;
    match raw::type_of(value) {
        Type::Text => raw::text(value).map(|t| AttributeValue::Text(t.into_owned())),
        Type::Number => raw::number(value).map(AttributeValue::Number),
        Type::Flag => raw::flag(value).map(AttributeValue::Flag),
        found => Err(Problem::WrongType {
            expected: Type::Attribute,
            found,
        }),
    }
}
