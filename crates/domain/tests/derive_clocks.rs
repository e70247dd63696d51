//! Which clocks each transition starts and stops (E4), who answers for them, and when they turn yellow.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::calendar::{POSTS, at, calendars, is_open, limits, moment, next_opening};
use common::cases;
use common::drive::{self, Course, World, driven, way};
use common::items::{any_kind, held, item, material};
use common::tries::{Try, any_tries};
use domain::case::derive::timers::{Change, Clock, Grounds, Limits, Start, promised, timers};
use domain::case::{Case, Held, Outcome, Recorded, StageName, evolve, replay};
use domain::catalogue::item::{Demand, ItemVersion, Kind, Rank};
use domain::kernel::Post;
use domain::roster::{Owner, PostMeaning};
use domain::time::{Limit, TimeFault, Unit};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

use Clock::{AcceptanceDecision, Delivery, LateMaterials, Promise, Statutory, SupplementWait};

fn limit(amount: u32, unit: Unit) -> Limit {
    Limit { amount, unit }
}

/// The course of a case of `item`, with what each transition at `moments` does to the clocks.
fn changes(
    item: &ItemVersion,
    moments: [OffsetDateTime; 4],
    limits: &Limits<'_>,
) -> Result<Vec<(Case, Change)>, TimeFault> {
    let mut case = None;
    let journal = driven(&World::of(item.clone()), 4).journal;
    let mut changes = Vec::new();
    for (recorded, at) in journal.into_iter().zip(moments) {
        let recorded = Recorded { at, ..recorded };
        let after = evolve(case, &recorded).unwrap();
        changes.push((after.clone(), timers(&after, &recorded, item, limits)?));
        case = Some(after);
    }
    Ok(changes)
}

/// The clocks that run after each transition: what it stops is taken away, what it starts is added.
fn running(changes: &[(Case, Change)]) -> Vec<Vec<Clock>> {
    let mut now: Vec<Clock> = Vec::new();
    let mut after = Vec::new();
    for (_, change) in changes {
        now.retain(|clock| !change.stops.contains(clock));
        now.extend(change.starts.iter().map(|start| start.clock));
        after.push(now.clone());
    }
    after
}

fn day_by_day() -> [OffsetDateTime; 4] {
    [at("2026-03-03 09:00"), at("2026-03-04 09:00"), at("2026-03-05 09:00"), at("2026-03-06 09:00")]
}

#[test]
fn each_stage_has_exactly_its_own_clocks_and_a_closed_case_none() {
    let law = Some(limit(20, Unit::WorkingDay));
    for (kind, statutory_limit, accepted) in [
        (Kind::Immediate, None, vec![Promise]),
        (Kind::Immediate, law, vec![Promise, Statutory]),
        (Kind::Commitment, None, vec![Promise]),
        (Kind::Commitment, law, vec![Promise, Statutory]),
    ] {
        let item = ItemVersion { statutory_limit, ..item(kind) };
        let changes = changes(&item, day_by_day(), &limits()).unwrap();
        let expected = [vec![AcceptanceDecision], accepted, vec![Delivery], vec![]];
        assert_eq!(running(&changes), expected, "{kind:?} {statutory_limit:?}");
    }
}

#[test]
fn a_transition_stops_the_clocks_of_the_stage_it_leaves() {
    let item = ItemVersion { statutory_limit: Some(limit(20, Unit::WorkingDay)), ..item(Kind::Commitment) };
    let stops: Vec<Vec<Clock>> =
        changes(&item, day_by_day(), &limits()).unwrap().into_iter().map(|(_, change)| change.stops).collect();
    // What closes a case stops whatever runs.
    let every = vec![AcceptanceDecision, SupplementWait, Promise, Statutory, LateMaterials, Delivery];
    assert_eq!(stops, [vec![], vec![AcceptanceDecision], vec![Promise, Statutory], every]);
}

#[test]
fn the_resident_answers_for_every_clock_but_the_chief_for_what_was_promised() {
    for posts in [POSTS, PostMeaning { chief: Post::C, resident: Post::A, substitute: Post::B }] {
        for (kind, decides) in [(Kind::Immediate, posts.resident), (Kind::Commitment, posts.chief)] {
            let item = ItemVersion { statutory_limit: Some(limit(20, Unit::WorkingDay)), ..item(kind) };
            let changes = changes(&item, day_by_day(), &Limits { posts, ..limits() }).unwrap();
            let owners: Vec<(Clock, Owner)> =
                changes.iter().flat_map(|(_, change)| &change.starts).map(|start| (start.clock, start.owner)).collect();
            let expected = [
                (AcceptanceDecision, posts.resident),
                (Promise, decides),
                (Statutory, decides),
                (Delivery, posts.resident),
            ]
            .map(|(clock, post)| (clock, Owner::Post(post)));
            assert_eq!(owners, expected, "{kind:?}");
        }
    }
}

