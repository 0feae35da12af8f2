//! Luzhi 履职看板: a committee's performance, from JSON exports to screens.
//!
//! The floors, left to right; a file uses its own floor and those to its left:
//! `model` → `analysis` → `charts`, with `text` and `route` beside them (all pure),
//! then `platform` → `components` → `pages` → `app` (feature `app`, a browser).

pub mod analysis;
#[cfg(feature = "app")]
pub mod app;
pub mod charts;
#[cfg(feature = "app")]
pub mod components;
pub mod model;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod platform;
pub mod route;
pub mod text;
