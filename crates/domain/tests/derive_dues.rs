//! Until when an immediate case and a promise run, at Luoping's own hours.
#![allow(clippy::unwrap_used)]

mod common;

use common::calendar::{OWN, at, close, is_open, limits, moment, next_opening, open_days_after, sessions};
use common::cases;
use common::items::item;
use domain::case::derive::timers::{Clock, Grounds, Start, promised};
use domain::catalogue::item::{ItemVersion, Kind};
use domain::time::{CIVIL, CalendarUsed, Limit, Unit};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

/// The promise of a case accepted at `accepted`.
fn promise(item: &ItemVersion, accepted: OffsetDateTime) -> Start {
    let starts = promised(item.kind, accepted, item, &limits()).unwrap();
    starts.into_iter().find(|start| start.clock == Clock::Promise).unwrap()
}

fn commitment(days: u32) -> ItemVersion {
    ItemVersion { promised_limit: Some(Limit { amount: days, unit: Unit::OpenDay }), ..item(Kind::Commitment) }
}

#[test]
fn an_immediate_case_is_due_when_luoping_closes_on_the_session_day_it_was_accepted() {
    for (name, accepted, due) in [
        ("a weekday morning", "2026-03-03 08:00", "2026-03-03 17:30"),
        ("a weekday afternoon", "2026-03-03 14:30", "2026-03-03 17:30"),
        ("the last minute", "2026-03-03 17:29", "2026-03-03 17:30"),
        ("over lunch, for the afternoon", "2026-03-03 12:15", "2026-03-03 17:30"),
        ("before opening", "2026-03-03 06:30", "2026-03-03 17:30"),
        ("at the very close, for the next day", "2026-03-03 17:30", "2026-03-04 17:30"),
        ("in the evening, for the next day", "2026-03-03 20:00", "2026-03-04 17:30"),
        ("Saturday closes earlier", "2026-03-07 09:00", "2026-03-07 16:30"),
        ("Friday evening, for Saturday", "2026-03-06 19:00", "2026-03-07 16:30"),
        ("Saturday evening, for Tuesday", "2026-03-07 16:30", "2026-03-10 17:30"),
        ("Sunday, for Tuesday", "2026-03-08 10:00", "2026-03-10 17:30"),
        ("Monday, for Tuesday", "2026-03-09 10:00", "2026-03-10 17:30"),
        ("the day before National Day", "2026-09-30 10:00", "2026-09-30 17:30"),
        ("the evening before National Day, for the day after it", "2026-09-30 18:00", "2026-10-08 17:30"),
        ("the Saturday before Spring Festival, made up for by the state", "2026-02-14 10:00", "2026-02-14 16:30"),
        ("the evening of that Saturday, for the day after the festival", "2026-02-14 17:00", "2026-02-24 17:30"),
        ("on New Year's day, which is a Thursday, for the Tuesday after", "2026-01-01 10:00", "2026-01-06 17:30"),
        ("on a make-up Sunday, which does not open Luoping", "2026-09-20 10:00", "2026-09-22 17:30"),
    ] {
        let start = promise(&item(Kind::Immediate), at(accepted));
        assert_eq!(start.due, at(due), "{name}");
        assert_eq!(
            start.grounds,
            Grounds::SessionDay { start: at(accepted), due: at(due), pauses: Vec::new() },
            "{name}"
        );
    }
}

#[test]
fn a_promise_of_open_days_ends_at_the_close_of_its_last_day() {
    for (name, days, accepted, due) in [
        ("the day of acceptance is not counted", 1, "2026-03-03 08:00", "2026-03-04 17:30"),
        ("over lunch it is still that day", 1, "2026-03-03 12:00", "2026-03-04 17:30"),
        ("in the evening it counts as the next day", 1, "2026-03-03 18:00", "2026-03-05 17:30"),
        ("a promise may end on a Saturday", 3, "2026-03-04 10:00", "2026-03-07 16:30"),
        ("Sunday and Monday are not counted", 2, "2026-03-06 10:00", "2026-03-10 17:30"),
        ("accepted on a Sunday it counts as Tuesday", 1, "2026-03-08 10:00", "2026-03-11 17:30"),
        ("five days over Spring Festival", 5, "2026-02-13 10:00", "2026-02-27 17:30"),
        ("seven days over National Day", 7, "2026-09-29 10:00", "2026-10-15 17:30"),
    ] {
        assert_eq!(promise(&commitment(days), at(accepted)).due, at(due), "{name}");
    }
}

#[test]
fn the_plain_walk_keeps_the_same_hours_as_the_day_table() {
    for day in OWN.days() {
        let table: Vec<(i64, i64)> =
            day.sessions.iter().map(|session| (session.start.minutes().into(), session.end.minutes().into())).collect();
        assert_eq!(table, sessions(day.date), "{}", day.date);
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_promise_counts_the_open_days_that_a_plain_walk_counts(accepted in moment(), days in 1..40_u32) {
        let start = promise(&commitment(days), accepted);
        prop_assert_eq!(start.due, open_days_after(accepted, days));
        let Grounds::Counted(explanation) = start.grounds else { panic!("a promise is counted") };
        prop_assert_eq!(explanation.calendar, CalendarUsed::Centre);
        let counted: i64 = explanation.days.iter().filter(|run| run.counted).map(|run| i64::from(run.days)).sum();
        prop_assert_eq!(counted, i64::from(days));
    }

    #[test]
    fn an_immediate_case_is_due_at_the_close_of_the_day_it_is_taken_or_of_the_next_that_opens(accepted in moment()) {
        let start = promise(&item(Kind::Immediate), accepted);
        let session_day = if is_open(accepted) { accepted } else { next_opening(accepted) };
        prop_assert_eq!(Some(start.due), close(session_day.to_offset(CIVIL).date()));
    }

    #[test]
    fn a_later_acceptance_is_never_due_earlier(accepted in moment(), later in 0..3_000_000_i64, days in 1..20_u32) {
        for item in [item(Kind::Immediate), commitment(days)] {
            let (first, second) = (promise(&item, accepted), promise(&item, accepted + Duration::seconds(later)));
            prop_assert!(first.due <= second.due);
        }
    }

    #[test]
    fn a_longer_promise_is_due_later(accepted in moment(), days in 1..30_u32) {
        prop_assert!(promise(&commitment(days), accepted).due < promise(&commitment(days + 1), accepted).due);
    }
}
