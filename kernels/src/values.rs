//! A column of values (数值列), as narrow as all of them allow: whole numbers in four bytes until a
//! value is met that is none.

/// Values by place; one that is missing has none.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// All are whole. The least number stands for a missing one.
    Whole(Vec<i32>),
    /// What is no number stands for a missing one.
    Any(Vec<f64>),
}

const MISSING: i32 = i32::MIN;

impl Default for Values {
    fn default() -> Values {
        Values::Whole(Vec::new())
    }
}

impl Values {
    /// Number of places.
    pub fn len(&self) -> usize {
        match self {
            Values::Whole(all) => all.len(),
            Values::Any(all) => all.len(),
        }
    }

    /// Whether there is no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a place.
    #[inline]
    pub fn get(&self, at: usize) -> Option<f64> {
        match self {
            Values::Whole(all) => all
                .get(at)
                .filter(|v| **v != MISSING)
                .map(|v| f64::from(*v)),
            Values::Any(all) => all.get(at).copied().filter(|v| !v.is_nan()),
        }
    }

    /// Adds a whole number, which is most of what is counted.
    #[inline]
    pub(crate) fn push_whole(&mut self, value: i32) {
        match self {
            Values::Whole(all) => all.push(value),
            Values::Any(all) => all.push(f64::from(value)),
        }
    }

    /// Adds a place.
    #[inline]
    pub fn push(&mut self, value: Option<f64>) {
        match value {
            None => self.push_missing(),
            Some(value) => {
                if let Some(whole) = whole(value) {
                    return self.push_whole(whole);
                }
                self.widen();
                if let Values::Any(all) = self {
                    all.push(value);
                }
            }
        }
    }

    #[inline]
    fn push_missing(&mut self) {
        match self {
            Values::Whole(all) => all.push(MISSING),
            Values::Any(all) => all.push(f64::NAN),
        }
    }

    /// Puts a value at a place that there is.
    pub fn set(&mut self, at: usize, value: Option<f64>) {
        if value.is_some_and(|value| whole(value).is_none()) {
            self.widen();
        }
        match self {
            Values::Whole(all) => {
                if let Some(place) = all.get_mut(at) {
                    *place = value.and_then(whole).unwrap_or(MISSING);
                }
            }
            Values::Any(all) => {
                if let Some(place) = all.get_mut(at) {
                    *place = value.unwrap_or(f64::NAN);
                }
            }
        }
    }

    /// Makes it as long as asked, with missing values.
    pub fn resize(&mut self, len: usize) {
        match self {
            Values::Whole(all) => all.resize(len, MISSING),
            Values::Any(all) => all.resize(len, f64::NAN),
        }
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        match self {
            Values::Whole(all) => all.reserve_exact(more),
            Values::Any(all) => all.reserve_exact(more),
        }
    }

    /// Adds the places of another column.
    pub fn append(&mut self, other: Values) {
        if self.is_empty() {
            *self = other;
            return;
        }
        if let Values::Any(_) = other {
            self.widen();
        }
        match (self, other) {
            (Values::Whole(all), Values::Whole(more)) => all.extend_from_slice(&more),
            (Values::Any(all), Values::Any(more)) => all.extend_from_slice(&more),
            (Values::Any(all), Values::Whole(more)) => all.extend(more.iter().map(|v| wide(*v))),
            (Values::Whole(_), Values::Any(_)) => {}
        }
    }

    /// The values of places, in the order given.
    pub fn picked(&self, order: &[u32]) -> Values {
        match self {
            Values::Whole(all) => Values::Whole(super::sort::picked(all, order)),
            Values::Any(all) => Values::Any(super::sort::picked(all, order)),
        }
    }

    /// Makes the missing values zero, and tells where they were.
    pub fn take_missing(&mut self) -> Vec<u32> {
        match self {
            Values::Whole(all) => taken(all, |value| value == MISSING),
            Values::Any(all) => taken(all, f64::is_nan),
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        match self {
            Values::Whole(all) => all.capacity() * size_of::<i32>(),
            Values::Any(all) => all.capacity() * size_of::<f64>(),
        }
    }

    /// Gives back what was reserved and not used.
    pub fn shrink(&mut self) {
        match self {
            Values::Whole(all) => all.shrink_to_fit(),
            Values::Any(all) => all.shrink_to_fit(),
        }
    }

    #[cold]
    fn widen(&mut self) {
        if let Values::Whole(all) = self {
            let mut wider = Vec::with_capacity(all.capacity());
            wider.extend(all.iter().map(|value| wide(*value)));
            *self = Values::Any(wider);
        }
    }
}

/// A value as a whole number; minus zero is none, as it would lose its sign.
#[inline]
fn whole(value: f64) -> Option<i32> {
    let whole = value as i32;
    (whole != MISSING && f64::from(whole).to_bits() == value.to_bits()).then_some(whole)
}

fn wide(value: i32) -> f64 {
    if value == MISSING {
        f64::NAN
    } else {
        f64::from(value)
    }
}

fn taken<T: Copy + Default>(all: &mut [T], is_missing: impl Fn(T) -> bool) -> Vec<u32> {
    let mut taken = Vec::new();
    for (at, value) in (0u32..).zip(all) {
        if is_missing(*value) {
            *value = T::default();
            taken.push(at);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![
            Just(None),
            (-9..9i32).prop_map(|v| Some(f64::from(v))),
            Just(Some(f64::from(i32::MIN))),
            Just(Some(-0.0)),
            Just(Some(2.5)),
            Just(Some(1e300)),
        ]
    }

    proptest! {
        #[test]
        fn a_column_holds_what_a_list_holds(
            one in prop::collection::vec(value(), 0..12),
            other in prop::collection::vec(value(), 0..12),
            puts in prop::collection::vec((0..12usize, value()), 0..4),
        ) {
            let column = |list: &[Option<f64>]| {
                let mut column = Values::default();
                list.iter().for_each(|value| column.push(*value));
                column
            };
            let mut list = one.clone();
            let mut both = column(&one);
            both.append(column(&other));
            list.extend(&other);
            for (at, value) in puts {
                both.set(at, value);
                if let Some(place) = list.get_mut(at) {
                    *place = value;
                }
            }
            let bits = |list: &[Option<f64>]| list.iter().map(|v| v.map(f64::to_bits)).collect::<Vec<_>>();
            let read = |column: &Values| (0..column.len()).map(|at| column.get(at)).collect::<Vec<_>>();
            prop_assert_eq!(bits(&read(&both)), bits(&list));
            let order: Vec<u32> = (0..list.len() as u32).rev().collect();
            let mut reversed = both.picked(&order);
            list.reverse();
            prop_assert_eq!(bits(&read(&reversed)), bits(&list));
            let missing: Vec<u32> = (0u32..).zip(&list).filter(|(_, v)| v.is_none()).map(|(at, _)| at).collect();
            prop_assert_eq!(reversed.take_missing(), missing);
        }
    }
}
