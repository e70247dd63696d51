//! The real counting against a plain model, at Luoping's hours, in all four units.
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::{Unit, due_at};
use proptest::prelude::*;
use time_support::model::Model;
use time_support::{OWN, calendars, limit, strategies};

proptest! {
    #![proptest_config(strategies::cases(2_000))]

    #[test]
    fn days_agree_with_a_walk_day_by_day((start, pauses) in strategies::paused_start(), amount in 1..30_u32) {
        let model = Model::new();
        let due = |unit| due_at(start, limit(amount, unit), &pauses, &calendars()).unwrap();
        prop_assert_eq!(due(Unit::OpenDay), model.open_days(start, amount, &pauses));
        prop_assert_eq!(due(Unit::WorkingDay), model.working_days(start, amount, &pauses));
        prop_assert_eq!(due(Unit::CalendarDay), model.calendar_days(start, amount, &pauses));
    }
}

proptest! {
    #![proptest_config(strategies::cases(400))]

    #[test]
    fn open_hours_agree_with_a_walk_minute_by_minute(
        (start, pauses) in strategies::paused_start_minute(),
        amount in 1..40_u32,
    ) {
        let due = due_at(start, limit(amount, Unit::OpenHour), &pauses, &calendars()).unwrap();
        prop_assert_eq!(due, Model::new().open_hours(start, amount, &pauses));
    }
}

#[test]
fn the_day_table_agrees_with_the_model_on_every_day() {
    let model = Model::new();
    for day in OWN.days() {
        let sessions: Vec<(i64, i64)> = day
            .sessions
            .iter()
            .map(|s| (s.start.minutes().into(), s.end.minutes().into()))
            .collect();
        assert_eq!(sessions, model.sessions(day.date), "{}", day.date);
    }
    for day in time_support::NATIONAL.days() {
        assert_eq!(day.is_open(), model.is_working_day(day.date), "{}", day.date);
    }
}
