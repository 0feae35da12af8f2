//! Reusable views, one per file. Take a scene and a view struct; compute no figures of their own.

pub mod bars;
pub mod card;
pub mod chart;
pub mod embedded;
pub mod figure;
pub mod figure_panel;
pub mod filters;
pub mod funnel;
pub mod header;
pub mod heat;
pub mod ledger;
pub mod map;
pub mod notices;
pub mod observations;
pub mod panel;
pub mod record_table;
pub mod scene;
pub mod sparkline;
pub mod state;
pub mod table;
pub mod table_body;
pub mod table_export;
pub mod table_rows;
pub mod table_tools;
pub mod tiles;
pub mod window;
