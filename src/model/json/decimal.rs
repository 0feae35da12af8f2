//! Decimal numbers as written in JSON, read to the nearest binary one.
//!
//! Short numbers, which all figures are, take one exact multiplication or division; the rest is
//! worked out in whole numbers of any length. The standard library reads as well, with a table of
//! ten kilobytes that no compression makes smaller.

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];
/// Whole numbers up to here are exact.
const EXACT: u64 = 1 << 53;
/// Digits beyond these cannot change the nearest double, only whether it is hit exactly.
const MOST_DIGITS: usize = 800;

/// The nearest double to a JSON number; infinite when it is too large. `None` for anything else.
pub fn number(written: &str) -> Option<f64> {
    let (is_negative, rest) = match written.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    let (decimal, power) = match rest.split_once(['e', 'E']) {
        Some((decimal, power)) => (decimal, power_of(power)?),
        None => (rest, 0),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    if whole.is_empty() {
        return None;
    }
    let (mut value, mut count) = (0u64, 0usize);
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        if count > 0 || byte != b'0' {
            count += 1;
        }
        // Not used beyond 19 digits.
        value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
    }
    let exponent = power - fraction.len() as i64;
    let size = if count <= 19 {
        short(value, exponent).unwrap_or_else(|| {
            let (low, high) = (value as u32, (value >> 32) as u32);
            nearest(Whole(vec![low, high]).trimmed(), exponent, count)
        })
    } else {
        let digits = whole.bytes().chain(fraction.bytes());
        let mut digits = digits.skip_while(|byte| *byte == b'0');
        let mut whole = Whole(Vec::new());
        for byte in digits.by_ref().take(MOST_DIGITS) {
            whole.scale(10, u32::from(byte - b'0'));
        }
        if count > MOST_DIGITS {
            // One more digit stands for all that follow.
            whole.scale(10, u32::from(digits.any(|byte| byte != b'0')));
            let dropped = count - MOST_DIGITS - 1;
            nearest(whole, exponent + dropped as i64, MOST_DIGITS + 1)
        } else {
            nearest(whole, exponent, count)
        }
    };
    Some(if is_negative { -size } else { size })
}

/// The power of ten as written; beyond what a double holds it is as good as any other.
fn power_of(written: &str) -> Option<i64> {
    let (is_negative, digits) = match written.as_bytes().first() {
        Some(b'-') => (true, &written[1..]),
        Some(b'+') => (false, &written[1..]),
        _ => (false, written),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0i64, |power, byte| {
        (power * 10 + i64::from(byte - b'0')).min(1 << 40)
    });
    Some(if is_negative { -size } else { size })
}

/// A value of up to 19 digits where one exact step gives the nearest double.
fn short(value: u64, exponent: i64) -> Option<f64> {
    if value == 0 {
        return Some(0.0);
    }
    if value > EXACT {
        return None;
    }
    let power = *POWERS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    let value = value as f64;
    Some(if exponent < 0 {
        value / power
    } else {
        value * power
    })
}

/// The nearest double to `value` × 10^`exponent`, `value` of `count` digits.
fn nearest(value: Whole, exponent: i64, count: usize) -> f64 {
    let magnitude = count as i64 + exponent;
    if magnitude > 310 {
        return f64::INFINITY;
    }
    if magnitude < -330 {
        return 0.0;
    }
    let (mut above, mut below) = (value, Whole(vec![1]));
    let scaled = if exponent < 0 { &mut below } else { &mut above };
    for _ in 0..exponent.unsigned_abs() {
        scaled.scale(10, 0);
    }
    // So many bits that the quotient has 64 or 65.
    let shift = 64 - (above.bits() as i64 - below.bits() as i64);
    if shift >= 0 {
        above.shift(shift as usize);
    } else {
        below.shift(shift.unsigned_abs() as usize);
    }
    let mut quotient = 0u128;
    let mut part = below.clone();
    part.shift(65);
    for _ in 0..66 {
        quotient <<= 1;
        if above.is_least(&part) {
            above.subtract(&part);
            quotient |= 1;
        }
        part.halve();
    }
    let is_more = !above.trimmed().0.is_empty();
    rounded(quotient, is_more, -shift)
}

