//! Calendars and shorthands that the time tests share.
#![allow(dead_code)]

pub mod model;
pub mod strategies;

use std::sync::LazyLock;

use domain::time::{
    CIVIL, CalendarRules, Calendars, DayTable, Limit, NationalYear, Pause, TimeFault, Unit, national_rules,
    shipped_years,
};
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime};

/// Hours of document 000: Tue–Fri 8:00–11:30 and 14:30–17:30, Sat 9:00–11:30 and 12:30–16:30.
pub const LUOPING: &str = r#"{
  "version": 7,
  "week": {
    "tuesday":   [{"start": "08:00", "end": "11:30"}, {"start": "14:30", "end": "17:30"}],
    "wednesday": [{"start": "08:00", "end": "11:30"}, {"start": "14:30", "end": "17:30"}],
    "thursday":  [{"start": "08:00", "end": "11:30"}, {"start": "14:30", "end": "17:30"}],
    "friday":    [{"start": "08:00", "end": "11:30"}, {"start": "14:30", "end": "17:30"}],
    "saturday":  [{"start": "09:00", "end": "11:30"}, {"start": "12:30", "end": "16:30"}]
  }
}"#;

pub static YEARS: LazyLock<Vec<NationalYear>> = LazyLock::new(|| shipped_years().unwrap());
pub static NATIONAL: LazyLock<DayTable> =
    LazyLock::new(|| DayTable::build(&national_rules().unwrap(), &YEARS).unwrap());
pub static OWN: LazyLock<DayTable> = LazyLock::new(|| table(&luoping()));

pub fn luoping() -> CalendarRules {
    serde_json::from_str(LUOPING).unwrap()
}

pub fn table(rules: &CalendarRules) -> DayTable {
    DayTable::build(rules, &YEARS).unwrap()
}

pub fn calendars() -> Calendars<'static> {
    Calendars {
        national: &NATIONAL,
        own: &OWN,
    }
}

/// `2026-02-13 10:00` at +08:00.
pub fn at(text: &str) -> OffsetDateTime {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]");
    PrimitiveDateTime::parse(text, format).unwrap().assume_offset(CIVIL)
}

pub fn day(text: &str) -> Date {
    Date::parse(text, format_description!("[year]-[month]-[day]")).unwrap()
}

pub fn limit(amount: u32, unit: Unit) -> Limit {
    Limit { amount, unit }
}

pub fn pause(from: &str, to: &str) -> Pause {
    Pause {
        from: at(from),
        to: Some(at(to)),
    }
}

pub fn due_of(start: &str, amount: u32, unit: Unit, pauses: &[Pause]) -> Result<String, TimeFault> {
    let due = domain::time::due(at(start), limit(amount, unit), pauses, &calendars())?;
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]");
    Ok(due.at.format(format).unwrap())
}
