//! Places: the organisation tree, centres, their windows and calendars.

pub mod calendar_versions;
pub mod calendars;
pub mod centres;
pub mod units;
pub mod windows;
