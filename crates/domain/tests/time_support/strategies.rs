//! What the property tests draw from.

use domain::time::{Limit, Pause, Unit};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

use super::at;

/// So many cases, and no files written beside the tests.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Minutes from 2024-01-02 00:00 to the middle of August 2026, so that every due time lies in the loaded years.
pub fn start_minute() -> impl Strategy<Value = OffsetDateTime> {
    (0..955_i64, 0..1440_i64)
        .prop_map(|(day, minute)| at("2024-01-02 00:00") + Duration::days(day) + Duration::minutes(minute))
}

/// As [`start_minute`], to the microsecond.
pub fn start() -> impl Strategy<Value = OffsetDateTime> {
    (start_minute(), 0..60_000_000_i64).prop_map(|(at, micros)| at + Duration::microseconds(micros))
}

pub fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::WorkingDay),
        Just(Unit::OpenDay),
        Just(Unit::OpenHour),
        Just(Unit::CalendarDay)
    ]
}

pub fn limit() -> impl Strategy<Value = Limit> {
    (1..30_u32, unit()).prop_map(|(amount, unit)| Limit { amount, unit })
}

/// Up to five pauses around and after `start`: some of minutes, some of weeks, many on the half hours at which sessions
/// open and close, some empty, in no order.
pub fn pauses(start: OffsetDateTime) -> impl Strategy<Value = Vec<Pause>> {
    let half_hours = (-96..1_400_i64, prop_oneof![0..6_i64, 0..900_i64]).prop_map(|(a, b)| (a * 30, b * 30));
    let minutes = (-3_000..40_000_i64, prop_oneof![0..90_i64, 0..30_000_i64]);
    let midnight = start.replace_time(time::Time::MIDNIGHT);
    let one = prop_oneof![half_hours, minutes].prop_map(move |(offset, length)| {
        let from = midnight + Duration::minutes(offset);
        Pause {
            from,
            to: Some(from + Duration::minutes(length)),
        }
    });
    prop::collection::vec(one, 0..6)
}

/// A start with pauses around it.
pub fn paused_start() -> impl Strategy<Value = (OffsetDateTime, Vec<Pause>)> {
    start().prop_flat_map(|start| (Just(start), pauses(start)))
}

/// The same on whole minutes.
pub fn paused_start_minute() -> impl Strategy<Value = (OffsetDateTime, Vec<Pause>)> {
    start_minute().prop_flat_map(|start| (Just(start), pauses(start)))
}
