//! One line of positions per unit, so that counting is the same arithmetic for all of them.

use time::OffsetDateTime;

use super::calendars::Calendars;
use super::civil::NANOS_PER_HOUR;
use super::day_table::DayTable;
use super::fault::TimeFault;
use super::standstill::Standstill;
use super::{Limit, Unit};

/// What a position counts. Position n has n of them before it, from the first day of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// Last closes of open days.
    Closes,
    /// Ends of calendar days.
    Days,
    /// Nanoseconds inside sessions.
    OpenTime,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Axis<'a> {
    pub table: &'a DayTable,
    pub scale: Scale,
}

impl<'a> Axis<'a> {
    pub const fn of(unit: Unit, calendars: &Calendars<'a>) -> Self {
        match unit {
            Unit::WorkingDay => Self { table: calendars.national, scale: Scale::Closes },
            Unit::CalendarDay => Self { table: calendars.national, scale: Scale::Days },
            Unit::OpenDay => Self { table: calendars.own, scale: Scale::Closes },
            Unit::OpenHour => Self { table: calendars.own, scale: Scale::OpenTime },
        }
    }

    /// A limit as a distance on this axis. No amount overflows.
    pub fn budget(&self, limit: Limit) -> Result<i64, TimeFault> {
        let amount = i64::from(limit.amount);
        match self.scale {
            _ if amount == 0 => Err(TimeFault::EmptyLimit),
            Scale::OpenTime => Ok(amount.saturating_mul(NANOS_PER_HOUR)),
            Scale::Closes | Scale::Days => Ok(amount),
        }
    }

    /// The position of the end of the table.
    pub fn len(&self) -> i64 {
        match self.scale {
            Scale::Closes => self.table.open_days.len() as i64,
            Scale::Days => self.table.len(),
            Scale::OpenTime => self.table.open_time(self.table.len(), 0),
        }
    }

    /// How much is over at `at`, a close at that very moment included. What lies outside the table counts as at its edge.
    pub fn position(&self, at: OffsetDateTime) -> i64 {
        let (index, now) = self.table.locate(at);
        let Some(entry) = self.table.entry(index) else {
            return if index < 0 { 0 } else { self.len() };
        };
        match self.scale {
            Scale::Closes => entry.open_before + i64::from(entry.close.is_some_and(|close| close <= now)),
            Scale::Days => index + i64::from(self.table.end_of_day(entry) <= now),
            Scale::OpenTime => self.table.open_time(index, now),
        }
    }

    /// Where counting begins: in days the day of the event is not counted, hours run from the moment (民法典 201).
    pub fn start(&self, at: OffsetDateTime) -> Result<i64, TimeFault> {
        let (index, now, _) = self.table.locate_known(at)?;
        Ok(match self.scale {
            Scale::Closes => self.table.open_before(index + 1),
            Scale::Days => index + 1,
            Scale::OpenTime => self.table.open_time(index, now),
        })
    }

    /// The moment a limit ends that is used up at `position`.
    pub fn end(&self, position: i64, standstill: &Standstill) -> Result<OffsetDateTime, TimeFault> {
        let table = self.table;
        let moment = match self.scale {
            Scale::Closes => table.open_day(position - 1),
            Scale::Days => self.roll(position - 1, standstill)?,
            Scale::OpenTime => table.at_open_time(position),
        };
        moment.map(|(index, into_day)| table.instant(index, into_day)).ok_or(table.beyond())
    }

    /// A calendar-day limit that would end on a rest day ends on the next working day (民法典 203), and never while the
    /// clock stands still.
    fn roll(&self, mut index: i64, standstill: &Standstill) -> Result<Option<(i64, i64)>, TimeFault> {
        while let Some(entry) = self.table.entry(index) {
            let released = standstill.release(index)?;
            match entry.close {
                Some(close) if released == index => return Ok(Some((index, close))),
                _ => index = released.max(index + 1),
            }
        }
        Ok(None)
    }
}

impl DayTable {
    /// Open time from the first day to a moment of the day `index`, in nanoseconds.
    pub(super) fn open_time(&self, index: i64, into_day: i64) -> i64 {
        match self.entry(index) {
            Some(entry) => {
                let today = self.sessions(entry).iter();
                entry.open_time_before + today.map(|s| (into_day - s.start.nanos()).clamp(0, s.length())).sum::<i64>()
            }
            None if index < 0 => 0,
            None => self
                .days
                .last()
                .map_or(0, |last| last.open_time_before + self.sessions(last).iter().map(|s| s.length()).sum::<i64>()),
        }
    }

    /// The first moment with this much open time before it: inside a session or at its end.
    pub(super) fn at_open_time(&self, position: i64) -> Option<(i64, i64)> {
        let index = self.days.partition_point(|day| day.open_time_before < position).checked_sub(1)?;
        let entry = self.days.get(index)?;
        let mut left = position - entry.open_time_before;
        for session in self.sessions(entry) {
            if left <= session.length() {
                return Some((i64::try_from(index).ok()?, session.start.nanos() + left));
            }
            left -= session.length();
        }
        None
    }

    /// The last moment with this much open time before it: inside a session or at its start.
    pub(super) fn leaving_open_time(&self, position: i64) -> Option<(i64, i64)> {
        let index = self.days.partition_point(|day| day.open_time_before <= position).checked_sub(1)?;
        let entry = self.days.get(index)?;
        let mut left = position - entry.open_time_before;
        for session in self.sessions(entry) {
            if left < session.length() {
                return Some((i64::try_from(index).ok()?, session.start.nanos() + left));
            }
            left -= session.length();
        }
        None
    }
}