#[test]
fn the_laws_own_limits_are_counted_on_the_national_calendar() {
    let item = ItemVersion { statutory_limit: Some(limit(20, Unit::WorkingDay)), ..item(Kind::Commitment) };
    let dues: Vec<(Clock, OffsetDateTime, bool)> = changes(&item, day_by_day(), &limits())
        .unwrap()
        .into_iter()
        .flat_map(|(_, change)| change.starts)
        .map(|start| (start.clock, start.due, start.grounds.is_national()))
        .collect();
    assert_eq!(
        dues,
        [
            (AcceptanceDecision, at("2026-03-10 17:30"), true),
            (Promise, at("2026-03-18 17:30"), false),
            (Statutory, at("2026-04-01 17:30"), true),
            (Delivery, at("2026-03-19 17:30"), true),
        ]
    );
}

#[test]
fn what_acceptance_would_start_is_what_it_then_starts() {
    for kind in [Kind::Immediate, Kind::Commitment] {
        let item = item(kind);
        let changes = changes(&item, day_by_day(), &limits()).unwrap();
        assert_eq!(promised(kind, at("2026-03-04 09:00"), &item, &limits()).as_ref(), Ok(&changes[1].1.starts));
    }
}

#[test]
fn a_clock_that_runs_beyond_the_loaded_years_is_a_fault_that_names_the_year() {
    let last = [at("2026-12-30 09:00"); 4];
    assert_eq!(changes(&item(Kind::Immediate), last, &limits()).unwrap_err(), TimeFault::YearNotLoaded { year: 2027 });
}

#[test]
fn yellow_begins_an_open_day_before_the_day_or_an_open_hour_before_the_close() {
    let commitment = ItemVersion { promised_limit: Some(limit(1, Unit::OpenDay)), ..item(Kind::Commitment) };
    let two_days = ItemVersion { promised_limit: Some(limit(2, Unit::OpenDay)), ..item(Kind::Commitment) };
    let by_law = ItemVersion { statutory_limit: Some(limit(1, Unit::WorkingDay)), ..item(Kind::Immediate) };
    let immediate = item(Kind::Immediate);
    for (name, item, accepted, clock, due, warned) in [
        ("two days", &two_days, "2026-03-03 10:00", Promise, "2026-03-05 17:30", "2026-03-04 08:00"),
        ("over the rest days", &two_days, "2026-03-06 10:00", Promise, "2026-03-10 17:30", "2026-03-07 09:00"),
        ("one day is yellow at once", &commitment, "2026-03-03 10:00", Promise, "2026-03-04 17:30", "2026-03-03 10:00"),
        ("one day, over lunch", &commitment, "2026-03-03 12:00", Promise, "2026-03-04 17:30", "2026-03-03 14:30"),
        ("an hour before the close", &immediate, "2026-03-03 10:00", Promise, "2026-03-03 17:30", "2026-03-03 16:30"),
        ("in the last hour at once", &immediate, "2026-03-03 17:00", Promise, "2026-03-03 17:30", "2026-03-03 17:00"),
        ("never at night", &by_law, "2026-03-03 20:00", Statutory, "2026-03-04 17:30", "2026-03-04 08:00"),
        (
            "due on a rest day of the centre",
            &by_law,
            "2026-03-07 15:00",
            Statutory,
            "2026-03-09 17:30",
            "2026-03-07 15:00",
        ),
        ("no opening left before it", &by_law, "2026-03-07 20:00", Statutory, "2026-03-09 17:30", "2026-03-07 20:00"),
    ] {
        let starts = promised(item.kind, at(accepted), item, &limits()).unwrap();
        let start = starts.iter().find(|start| start.clock == clock).unwrap();
        assert_eq!((start.due, start.warn_at), (at(due), at(warned)), "{name}");
    }
}

fn any_promise() -> impl Strategy<Value = Limit> {
    (1..20_u32, prop_oneof![Just(Unit::OpenDay), Just(Unit::OpenHour), Just(Unit::WorkingDay), Just(Unit::CalendarDay)])
        .prop_map(|(amount, unit)| limit(amount, unit))
}

