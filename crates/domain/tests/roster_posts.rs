//! What the roster makes of people: their duties on a day, and that a substitute has none (H1, H3).
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::calendar::{POSTS, day};
use common::people::{ROLES, actor};
use common::{cases, id, own_centre};
use domain::case::Act;
use domain::catalogue::item::Kind;
use domain::kernel::id::{PersonId, WindowId};
use domain::kernel::{Duty, Post, Role};
use domain::place::Reached;
use domain::policy::{Power, Subject, may, sees};
use domain::roster::{Assignment, Duties, PostMeaning, duties, on_post};
use proptest::prelude::*;
use time::{Date, Duration};

const ALL_POWERS: [Power; 4] =
    [Power::Acceptance, Power::ImmediateApproval, Power::CommitmentCoordination, Power::Delivery];

fn assignment(window: u128, post: Post, person: u128, from: &str, until: Option<&str>) -> Assignment {
    Assignment { window: id(window), post, person: id(person), from: day(from), until: until.map(day) }
}

#[test]
fn the_chief_decides_the_resident_holds_and_the_substitute_waits() {
    let list = [
        assignment(41, Post::A, 51, "2026-01-01", None),
        assignment(41, Post::B, 52, "2026-01-01", None),
        assignment(41, Post::C, 53, "2026-01-01", None),
    ];
    let of = |person: u128| duties(id(person), &list, &POSTS, day("2026-03-03"));
    let duty = |post, holder, decides| Duty { window: id(41), post, holder, decides };
    assert_eq!(of(51), [duty(Post::A, false, true)]);
    assert_eq!(of(52), [duty(Post::B, true, false)]);
    assert_eq!(of(53), [duty(Post::C, false, false)]);
    assert_eq!(of(54), []);
}

#[test]
fn an_assignment_holds_from_its_first_day_to_its_last_both_included() {
    let list = [
        assignment(41, Post::B, 51, "2026-03-01", Some("2026-03-31")),
        assignment(41, Post::B, 52, "2026-04-01", None),
    ];
    for (on, person) in [
        ("2026-02-28", None),
        ("2026-03-01", Some(51)),
        ("2026-03-31", Some(51)),
        ("2026-04-01", Some(52)),
        ("2036-04-01", Some(52)),
    ] {
        assert_eq!(on_post(id(41), Post::B, &list, day(on)), person.map(id), "{on}");
        for other in [51, 52] {
            let held = duties(id(other), &list, &POSTS, day(on));
            assert_eq!(!held.is_empty(), person == Some(other), "{other} on {on}");
        }
    }
    assert_eq!(on_post(id(41), Post::A, &list, day("2026-03-03")), None);
    assert_eq!(on_post(id(42), Post::B, &list, day("2026-03-03")), None);
}

#[test]
fn one_person_may_serve_several_windows_on_different_posts() {
    let list = [
        assignment(41, Post::A, 51, "2026-01-01", None),
        assignment(42, Post::B, 51, "2026-01-01", None),
        assignment(43, Post::C, 51, "2026-01-01", None),
    ];
    let held: Vec<(WindowId, bool, bool)> = duties(id(51), &list, &POSTS, day("2026-03-03"))
        .into_iter()
        .map(|duty| (duty.window, duty.holder, duty.decides))
        .collect();
    assert_eq!(held, [(id(41), false, true), (id(42), true, false), (id(43), false, false)]);
}

#[test]
fn a_duty_lies_with_the_post_that_means_it() {
    assert_eq!((POSTS.holding(Duties::Handle), POSTS.holding(Duties::Decide)), (Post::B, Post::A));
}

/// The three meanings on the three posts, in any order.
fn any_meaning() -> impl Strategy<Value = PostMeaning> {
    Just(Post::ALL.to_vec()).prop_shuffle().prop_map(|posts| PostMeaning {
        chief: posts[0],
        resident: posts[1],
        substitute: posts[2],
    })
}

fn any_assignment() -> impl Strategy<Value = Assignment> {
    let post = prop::sample::select(Post::ALL.to_vec());
    (41..44_u128, post, 51..54_u128, 0..30_i64, prop::option::of(0..30_i64)).prop_map(
        |(window, post, person, from, days)| {
            let from = day("2026-03-01") + Duration::days(from);
            Assignment {
                window: id(window),
                post,
                person: id(person),
                from,
                until: days.map(|n| from + Duration::days(n)),
            }
        },
    )
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..70_i64).prop_map(|n| day("2026-02-20") + Duration::days(n))
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn at_a_window_where_someone_is_only_the_substitute_they_may_do_nothing_and_see_nothing(
        list in prop::collection::vec(any_assignment(), 0..12),
        meaning in any_meaning(),
        on in any_day(),
    ) {
        for person in 51..54 {
            let person: PersonId = id(person);
            let held = duties(person, &list, &meaning, on);
            for window in (41..44).map(id) {
                let in_earnest = list.iter().any(|row| {
                    row.person == person && row.window == window && row.post != meaning.substitute && row.in_force(on)
                });
                if in_earnest {
                    continue;
                }
                for role in ROLES {
                    let actor = actor(role, held.clone());
                    for kind in [Kind::Immediate, Kind::Commitment] {
                        for act in [Act::Receive, Act::Accept, Act::Decide, Act::Deliver] {
                            let subject = Subject::at_window(own_centre(), window, &ALL_POWERS, kind);
                            prop_assert!(may(&actor, act, subject).is_err());
                        }
                    }
                    let sees_by_duty = matches!(role, Role::WindowA | Role::WindowB | Role::WindowC);
                    prop_assert!(!sees_by_duty || !sees(&actor).covers(&Reached::at(own_centre(), window)));
                }
            }
        }
    }

    #[test]
    fn everyone_on_a_post_has_the_duty_and_nobody_else(
        list in prop::collection::vec(any_assignment(), 0..12),
        meaning in any_meaning(),
        on in any_day(),
    ) {
        for window in (41..44).map(id) {
            for post in Post::ALL {
                let found = on_post(window, post, &list, on);
                let has = |person: PersonId| {
                    duties(person, &list, &meaning, on).iter().any(|duty| duty.window == window && duty.post == post)
                };
                prop_assert!(found.is_none_or(has));
                prop_assert_eq!(found.is_some(), (51..54).any(|person| has(id(person))));
            }
        }
    }
}
