//! Why a limit ends when it does: counted and skipped days in order, each with its reason.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::Limit;
use super::civil::iso_date;
use super::day_table::Why;
use super::pause::Pause;

/// Kept beside a due time, so that the answer to “why the 14th?” is on record. Codes and names; the screen words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Explanation {
    #[serde(with = "time::serde::rfc3339")]
    pub start: OffsetDateTime,
    /// With what it was extended by.
    pub limit: Limit,
    /// So much of the limit is its extension (延期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_by: Option<u32>,
    /// Which calendar was counted in, and the version of its rules.
    pub calendar: CalendarUsed,
    pub calendar_version: u32,
    /// Every day from the day of the event to the day of the due time, in runs of the same kind.
    pub days: Vec<DayRun>,
    /// Limits in open hours only: the stretches of opening hours between start and due time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionRun>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CalendarUsed {
    National,
    Centre,
}

/// Days next to each other that were all counted, or all skipped, for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayRun {
    #[serde(with = "iso_date")]
    pub from: Date,
    /// Last day, inclusive.
    #[serde(with = "iso_date")]
    pub to: Date,
    /// Number of days.
    pub days: u32,
    pub counted: bool,
    #[cfg_attr(feature = "openapi", schema(value_type = ReasonShape))]
    pub reason: Reason,
}

/// [`Reason`] as it looks in JSON.
#[cfg(feature = "openapi")]
#[derive(utoipa::ToSchema)]
#[schema(as = Reason)]
#[allow(dead_code, reason = "describes a shape, is never made")]
pub struct ReasonShape {
    /// `dayOfEvent`, `paused`, `nextWorkingDay`, `afterClose`, `calendarDay`, or what the calendar says of the day:
    /// `week`, `restDay`, `season`, `seasonRestDay`, `marketDay`, `holiday`, `makeUpDay`, `opening`, `closing`.
    code: String,
    /// Name of the holiday, season or market.
    name: Option<String>,
    /// Number of the document that arranges the holiday.
    document: Option<String>,
    /// Why the centre opened or closed on this one day.
    reason: Option<String>,
}

/// Why a day was counted or skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "camelCase")]
pub enum Reason {
    /// The day of the event is not counted (民法典 201).
    DayOfEvent,
    /// The clock stood still at the day's last close; in hours: whenever the centre was open.
    Paused,
    /// The limit ended on a rest day and so ends on this working day (民法典 203).
    NextWorkingDay,
    /// In hours: what happened came after the day's last close.
    AfterClose,
    /// In calendar days every day counts.
    CalendarDay,
    /// What the calendar says of the day.
    #[serde(untagged)]
    Day(Why),
}

/// A stretch of opening hours without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionRun {
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub to: OffsetDateTime,
    /// False: the clock stood still.
    pub counted: bool,
}

impl Explanation {
    /// Days counted; for a limit in days this is the limit.
    #[must_use]
    pub fn counted_days(&self) -> u32 {
        self.days.iter().filter(|run| run.counted).map(|run| run.days).sum()
    }

    /// Open time counted; for a limit in open hours this is the limit.
    #[must_use]
    pub fn counted_time(&self) -> Duration {
        self.sessions.iter().filter(|run| run.counted).map(|run| run.to - run.from).sum()
    }
}