/// The nearest double to `bits` × 2^`scale`, a little more where `is_more`; ties go to even.
fn rounded(bits: u128, is_more: bool, scale: i64) -> f64 {
    let length = 128 - i64::from(bits.leading_zeros());
    // Doubles have 53 bits, fewer near zero, where the last one stands for 2^-1074.
    let dropped = (length - 53).max(-1074 - scale);
    if dropped > length {
        return 0.0;
    }
    let rest = bits & ((1u128 << dropped) - 1);
    let half = 1u128 << (dropped - 1);
    let mut kept = (bits >> dropped) as u64;
    if rest > half || (rest == half && (is_more || kept & 1 == 1)) {
        kept += 1;
    }
    let scale = scale + dropped;
    let length = 64 - i64::from(kept.leading_zeros());
    let exponent = scale + length - 1;
    if kept == 0 {
        0.0
    } else if exponent > 1023 {
        f64::INFINITY
    } else if exponent < -1022 {
        f64::from_bits(kept)
    } else {
        let fraction = if length <= 53 {
            kept << (53 - length)
        } else {
            kept >> 1
        };
        f64::from_bits((((exponent + 1023) as u64) << 52) | (fraction & ((1 << 52) - 1)))
    }
}

/// A whole number of any length, lowest 32 bits first.
#[derive(Clone)]
pub(super) struct Whole(pub(super) Vec<u32>);

impl Whole {
    pub(super) fn trimmed(mut self) -> Whole {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    fn bits(&self) -> usize {
        let last = self.0.last().copied().unwrap_or_default();
        (self.0.len() * 32).saturating_sub(last.leading_zeros() as usize)
    }

    /// Times a factor and plus a digit.
    pub(super) fn scale(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for limb in &mut self.0 {
            let now = u64::from(*limb) * u64::from(factor) + carry;
            *limb = now as u32;
            carry = now >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    pub(super) fn shift(&mut self, bits: usize) {
        self.scale(1 << (bits % 32), 0);
        self.0.splice(0..0, std::iter::repeat_n(0, bits / 32));
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for limb in self.0.iter_mut().rev() {
            let now = *limb;
            *limb = (now >> 1) | carry;
            carry = now << 31;
        }
    }

    fn limb(&self, index: usize) -> u32 {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// Whether it is as large as another.
    pub(super) fn is_least(&self, other: &Whole) -> bool {
        let length = self.0.len().max(other.0.len());
        for index in (0..length).rev() {
            let (one, two) = (self.limb(index), other.limb(index));
            if one != two {
                return one > two;
            }
        }
        true
    }

    /// Plus another.
    pub(super) fn plus(&self, other: &Whole) -> Whole {
        let mut carry = 0;
        let length = self.0.len().max(other.0.len());
        let add = |index| {
            let now = u64::from(self.limb(index)) + u64::from(other.limb(index)) + carry;
            carry = now >> 32;
            now as u32
        };
        let mut sum = Whole((0..length).map(add).collect());
        sum.0.push(carry as u32);
        sum
    }

    /// Minus another that is no larger.
    pub(super) fn subtract(&mut self, other: &Whole) {
        let mut borrow = false;
        for (index, limb) in self.0.iter_mut().enumerate() {
            let (less, first) = limb.overflowing_sub(other.limb(index));
            let (less, second) = less.overflowing_sub(u32::from(borrow));
            *limb = less;
            borrow = first || second;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(written: &str) {
        let theirs: f64 = written.parse().unwrap();
        let ours = number(written).unwrap();
        assert_eq!(
            ours.to_bits(),
            theirs.to_bits(),
            "{written}: {ours:e} {theirs:e}"
        );
    }

    #[test]
    fn hard_numbers_are_read_like_the_standard_library_reads_them() {
        for written in [
            "0",
            "-0",
            "0.0",
            "94.12",
            "160",
            "1e22",
            "1e23",
            "8.5e22",
            "9007199254740993",
            "9007199254740992.5",
            "179769313486231570000e289",
            "1.7976931348623159e308",
            "1e400",
            "4.9406564584124654e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1e-400",
            "0.1e-5",
            "6.631236846766476e-316",
            "3.5844466002796428e+298",
            "123456789012345678901234567890",
        ] {
            same(written);
        }
        // Exactly between two doubles, and a little above it far behind the point.
        let between = "9007199254740993.".to_owned();
        same(&format!("{between}{}", "0".repeat(900)));
        same(&format!("{between}{}1", "0".repeat(900)));
        for bad in ["", "-", "e5", "1e", "1e+", "1.2.3", "0x1", " 1", "1 "] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn every_double_is_read_back(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            same(&format!("{value}"));
            same(&format!("{value:e}"));
        }

        #[test]
        fn any_decimal_is_read_alike(text in "-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?") {
            same(&text);
        }
    }
}
