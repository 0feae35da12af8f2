//! Doubles as the shortest decimal that reads back as the same (最短写法), never with an exponent.
//!
//! The standard library writes the same text, with two methods and a table for speed that weigh
//! more than all figures on screen need; most of those are whole or have a few places.

use super::decimal::Whole;

/// Decimals of up to so many places are found by rounding.
const FEW: i32 = 6;
/// Below it, two decimals of 15 digits never read as the same double.
const SURE: f64 = 1e15;

/// The shortest decimal that reads back as the value; of two as short the nearer one.
pub fn written(value: f64) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let size = value.abs();
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if size.is_infinite() {
        return format!("{sign}inf");
    }
    let mut power = 1.0;
    for places in 0..=FEW {
        let digits = (size * power).round();
        if digits >= SURE {
            break;
        }
        if digits / power == size {
            return format!("{sign}{}", pointed(digits as u64, places as usize));
        }
        power *= 10.0;
    }
    let (digits, point) = shortest(size);
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    match digits.split_at_checked(point.max(0) as usize) {
        Some((_, fraction)) if point <= 0 => format!("{sign}0.{}{fraction}", zeros(-point)),
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, fraction)) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{digits}{}", zeros(point - digits.len() as i32)),
    }
}

/// Digits with a point before the last places.
fn pointed(digits: u64, places: usize) -> String {
    let text = format!("{digits:0width$}", width = places + 1);
    match text.split_at_checked(text.len() - places) {
        Some((whole, fraction)) if places > 0 => format!("{whole}.{fraction}"),
        _ => text,
    }
}

/// The digits of a number above zero, and the place of the point among them (Steele and White's
/// free-format method, in whole numbers).
fn shortest(size: f64) -> (String, i32) {
    let bits = size.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = (bits >> 52) as i32;
    let (mantissa, scale) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    // The next double below a power of two is half as far as the one above.
    let is_edge = fraction == 0 && exponent > 1;
    let twos = if is_edge { 2 } else { 1 };
    let whole = |value: u64, shift: i32| {
        let mut whole = Whole(vec![value as u32, (value >> 32) as u32]);
        whole.shift(shift.max(0) as usize);
        whole.trimmed()
    };
    let mut rest = whole(mantissa, scale.max(0) + twos);
    let mut unit = whole(1, (-scale).max(0) + twos);
    let mut below = whole(1, scale);
    let mut above = whole(1, scale.max(0) + twos - 1);
    // What lies at the edge reads as the even one.
    let is_even = mantissa & 1 == 0;
    let passes =
        |one: &Whole, other: &Whole| one.is_least(other) && (is_even || !other.is_least(one));
    let reaches = |rest: &Whole, above: &Whole, unit: &Whole| passes(&rest.plus(above), unit);
    let mut point = 0;
    while reaches(&rest, &above, &unit) {
        unit.scale(10, 0);
        point += 1;
    }
    let mut digits = String::new();
    loop {
        for part in [&mut rest, &mut below, &mut above] {
            part.scale(10, 0);
        }
        let mut digit = 0;
        while rest.is_least(&unit) {
            rest.subtract(&unit);
            digit += 1;
        }
        let is_low = passes(&below, &rest);
        let is_high = reaches(&rest, &above, &unit);
        if digit == 0 && digits.is_empty() && !is_high {
            point -= 1;
            continue;
        }
        if is_high && (!is_low || rest.plus(&rest).is_least(&unit)) {
            digit += 1;
        }
        digits.push(char::from(b'0' + digit));
        if is_low || is_high {
            return (digits, point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(value: f64) {
        assert_eq!(written(value), format!("{value}"), "{value:e}");
    }

    #[test]
    fn hard_numbers_are_written_like_the_standard_library_writes_them() {
        for value in [
            0.0,
            -0.0,
            1.0,
            -7.0,
            0.1,
            0.1 + 0.2,
            94.12,
            1e15,
            1e16,
            9_007_199_254_740_993.0,
            1e21,
            1e22,
            1e23,
            5e-324,
            2.2250738585072014e-308,
            2.225073858507201e-308,
            1.7976931348623157e308,
            f64::MIN_POSITIVE,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            123456.789,
            0.000001,
            0.0000001,
            999999999999999.9,
            4.35,
            1e-7,
            9.5e-7,
            9007199254740992.0,
            4503599627370496.5,
            0.3,
            2.0f64.powi(70),
            2.0f64.powi(-70),
            5e-7,
            1.0000000000000002,
        ] {
            same(value);
            same(-value);
        }
        for power in -1074..=1023 {
            let two = if power < -1022 {
                f64::from_bits(1 << (power + 1074))
            } else {
                2f64.powi(power)
            };
            same(two);
            same(f64::from_bits(two.to_bits() + 1));
            same(f64::from_bits(two.to_bits() - 1));
        }
        for power in -320..=308 {
            same(format!("1e{power}").parse().unwrap());
            same(format!("9.5e{power}").parse().unwrap());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        #[test]
        fn any_double_is_written_like_the_standard_library_writes_it(bits: u64) {
            same(f64::from_bits(bits));
        }

        #[test]
        fn figures_are_written_like_the_standard_library_writes_them(value in -1e13f64..1e13, places in 0i32..12) {
            let power = 10f64.powi(places);
            same((value * power).round() / power);
            same((value / 1e9 * power).round() / power);
            same(value);
        }
    }
}
