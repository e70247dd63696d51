//! Civil time at the fixed offset +08:00: instants as a day number and nanoseconds into the day.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

pub(super) const NANOS_PER_SECOND: i64 = 1_000_000_000;
pub(super) const NANOS_PER_MINUTE: i64 = 60 * NANOS_PER_SECOND;
pub(super) const NANOS_PER_HOUR: i64 = 60 * NANOS_PER_MINUTE;
const SECONDS_PER_DAY: i64 = 86_400;
const OFFSET_SECONDS: i64 = 8 * 3_600;

/// Beijing time (北京时间): the one civil time of the mainland, without summer time.
pub const CIVIL: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

time::serde::format_description!(pub(super) iso_date, Date, "[year]-[month]-[day]");

/// Days from 1970-01-01 to the civil day of `at`, and nanoseconds from its midnight.
pub(super) fn split(at: OffsetDateTime) -> (i64, i64) {
    let seconds = at.unix_timestamp() + OFFSET_SECONDS;
    let into_day = seconds.rem_euclid(SECONDS_PER_DAY) * NANOS_PER_SECOND + i64::from(at.nanosecond());
    (seconds.div_euclid(SECONDS_PER_DAY), into_day)
}

/// Days from 1970-01-01 to `date`.
pub(super) fn day_number(date: Date) -> i64 {
    const EPOCH: i64 = OffsetDateTime::UNIX_EPOCH.date().to_julian_day() as i64;
    i64::from(date.to_julian_day()) - EPOCH
}

/// The first moment of a civil day.
pub(super) const fn midnight(date: Date) -> OffsetDateTime {
    PrimitiveDateTime::new(date, Time::MIDNIGHT).assume_offset(CIVIL)
}
