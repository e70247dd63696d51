//! How long one due time takes; run it in a release build with `--ignored --nocapture`.
#![allow(clippy::unwrap_used)]

mod time_support;

use std::hint::black_box;
use std::time::Instant;

use domain::time::{Unit, due, due_at};
use time_support::{at, calendars, limit, pause};

#[test]
#[ignore = "a measurement, not a check"]
fn forty_five_working_days_with_three_pauses() {
    let pauses = [
        pause("2026-03-04 10:00", "2026-03-07 09:00"),
        pause("2026-03-20 09:00", "2026-03-20 10:00"),
        pause("2026-03-19 10:00", "2026-04-02 18:00"),
    ];
    let (start, calendars) = (at("2026-03-03 09:00"), calendars());
    for unit in [Unit::WorkingDay, Unit::OpenDay, Unit::CalendarDay, Unit::OpenHour] {
        let limit = limit(45, unit);
        let rounds = 1_000_000_u32;
        let begun = Instant::now();
        for _ in 0..rounds {
            black_box(due_at(
                black_box(start),
                black_box(limit),
                black_box(&pauses),
                &calendars,
            ))
            .unwrap();
        }
        let bare = begun.elapsed() / rounds;
        let begun = Instant::now();
        for _ in 0..rounds / 100 {
            black_box(due(black_box(start), black_box(limit), black_box(&pauses), &calendars)).unwrap();
        }
        println!("{unit:?}: {bare:?}, explained {:?}", begun.elapsed() / (rounds / 100));
    }
}
