//! A due time computed again from what is kept of its clock: the same while nothing moved it, and moved by exactly what
//! stood still or was added.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::calendar::{at, calendars, limits, moment};
use common::cases;
use common::items::{any_kind, item};
use common::people::signature;
use domain::case::derive::recompute::{Extension, Kept, KeptPause, NEVER, Standing, Terms, due_again};
use domain::case::derive::timers::{Clock, Grounds, Start, promised};
use domain::catalogue::item::{ItemVersion, Kind};
use domain::time::{Limit, Pause, TimeFault, Unit, due_at};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

fn kept(start: &Start, pauses: &[Pause]) -> Kept {
    let numbered = (1..).zip(pauses).map(|(suspension, pause)| KeptPause { suspension, pause: *pause });
    Kept {
        clock: start.clock,
        started_at: start.started_at,
        terms: Terms::of(&start.grounds),
        pauses: numbered.collect(),
        extension: None,
    }
}

fn immediate(accepted: &str) -> Start {
    promised(Kind::Immediate, at(accepted), &item(Kind::Immediate), &limits()).unwrap().remove(0)
}

fn due_of(kept: &Kept) -> OffsetDateTime {
    match due_again(kept, &limits()).unwrap() {
        Standing::Due { due, .. } => due,
        Standing::Still { since } => panic!("stands still since {since}"),
    }
}

fn pause(from: &str, to: &str) -> Pause {
    Pause { from: at(from), to: Some(at(to)) }
}

/// Pauses after `start`, of minutes or of days, in no order.
fn pauses(start: OffsetDateTime) -> impl Strategy<Value = Vec<Pause>> {
    let one = (0..20_000_i64, prop_oneof![0..90_i64, 0..10_000_i64]).prop_map(move |(offset, length)| {
        let from = start + Duration::minutes(offset);
        Pause { from, to: Some(from + Duration::minutes(length)) }
    });
    prop::collection::vec(one, 0..5)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_nothing_moved_comes_out_as_it_was_started(kind in any_kind(), accepted in moment(), law in 1..40_u32) {
        let law = Some(Limit { amount: law, unit: Unit::WorkingDay });
        let item = ItemVersion { statutory_limit: law, ..item(kind) };
        for start in promised(kind, accepted, &item, &limits()).unwrap() {
            let again = due_again(&kept(&start, &[]), &limits()).unwrap();
            prop_assert_eq!(again, Standing::Due { due: start.due, warn_at: start.warn_at, grounds: start.grounds });
        }
    }

    #[test]
    fn pauses_and_an_extension_move_a_counted_clock_as_the_law_of_time_says(
        (accepted, pauses) in moment().prop_flat_map(|at| (Just(at), pauses(at))), more in 0..12_u32,
    ) {
        let law = Limit { amount: 20, unit: Unit::WorkingDay };
        let item = ItemVersion { statutory_limit: Some(law), ..item(Kind::Commitment) };
        let starts = promised(Kind::Commitment, accepted, &item, &limits()).unwrap();
        let start = starts.iter().find(|start| start.clock == Clock::Statutory).unwrap();
        let mut kept = kept(start, &pauses);
        let extension = Extension { amount: more, at: accepted, by: signature(), reason: "案情复杂".to_owned() };
        kept.extension = (more > 0).then_some(extension);
        let Standing::Due { due, warn_at, grounds } = due_again(&kept, &limits()).unwrap() else { panic!("it runs") };
        let whole = Limit { amount: 20 + more, ..law };
        prop_assert_eq!(due_at(accepted, whole, &pauses, &calendars()), Ok(due));
        prop_assert!(warn_at <= due);
        let Grounds::Counted(why) = grounds else { panic!("it is counted") };
        prop_assert_eq!((why.counted_days(), why.limit, why.due), (20 + more, whole, due));
        prop_assert_eq!(why.extended_by, (more > 0).then_some(more));
        prop_assert_eq!(why.pauses, pauses);
    }

    #[test]
    fn an_immediate_case_loses_a_day_for_every_close_it_stands_still_at(
        (accepted, pauses) in moment().prop_flat_map(|at| (Just(at), pauses(at))),
    ) {
        let start = promised(Kind::Immediate, accepted, &item(Kind::Immediate), &limits()).unwrap().remove(0);
        let due = due_of(&kept(&start, &pauses));
        // Day by day: the first close, from the first due time on, at which no pause holds.
        let held = |close| pauses.iter().any(|pause| pause.from < close && pause.to.is_some_and(|to| close <= to));
        let mut close = start.due;
        while held(close) {
            close = calendars().own.session_close(close).unwrap();
        }
        prop_assert_eq!(due, close);
    }

    #[test]
    fn what_is_kept_comes_back_from_json_as_it_went((accepted, pauses) in moment().prop_flat_map(|at| (Just(at), pauses(at)))) {
        let start = promised(Kind::Immediate, accepted, &item(Kind::Immediate), &limits()).unwrap().remove(0);
        let kept = kept(&start, &pauses);
        let text = serde_json::to_string(&(&kept.terms, &kept.pauses)).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Terms, Vec<KeptPause>)>(&text).unwrap(), (kept.terms, kept.pauses));
    }
}

