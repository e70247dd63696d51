//! Calendar rules: what a centre, or the state, says about opening hours. Data with a version; the day table is derived.

use serde::{Deserialize, Serialize};
use time::{Date, Weekday};

use super::civil::iso_date;
use super::clock_time::{ClockTime, Session};
use super::lunar::lunar;

/// The rules of one calendar (requirement rows E1, E2). Where several speak of a day, the later in this order wins:
/// duty days, week, seasons in list order, market days in list order, statutory holidays, make-up days, single closings
/// and openings. A recorded end of a session counts on top of whatever opened the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarRules {
    /// Raised with every change; a due time remembers the version it was computed with.
    pub version: u32,
    #[serde(default)]
    pub week: Week,
    #[serde(default)]
    pub seasons: Vec<Season>,
    #[serde(default)]
    pub market_days: Vec<MarketDays>,
    #[serde(default)]
    pub on_holidays: OnHolidays,
    /// Sessions of a national make-up day (调休). Empty: make-up days do not open this calendar by themselves.
    #[serde(default)]
    pub make_up_sessions: Vec<Session>,
    /// Single days that open, or open at other hours than usual.
    #[serde(default)]
    pub openings: Vec<Opening>,
    /// Single days that close.
    #[serde(default)]
    pub closings: Vec<Closing>,
    /// Who is there on days that are otherwise closed (值班).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyDays>,
    /// When open-ended sessions really ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual_ends: Vec<ActualEnd>,
    /// Make-up days that the centre was proposed and does not follow. Those it follows are openings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined_make_ups: Vec<DeclinedMakeUp>,
}

impl CalendarRules {
    /// The week that is usual on a date: that of the last season that covers it, or the plain one. Holidays, market days
    /// and single days stand apart.
    #[must_use]
    pub fn usual_week(&self, date: Date) -> &Week {
        let season = self.seasons.iter().rev().find(|season| season.covers(date));
        season.map_or(&self.week, |season| &season.week)
    }
}

/// What a statutory holiday does to this calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OnHolidays {
    #[default]
    Close,
    /// Open as on any other such day.
    AsUsual,
}

/// Sessions by weekday; a weekday without sessions is a rest day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = OpeningWeek))]
pub struct Week {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub monday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub tuesday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub wednesday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub thursday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub friday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub saturday: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub sunday: Vec<Session>,
}

impl Week {
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Session] {
        match weekday {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    /// The days with the names they have in JSON, Monday first.
    pub(super) fn named(&self) -> [(&'static str, &[Session]); 7] {
        [
            ("monday", &self.monday),
            ("tuesday", &self.tuesday),
            ("wednesday", &self.wednesday),
            ("thursday", &self.thursday),
            ("friday", &self.friday),
            ("saturday", &self.saturday),
            ("sunday", &self.sunday),
        ]
    }
}

/// A stretch of dates with a week of its own, e.g. summer hours, or new hours from a date on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Season {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub name: String,
    /// First day.
    #[serde(with = "iso_date")]
    pub from: Date,
    /// Last day; none: until further notice.
    #[serde(default, with = "iso_date::option", skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Comes back each year on the same dates, from the first one on.
    #[serde(default)]
    pub every_year: bool,
    pub week: Week,
}

impl Season {
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        let Some(to) = self.to else {
            return date >= self.from;
        };
        if !self.every_year {
            return (self.from..=to).contains(&date);
        }
        let key = |d: Date| (u8::from(d.month()), d.day());
        let (first, last, day) = (key(self.from), key(to), key(date));
        let in_season = if first <= last { first <= day && day <= last } else { day >= first || day <= last };
        in_season && date >= self.from
    }
}

/// Days on which the centre opens because there is a market (圩日).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarketDays {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub name: String,
    pub on: MarketCycle,
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 6))]
    pub sessions: Vec<Session>,
    /// First day on which there is this market; none: always.
    #[serde(default, with = "iso_date::option", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day; none: until further notice.
    #[serde(default, with = "iso_date::option", skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl MarketDays {
    #[must_use]
    pub fn falls_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to) && self.on.falls_on(date)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MarketCycle {
    /// Days of the Gregorian month, e.g. 5, 15, 25; a day that a month does not have is left out.
    DaysOfMonth(Vec<u8>),
    /// Days of the lunar month (农历), 1 to 30, e.g. 3, 13, 23 for 逢三; day 30 is left out of a short month. Days of a leap
    /// month count as those of any other.
    LunarDays(Vec<u8>),
    /// Every `days` days, counted both ways from a known market day.
    EveryDays {
        #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 366))]
        days: u16,
        #[serde(with = "iso_date")]
        anchor: Date,
    },
}

impl MarketCycle {
    #[must_use]
    pub fn falls_on(&self, date: Date) -> bool {
        match self {
            Self::DaysOfMonth(days) => days.contains(&date.day()),
            Self::LunarDays(days) => lunar(date).is_some_and(|lunar| days.contains(&lunar.day)),
            Self::EveryDays { days, anchor } => {
                let apart = i64::from(date.to_julian_day()) - i64::from(anchor.to_julian_day());
                apart.checked_rem(i64::from(*days)) == Some(0)
            }
        }
    }
}

/// A single day that opens, or keeps other hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SingleOpening))]
pub struct Opening {
    #[serde(with = "iso_date")]
    pub date: Date,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub reason: String,
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 6))]
    pub sessions: Vec<Session>,
}

/// A single day that closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SingleClosing))]
pub struct Closing {
    #[serde(with = "iso_date")]
    pub date: Date,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub reason: String,
}

/// Hours in which someone is there on days that the week leaves closed, e.g. weekends (双休日安排人员值班, document 004-8a).
/// Holidays, market days and single days stand apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = DutyDayRules))]
pub struct DutyDays {
    pub week: Week,
    /// Whether such a day counts as an open day; else it is shown and nothing runs on it (A3: the centre's own policy).
    #[serde(default)]
    pub counts: bool,
}

/// When a session that was open-ended (至散场) really ended. From then on this end counts, not the planned one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActualEnd {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Planned start of the session, which it is known by.
    pub start: ClockTime,
    /// The end that was planned when the real one was recorded.
    pub planned: ClockTime,
    pub end: ClockTime,
}

/// A proposed make-up working day (调休) that the centre does not follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclinedMakeUp {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Number of the document that proposed it.
    pub document: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
