//! Inside another page (嵌入): what it fixes, whether it may show us, and the exports it handed over.

use std::sync::Arc;

use super::state::{Preferences, Theme};
use crate::model::load::Manifest;
use crate::platform::document;
use crate::platform::signal::{RwSignal, StoredValue};
use crate::route::embed::{Pushed, Settings};
use crate::route::{Page, Route};

/// Whether the page around may show us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// There is none.
    Alone,
    /// It is being found out; nothing is shown until then.
    Asking,
    /// It may: the origin of the nearest page around.
    Admitted(String),
    /// It may not.
    Refused(String),
}

/// Exports that the page around handed over, and the list of them.
#[derive(Clone, Debug)]
pub struct Handed {
    pub manifest: Arc<Manifest>,
    /// In the order of the list.
    pub exports: Vec<Pushed>,
}

/// Inside another page.
#[derive(Clone, Copy)]
pub struct Embedded {
    settings: StoredValue<Settings>,
    /// The figure or chart alone that the frame is for.
    piece: StoredValue<Option<Page>>,
    pub admission: RwSignal<Admission>,
    pub handed: RwSignal<Option<Arc<Handed>>>,
}

impl Embedded {
    /// What the address fixes, and whether anybody is around.
    pub fn new(mut settings: Settings, is_framed: bool) -> Embedded {
        // Nobody is there to hand anything over.
        settings.awaits_data &= is_framed;
        Embedded {
            settings: StoredValue::new(settings),
            piece: StoredValue::new(None),
            admission: RwSignal::new(match is_framed {
                true => Admission::Asking,
                false => Admission::Alone,
            }),
            handed: RwSignal::new(None),
        }
    }

    /// The nearest place that may be looked at: inside what is fixed, and in the frame of a figure
    /// or chart alone no page, which would not fit; a county's page becomes that figure's county.
    pub fn hold(self, mut route: Route) -> Route {
        if route.page.is_piece() {
            self.piece
                .set_value(self.is_framed().then(|| route.page.clone()));
        } else if let Some(piece) = self.piece.get_value() {
            if let Page::Region(code) = route.page {
                route.region = Some(code);
            }
            route.page = piece;
        }
        self.settings
            .with_value(|settings| settings.scope.hold(route))
    }

    /// Whether there is a page around.
    pub fn is_framed(self) -> bool {
        self.admission.with_untracked(|a| *a != Admission::Alone)
    }

    /// The origin of the page around, once it may show us.
    pub fn host(self) -> Option<String> {
        self.admission.with(|admission| match admission {
            Admission::Admitted(origin) => Some(origin.clone()),
            _ => None,
        })
    }

    /// Whether anything may be shown: to nobody around, or to one who is allowed.
    pub fn may_show(self) -> bool {
        self.admission
            .with(|a| matches!(a, Admission::Alone | Admission::Admitted(_)))
    }

    /// Whether the committee is fixed.
    pub fn fixes_committee(self) -> bool {
        self.settings
            .with_value(|settings| settings.scope.committee.is_some())
    }

    /// The region that is fixed, by code.
    pub fn fixed_region(self) -> Option<String> {
        self.settings
            .with_value(|settings| settings.scope.region.clone())
    }

    /// Whether data comes from the page around alone, and has not come yet.
    pub fn awaits_data(self) -> bool {
        let awaits = self.settings.with_value(|settings| settings.awaits_data);
        awaits && self.handed.with(Option::is_none)
    }

    /// Whether the reader may bring data of their own.
    pub fn opens_files(self) -> bool {
        let may = self.settings.with_value(Settings::opens_files);
        may && self.handed.with_untracked(Option::is_none)
    }

    /// What the reader prefers, under what the address fixes.
    pub fn preferences(self, remembered: Preferences) -> Preferences {
        let theme = self.settings.with_value(|settings| settings.theme.clone());
        let theme = theme.and_then(|code| Theme::parse(&code));
        Preferences {
            theme: theme.unwrap_or(remembered.theme),
            ..remembered
        }
    }

    /// The address of a place on a page of its own; `None` where that would show more than the
    /// frame does, or could not show the same.
    pub fn link(self, fragment: &str) -> Option<String> {
        let is_open = self.settings.with_value(|settings| {
            settings.scope.is_open() && !settings.is_read_only && !settings.awaits_data
        });
        if !is_open || self.handed.with_untracked(Option::is_some) {
            return None;
        }
        let address = document::address()?;
        let page = address.split(['#', '?']).next()?;
        Some(format!("{page}{fragment}"))
    }
}
