//! The city, its thirteen counties as the committee counts them, and the years of the demo.

/// The city.
pub const CITY: &str = "610400";
/// The first and the last year of the demo.
pub const YEARS: std::ops::RangeInclusive<u32> = 2021..=2025;
/// How many units report: the city's own body, then the counties.
pub const UNITS: usize = COUNTIES.len() + 1;

/// A county of the demo.
pub struct County {
    pub code: &'static str,
    pub name: &'static str,
    pub short: &'static str,
    pub tile: (u32, u32),
    /// Studios at the end of 2023.
    pub studios: u32,
    /// How busy the county is beside the others.
    pub weight: u32,
}

const fn county(
    code: &'static str,
    name: &'static str,
    short: &'static str,
    tile: (u32, u32),
    studios: u32,
    weight: u32,
) -> County {
    County {
        code,
        name,
        short,
        tile,
        studios,
        weight,
    }
}

/// The counties, in the order of their codes.
pub const COUNTIES: [County; 13] = [
    county("610402", "秦都区", "秦都", (3, 2), 12, 15),
    county("610404", "渭城区", "渭城", (4, 2), 9, 12),
    county("610422", "三原县", "三原", (4, 1), 10, 11),
    county("610423", "泾阳县", "泾阳", (3, 1), 11, 12),
    county("610424", "乾县", "乾县", (1, 2), 10, 9),
    county("610425", "礼泉县", "礼泉", (2, 2), 9, 10),
    county("610426", "永寿县", "永寿", (1, 1), 6, 6),
    county("610428", "长武县", "长武", (0, 0), 6, 5),
    county("610429", "旬邑县", "旬邑", (2, 0), 8, 8),
    county("610430", "淳化县", "淳化", (2, 1), 7, 6),
    county("610431", "武功县", "武功", (1, 3), 7, 8),
    county("610481", "兴平市", "兴平", (2, 3), 9, 13),
    county("610482", "彬州市", "彬州", (1, 0), 9, 10),
];

/// Studios of the city's own body at the end of 2023.
pub const OWN_STUDIOS: u32 = 17;

/// The county of a unit; `None` for the city's own body, which is unit 0.
pub fn county_of(unit: usize) -> Option<&'static County> {
    unit.checked_sub(1).and_then(|index| COUNTIES.get(index))
}

/// The code of a unit's region.
pub fn code_of(unit: usize) -> &'static str {
    county_of(unit).map_or(CITY, |county| county.code)
}

/// The short name of a unit's region.
pub fn short_of(unit: usize) -> &'static str {
    county_of(unit).map_or("咸阳", |county| county.short)
}

/// The weights of the units, the city's own body first.
pub fn weights(own: u32) -> Vec<u32> {
    std::iter::once(own)
        .chain(COUNTIES.iter().map(|county| county.weight))
        .collect()
}

/// A month as a period.
pub fn month_of(year: u32, month: usize) -> String {
    format!("{year}-{month:02}")
}
