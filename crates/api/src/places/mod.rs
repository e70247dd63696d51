//! Windows, rosters and calendars.

pub mod calendars;
pub mod duty;
pub mod windows;
