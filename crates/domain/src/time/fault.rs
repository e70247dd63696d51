//! What can be wrong with calendar rules, and why a moment cannot be told.

use thiserror::Error;
use time::{Date, OffsetDateTime};

/// A fault in calendar rules or holiday documents; building a table lists them all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFault {
    #[error("no national year is loaded")]
    NoYears,
    #[error("national year {0} is loaded twice")]
    YearTwice(i32),
    #[error("national year {0} is missing between loaded years")]
    YearMissing(i32),
    #[error("{0} stands twice in the holiday documents")]
    HolidayTwice(Date),
    #[error("{date} stands in the document of {year}")]
    HolidayOfOtherYear { date: Date, year: i32 },
    /// `of` names the rule: a weekday's week, a season, a market, a single opening.
    #[error("sessions of {of} are empty, out of order or overlap")]
    Sessions { of: String },
    #[error("season {0} ends before it begins, or repeats after more than a year")]
    Season(String),
    #[error("market days {0} name no day, or one that no month has")]
    MarketDays(String),
    #[error("{0} is opened or closed twice")]
    DayTwice(Date),
    #[error("the rules open on no day at all")]
    NeverOpen,
    #[error("a text is blank")]
    Blank,
    /// A make-up day is a weekend day that is worked: on a weekday it is a slip of the pen.
    #[error("{0} is a make-up working day on a weekday")]
    MakeUpOnWeekday(Date),
}

/// A fault and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedFault {
    /// JSON pointer (RFC 6901) into the rules, or into the document of a year.
    pub pointer: String,
    pub fault: CalendarFault,
}

impl CalendarFault {
    /// Stable code for problem documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoYears => "calendar.no-years",
            Self::YearTwice(_) => "calendar.year-twice",
            Self::YearMissing(_) => "calendar.year-missing",
            Self::HolidayTwice(_) => "calendar.holiday-twice",
            Self::HolidayOfOtherYear { .. } => "calendar.holiday-of-other-year",
            Self::Sessions { .. } => "calendar.sessions",
            Self::Season(_) => "calendar.season",
            Self::MarketDays(_) => "calendar.market-days",
            Self::DayTwice(_) => "calendar.day-twice",
            Self::NeverOpen => "calendar.never-open",
            Self::Blank => "field.blank",
            Self::MakeUpOnWeekday(_) => "calendar.make-up-on-weekday",
        }
    }

    /// What the words for the code are filled with.
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::NoYears | Self::NeverOpen | Self::Blank => None,
            Self::YearTwice(year) | Self::YearMissing(year) => Some(year.to_string()),
            Self::HolidayOfOtherYear { year, .. } => Some(year.to_string()),
            Self::HolidayTwice(date) | Self::DayTwice(date) | Self::MakeUpOnWeekday(date) => Some(date.to_string()),
            Self::Sessions { of } => Some(of.clone()),
            Self::Season(name) | Self::MarketDays(name) => Some(name.clone()),
        }
    }
}

/// Why a due time, or another moment of a calendar, cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TimeFault {
    /// The holidays of this year are not loaded; a due time is never guessed.
    #[error("the calendar of {year} is not loaded")]
    YearNotLoaded { year: i32 },
    /// The clock has been standing still since then, and nobody knows yet until when.
    #[error("the clock stands still since {since}")]
    StandsStill { since: OffsetDateTime },
    #[error("a pause ends at {to}, before it begins at {from}")]
    PauseBackwards { from: OffsetDateTime, to: OffsetDateTime },
    #[error("a limit of nothing has no due time")]
    EmptyLimit,
}

impl TimeFault {
    /// Stable code for problem documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::YearNotLoaded { .. } => "time.year-not-loaded",
            Self::StandsStill { .. } => "time.stands-still",
            Self::PauseBackwards { .. } => "time.pause-backwards",
            Self::EmptyLimit => "time.empty-limit",
        }
    }
}
