//! The two calendars that limits are counted on.

use super::day_table::DayTable;

/// The two calendars a centre lives by.
#[derive(Debug, Clone, Copy)]
pub struct Calendars<'a> {
    /// Working days of the state; measures statutory limits (行政许可法 82).
    pub national: &'a DayTable,
    /// The centre's own open days; measures promised limits.
    pub own: &'a DayTable,
}
