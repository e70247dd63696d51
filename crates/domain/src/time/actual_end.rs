//! Recording when an open-ended session really ended (至散场).

use time::OffsetDateTime;

use super::clock_time::ClockTime;
use super::day_table::DayTable;
use super::rules::{ActualEnd, CalendarRules};
use super::{CIVIL, TimeFault};

/// Why an end cannot be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndFault {
    /// That day has no open-ended session that starts then.
    NoSuchSession,
    /// The end lies before the start, after the next session begins, or on another day.
    OutOfPlace,
    /// It has not ended yet.
    NotYet,
}

impl EndFault {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchSession => "calendar.no-open-ended-session",
            Self::OutOfPlace => "calendar.end-out-of-place",
            Self::NotYet => "calendar.end-not-yet",
        }
    }

    /// The field of the request that it is about.
    #[must_use]
    pub const fn pointer(self) -> &'static str {
        match self {
            Self::NoSuchSession => "/start",
            Self::OutOfPlace | Self::NotYet => "/end",
        }
    }
}

/// The end of the session of a day that starts at `start`, as it is put on record at `now`.
///
/// # Errors
/// [`TimeFault`] for a day of a year that is not loaded; inside, why it cannot be recorded.
pub fn actual_end(
    rules: &CalendarRules,
    table: &DayTable,
    date: time::Date,
    start: ClockTime,
    end: ClockTime,
    now: OffsetDateTime,
) -> Result<Result<ActualEnd, EndFault>, TimeFault> {
    let day = table.day(date)?;
    let Some(at) = day.sessions.iter().position(|session| session.start == start && session.open_ended) else {
        return Ok(Err(EndFault::NoSuchSession));
    };
    let next = day.sessions.get(at + 1).map(|session| session.start);
    if end <= start || next.is_some_and(|next| end > next) {
        return Ok(Err(EndFault::OutOfPlace));
    }
    let now = now.to_offset(CIVIL);
    let minutes = u16::from(now.hour()) * 60 + u16::from(now.minute());
    if (date, end.minutes()) > (now.date(), minutes) {
        return Ok(Err(EndFault::NotYet));
    }
    let known = rules.actual_ends.iter().find(|known| known.date == date && known.start == start);
    let planned = known.map(|known| known.planned).or(day.sessions.get(at).map(|session| session.end)).unwrap_or(end);
    Ok(Ok(ActualEnd { date, start, planned, end }))
}
