//! What the page around us fixes (固定范围): a committee's export, a region. Nothing inside the
//! frame leads out of it.

use crate::route::{Page, Route};

/// What stays as it is for as long as the frame stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// An id of the list of exports.
    pub committee: Option<String>,
    /// A region's code; its own regions are inside.
    pub region: Option<String>,
}

impl Scope {
    /// Whether nothing is fixed.
    pub fn is_open(&self) -> bool {
        self.committee.is_none() && self.region.is_none()
    }

    /// The nearest place inside the scope. The data are cut to the region when they are read, so a
    /// region inside it may be named, and one outside has nothing to show.
    pub fn hold(&self, mut route: Route) -> Route {
        if let Some(committee) = &self.committee {
            route.data = Some(committee.clone());
        }
        if !self.is_open() {
            let leads_out = |against: &String| {
                against.starts_with("export:")
                    || (self.region.is_some() && against.starts_with("region:"))
            };
            route.against = route.against.filter(|against| !leads_out(against));
        }
        if let Some(region) = &self.region {
            // Codes nest by their digits: 610402 lies in 610400, 610402001 in 610402.
            let is_inside = |code: &str| is_within(code, region);
            route.region = Some(route.region.filter(|code| is_inside(code)))
                .flatten()
                .or_else(|| Some(region.clone()));
            route.figure = route.figure.filter(|key| is_inside(&key.region));
            if let Page::Region(code) = &route.page
                && !is_inside(code)
            {
                route.page = Page::Region(region.clone());
            }
        }
        route
    }
}

/// Whether a region's code lies in another's, by the levels of GB/T 2260: province, city, county.
pub fn is_within(code: &str, whole: &str) -> bool {
    if code == whole {
        return true;
    }
    let is_code = |text: &str| text.len() >= 6 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_code(code) || !is_code(whole) {
        return false;
    }
    let level = match whole {
        whole if whole.ends_with("0000") && whole.len() == 6 => 2,
        whole if whole.ends_with("00") && whole.len() == 6 => 4,
        whole => whole.len(),
    };
    code.get(..level) == whole.get(..level) && code.len() >= whole.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(scope: &Scope, fragment: &str) -> String {
        scope.hold(Route::parse(fragment).0).fragment()
    }

    #[test]
    fn a_fixed_region_is_never_left() {
        let scope = Scope {
            region: Some("610402".into()),
            ..Scope::default()
        };
        for (asked, shown) in [
            ("#/overview", "#/overview?region=610402"),
            ("#/overview?region=610400", "#/overview?region=610402"),
            ("#/overview?region=610403", "#/overview?region=610402"),
            ("#/region/610403", "#/region/610402?region=610402"),
            ("#/region/610402001", "#/region/610402001?region=610402"),
            (
                "#/family/studio?figure=studio.count~2023~610400",
                "#/family/studio?region=610402",
            ),
            (
                "#/family/studio?figure=studio.count~2023~610402",
                "#/family/studio?region=610402&figure=studio.count~2023~610402",
            ),
            (
                "#/compare?against=region:610403&data=other",
                "#/compare?data=other&region=610402",
            ),
            (
                "#/compare?against=period:2022",
                "#/compare?region=610402&against=period:2022",
            ),
            ("#/compare?against=export:other", "#/compare?region=610402"),
        ] {
            assert_eq!(held(&scope, asked), shown, "{asked}");
        }
    }

    #[test]
    fn a_fixed_committee_is_never_left() {
        let scope = Scope {
            committee: Some("xianyang-2023".into()),
            ..Scope::default()
        };
        assert_eq!(
            held(&scope, "#/overview?data=fuyang-2020&region=610403"),
            "#/overview?data=xianyang-2023&region=610403"
        );
        assert_eq!(
            held(&scope, "#/compare?against=export:fuyang-2020"),
            "#/compare?data=xianyang-2023"
        );
        assert_eq!(
            held(&scope, "#/compare?against=region:610403"),
            "#/compare?data=xianyang-2023&against=region:610403"
        );
    }

    #[test]
    fn an_open_scope_changes_nothing() {
        let asked = "#/compare?data=a&region=1&against=export:b";
        assert_eq!(held(&Scope::default(), asked), asked);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_stays_inside(
            page in "(overview|data|compare|brief|leader|family/[a-z]{1,4}|region/[0-9]{1,9}|record/[a-z]{1,3})",
            region in "[0-9]{1,9}", against in "(region|export|period):[0-9a-z]{1,6}", data in "[a-z]{1,5}",
            figure in "[a-z]{1,5}\\.[a-z]{1,5}~2023~[0-9]{1,9}",
        ) {
            let scope = Scope { committee: Some("own".into()), region: Some("610402".into()) };
            let asked = format!("#/{page}?data={data}&region={region}&against={against}&figure={figure}");
            let route = scope.hold(Route::parse(&asked).0);
            prop_assert_eq!(route.data.as_deref(), Some("own"));
            let inside = |code: &str| code.starts_with("610402");
            prop_assert!(route.region.as_deref().is_some_and(inside));
            prop_assert!(route.figure.as_ref().is_none_or(|key| inside(&key.region)));
            prop_assert!(route.against.as_deref().is_none_or(|a| a.starts_with("period:")));
            if let Page::Region(code) = &route.page {
                prop_assert!(inside(code));
            }
            prop_assert_eq!(scope.hold(route.clone()), route);
        }
    }
}