fn any_law() -> impl Strategy<Value = Limit> {
    (1..30_u32, prop_oneof![Just(Unit::WorkingDay), Just(Unit::CalendarDay)])
        .prop_map(|(amount, unit)| limit(amount, unit))
}

fn any_warning() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (1..4_u32).prop_map(|days| limit(days, Unit::OpenDay)),
        (1..9_u32).prop_map(|hours| limit(hours, Unit::OpenHour)),
    ]
}

fn any_limits() -> impl Strategy<Value = Limits<'static>> {
    (any_warning(), any_warning(), 1..6_u32, 1..11_u32).prop_map(|(warning, immediate_warning, accept, deliver)| {
        Limits {
            acceptance_decision: limit(accept, Unit::WorkingDay),
            supplement_wait: limit(deliver, Unit::WorkingDay),
            delivery: limit(deliver, Unit::WorkingDay),
            warning,
            immediate_warning,
            posts: POSTS,
            calendars: calendars(),
        }
    })
}

fn any_item_with_limits() -> impl Strategy<Value = ItemVersion> {
    (any_kind(), any_promise(), prop::option::of(any_law())).prop_map(|(kind, promise, statutory_limit)| ItemVersion {
        promised_limit: (kind == Kind::Commitment).then_some(promise),
        statutory_limit,
        ..item(kind)
    })
}

/// Four moments, none before the one before it; some at the same moment, as when receipt and acceptance are one click.
fn any_moments() -> impl Strategy<Value = [OffsetDateTime; 4]> {
    let gap = || prop_oneof![1 => Just(0_i64), 3 => 0..20_000_000_000_i64, 3 => 0..900_000_000_000_i64];
    (moment(), gap(), gap(), gap())
        .prop_map(|(first, a, b, c)| [0, a, a + b, a + b + c].map(|micros| first + Duration::microseconds(micros)))
}

