//! What a change of rules, or of a national year, does to the days of a calendar.

use time::{Date, Duration};

use super::day_table::{Day, DayTable};

/// A day that is another one after the change. A day of a year that is not loaded is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayChange<'a> {
    pub date: Date,
    pub before: Option<Day<'a>>,
    pub after: Option<Day<'a>>,
}

/// Every day whose hours or reason differ, in order.
#[must_use]
pub fn changed_days<'a>(before: &'a DayTable, after: &'a DayTable) -> Vec<DayChange<'a>> {
    let ((first, last), (new_first, new_last)) = (before.covers(), after.covers());
    let (first, last) = (first.min(new_first), last.max(new_last));
    let days = (last - first).whole_days();
    (0..=days)
        .map(|n| first.saturating_add(Duration::days(n)))
        .map(|date| DayChange { date, before: before.day(date).ok(), after: after.day(date).ok() })
        .filter(|change| change.before != change.after)
        .collect()
}

/// A year without holidays that will soon be needed, or is needed already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearWanted {
    pub year: i32,
    /// Whole days until it begins; 0 once it has begun.
    pub days_left: u32,
}

/// So long before a year begins its holidays are asked for: promises of sixty working days reach into it.
pub const ASK_AHEAD_DAYS: i64 = 100;

/// The first year that is needed on `today` or within [`ASK_AHEAD_DAYS`], and not loaded.
#[must_use]
pub fn year_wanted(table: &DayTable, today: Date) -> Option<YearWanted> {
    let (_, last) = table.covers();
    let begins = last.next_day()?;
    let left = (begins - today).whole_days();
    let days_left = u32::try_from(left.max(0)).ok()?;
    (left <= ASK_AHEAD_DAYS)
        .then(|| YearWanted { year: begins.year().max(if left < 0 { today.year() } else { 0 }), days_left })
}
