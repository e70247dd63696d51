//! Service items (事项) and their guides (办事指南): what a centre offers, on what basis, within what limits.

pub mod check;
pub mod difference;
pub mod disclosure;
pub mod draft;
pub mod entry;
pub mod item;
pub mod limits;
pub mod period;
pub mod publication;
pub mod regime;
pub mod search;
pub mod sheet;
pub mod special;