fn fits(start: &Start, at: OffsetDateTime) -> Result<(), TestCaseError> {
    prop_assert_eq!(start.started_at, at);
    prop_assert!(start.due >= start.started_at);
    prop_assert!(start.started_at <= start.warn_at && start.warn_at <= start.due, "{:?}", start);
    // Somebody sees the warning, unless nobody comes before it is too late.
    let nobody_comes = start.warn_at == at && next_opening(at) >= start.due;
    prop_assert!(is_open(start.warn_at) || nobody_comes, "{:?}", start);
    match &start.grounds {
        Grounds::Counted(explanation) => prop_assert_eq!(explanation.due, start.due),
        Grounds::SessionDay { start: from, due, .. } | Grounds::Undertaken { start: from, due } => {
            prop_assert_eq!((*from, *due), (at, start.due));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_clock_begins_with_its_transition_and_warns_before_it_is_due_while_somebody_is_there(
        item in any_item_with_limits(),
        moments in any_moments(),
        limits in any_limits(),
    ) {
        let changes = changes(&item, moments, &limits).unwrap();
        for ((_, change), at) in changes.iter().zip(moments) {
            for start in &change.starts {
                fits(start, at)?;
            }
        }
    }

    #[test]
    fn each_open_stage_has_a_clock_none_runs_twice_and_none_outlives_its_stage(
        item in any_item_with_limits(),
        moments in any_moments(),
        limits in any_limits(),
    ) {
        let changes = changes(&item, moments, &limits).unwrap();
        let mut accepted = vec![Promise];
        accepted.extend(item.statutory_limit.map(|_| Statutory));
        prop_assert_eq!(running(&changes), [vec![AcceptanceDecision], accepted, vec![Delivery], vec![]]);
    }

    #[test]
    fn the_grounds_of_a_clock_come_back_from_json_as_they_went(
        item in any_item_with_limits(), at in moment(), limits in any_limits(),
    ) {
        for start in promised(item.kind, at, &item, &limits).unwrap() {
            let text = serde_json::to_string(&start.grounds).unwrap();
            prop_assert_eq!(serde_json::from_str::<Grounds>(&text).unwrap(), start.grounds);
        }
    }
}

/// Tries an hour and a bit apart, each with the clocks that run after it.
fn told(world: &World, tries: &[Try]) -> (Course, Vec<Vec<Clock>>, Vec<Start>) {
    let (mut course, mut changes) = (Course::default(), Vec::new());
    for attempt in tries {
        let Some(Ok(event)) = world.answer(course.case.as_ref(), attempt) else { continue };
        if course.record(event).is_ok() {
            let change = timers(course.case(), course.journal.last().unwrap(), &world.item, &limits()).unwrap();
            changes.push((course.case().clone(), change));
        }
    }
    let newest = changes.last().map(|(_, change)| change.starts.clone()).unwrap_or_default();
    (course, running(&changes), newest)
}

fn asked_once(kind: Kind) -> (World, Vec<Try>) {
    let item = ItemVersion { materials: vec![material(0, Rank::Main, Demand::Required)], ..item(kind) };
    let [receipt, ..] = way(Outcome::Approved);
    let asked = Try::RequestSupplement { defects: Vec::new(), by_director: false };
    (World::of(item), vec![receipt, asked, Try::Supplement(vec![held(0, Held::Original)])])
}

#[test]
fn a_supplement_request_stops_the_centres_clock_and_the_supplement_starts_it_afresh() {
    let (world, tries) = asked_once(Kind::Commitment);
    let (_, running, newest) = told(&world, &tries);
    assert_eq!(running, [vec![AcceptanceDecision], vec![SupplementWait], vec![AcceptanceDecision]]);
    assert_eq!(newest[0].started_at, drive::moment(3), "it counts from the supplement");
    let (_, _, wait) = told(&world, &tries[..2]);
    assert_eq!((wait[0].due, wait[0].grounds.is_national()), (at("2026-03-24 17:30"), true));
}

#[test]
fn deemed_acceptance_counts_from_the_material_and_not_from_the_day_it_was_noticed() {
    let [receipt, ..] = way(Outcome::Approved);
    for kind in [Kind::Immediate, Kind::Commitment] {
        let world = World::of(item(kind));
        let (course, running, starts) = told(&world, &[receipt.clone(), Try::DeemAccepted]);
        assert_eq!(running[1], [Promise], "{kind:?}");
        let since = course.case().material_at;
        assert_eq!((since, starts[0].started_at), (drive::moment(1), since));
        assert_eq!(promised(kind, since, &world.item, &limits()).as_ref(), Ok(&starts));
    }
    let (world, mut tries) = asked_once(Kind::Commitment);
    tries.push(Try::DeemAccepted);
    let (_, _, starts) = told(&world, &tries);
    assert_eq!(starts[0].started_at, drive::moment(3), "after a supplement from the supplement");
}

#[test]
fn a_transfer_leaves_the_clock_of_the_centre_running() {
    let [receipt, ..] = way(Outcome::Approved);
    let away = Try::Transfer { elsewhere: true, to_holder: true, in_force: true, reasons: Some("转办".to_owned()) };
    let (_, running, newest) = told(&World::of(item(Kind::Immediate)), &[receipt, away]);
    assert_eq!(running, [vec![AcceptanceDecision], vec![AcceptanceDecision]]);
    assert_eq!(newest, []);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn whatever_is_tried_each_open_stage_has_its_clocks_none_twice_and_a_closed_case_none(
        kind in any_kind(), tries in any_tries(2),
    ) {
        let law = Some(limit(20, Unit::WorkingDay));
        let materials = vec![material(0, Rank::Main, Demand::Required), material(1, Rank::Secondary, Demand::Required)];
        let item = ItemVersion { materials, statutory_limit: law, ..item(kind) };
        let world = World { late_secondary_allowed: true, ..World::of(item) };
        let (course, running, _) = told(&world, &tries);
        for (row, clocks) in course.journal.iter().zip(running) {
            let seq = usize::try_from(row.seq).unwrap();
            let case = replay(&course.journal[..seq]).unwrap().unwrap();
            let expected: &[Clock] = match case.stage.name() {
                StageName::Received => &[AcceptanceDecision],
                StageName::SupplementAwaited => &[SupplementWait],
                StageName::Accepted if case.late.is_some() => &[Promise, Statutory, LateMaterials],
                StageName::Accepted => &[Promise, Statutory],
                StageName::Decided => &[Delivery],
                _ => &[],
            };
            prop_assert_eq!(clocks, expected);
        }
    }
}

#[test]
fn clocks_are_known_by_their_names() {
    for clock in Clock::ALL {
        assert_eq!(Clock::parse(clock.as_str()), Some(clock));
        assert_eq!(serde_json::to_value(clock).unwrap(), clock.as_str());
    }
    assert_eq!(Clock::parse("lunch"), None);
}
