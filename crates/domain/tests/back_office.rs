//! Comprehensive windows, the back office behind them, one window that hands out (A2, document 001): who decides, who
//! sees, who is waited for.
#![allow(clippy::unwrap_used)]

mod common;

use common::calendar::{POSTS, limits};
use common::drive::{Course, World, driven};
use common::items::item;
use common::people::{ROLES, actor, duty, of_centre, reviewer};
use common::tries::Try;
use common::{foreign_centre, id, other_window, own_centre, own_window};
use domain::case::Act::{
    self, Accept, BringMaterials, Close, Correct, Decide, Deliver, Extend, Receive, Remind, RequestSupplement, Resume,
    Suspend, Terminate, Transfer, Withdraw,
};
use domain::case::derive::timers::{Clock, timers};
use domain::case::derive::work_item::{Task, waiting};
use domain::catalogue::item::Kind::{self, Commitment, Immediate};
use domain::kernel::id::UnitId;
use domain::kernel::{Actor, Post, Role, Signature};
use domain::place::{Counter, Place, Reached, Route, WindowKind};
use domain::policy::{Denial, ExtendedBy, Power, Scope, Subject, may, sees};
use domain::roster::{Owner, Reviewing, reviews};

use Who::{Clerk, Issuer, OtherReviewer, Reviewer};

/// Who works at the centre of document 001.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Holds the comprehensive window that took the case.
    Clerk,
    /// Reviews for the unit that the case goes to.
    Reviewer,
    /// Reviews for another unit.
    OtherReviewer,
    /// Holds the issuing window.
    Issuer,
}

/// Document 001: the front takes in, the back decides, one window hands out. What the front may decide on the spot it
/// decides; of what goes to the back nothing is the front's any more but the applicant's own withdrawal.
#[rustfmt::skip]
const TABLE: [(Act, Kind, Who); 21] = [
    (Receive,           Immediate,  Clerk),
    (Receive,           Commitment, Clerk),
    (Accept,            Immediate,  Clerk),
    (Accept,            Commitment, Clerk),
    (RequestSupplement, Immediate,  Clerk),
    (RequestSupplement, Commitment, Clerk),
    (Transfer,          Commitment, Clerk),
    (Withdraw,          Immediate,  Clerk),
    (Withdraw,          Commitment, Clerk),
    (Decide,            Immediate,  Clerk),
    (Decide,            Commitment, Reviewer),
    (Terminate,         Commitment, Reviewer),
    (Suspend,           Commitment, Reviewer),
    (Resume,            Commitment, Reviewer),
    (Extend,            Commitment, Reviewer),
    (Deliver,           Immediate,  Issuer),
    (Deliver,           Commitment, Issuer),
    (Remind,            Commitment, Issuer),
    (BringMaterials,    Commitment, Clerk),
    (Correct,           Commitment, Clerk),
    (Close,             Commitment, Clerk),
];

const FRONT: [Power; 2] = [Power::Acceptance, Power::ImmediateApproval];
const ISSUES: [Power; 1] = [Power::Delivery];

fn unit() -> UnitId {
    id(61)
}

fn other_unit() -> UnitId {
    id(62)
}

fn person(who: Who) -> Actor {
    match who {
        Clerk => actor(Role::WindowA, vec![duty(own_window(), Post::A, true, false)]),
        Issuer => actor(Role::WindowA, vec![duty(other_window(), Post::A, true, false)]),
        Reviewer => reviewer(own_centre(), vec![unit()]),
        OtherReviewer => reviewer(own_centre(), vec![other_unit()]),
    }
}

/// The front of the centre and where its cases go.
fn route(kind: Kind) -> Route {
    let front = Counter { id: own_window(), kind: WindowKind::Comprehensive, departments: &[], powers: &FRONT };
    front.route(kind, Some(unit()), Some(other_window()))
}

fn world(kind: Kind) -> World {
    World { route: route(kind), ..World::of(item(kind)) }
}

/// How many steps of the straight way come before the act.
fn steps(act: Act) -> usize {
    match act {
        Decide | Terminate | Suspend | Resume | Extend => 2,
        Deliver | Remind => 3,
        Close => 4,
        _ => 1,
    }
}

/// The act on a case of this kind at the stage where it is due, as the service asks for it.
fn asked(course: &Course, act: Act, kind: Kind) -> Subject<'static> {
    let case = course.case();
    let place = case.place_of(act);
    let powers: &[Power] = if place == Place::Window(other_window()) { &ISSUES } else { &FRONT };
    Subject {
        centre: case.centre,
        place,
        powers,
        kind,
        repeated: false,
        review: case.route.review,
        accepted: case.is_accepted(),
        extended_by: ExtendedBy::Decider,
    }
}

