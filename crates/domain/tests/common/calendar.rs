//! Luoping's hours as they ship, the limits of its policy, and a plain second opinion that counts day by day.

use std::sync::LazyLock;

use domain::case::derive::timers::Limits;
use domain::kernel::Post;
use domain::roster::PostMeaning;
use domain::time::{CIVIL, CalendarRules, Calendars, DayTable, Limit, NationalYear, national_rules, shipped_years};
use serde_json::Value;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time, Weekday};

const CALENDAR: &str = include_str!("../../../../profiles/luoping/calendar.json");
const POLICY: &str = include_str!("../../../../profiles/luoping/policy.json");

static YEARS: LazyLock<Vec<NationalYear>> = LazyLock::new(|| shipped_years().unwrap());
pub static NATIONAL: LazyLock<DayTable> =
    LazyLock::new(|| DayTable::build(&national_rules().unwrap(), &YEARS).unwrap());
pub static OWN: LazyLock<DayTable> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(CALENDAR).unwrap();
    let rules: CalendarRules = serde_json::from_value(file["calendars"][0]["calendar"].clone()).unwrap();
    DayTable::build(&rules, &YEARS).unwrap()
});

pub fn calendars() -> Calendars<'static> {
    Calendars { national: &NATIONAL, own: &OWN }
}

/// Document 000: A is the chief, B the resident, C the substitute.
pub const POSTS: PostMeaning = PostMeaning { chief: Post::A, resident: Post::B, substitute: Post::C };

/// The figures of Luoping's own policy.
pub fn limits() -> Limits<'static> {
    let file: Value = serde_json::from_str(POLICY).unwrap();
    let policy = &file["policies"][0];
    let limit = |value: &Value| -> Limit { serde_json::from_value(value.clone()).unwrap() };
    Limits {
        acceptance_decision: limit(&policy["acceptanceDecision"]),
        supplement_wait: limit(&policy["supplementWait"]),
        delivery: limit(&policy["delivery"]),
        warning: limit(&policy["warnings"]["yellowBefore"]),
        immediate_warning: limit(&policy["warnings"]["immediateYellowBefore"]),
        posts: POSTS,
        calendars: calendars(),
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

/// Luoping's sessions of a day in minutes from midnight, read off the door and the State Council's list: no day table.
pub fn sessions(date: Date) -> &'static [(i64, i64)] {
    let off = YEARS.iter().flat_map(|year| &year.holidays).any(|row| row.off && row.date == date);
    match date.weekday() {
        _ if off => &[],
        Weekday::Sunday | Weekday::Monday => &[],
        Weekday::Saturday => &[(540, 690), (750, 990)],
        _ => &[(480, 690), (870, 1050)],
    }
}

/// Whether somebody is at the window.
pub fn is_open(at: OffsetDateTime) -> bool {
    let civil = at.to_offset(CIVIL);
    sessions(civil.date())
        .iter()
        .any(|(start, end)| minute(civil.date(), *start) <= at && at < minute(civil.date(), *end))
}

/// The first opening of a session at `at` or after it.
pub fn next_opening(at: OffsetDateTime) -> OffsetDateTime {
    let mut date = at.to_offset(CIVIL).date();
    loop {
        let later = sessions(date).iter().map(|(start, _)| minute(date, *start)).find(|start| *start >= at);
        match later {
            Some(start) => return start,
            None => date = date.next_day().unwrap(),
        }
    }
}

/// The end of the last session of a day.
pub fn close(date: Date) -> Option<OffsetDateTime> {
    sessions(date).last().map(|(_, end)| minute(date, *end))
}

/// `amount` open days after what happens at `at`: the day it counts for is left out, then closes are ticked off.
pub fn open_days_after(at: OffsetDateTime, amount: u32) -> OffsetDateTime {
    let counts_from = if is_open(at) { at } else { next_opening(at) };
    let mut date = counts_from.to_offset(CIVIL).date();
    let mut left = amount;
    loop {
        date = date.next_day().unwrap();
        if let Some(close) = close(date) {
            left -= 1;
            if left == 0 {
                return close;
            }
        }
    }
}

pub fn minute(date: Date, of_day: i64) -> OffsetDateTime {
    date.with_time(Time::MIDNIGHT).assume_offset(CIVIL) + Duration::minutes(of_day)
}

/// Any moment, to the microsecond, whose clocks surely end within the loaded years.
pub fn moment() -> impl proptest::strategy::Strategy<Value = OffsetDateTime> {
    use proptest::strategy::Strategy;
    (10..900_i64, 0..86_400_000_000_i64)
        .prop_map(|(days, micros)| at("2024-01-02 00:00") + Duration::days(days) + Duration::microseconds(micros))
}
