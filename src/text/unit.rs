//! Units as English words them (单位): `77,000 yuan` where Chinese counts in tens of thousands, and
//! `1 item` beside `2 items`.

use super::Lang;

/// What the English names of units in tens of thousands (万) begin with.
const TEN_THOUSANDS: &str = "10,000 ";

/// A value and its unit as the language words them.
pub(super) fn worded(lang: Lang, value: f64, unit: &str) -> (f64, String) {
    if lang == Lang::Zh {
        return (value, unit.to_owned());
    }
    let (value, unit) = match unit.strip_prefix(TEN_THOUSANDS) {
        // 7.7 × 10,000 is 77,000, and not the 77,000.00000000001 of binary fractions.
        Some(rest) => ((value * 1e10).round() / 1e6, rest),
        None => (value, unit),
    };
    if value.abs() == 1.0 {
        return (value, singular(unit));
    }
    (value, unit.to_owned())
}

fn singular(unit: &str) -> String {
    if unit == "people" {
        return "person".to_owned();
    }
    if let Some(stem) = unit.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let is_plural = unit.ends_with('s') && !unit.ends_with("ss");
    unit.strip_suffix('s')
        .filter(|_| is_plural)
        .unwrap_or(unit)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_counts_in_thousands_and_knows_one() {
        let en = |value, unit| worded(Lang::En, value, unit);
        assert_eq!(en(7.7, "10,000 yuan"), (77_000.0, "yuan".to_owned()));
        assert_eq!(en(0.29, "10,000 yuan"), (2_900.0, "yuan".to_owned()));
        assert_eq!(en(1.0, "items").1, "item");
        assert_eq!(en(-1.0, "activities").1, "activity");
        assert_eq!(en(1.0, "people").1, "person");
        assert_eq!(en(1.0, "times").1, "time");
        for (value, unit) in [
            (2.0, "items"),
            (1.5, "items"),
            (1.0, "%"),
            (1.0, "per county"),
            (1.0, "pp"),
        ] {
            assert_eq!(en(value, unit), (value, unit.to_owned()));
        }
        assert_eq!(worded(Lang::Zh, 1.0, "万元"), (1.0, "万元".to_owned()));
    }
}
