//! The clocks of a case: calendar rules → day table → due time with its explanation.

use serde::{Deserialize, Serialize};

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
pub struct Limit {
    pub amount: u32,
    pub unit: Unit,
}