#[test]
fn exactly_one_of_the_four_does_each_act_at_the_centre_of_document_001() {
    for (act, kind, who) in TABLE {
        let course = driven(&world(kind), steps(act));
        for one in [Clerk, Reviewer, OtherReviewer, Issuer] {
            let answer = may(&person(one), act, asked(&course, act, kind));
            assert_eq!(answer.is_ok(), one == who, "{act:?} {kind:?} by {one:?}: {answer:?}");
        }
    }
}

#[test]
fn a_clerk_and_a_reviewer_of_another_unit_are_told_that_reviewers_decide_it_and_everyone_else_that_it_is_not_theirs() {
    let course = driven(&world(Commitment), 2);
    for act in [Decide, Terminate] {
        let subject = asked(&course, act, Commitment);
        for role in ROLES {
            let expected = match role {
                Role::WindowA | Role::WindowB | Role::WindowC | Role::Reviewer => Denial::NotReviewer,
                _ => Denial::Role,
            };
            let someone = actor(role, vec![duty(own_window(), Post::A, true, true)]);
            assert_eq!(may(&someone, act, subject), Err(expected), "{role:?} {act:?}");
        }
    }
}

#[test]
fn no_role_but_the_reviewer_decides_by_standing_on_the_list_of_a_unit() {
    let course = driven(&world(Commitment), 2);
    for role in ROLES {
        let listed = Actor { units: vec![unit()], ..actor(role, Vec::new()) };
        let answer = may(&listed, Decide, asked(&course, Decide, Commitment));
        assert_eq!(answer.is_ok(), role == Role::Reviewer, "{role:?}");
    }
}

#[test]
fn a_reviewer_of_the_county_reaches_the_cases_of_every_town_that_lie_with_his_unit_and_no_other_act_on_them() {
    let county = reviewer(foreign_centre(), vec![unit()]);
    let received = driven(&world(Commitment), 1);
    assert_eq!(may(&county, Decide, asked(&received, Decide, Commitment)), Err(Denial::ForeignCentre));
    let accepted = driven(&world(Commitment), 2);
    assert_eq!(may(&county, Decide, asked(&accepted, Decide, Commitment)), Ok(()));
    assert_eq!(may(&county, Withdraw, asked(&accepted, Withdraw, Commitment)), Err(Denial::Role));
    let stranger = reviewer(foreign_centre(), vec![other_unit()]);
    assert_eq!(may(&stranger, Decide, asked(&accepted, Decide, Commitment)), Err(Denial::ForeignCentre));
}

#[test]
fn before_acceptance_whoever_took_the_case_ends_it() {
    let subject =
        Subject { review: Some(unit()), ..Subject::at_window(own_centre(), own_window(), &FRONT, Commitment) };
    assert_eq!(may(&person(Clerk), Terminate, subject), Ok(()));
    assert_eq!(may(&person(Reviewer), Terminate, subject), Err(Denial::Role));
}

#[test]
fn each_sees_a_case_from_the_moment_it_comes_to_him() {
    // Received, accepted, decided, delivered.
    for (who, seen) in [
        (Clerk, [true, true, true, true]),
        (Reviewer, [false, true, true, true]),
        (Issuer, [false, false, true, true]),
        (OtherReviewer, [false, false, false, false]),
    ] {
        for (steps, expected) in (1..).zip(seen) {
            let reached = driven(&world(Commitment), steps).case().reached();
            assert_eq!(sees(&person(who)).covers(&reached), expected, "{who:?} after {steps}");
        }
    }
    let nobody = reviewer(own_centre(), Vec::new());
    assert_eq!(sees(&nobody), Scope::Units(Vec::new()));
    assert!(!sees(&nobody).covers(&driven(&world(Commitment), 2).case().reached()));
}

#[test]
fn the_director_sees_the_cases_of_his_centre_wherever_they_lie_and_none_of_another() {
    let reached = driven(&world(Commitment), 2).case().reached();
    for (centre, expected) in [(own_centre(), true), (foreign_centre(), false)] {
        assert_eq!(sees(&of_centre(centre, Role::Director, Vec::new())).covers(&reached), expected);
    }
}

#[test]
fn after_acceptance_the_unit_is_waited_for_and_after_the_decision_the_issuing_window() {
    let window = |window, task| (task, Place::Window(window), Owner::Post(POSTS.resident));
    let (front, issuing) = (own_window(), other_window());
    for (kind, decides) in
        [(Commitment, (Task::Decide, Place::Unit(unit()), Owner::Reviewer)), (Immediate, window(front, Task::Decide))]
    {
        let world = world(kind);
        let expected = [Some(window(front, Task::Accept)), Some(decides), Some(window(issuing, Task::Deliver)), None];
        for (steps, expected) in (1..).zip(expected) {
            let row = waiting(driven(&world, steps).case(), &POSTS);
            assert_eq!(row.map(|row| (row.task, row.place, row.owner)), expected, "{kind:?} after {steps}");
        }
    }
}

