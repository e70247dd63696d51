//! What waits for someone: one row per open stage, none for a closed case.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::calendar::POSTS;
use common::drive::{World, driven, driven_kind};
use common::items::{held, item, material};
use common::tries::Try;
use common::{other_window, own_window};
use domain::case::derive::work_item::{Task, Waiting, waiting};
use domain::case::{Act, Held};
use domain::catalogue::item::{Demand, ItemVersion, Kind, Rank};
use domain::kernel::{Duty, Post, Role};
use domain::place::Place;
use domain::policy::{Power, Subject, may};
use domain::roster::{Owner, PostMeaning};

/// By document 000, and by a centre whose posts mean something else.
const MEANINGS: [PostMeaning; 2] = [POSTS, PostMeaning { chief: Post::C, resident: Post::A, substitute: Post::B }];

#[test]
fn each_open_stage_waits_for_one_act_of_the_right_post_and_a_delivered_case_for_nobody() {
    for posts in MEANINGS {
        for (kind, decides) in [(Kind::Immediate, posts.resident), (Kind::Commitment, posts.chief)] {
            let waits = |steps| waiting(driven_kind(kind, steps).case(), &posts);
            let row =
                |task, owner| Some(Waiting { task, place: Place::Window(own_window()), owner: Owner::Post(owner) });
            assert_eq!(waits(1), row(Task::Accept, posts.resident), "{kind:?}");
            assert_eq!(waits(2), row(Task::Decide, decides), "{kind:?}");
            assert_eq!(waits(3), row(Task::Deliver, posts.resident), "{kind:?}");
            assert_eq!(waits(4), None, "{kind:?}");
        }
    }
}

#[test]
fn the_task_is_the_act_that_leads_the_stage_on() {
    for kind in [Kind::Immediate, Kind::Commitment] {
        for (steps, act, task) in
            [(1, Act::Accept, Task::Accept), (2, Act::Decide, Task::Decide), (3, Act::Deliver, Task::Deliver)]
        {
            let course = driven_kind(kind, steps);
            assert_eq!(course.stage().unwrap().awaits(), Some(act));
            assert_eq!(waiting(course.case(), &POSTS).map(|row| row.task), Some(task));
        }
    }
}

#[test]
fn whoever_owns_a_row_may_do_what_it_asks_for() {
    let powers = [Power::Acceptance, Power::ImmediateApproval, Power::CommitmentCoordination, Power::Delivery];
    for posts in MEANINGS {
        for kind in [Kind::Immediate, Kind::Commitment] {
            for steps in 1..=3 {
                let course = driven_kind(kind, steps);
                let row = waiting(course.case(), &posts).unwrap();
                let (Place::Window(window), Owner::Post(post)) = (row.place, row.owner) else { panic!("{row:?}") };
                let duty = Duty { window, post, holder: post == posts.resident, decides: post == posts.chief };
                let subject = Subject::at_window(course.case().centre, window, &powers, kind);
                let act = course.stage().unwrap().awaits().unwrap();
                assert_eq!(may(&common::people::actor(Role::WindowA, vec![duty]), act, subject), Ok(()));
            }
        }
    }
}

#[test]
fn what_was_asked_for_is_awaited_at_the_window_and_what_is_closed_waits_for_nobody() {
    let world = World { item: with_material(Kind::Commitment), ..World::of(item(Kind::Commitment)) };
    let mut course = driven(&world, 1);
    let mut go_on = |attempt: &Try| {
        let event = world.answer(course.case.as_ref(), attempt).unwrap().unwrap();
        course.record(event).unwrap();
        waiting(course.case(), &POSTS).map(|row| match (row.place, row.owner) {
            (Place::Window(window), Owner::Post(post)) => (row.task, window, post),
            _ => panic!("{row:?}"),
        })
    };
    let asked = Try::RequestSupplement { defects: Vec::new(), by_director: false };
    assert_eq!(go_on(&asked), Some((Task::Supplement, own_window(), POSTS.resident)));
    let brought = Try::Supplement(vec![held(0, Held::Original)]);
    assert_eq!(go_on(&brought), Some((Task::Accept, own_window(), POSTS.resident)));
    let reasons = || Some("另行安排".to_owned());
    let away = Try::Transfer { elsewhere: true, to_holder: true, in_force: true, reasons: reasons() };
    assert_eq!(go_on(&away), Some((Task::Accept, other_window(), POSTS.resident)));
    assert_eq!(go_on(&Try::Withdraw(reasons())), None);
}

fn with_material(kind: Kind) -> ItemVersion {
    ItemVersion { materials: vec![material(0, Rank::Main, Demand::Required)], ..item(kind) }
}

#[test]
fn tasks_are_known_by_their_names() {
    for task in Task::ALL {
        assert_eq!(Task::parse(task.as_str()), Some(task));
    }
    assert_eq!(Task::parse("sleep"), None);
}
