//! W4: one due time over 45 working days with three pauses, against going from day to day.
//!
//! The one measurement from inside: over HTTP nothing of it would be seen.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::time::{Calendars, DayTable, Limit, Pause, Unit, due_at, national_rules, shipped_years};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::report::Row;

const ROUNDS: u32 = 200_000;
const LIMIT: Limit = Limit { amount: 45, unit: Unit::WorkingDay };
const START: OffsetDateTime = datetime!(2026-01-06 09:00 +8);

fn pauses() -> [Pause; 3] {
    let pause = |from, to| Pause { from, to: Some(to) };
    [
        pause(datetime!(2026-01-20 10:00 +8), datetime!(2026-01-27 10:00 +8)),
        pause(datetime!(2026-02-05 15:00 +8), datetime!(2026-02-11 09:30 +8)),
        pause(datetime!(2026-03-03 09:00 +8), datetime!(2026-03-05 16:00 +8)),
    ]
}

fn table() -> DayTable {
    let rules = national_rules().expect("the rules");
    DayTable::build(&rules, &shipped_years().expect("the years")).expect("the national calendar")
}

/// One due time.
pub fn one() -> Duration {
    let table = table();
    let calendars = Calendars { national: &table, own: &table };
    let pauses = pauses();
    let began = Instant::now();
    for _ in 0..ROUNDS {
        black_box(due_at(black_box(START), LIMIT, black_box(&pauses), &calendars).expect("a due time"));
    }
    began.elapsed() / ROUNDS
}

/// The same from day to day: an open day counts unless the clock stands still at its close.
fn walked(table: &DayTable, pauses: &[Pause]) -> OffsetDateTime {
    let (mut date, mut left) = (START.date(), LIMIT.amount);
    loop {
        date = date.next_day().expect("a day");
        let day = table.day(date).expect("a loaded year");
        let Some(last) = day.sessions.last() else { continue };
        let (hour, minute) = last
            .end
            .to_string()
            .split_once(':')
            .map(|(h, m)| (h.parse().unwrap_or(0), m.parse().unwrap_or(0)))
            .expect("a time");
        let close = date.with_hms(hour, minute, 0).expect("a time").assume_offset(time::macros::offset!(+8));
        if pauses.iter().any(|pause| pause.from < close && pause.to.is_none_or(|to| close <= to)) {
            continue;
        }
        left -= 1;
        if left == 0 {
            return close;
        }
    }
}

pub fn measure() -> Vec<Row> {
    let (table, pauses) = (table(), pauses());
    let calendars = Calendars { national: &table, own: &table };
    let counted = due_at(START, LIMIT, &pauses, &calendars).expect("a due time");
    assert_eq!(counted, walked(&table, &pauses), "both count the same");
    let rounds = ROUNDS / 20;
    let began = Instant::now();
    for _ in 0..rounds {
        black_box(walked(black_box(&table), black_box(&pauses)));
    }
    let (walk, count) = (began.elapsed() / rounds, one());
    vec![Row {
        id: "W4",
        what: "one due time over 45 working days with three pauses".to_owned(),
        measured: format!("{} ns", count.as_nanos()),
        reference: format!("{} ns from day to day", walk.as_nanos()),
        ratio: format!("{:.0}", walk.as_secs_f64() / count.as_secs_f64().max(1e-9)),
        aim: "≤ 1 µs",
    }]
}
