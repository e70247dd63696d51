//! Opening hours of Luoping: open or not, next opening, close of a session day, and warnings.
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::{TimeFault, Unit, due_at};
use proptest::prelude::*;
use time::OffsetDateTime;
use time_support::{OWN, at, calendars, day, limit, strategies};

type Table = [(&'static str, &'static str, &'static str)];

fn check(what: fn(OffsetDateTime) -> Result<OffsetDateTime, TimeFault>, table: &Table) {
    for (name, now, expected) in table {
        assert_eq!(what(at(now)), Ok(at(expected)), "{name}");
    }
}

#[test]
fn the_centre_is_open_from_a_sessions_start_until_just_before_its_end() {
    for (now, open) in [
        ("2026-03-03 07:59", false),
        ("2026-03-03 08:00", true),
        ("2026-03-03 11:29", true),
        ("2026-03-03 11:30", false),
        ("2026-03-03 14:30", true),
        ("2026-03-03 17:30", false),
        ("2026-03-08 10:00", false),
        ("2026-02-17 10:00", false),
    ] {
        assert_eq!(OWN.is_open(at(now)), Ok(open), "{now}");
    }
}

#[test]
fn the_next_opening_is_the_next_start_of_a_session() {
    check(
        |now| OWN.next_opening(now),
        &[
            ("in the morning before work", "2026-03-03 06:00", "2026-03-03 08:00"),
            ("at the start itself", "2026-03-03 08:00", "2026-03-03 08:00"),
            ("while open it is the afternoon", "2026-03-03 08:01", "2026-03-03 14:30"),
            ("over lunch", "2026-03-03 12:00", "2026-03-03 14:30"),
            ("after the last close", "2026-03-06 17:30", "2026-03-07 09:00"),
            ("over the rest days", "2026-03-07 16:30", "2026-03-10 08:00"),
            ("over Spring Festival", "2026-02-14 16:30", "2026-02-24 08:00"),
        ],
    );
    assert_eq!(
        OWN.next_opening(at("2026-12-31 18:00")),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
    assert_eq!(
        OWN.is_open(at("2027-01-05 10:00")),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
}

#[test]
fn an_immediate_case_is_due_at_the_last_close_of_its_session_day() {
    check(
        |now| OWN.session_close(now),
        &[
            ("taken in the morning", "2026-03-03 09:00", "2026-03-03 17:30"),
            (
                "taken over lunch, for the afternoon",
                "2026-03-03 12:00",
                "2026-03-03 17:30",
            ),
            ("taken before opening", "2026-03-03 06:00", "2026-03-03 17:30"),
            (
                "taken at the close, for the next day",
                "2026-03-03 17:30",
                "2026-03-04 17:30",
            ),
            (
                "taken on Friday night, for Saturday",
                "2026-03-06 20:00",
                "2026-03-07 16:30",
            ),
            ("taken on Sunday, for Tuesday", "2026-03-08 10:00", "2026-03-10 17:30"),
        ],
    );
    assert_eq!(
        OWN.session_close(at("2026-12-31 17:30")),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
}

#[test]
fn an_act_counts_at_once_while_open_and_from_the_next_opening_otherwise() {
    check(
        |now| OWN.counts_from(now),
        &[
            ("while open", "2026-03-03 09:01", "2026-03-03 09:01"),
            ("over lunch", "2026-03-03 11:30", "2026-03-03 14:30"),
            ("on a rest day", "2026-03-08 10:00", "2026-03-10 08:00"),
        ],
    );
}

#[test]
fn a_warning_comes_at_the_opening_so_many_open_days_before() {
    for (name, due, open_days, expected) in [
        ("the day before", "2026-03-05 17:30", 1, "2026-03-04 08:00"),
        ("on the day itself", "2026-03-05 17:30", 0, "2026-03-05 08:00"),
        ("over the rest days", "2026-03-10 17:30", 1, "2026-03-07 09:00"),
        ("due on a closed Monday", "2026-03-09 17:30", 1, "2026-03-07 09:00"),
        (
            "due on a closed Monday, warned late",
            "2026-03-09 17:30",
            0,
            "2026-03-07 09:00",
        ),
        (
            "two days before a closed Monday",
            "2026-03-09 17:30",
            2,
            "2026-03-06 08:00",
        ),
        ("due on a make-up Sunday", "2026-09-20 17:30", 1, "2026-09-19 09:00"),
        ("over Spring Festival", "2026-02-24 17:30", 1, "2026-02-14 09:00"),
        ("due before the doors open", "2026-03-05 08:00", 0, "2026-03-04 08:00"),
    ] {
        assert_eq!(OWN.warn_before(at(due), open_days), Ok(at(expected)), "{name}");
    }
    assert_eq!(
        OWN.warn_before(at("2024-01-02 17:30"), 1),
        Err(TimeFault::YearNotLoaded { year: 2023 })
    );
}

proptest! {
    #![proptest_config(strategies::cases(2_000))]

    #[test]
    fn every_warning_lies_in_opening_hours_and_before_the_due_time(
        start in strategies::start(), limit in strategies::limit(), open_days in 0..5_u32,
    ) {
        prop_assume!(start.date() > day("2024-02-01"));
        let due = due_at(start, limit, &[], &calendars()).unwrap();
        let warning = OWN.warn_before(due, open_days).unwrap();
        prop_assert!(OWN.is_open(warning).unwrap());
        prop_assert!(warning < due);
        prop_assert!(OWN.warn_before(due, open_days + 1).unwrap() <= warning);
    }

    #[test]
    fn what_is_taken_while_closed_is_due_as_if_taken_at_the_next_opening(start in strategies::start()) {
        let opening = OWN.counts_from(start).unwrap();
        prop_assert!(opening >= start && OWN.is_open(opening).unwrap());
        prop_assert_eq!(OWN.session_close(start), OWN.session_close(opening));
        let hours = limit(3, Unit::OpenHour);
        prop_assert_eq!(due_at(start, hours, &[], &calendars()), due_at(opening, hours, &[], &calendars()));
    }
}
