//! The reader of exports keeps to its contract: what it promises of files, and the published schema.

#[path = "contract/fixtures.rs"]
mod fixtures;
#[path = "contract/mutations.rs"]
mod mutations;
#[path = "contract/promises.rs"]
mod promises;
#[path = "contract/schema.rs"]
mod schema;
#[path = "contract/volume.rs"]
mod volume;
