//! Who keeps calendars: the whole table.
#![allow(clippy::unwrap_used)]

mod common;

use common::people::{ROLES, duty, of_centre};
use common::{foreign_centre, own_centre, own_window};
use domain::kernel::{Actor, Post, Role};
use domain::policy::CalendarAct::{self, AnswerMakeUp, Change, LoadYear, Read, RecordEnd};
use domain::policy::{CalendarSubject, Denial, may_on_calendar};

const ACTS: [CalendarAct; 5] = [Read, Change, AnswerMakeUp, RecordEnd, LoadYear];

#[test]
fn a_centre_s_calendar_is_kept_by_its_director_and_administrator() {
    for role in ROLES {
        let actor = actor(role);
        let allowed: Vec<CalendarAct> = ACTS
            .into_iter()
            .filter(|act| may_on_calendar(&actor, *act, CalendarSubject::Own(own_centre())).is_ok())
            .collect();
        let expected: &[CalendarAct] = match role {
            Role::Director | Role::Administrator => &[Read, Change, AnswerMakeUp, RecordEnd],
            _ => &[Read],
        };
        assert_eq!(allowed, expected, "{role:?}");
    }
}

#[test]
fn whoever_holds_a_window_may_say_when_the_market_ended() {
    let mut actor = actor(Role::WindowB);
    actor.duties = vec![duty(own_window(), Post::B, true, false)];
    assert_eq!(may_on_calendar(&actor, RecordEnd, CalendarSubject::Own(own_centre())), Ok(()));
    assert_eq!(may_on_calendar(&actor, Change, CalendarSubject::Own(own_centre())), Err(Denial::Role));
}

#[test]
fn nobody_touches_the_calendar_of_another_centre() {
    for role in ROLES {
        for act in ACTS {
            let foreign = CalendarSubject::Own(foreign_centre());
            assert_eq!(may_on_calendar(&actor(role), act, foreign), Err(Denial::ForeignCentre), "{role:?} {act:?}");
        }
    }
}

#[test]
fn the_national_calendar_is_kept_by_the_administrator_of_one_centre() {
    for role in ROLES {
        for act in ACTS {
            let kept_here = may_on_calendar(&actor(role), act, CalendarSubject::National { keeper: own_centre() });
            let keeps = role == Role::Administrator && matches!(act, Change | LoadYear);
            assert_eq!(kept_here.is_ok(), keeps || act == Read, "{role:?} {act:?}");
            let elsewhere = may_on_calendar(&actor(role), act, CalendarSubject::National { keeper: foreign_centre() });
            match act {
                Read => assert_eq!(elsewhere, Ok(())),
                Change | LoadYear if role == Role::Administrator => assert_eq!(elsewhere, Err(Denial::NotKeeper)),
                _ => assert_eq!(elsewhere, Err(Denial::Role)),
            }
        }
    }
}

fn actor(role: Role) -> Actor {
    of_centre(own_centre(), role, Vec::new())
}
