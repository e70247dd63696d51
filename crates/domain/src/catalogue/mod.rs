//! Service items (事项) and their guides (办事指南): what a centre offers, on what basis, within what limits.

pub mod check;
pub mod disclosure;
pub mod item;
pub mod limits;
pub mod search;
pub mod sheet;