#[test]
fn the_reviewers_answer_for_what_was_promised() {
    let world = world(Commitment);
    let course = driven(&world, 2);
    let change = timers(course.case(), course.journal.last().unwrap(), &world.item, &limits()).unwrap();
    let owners: Vec<(Clock, Owner)> = change.starts.iter().map(|start| (start.clock, start.owner)).collect();
    assert_eq!(owners, [(Clock::Promise, Owner::Reviewer)]);
}

#[test]
fn a_transfer_settles_anew_where_the_case_goes() {
    let mut course = driven(&world(Commitment), 1);
    let direct = World::of(item(Commitment));
    let away =
        Try::Transfer { elsewhere: true, to_holder: true, in_force: true, reasons: Some("另有窗口".to_owned()) };
    let event = direct.answer(course.case.as_ref(), &away).unwrap().unwrap();
    course.record(event).unwrap();
    assert_eq!((course.case().window, course.case().route), (other_window(), Route::default()));
}

#[test]
fn a_window_keeps_what_it_has_been_granted_and_passes_on_the_rest() {
    let all = [Power::Acceptance, Power::ImmediateApproval, Power::CommitmentCoordination, Power::Delivery];
    let at = |powers| Counter { id: own_window(), kind: WindowKind::Department, departments: &[], powers };
    assert_eq!(at(&all).route(Commitment, Some(unit()), None), Route::default());
    assert_eq!(at(&FRONT).route(Immediate, Some(unit()), None), Route::default());
    assert_eq!(at(&FRONT).route(Commitment, Some(unit()), None), Route { review: Some(unit()), issuing: None });
    // Nobody to pass it on to: the window is told that it lacks the power.
    assert_eq!(at(&FRONT).route(Commitment, None, None), Route::default());
    assert_eq!(at(&all).route(Immediate, None, Some(own_window())), Route::default(), "it hands out its own");
}

#[test]
fn a_comprehensive_window_takes_what_its_set_of_departments_covers() {
    let counter = |n, kind, departments| Counter { id: id(n), kind, departments, powers: &FRONT };
    let some = [unit()];
    let (all, set) =
        (counter(71, WindowKind::Comprehensive, &[][..]), counter(72, WindowKind::Comprehensive, &some[..]));
    let (own, issuing) = (counter(73, WindowKind::Department, &[][..]), counter(74, WindowKind::Issuing, &[][..]));
    for (window, listed, department, expected) in [
        (all, all, Some(unit()), true),
        (all, set, Some(other_unit()), true),
        (set, all, Some(unit()), true),
        (set, all, Some(other_unit()), false),
        (set, all, None, false),
        (all, own, Some(unit()), false),
        (own, own, None, true),
        (own, all, Some(unit()), false),
        (issuing, issuing, Some(unit()), false),
    ] {
        assert_eq!(window.takes(&listed, department), expected, "{window:?} {listed:?} {department:?}");
    }
}

#[test]
fn reviewers_sign_without_a_post() {
    let both = Actor { units: vec![unit()], ..actor(Role::Reviewer, vec![duty(own_window(), Post::A, true, false)]) };
    assert_eq!(Signature::of(&both, Place::Unit(unit())).post, None);
    assert_eq!(Signature::of(&both, Place::Window(own_window())).post, Some(Post::A));
}

#[test]
fn whoever_reviews_does_so_from_the_first_day_to_the_last() {
    let day = common::calendar::day;
    let rows = [Reviewing { unit: unit(), person: id(51), from: day("2026-03-01"), until: Some(day("2026-03-31")) }];
    for (on, expected) in [("2026-02-28", vec![]), ("2026-03-01", vec![unit()]), ("2026-03-31", vec![unit()])] {
        assert_eq!(reviews(id(51), &rows, day(on)), expected, "{on}");
    }
    assert_eq!(reviews(id(51), &rows, day("2026-04-01")), []);
    assert_eq!(reviews(id(52), &rows, day("2026-03-15")), []);
}

#[test]
fn a_case_of_one_window_is_written_down_as_before() {
    let case = driven(&World::of(item(Commitment)), 2).case().clone();
    let text = serde_json::to_string(&case).unwrap();
    assert!(!text.contains("route"), "{text}");
    assert_eq!(case.reached(), Reached::at(own_centre(), own_window()));
}
