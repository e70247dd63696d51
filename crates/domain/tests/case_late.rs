//! Accepting while secondary material is still to come (容缺, C3): until when it may come, and what happens then.
#![allow(clippy::unwrap_used)]

mod common;

use common::calendar::{at, close, day, is_open, limits, moment, next_opening, open_days_after};
use common::cases;
use common::drive::{Course, World};
use common::items::{held, item, material};
use common::tries::Try;
use domain::case::acts::late::{DueFault, LateTerms, Stated, due_on, latest};
use domain::case::acts::{accept, end};
use domain::case::derive::timers::Clock;
use domain::case::{Channel, Event, Held, RequestForm};
use domain::catalogue::item::{ApplicantKind, Demand, ItemVersion, Kind, Rank};
use domain::kernel::Rule;
use domain::time::{CIVIL, Limit, Unit};
use proptest::prelude::*;
use time::{Date, Duration};

/// One main and two secondary materials; promised in ten open days.
fn commitment() -> ItemVersion {
    let materials = vec![
        material(0, Rank::Main, Demand::Required),
        material(1, Rank::Secondary, Demand::Required),
        material(2, Rank::Secondary, Demand::Conditional),
    ];
    ItemVersion { materials, ..item(Kind::Commitment) }
}

fn due(date: Date, now: &str) -> Result<time::OffsetDateTime, DueFault> {
    due_on(date, at(now), &commitment(), LateTerms::default(), &limits()).unwrap()
}

#[test]
fn the_last_day_leaves_two_working_days_before_the_promise() {
    // Tuesday 3 March and ten open days: Wednesday 18 March. Two working days before it: Monday 16 March, a rest day.
    let now = at("2026-03-03 10:00");
    assert_eq!(latest(now, &commitment(), LateTerms::default(), &limits()), Ok(Some(day("2026-03-14"))));
    assert_eq!(due(day("2026-03-14"), "2026-03-03 10:00"), Ok(at("2026-03-14 16:30")), "Saturday closes earlier");
    assert_eq!(due(day("2026-03-08"), "2026-03-03 10:00"), Err(DueFault::Closed), "Sunday is a rest day");
    let too_far = DueFault::TooFar(day("2026-03-14"));
    assert_eq!(due(day("2026-03-16"), "2026-03-03 10:00"), Err(too_far));
    assert_eq!(due(day("9999-12-31"), "2026-03-03 10:00"), Err(too_far));
}

#[test]
fn today_will_do_until_the_centre_closes_and_yesterday_never() {
    assert_eq!(due(day("2026-03-03"), "2026-03-03 10:00"), Ok(at("2026-03-03 17:30")));
    assert_eq!(due(day("2026-03-03"), "2026-03-03 17:30"), Err(DueFault::Past));
    assert_eq!(due(day("2026-03-02"), "2026-03-03 10:00"), Err(DueFault::Past));
    assert_eq!(due(day("0001-01-01"), "2026-03-03 10:00"), Err(DueFault::Past));
}

#[test]
fn a_long_promise_waits_for_twenty_working_days_at_most() {
    let long = ItemVersion { promised_limit: Some(Limit { amount: 60, unit: Unit::OpenDay }), ..commitment() };
    let last = latest(at("2026-03-03 10:00"), &long, LateTerms::default(), &limits());
    assert_eq!(last, Ok(Some(day("2026-03-31"))));
}

#[test]
fn what_is_decided_on_the_spot_has_no_room_for_anything_late() {
    let immediate = ItemVersion { materials: commitment().materials, ..item(Kind::Immediate) };
    let now = at("2026-03-03 10:00");
    assert_eq!(latest(now, &immediate, LateTerms::default(), &limits()), Ok(None));
    let due = due_on(day("2026-03-03"), now, &immediate, LateTerms::default(), &limits());
    assert_eq!(due, Ok(Err(DueFault::NoRoom)));
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_day_is_taken_exactly_when_the_centre_opens_on_it_in_time(now in moment(), ahead in -3_i64..40) {
        let terms = LateTerms::default();
        let today = now.to_offset(CIVIL).date();
        let day = today + Duration::days(ahead);
        let last = latest(now, &commitment(), terms, &limits()).unwrap();
        let found = due_on(day, now, &commitment(), terms, &limits()).unwrap();
        let in_time = close(day).filter(|close| *close > now).filter(|_| last.is_some_and(|last| day <= last));
        prop_assert_eq!(found.ok(), in_time);
        if let Some(last) = last {
            // Never behind the promise, and never on its last day.
            let promise = open_days_after(now, 10).to_offset(CIVIL).date();
            prop_assert!(last < promise, "{} {}", last, promise);
        }
        let attended = if is_open(now) { now } else { next_opening(now) };
        prop_assert!(found.is_err() || attended <= found.unwrap());
    }
}

