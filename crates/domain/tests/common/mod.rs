//! What the tests of cases, policy and roster share: Luoping's calendar and figures, items, people, and a case to drive.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

pub mod calendar;
pub mod drive;
pub mod items;
pub mod people;
pub mod story;
pub mod tries;

use domain::kernel::id::{CentreId, WindowId};
use proptest::prelude::ProptestConfig;
use uuid::Uuid;

/// So many cases, and no files written beside the tests.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The n-th id of a kind.
pub fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}

pub fn own_centre() -> CentreId {
    id(1)
}

pub fn foreign_centre() -> CentreId {
    id(2)
}

pub fn own_window() -> WindowId {
    id(11)
}

pub fn other_window() -> WindowId {
    id(12)
}
