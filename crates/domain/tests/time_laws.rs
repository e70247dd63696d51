//! Laws that hold for every limit, start and set of pauses.
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::{
    Calendars, Closing, DayTable, LatestStart, Limit, Pause, SessionRun, TimeFault, Unit, due, due_at, latest_start,
};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};
use time_support::model::closes_paused;
use time_support::strategies::{self, paused_start};
use time_support::{NATIONAL, OWN, calendars, luoping, table};

fn at(start: OffsetDateTime, limit: Limit, pauses: &[Pause]) -> OffsetDateTime {
    due_at(start, limit, pauses, &calendars()).unwrap()
}

/// The last end of a session at or before a moment while the centre is closed.
fn last_close_before(at: OffsetDateTime) -> OffsetDateTime {
    let closed_minutes = (0..)
        .find(|n| OWN.is_open(at - Duration::minutes(n + 1)).unwrap())
        .unwrap();
    (at - Duration::minutes(closed_minutes)).truncate_to_minute()
}

fn table_of(unit: Unit) -> &'static DayTable {
    match unit {
        Unit::WorkingDay | Unit::CalendarDay => &NATIONAL,
        Unit::OpenDay | Unit::OpenHour => &OWN,
    }
}

proptest! {
    #![proptest_config(strategies::cases(2_000))]

    #[test]
    fn the_fast_way_and_the_explained_way_agree((start, pauses) in paused_start(), limit in strategies::limit()) {
        let due = due(start, limit, &pauses, &calendars()).unwrap();
        prop_assert_eq!(due.at, at(start, limit, &pauses));
        prop_assert_eq!(due.explanation.due, due.at);
        prop_assert_eq!(due.at.offset(), domain::time::CIVIL);
    }

    #[test]
    fn a_larger_budget_is_never_due_earlier((start, pauses) in paused_start(), limit in strategies::limit()) {
        let larger = Limit { amount: limit.amount + 1, ..limit };
        prop_assert!(at(start, limit, &pauses) <= at(start, larger, &pauses));
        if limit.unit != Unit::CalendarDay {
            prop_assert!(at(start, limit, &pauses) < at(start, larger, &pauses));
        }
    }

    #[test]
    fn a_later_start_is_never_due_earlier(
        (start, pauses) in paused_start(), limit in strategies::limit(), later in 0..20_000_i64,
    ) {
        prop_assert!(at(start, limit, &pauses) <= at(start + Duration::minutes(later), limit, &pauses));
    }

    #[test]
    fn one_more_or_one_longer_pause_is_never_due_earlier(
        (start, pauses) in paused_start(), limit in strategies::limit(), longer in 0..5_000_i64, sooner in 0..5_000_i64,
    ) {
        let due = at(start, limit, &pauses);
        let Some((last, fewer)) = pauses.split_last() else { return Ok(()) };
        prop_assert!(at(start, limit, fewer) <= due);
        let stretched = Pause {
            from: last.from - Duration::minutes(sooner),
            to: last.to.map(|to| to + Duration::minutes(longer)),
        };
        let more: Vec<Pause> = fewer.iter().copied().chain([stretched]).collect();
        prop_assert!(due <= at(start, limit, &more));
    }

    #[test]
    fn the_order_of_pauses_and_saying_one_twice_change_nothing(
        (start, pauses) in paused_start(), limit in strategies::limit(),
    ) {
        let twice: Vec<Pause> = pauses.iter().rev().chain(&pauses).copied().collect();
        prop_assert_eq!(at(start, limit, &pauses), at(start, limit, &twice));
    }

    #[test]
    fn a_pause_cut_in_two_is_the_same_pause(
        (start, pauses) in paused_start(), limit in strategies::limit(), share in 0.0..1.0_f64,
    ) {
        let halves: Vec<Pause> = pauses.iter().flat_map(|p| {
            let to = p.to.unwrap();
            let middle = p.from + (to - p.from) * share;
            [Pause { from: middle, to: Some(to) }, Pause { from: p.from, to: Some(middle) }]
        }).collect();
        prop_assert_eq!(at(start, limit, &pauses), at(start, limit, &halves));
    }

    #[test]
    fn a_pause_over_closed_time_changes_nothing(
        (start, pauses) in paused_start(), amount in 1..30_u32, from in 0..40_000_i64, length in 0.0..=1.0_f64,
        at_close: bool,
    ) {
        let from = start + Duration::minutes(from);
        if OWN.is_open(from).unwrap() { return Ok(()) }
        // From the close itself, which is_open no longer holds, up to the next opening.
        let from = if at_close { last_close_before(from) } else { from };
        let to = from + (OWN.next_opening(from).unwrap() - from) * length;
        let more: Vec<Pause> = pauses.iter().copied().chain([Pause { from, to: Some(to) }]).collect();
        for unit in [Unit::OpenDay, Unit::OpenHour] {
            let limit = Limit { amount, unit };
            prop_assert_eq!(at(start, limit, &pauses), at(start, limit, &more));
        }
    }

    #[test]
    fn a_due_time_lies_at_a_sessions_end_or_inside_one(
        (start, pauses) in paused_start(), limit in strategies::limit(),
    ) {
        let due = at(start, limit, &pauses);
        let day = table_of(limit.unit).day(due.date()).unwrap();
        let close = |s: &domain::time::Session| due.date().midnight().assume_offset(domain::time::CIVIL)
            + Duration::minutes(s.end.minutes().into());
        prop_assert!(due > start);
        if limit.unit == Unit::OpenHour {
            let fits = day.sessions.iter().any(|s| {
                close(s) == due || (due < close(s) && table_of(limit.unit).is_open(due).unwrap())
            });
            prop_assert!(fits);
        } else {
            prop_assert_eq!(day.sessions.last().map(close), Some(due));
            prop_assert!(!closes_paused(due, &pauses));
        }
    }

    #[test]
    fn a_limit_split_in_two_adds_up((start, pauses) in paused_start(), first in 1..15_u32, second in 1..15_u32) {
        // Not calendar days: each end may roll to a working day of its own.
        for unit in [Unit::WorkingDay, Unit::OpenDay, Unit::OpenHour] {
            let of = |amount| Limit { amount, unit };
            let middle = at(start, of(first), &pauses);
            prop_assert_eq!(at(middle, of(second), &pauses), at(start, of(first + second), &pauses));
        }
    }

    #[test]
    fn forward_then_backward_returns_to_the_start((start, pauses) in paused_start(), limit in strategies::limit()) {
        let due = at(start, limit, &pauses);
        match latest_start(due, limit, &pauses, &calendars()).unwrap() {
            LatestStart::Moment(back) => {
                let paused = pauses.iter().any(|p| p.from <= start && Some(start) < p.to);
                prop_assert!(back >= start);
                prop_assert_eq!(at(back, limit, &pauses), due);
                if OWN.is_open(start).unwrap() && !paused {
                    prop_assert_eq!(back, start);
                }
                prop_assert!(at(back + Duration::MICROSECOND, limit, &pauses) > due);
            }
            LatestStart::Day(back) => {
                prop_assert!(back >= start.date());
                let on = |day: time::Date| at(start.replace_date(day), limit, &pauses);
                prop_assert_eq!(on(back), due);
                prop_assert!(on(back.next_day().unwrap()) > due);
            }
        }
    }

    #[test]
    fn the_explanation_counts_the_budget_and_names_every_day(
        (start, pauses) in paused_start(), limit in strategies::limit(),
    ) {
        let due = due(start, limit, &pauses, &calendars()).unwrap();
        let why = &due.explanation;
        prop_assert_eq!(why.days.first().unwrap().from, start.date());
        prop_assert_eq!(why.days.last().unwrap().to, due.at.date());
        for run in &why.days {
            prop_assert_eq!((run.to - run.from).whole_days() + 1, i64::from(run.days));
        }
        for (one, next) in why.days.iter().zip(why.days.iter().skip(1)) {
            prop_assert_eq!(one.to.next_day(), Some(next.from));
            prop_assert!(one.counted != next.counted || one.reason != next.reason);
        }
        if limit.unit == Unit::OpenHour {
            prop_assert_eq!(why.counted_time(), Duration::hours(limit.amount.into()));
            let whole = |runs: &[SessionRun]| runs.iter().all(|r| OWN.is_open(r.from).unwrap() && r.from < r.to);
            prop_assert!(whole(&why.sessions));
        } else {
            prop_assert_eq!(why.counted_days(), limit.amount);
        }
        let text = serde_json::to_string(why).unwrap();
        prop_assert_eq!(&serde_json::from_str::<domain::time::Explanation>(&text).unwrap(), why);
    }

    #[test]
    fn a_pause_without_end_either_comes_too_late_or_leaves_the_due_time_untold(
        (start, pauses) in paused_start(), limit in strategies::limit(), from in 0..40_000_i64,
    ) {
        let due = at(start, limit, &pauses);
        let from = start + Duration::minutes(from);
        let more: Vec<Pause> = pauses.iter().copied().chain([Pause { from, to: None }]).collect();
        let untold = due_at(start, limit, &more, &calendars());
        if due <= from {
            prop_assert_eq!(untold, Ok(due));
        } else {
            prop_assert_eq!(untold, Err(TimeFault::StandsStill { since: from }));
        }
    }
}

proptest! {
    #![proptest_config(strategies::cases(200))]

    #[test]
    fn one_more_closed_day_is_never_due_earlier(
        (start, pauses) in paused_start(), amount in 1..30_u32, day in 0..60_i64,
    ) {
        let mut rules = luoping();
        rules.closings.push(Closing { date: start.date() + Duration::days(day), reason: "检修".to_owned() });
        let own = table(&rules);
        let closed = Calendars { national: &NATIONAL, own: &own };
        for unit in [Unit::OpenDay, Unit::OpenHour] {
            let limit = Limit { amount, unit };
            prop_assert!(at(start, limit, &pauses) <= due_at(start, limit, &pauses, &closed).unwrap());
        }
        for unit in [Unit::WorkingDay, Unit::CalendarDay] {
            let limit = Limit { amount, unit };
            prop_assert_eq!(at(start, limit, &pauses), due_at(start, limit, &pauses, &closed).unwrap());
        }
    }
}
