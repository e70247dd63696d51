//! The day table: every day of the loaded years with its sessions and the reason, and prefix sums for counting.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::civil;
use super::clock_time::{ClockTime, Session};
use super::fault::TimeFault;

/// Why a day is open or closed: which rule or which document says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Why {
    /// Open by the week.
    Week,
    /// Closed by the week (休息日).
    RestDay,
    /// Open by the week of a season.
    Season { name: String },
    /// Closed by the week of a season.
    SeasonRestDay { name: String },
    /// Open because there is a market (圩日).
    MarketDay { name: String },
    /// Closed by a statutory holiday (法定节假日) or the days off around it.
    Holiday { name: String, document: String },
    /// Open as a make-up working day (调休).
    MakeUpDay { name: String, document: String },
    /// Opened, or given other hours, for this date.
    Opening { reason: String },
    /// Closed for this date.
    Closing { reason: String },
    /// Someone is on duty though the week leaves the day closed (值班); whether it counts is the centre's policy.
    DutyDay,
}

/// One day as the table shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day<'a> {
    pub date: Date,
    /// In order; empty on a closed day.
    pub sessions: &'a [Session],
    /// Hours in which someone is there though the day does not count as open; else empty.
    pub duty: &'a [Session],
    pub why: &'a Why,
}

impl Day<'_> {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.sessions.is_empty()
    }
}

/// Calendar rules laid out over the loaded years. Derived, never edited: change the rules and build it again.
///
/// Inside, a day is an index from 1 January of the first year; an open day also has an ordinal among open days; and
/// open time is nanoseconds since the first day, counting sessions only.
#[derive(Debug, Clone)]
pub struct DayTable {
    pub(super) version: u32,
    pub(super) first: Date,
    /// Days from 1970-01-01 to `first`.
    pub(super) first_number: i64,
    pub(super) last_year: i32,
    pub(super) days: Vec<Entry>,
    /// Index of each open day, by ordinal.
    pub(super) open_days: Vec<i64>,
    pub(super) hours: Vec<Vec<Session>>,
    pub(super) reasons: Vec<Why>,
    /// When a day without sessions ends, where calendar days are counted: the latest planned end of the rules.
    pub(super) nominal_close: ClockTime,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Index into `hours`.
    pub hours: usize,
    /// Index into `hours`: of those on duty on a day that does not count.
    pub duty: usize,
    /// Index into `reasons`.
    pub why: usize,
    /// Open days before this one.
    pub open_before: i64,
    /// Open time before this day, in nanoseconds.
    pub open_time_before: i64,
    /// End of the last session in nanoseconds from midnight; none on a closed day.
    pub close: Option<i64>,
}

impl DayTable {
    /// Version of the rules it was built from.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// First and last day that the table knows.
    #[must_use]
    pub fn covers(&self) -> (Date, Date) {
        (self.first, self.date(self.len() - 1))
    }

    /// The day of a date.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`].
    pub fn day(&self, date: Date) -> Result<Day<'_>, TimeFault> {
        let index = civil::day_number(date) - self.first_number;
        self.entry(index)
            .and_then(|entry| {
                let duty = self.hours.get(entry.duty).map_or(&[][..], Vec::as_slice);
                Some(Day { date, sessions: self.sessions(entry), duty, why: self.reasons.get(entry.why)? })
            })
            .ok_or(TimeFault::YearNotLoaded { year: date.year() })
    }

    /// All days in order.
    pub fn days(&self) -> impl Iterator<Item = Day<'_>> {
        (0..self.len()).filter_map(|index| self.day(self.date(index)).ok())
    }

    pub(super) fn len(&self) -> i64 {
        self.days.len() as i64
    }

    pub(super) fn entry(&self, index: i64) -> Option<&Entry> {
        self.days.get(usize::try_from(index).ok()?)
    }

    pub(super) fn sessions(&self, entry: &Entry) -> &[Session] {
        self.hours.get(entry.hours).map_or(&[], Vec::as_slice)
    }

    /// Index of the day of an instant and nanoseconds into that day; the index may lie outside the table.
    pub(super) fn locate(&self, at: OffsetDateTime) -> (i64, i64) {
        let (number, into_day) = civil::split(at);
        (number - self.first_number, into_day)
    }

    /// Like [`Self::locate`], but only inside the table.
    pub(super) fn locate_known(&self, at: OffsetDateTime) -> Result<(i64, i64, &Entry), TimeFault> {
        let (index, into_day) = self.locate(at);
        match self.entry(index) {
            Some(entry) => Ok((index, into_day, entry)),
            None => Err(TimeFault::YearNotLoaded { year: at.to_offset(civil::CIVIL).year() }),
        }
    }

    pub(super) fn date(&self, index: i64) -> Date {
        self.first.saturating_add(Duration::days(index))
    }

    pub(super) fn instant(&self, index: i64, into_day: i64) -> OffsetDateTime {
        let midnight = civil::midnight(self.first).saturating_add(Duration::days(index));
        midnight.saturating_add(Duration::nanoseconds(into_day))
    }

    /// Open days before the day `index`, which may be one past the end.
    pub(super) fn open_before(&self, index: i64) -> i64 {
        self.entry(index).map_or(if index < 0 { 0 } else { self.open_days.len() as i64 }, |entry| entry.open_before)
    }

    /// Index and close of the open day with this ordinal.
    pub(super) fn open_day(&self, ordinal: i64) -> Option<(i64, i64)> {
        let index = *self.open_days.get(usize::try_from(ordinal).ok()?)?;
        Some((index, self.entry(index)?.close?))
    }

    /// When the day `index` ends: its last session's end, or the nominal close on a closed day.
    pub(super) fn end_of_day(&self, entry: &Entry) -> i64 {
        entry.close.unwrap_or(self.nominal_close.nanos())
    }

    pub(super) const fn beyond(&self) -> TimeFault {
        TimeFault::YearNotLoaded { year: self.last_year + 1 }
    }
}
