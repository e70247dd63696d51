//! Who keeps what a window keeps: phrases with the chief, drafts and the end of the day with whoever holds it now.

mod common;

use common::people::{ROLES, actor, duty};
use common::{foreign_centre, id, own_centre};
use domain::kernel::id::WindowId;
use domain::kernel::{Post, Role};
use domain::policy::{Denial, DeskAct, may_at_window};

const ALL: [DeskAct; 5] =
    [DeskAct::ReadPhrases, DeskAct::KeepPhrases, DeskAct::KeepDrafts, DeskAct::ReadDay, DeskAct::CheckDay];

fn here() -> WindowId {
    id(40)
}

#[test]
fn the_holder_does_all_of_it_and_only_at_the_own_window() {
    let holder = actor(Role::WindowB, vec![duty(here(), Post::B, true, false)]);
    for act in ALL {
        assert_eq!(may_at_window(&holder, act, own_centre(), here()), Ok(()), "{act:?}");
        assert!(may_at_window(&holder, act, own_centre(), id(41)).is_err(), "{act:?}");
        assert_eq!(may_at_window(&holder, act, foreign_centre(), here()), Err(Denial::ForeignCentre), "{act:?}");
    }
}

#[test]
fn the_chief_keeps_phrases_and_reads_the_day_but_opens_no_draft() {
    let chief = actor(Role::WindowA, vec![duty(here(), Post::A, false, true)]);
    for act in [DeskAct::ReadPhrases, DeskAct::KeepPhrases, DeskAct::ReadDay] {
        assert_eq!(may_at_window(&chief, act, own_centre(), here()), Ok(()), "{act:?}");
    }
    for act in [DeskAct::KeepDrafts, DeskAct::CheckDay] {
        assert_eq!(may_at_window(&chief, act, own_centre(), here()), Err(Denial::NotHolder), "{act:?}");
    }
}

#[test]
fn a_substitute_has_all_of_it_while_holding_the_window_and_nothing_before() {
    for holder in [true, false] {
        let substitute = actor(Role::WindowC, vec![duty(here(), Post::C, holder, false)]);
        for act in ALL {
            assert_eq!(may_at_window(&substitute, act, own_centre(), here()).is_ok(), holder, "{act:?}");
        }
    }
}

#[test]
fn supervision_reads_the_day_and_keeps_nothing_others_read_nothing() {
    for role in ROLES {
        let nobody = actor(role, Vec::new());
        let supervises = matches!(role, Role::Director | Role::Supervisor);
        for act in ALL {
            let reads = matches!(act, DeskAct::ReadPhrases | DeskAct::ReadDay);
            assert_eq!(
                may_at_window(&nobody, act, own_centre(), here()).is_ok(),
                supervises && reads,
                "{role:?} {act:?}"
            );
        }
    }
}
