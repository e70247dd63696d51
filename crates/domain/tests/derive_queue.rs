//! What waits for someone: one row per open stage, none for a closed case.
#![allow(clippy::unwrap_used)]

mod common;

use common::calendar::POSTS;
use common::drive::driven_kind;
use common::own_window;
use domain::case::Act;
use domain::case::derive::work_item::{Task, Waiting, waiting};
use domain::catalogue::item::Kind;
use domain::kernel::{Duty, Post, Role};
use domain::policy::{Power, Subject, may};
use domain::roster::PostMeaning;

/// By document 000, and by a centre whose posts mean something else.
const MEANINGS: [PostMeaning; 2] = [POSTS, PostMeaning { chief: Post::C, resident: Post::A, substitute: Post::B }];

#[test]
fn each_open_stage_waits_for_one_act_of_the_right_post_and_a_delivered_case_for_nobody() {
    for posts in MEANINGS {
        for (kind, decides) in [(Kind::Immediate, posts.resident), (Kind::Commitment, posts.chief)] {
            let waits = |steps| waiting(driven_kind(kind, steps).case(), &posts);
            let row = |task, owner| Some(Waiting { task, window: own_window(), owner });
            assert_eq!(waits(1), row(Task::Accept, posts.resident), "{kind:?}");
            assert_eq!(waits(2), row(Task::Decide, decides), "{kind:?}");
            assert_eq!(waits(3), row(Task::Deliver, posts.resident), "{kind:?}");
            assert_eq!(waits(4), None, "{kind:?}");
        }
    }
}

#[test]
fn the_task_is_the_one_act_that_the_stage_allows() {
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
                let duty = Duty {
                    window: row.window,
                    post: row.owner,
                    holder: row.owner == posts.resident,
                    decides: row.owner == posts.chief,
                };
                let subject =
                    Subject { centre: course.case().centre, window: course.case().window, powers: &powers, kind };
                let act = course.stage().unwrap().awaits().unwrap();
                assert_eq!(may(&common::people::actor(Role::WindowA, vec![duty]), act, subject), Ok(()));
            }
        }
    }
}

#[test]
fn tasks_are_known_by_their_names() {
    for task in Task::ALL {
        assert_eq!(Task::parse(task.as_str()), Some(task));
    }
    assert_eq!(Task::parse("sleep"), None);
}
