//! The due time of a limit, forward; and the latest start for a due time, backward.

use time::{Date, OffsetDateTime};

use super::Limit;
use super::account::account;
use super::axis::{Axis, Scale};
use super::calendars::Calendars;
use super::count::Count;
use super::explain::Explanation;
use super::fault::TimeFault;
use super::pause::Pause;
use super::standstill::Standstill;

/// A due time with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// At +08:00. Met if done at this moment or before.
    pub at: OffsetDateTime,
    pub explanation: Explanation,
}

/// When a limit that starts at `start` ends, and why then. An extended limit is one limit of the sum.
///
/// # Errors
/// [`TimeFault`]: a year that is not loaded, a clock that still stands still, a pause that ends before it begins, or a
/// limit of nothing.
pub fn due(
    start: OffsetDateTime,
    budget: Limit,
    pauses: &[Pause],
    calendars: &Calendars<'_>,
) -> Result<Due, TimeFault> {
    let count = Count::run(start, budget, pauses, calendars)?;
    let at = count.end()?;
    Ok(Due { at, explanation: account(start, budget, pauses, &count, at) })
}

/// The same due time without the explanation, for recomputing many.
///
/// # Errors
/// As [`due`].
pub fn due_at(
    start: OffsetDateTime,
    budget: Limit,
    pauses: &[Pause],
    calendars: &Calendars<'_>,
) -> Result<OffsetDateTime, TimeFault> {
    Count::run(start, budget, pauses, calendars)?.end()
}

/// The latest start that still leads to a due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LatestStart {
    /// Any moment of this day: limits in days do not count the day of the event.
    Day(Date),
    /// This moment: limits in hours run from it.
    Moment(OffsetDateTime),
}

/// The latest start from which a limit ends at `due` or before it.
///
/// # Errors
/// As [`due`](fn@due); [`TimeFault::YearNotLoaded`] also when the start would lie before the loaded years.
pub fn latest_start(
    due: OffsetDateTime,
    budget: Limit,
    pauses: &[Pause],
    calendars: &Calendars<'_>,
) -> Result<LatestStart, TimeFault> {
    let axis = Axis::of(budget.unit, calendars);
    let table = axis.table;
    let standstill = Standstill::on(&axis, pauses)?;
    let budget = axis.budget(budget)?;
    table.locate_known(due)?;
    let from = standstill.retreat(axis.position(due), budget);
    let found = match axis.scale {
        Scale::OpenTime => {
            let moment = if from < 0 { None } else { table.leaving_open_time(from) };
            moment.map(|(index, into_day)| LatestStart::Moment(table.instant(index, into_day)))
        }
        Scale::Closes => table.open_day(from).map(|(index, _)| LatestStart::Day(table.date(index - 1))),
        Scale::Days => table.entry(from).map(|_| LatestStart::Day(table.date(from - 1))),
    };
    found.ok_or(TimeFault::YearNotLoaded { year: table.first.year() - 1 })
}
