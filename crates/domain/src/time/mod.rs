//! The clocks of a case: calendar rules → day table → due time with its explanation.

mod account;
mod actual_end;
mod axis;
mod build;
mod calendars;
mod change;
mod check;
mod civil;
mod clock_time;
mod count;
mod day_table;
mod due;
mod explain;
mod fault;
mod hours;
mod lunar;
mod make_up;
mod national;
mod pause;
mod rules;
mod standstill;
mod stated;

use serde::{Deserialize, Serialize};

pub use actual_end::{EndFault, actual_end};
pub use calendars::Calendars;
pub use change::{ASK_AHEAD_DAYS, DayChange, YearWanted, changed_days, year_wanted};
pub use check::{rule_faults, year_faults};
pub use civil::CIVIL;
pub use clock_time::{ClockTime, Session};
pub use day_table::{Day, DayTable, Why};
pub use due::{Due, LatestStart, due, due_at, latest_start};
pub use explain::{CalendarUsed, DayRun, Explanation, Reason, SessionRun};
pub use fault::{CalendarFault, PlacedFault, TimeFault};
pub use lunar::{Lunar, lunar};
pub use make_up::{MakeUpDay, MakeUpState, make_up_days};
pub use national::{Holiday, NationalYear, RowChange, national_rules, row_changes, shipped_years};
pub use pause::Pause;
pub use rules::{
    ActualEnd, CalendarRules, Closing, DeclinedMakeUp, DutyDays, MarketCycle, MarketDays, OnHolidays, Opening, Season,
    Week,
};
pub use stated::StatedRules;

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
