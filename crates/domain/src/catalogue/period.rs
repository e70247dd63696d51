//! From when a version holds, and until when (requirement B5): one after the other, never two on one day.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::draft::DraftMark;

/// The days on which new cases are taken under a version, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Option<Date>,
}

/// Why a version cannot begin, or an item end, on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodFault {
    InThePast,
    /// Further ahead than anybody plans; it would keep every later version out.
    TooFar,
    /// The newest version begins on this day: what follows begins after it.
    NotAfter(Date),
    /// The item ends on this day already.
    EndedAlready(Date),
}

impl PeriodFault {
    pub fn code(self) -> &'static str {
        match self {
            Self::InThePast => "period.in-the-past",
            Self::TooFar => "period.too-far",
            Self::NotAfter(_) => "period.not-after",
            Self::EndedAlready(_) => "period.ended-already",
        }
    }

    pub fn subject(self) -> Option<String> {
        match self {
            Self::InThePast | Self::TooFar => None,
            Self::NotAfter(day) | Self::EndedAlready(day) => Some(day.to_string()),
        }
    }
}

/// Why an item leaves the centre: never by the department's own decision (document 002).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// The last day on which cases are taken. Those taken go on to their end.
    pub last_day: Date,
    pub reasons: String,
    pub approved_by: String,
    /// The document of the approval.
    pub approval: Option<String>,
    pub settled: DraftMark,
}

/// How far ahead a version may begin.
const FURTHEST: Duration = Duration::days(731);

fn plannable(day: Date, today: Date) -> Result<(), PeriodFault> {
    if day < today {
        return Err(PeriodFault::InThePast);
    }
    if day - today > FURTHEST { Err(PeriodFault::TooFar) } else { Ok(()) }
}

/// The last day of the newest version when another begins on `from`: the day before, unless it ends earlier anyway.
/// Never two versions on one day, never one that ends before it begins.
pub fn succeed(newest: Option<Period>, from: Date, today: Date) -> Result<Option<Date>, PeriodFault> {
    plannable(from, today)?;
    let Some(newest) = newest else { return Ok(None) };
    if from <= newest.from {
        return Err(PeriodFault::NotAfter(newest.from));
    }
    let last = from.previous_day().ok_or(PeriodFault::InThePast)?;
    Ok(Some(newest.until.map_or(last, |until| until.min(last))))
}

/// Whether the item may be taken off the centre's list after `last_day`.
pub fn end(newest: Period, last_day: Date, today: Date) -> Result<(), PeriodFault> {
    if let Some(until) = newest.until.filter(|until| *until <= last_day) {
        return Err(PeriodFault::EndedAlready(until));
    }
    plannable(last_day, today)?;
    if last_day < newest.from { Err(PeriodFault::NotAfter(newest.from)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 03);

    fn open(from: Date) -> Option<Period> {
        Some(Period { from, until: None })
    }

    #[test]
    fn the_running_version_ends_the_day_before_the_next_begins() {
        assert_eq!(succeed(open(date!(2024 - 01 - 01)), TODAY, TODAY), Ok(Some(date!(2026 - 03 - 02))));
        assert_eq!(succeed(None, TODAY, TODAY), Ok(None));
    }

    #[test]
    fn a_version_that_ends_earlier_keeps_its_end() {
        let ended = Some(Period { from: date!(2024 - 01 - 01), until: Some(date!(2025 - 12 - 31)) });
        assert_eq!(succeed(ended, TODAY, TODAY), Ok(Some(date!(2025 - 12 - 31))));
    }

    #[test]
    fn nothing_begins_in_the_past_or_before_the_newest_version() {
        assert_eq!(succeed(None, date!(2026 - 03 - 02), TODAY), Err(PeriodFault::InThePast));
        assert_eq!(succeed(None, date!(2029 - 01 - 01), TODAY), Err(PeriodFault::TooFar));
        let coming = open(date!(2026 - 04 - 01));
        assert_eq!(succeed(coming, TODAY, TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
        assert_eq!(succeed(coming, date!(2026 - 04 - 01), TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
        assert_eq!(succeed(coming, date!(2026 - 04 - 02), TODAY), Ok(Some(date!(2026 - 04 - 01))));
    }

    #[test]
    fn an_item_ends_once_and_not_before_its_newest_version_begins() {
        let running = Period { from: date!(2024 - 01 - 01), until: None };
        assert_eq!(end(running, TODAY, TODAY), Ok(()));
        assert_eq!(end(running, date!(2026 - 03 - 02), TODAY), Err(PeriodFault::InThePast));
        let ended = Period { until: Some(TODAY), ..running };
        assert_eq!(end(ended, date!(2026 - 05 - 01), TODAY), Err(PeriodFault::EndedAlready(TODAY)));
        let coming = Period { from: date!(2026 - 04 - 01), until: None };
        assert_eq!(end(coming, TODAY, TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
    }
}