#[test]
fn a_clock_that_stands_still_has_no_due_time_until_it_goes_on() {
    let start = immediate("2026-03-03 09:00");
    let since = at("2026-03-03 10:00");
    let open = Pause { from: since, to: None };
    let later = Pause { from: at("2026-03-03 10:30"), to: None };
    for pauses in [vec![open], vec![later, open], vec![open, pause("2026-03-03 10:00", "2026-03-06 10:00")]] {
        let kept = kept(&start, &pauses);
        assert!(kept.is_held());
        assert_eq!(due_again(&kept, &limits()), Ok(Standing::Still { since }));
    }
    // Out of order: the later suspension ends first, and the clock still stands.
    let ended = pause("2026-03-03 10:30", "2026-03-04 09:00");
    assert_eq!(due_again(&kept(&start, &[open, ended]), &limits()), Ok(Standing::Still { since }));
    let both = [pause("2026-03-03 10:00", "2026-03-05 09:00"), ended];
    assert_eq!(due_of(&kept(&start, &both)), at("2026-03-05 17:30"), "Tuesday and Wednesday were lost");
}

#[test]
fn what_had_run_out_before_it_was_stopped_stays_overdue() {
    let start = immediate("2026-03-03 09:00");
    let after = Pause { from: at("2026-03-03 17:30"), to: None };
    assert_eq!(due_of(&kept(&start, &[after])), at("2026-03-03 17:30"));
}

#[test]
fn an_immediate_case_that_stood_still_over_lunch_is_due_the_same_day() {
    let start = immediate("2026-03-03 09:00");
    assert_eq!(due_of(&kept(&start, &[pause("2026-03-03 11:00", "2026-03-03 15:00")])), at("2026-03-03 17:30"));
    let over_the_close = [pause("2026-03-03 17:00", "2026-03-03 17:30")];
    assert_eq!(due_of(&kept(&start, &over_the_close)), at("2026-03-04 17:30"));
}

#[test]
fn what_an_applicant_undertook_is_moved_by_nothing() {
    let due = at("2026-03-10 17:30");
    let start = Start {
        clock: Clock::LateMaterials,
        grounds: Grounds::Undertaken { start: at("2026-03-03 09:00"), due },
        due,
        ..immediate("2026-03-03 09:00")
    };
    let open = Pause { from: at("2026-03-04 09:00"), to: None };
    assert_eq!(due_of(&kept(&start, &[open])), due);
}

#[test]
fn a_pause_that_ends_before_it_begins_is_a_fault() {
    let (from, to) = (at("2026-03-03 10:00"), at("2026-03-03 09:59"));
    let backwards = kept(&immediate("2026-03-03 09:00"), &[Pause { from, to: Some(to) }]);
    assert_eq!(due_again(&backwards, &limits()), Err(TimeFault::PauseBackwards { from, to }));
}

#[test]
fn never_lies_behind_everything_and_can_be_written_down() {
    assert_eq!(NEVER.to_offset(domain::time::CIVIL).year(), 9999);
}
