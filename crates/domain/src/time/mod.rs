//! The clocks of a case: calendar rules → day table → due time with its explanation.

mod account;
mod axis;
mod build;
mod check;
mod civil;
mod clock_time;
mod day_table;
mod due;
mod explain;
mod fault;
mod hours;
mod national;
mod pause;
mod rules;

use serde::{Deserialize, Serialize};

pub use civil::CIVIL;
pub use clock_time::{ClockTime, Session};
pub use day_table::{Day, DayTable, Why};
pub use due::{Calendars, Due, LatestStart, due, due_at, latest_start};
pub use explain::{CalendarUsed, DayRun, Explanation, Reason, SessionRun};
pub use fault::{CalendarFault, TimeFault};
pub use national::{Holiday, NationalYear, national_rules, shipped_years};
pub use pause::Pause;
pub use rules::{CalendarRules, Closing, MarketCycle, MarketDays, OnHolidays, Opening, Season, Week};

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Unit {
    /// 工作日 of the national calendar.
    WorkingDay,
    /// A day on which the centre is open.
    OpenDay,
    /// An hour inside the centre's sessions.
    OpenHour,
    /// 自然日
    CalendarDay,
}

/// A limit (时限): so many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limit {
    pub amount: u32,
    pub unit: Unit,
}
