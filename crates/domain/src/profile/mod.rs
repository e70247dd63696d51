//! A profile: a whole set of centres as data, with natural keys (codes, never ids), read from JSON files.
//!
//! `Profile::parse` takes file names and texts (whoever calls it reads the disk) and answers either with a profile
//! that is sound as a whole, or with every fault at its place.

mod check;
pub mod fault;
pub mod model;
mod read;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use fault::{FaultKind, ProfileFault};
pub use model::*;

impl Profile {
    /// Reads and checks the files of one profile, by name relative to its folder, e.g. `items/old-age-card.json`.
    ///
    /// # Errors
    /// Every fault of every file, ordered by file and place.
    pub fn parse(files: &BTreeMap<String, String>) -> Result<Self, Vec<ProfileFault>> {
        let (sheets, mut faults) = read::read(files);
        check::check(&sheets, &mut faults);
        if faults.is_empty() {
            return Ok(sheets.into_profile());
        }
        faults.sort_by_cached_key(|fault| (fault.file.clone(), in_order(&fault.pointer)));
        Err(faults)
    }
}

/// A pointer by its parts, so that `/items/10` comes after `/items/9`.
fn in_order(pointer: &str) -> Vec<(Option<u32>, String)> {
    pointer.split('/').map(|part| (part.parse().ok(), part.to_owned())).collect()
}