/// Received with the main material alone, at a centre where the rest may come late.
fn received() -> (World, Course) {
    let world = World { late_secondary_allowed: true, ..World::of(commitment()) };
    let mut course = Course::default();
    let receipt = Try::Receive {
        applicant: ApplicantKind::Person,
        channel: Channel::Window,
        request: RequestForm::Written,
        materials: vec![held(0, Held::Original), held(2, Held::Missing)],
    };
    course.record(world.answer(None, &receipt).unwrap().unwrap()).unwrap();
    (world, course)
}

fn agreed() -> Stated {
    Stated { undertaking: true, due: Ok(at("2026-03-14 16:30")) }
}

fn rules(world: &World, course: &Course, attempt: &Try) -> Vec<Rule> {
    let answer = world.answer(course.case.as_ref(), attempt).unwrap();
    answer.err().into_iter().flatten().map(|refusal| refusal.rule).collect()
}

#[test]
fn each_missing_material_is_named_until_it_came_and_the_last_one_stops_the_clock() {
    let (world, mut course) = received();
    assert_eq!(rules(&world, &course, &Try::Accept), [Rule::LateTermsMissing; 2]);
    course.record(world.answer(course.case.as_ref(), &Try::AcceptLate(agreed())).unwrap().unwrap()).unwrap();
    let late = |course: &Course| -> Vec<String> {
        course.case().late.iter().flat_map(|late| &late.missing).map(|material| material.code.clone()).collect()
    };
    assert_eq!(late(&course), ["m1", "m2"]);
    let [_, _, decide, _] = common::drive::way(domain::case::Outcome::Approved);
    assert_eq!(rules(&world, &course, &decide), [Rule::LateOutstanding; 2]);
    for (material, completes) in [(held(1, Held::Copy), false), (held(2, Held::NotNeeded), true)] {
        let event = world.answer(course.case.as_ref(), &Try::Bring(vec![material])).unwrap().unwrap();
        assert_eq!(domain::case::derive::timers::stopped_by(&event).contains(&Clock::LateMaterials), completes);
        course.record(event).unwrap();
    }
    assert_eq!(late(&course), Vec::<String>::new());
    assert_eq!(rules(&world, &course, &decide), []);
}

#[test]
fn every_fault_of_the_terms_is_named_and_where_nothing_may_come_late_that_alone() {
    let (world, course) = received();
    let wrong = Try::AcceptLate(Stated { undertaking: false, due: Err(DueFault::Closed) });
    assert_eq!(rules(&world, &course, &wrong), [Rule::UndertakingMissing, Rule::LateDueClosed]);
    let strict = World { late_secondary_allowed: false, ..world };
    let refused = [Rule::SecondaryMaterialMissing, Rule::SecondaryMaterialMissing, Rule::LateNotAllowed];
    assert_eq!(rules(&strict, &course, &wrong), refused);
    let complete = [held(0, Held::Original), held(1, Held::Original)];
    let world = World { late_secondary_allowed: true, ..strict };
    let idle = accept::missing(None, &complete, Some(&agreed()), world.accept_facts());
    assert_eq!(idle.iter().map(|refusal| refusal.rule).collect::<Vec<_>>(), [Rule::NothingLate]);
}

#[test]
fn a_main_material_never_comes_late() {
    let (world, _) = received();
    let missing = accept::missing(None, &[held(1, Held::Original)], Some(&agreed()), world.accept_facts());
    assert_eq!(missing.first().map(|refusal| refusal.rule), Some(Rule::MainMaterialMissing));
}

#[test]
fn what_did_not_come_is_named_when_the_case_ends_by_the_clock() {
    let (world, mut course) = received();
    course.record(world.answer(course.case.as_ref(), &Try::AcceptLate(agreed())).unwrap().unwrap()).unwrap();
    match end::lapse(course.case()) {
        Ok(Event::Terminated { reasons }) => assert!(reasons.contains("材料1、材料2"), "{reasons}"),
        other => panic!("{other:?}"),
    }
}
