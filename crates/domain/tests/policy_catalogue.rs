//! Who keeps the catalogue, and who sees drafts: the whole table, and nothing beside it (A6, B6, B11).

mod common;

use common::people::{ROLES, duty, of_centre};
use common::{foreign_centre, other_window, own_centre, own_window};
use domain::kernel::{Actor, Post, Role};
use domain::policy::CatalogueAct::{self, Draft, End, KeepRegister, Publish, SignOff};
use domain::policy::{CatalogueSubject, Denial, Scope, keeps_register_in_sight, may_in_catalogue, sees_drafts};

const ACTS: [CatalogueAct; 5] = [Draft, SignOff, Publish, End, KeepRegister];

fn subject(sign_off: &[Role]) -> CatalogueSubject<'_> {
    CatalogueSubject { centre: own_centre(), window: Some(own_window()), sign_off, authors: &[] }
}

fn chief_at(role: Role, window: domain::kernel::id::WindowId) -> Actor {
    of_centre(own_centre(), role, vec![duty(window, Post::A, false, true)])
}

#[test]
fn each_act_is_open_to_the_roles_of_the_table_and_to_no_other() {
    let open = |act| -> Vec<Role> {
        let roles = ROLES.into_iter();
        roles
            .filter(|role| {
                may_in_catalogue(&of_centre(own_centre(), *role, vec![]), act, subject(&[Role::Reviewer])).is_ok()
            })
            .collect()
    };
    assert_eq!(open(Draft), [Role::Administrator]);
    assert_eq!(open(SignOff), [Role::Reviewer]);
    assert_eq!(open(Publish), [Role::Director, Role::Administrator]);
    assert_eq!(open(End), [Role::Director, Role::Administrator]);
    assert_eq!(open(KeepRegister), [Role::Administrator]);
}

#[test]
fn a_chief_drafts_for_the_windows_where_he_decides() {
    let at = |window| may_in_catalogue(&chief_at(Role::WindowA, window), Draft, subject(&[]));
    assert_eq!(at(own_window()), Ok(()));
    assert_eq!(at(other_window()), Err(Denial::NotChief));
    let nowhere = CatalogueSubject { window: None, ..subject(&[]) };
    assert_eq!(may_in_catalogue(&chief_at(Role::WindowA, own_window()), Draft, nowhere), Err(Denial::NotChief));
    assert_eq!(may_in_catalogue(&chief_at(Role::WindowB, own_window()), Draft, subject(&[])), Err(Denial::Role));
}

#[test]
fn nobody_signs_off_his_own_draft_whatever_his_role() {
    for role in ROLES {
        let actor = of_centre(own_centre(), role, vec![]);
        let own = CatalogueSubject { authors: &[actor.person], ..subject(&ROLES) };
        assert_eq!(may_in_catalogue(&actor, SignOff, own), Err(Denial::OwnDraft), "{role:?}");
    }
}

#[test]
fn another_centres_catalogue_does_not_exist() {
    for (act, role) in ACTS.into_iter().flat_map(|act| ROLES.map(|role| (act, role))) {
        let stranger = of_centre(foreign_centre(), role, vec![]);
        assert_eq!(may_in_catalogue(&stranger, act, subject(&ROLES)), Err(Denial::ForeignCentre));
    }
}

#[test]
fn drafts_are_seen_by_those_who_have_to_do_with_them() {
    for role in ROLES {
        let seen = sees_drafts(&of_centre(own_centre(), role, vec![]), &[Role::Reviewer]);
        let all = matches!(role, Role::Administrator | Role::Director | Role::Supervisor | Role::Reviewer);
        let expected = if all { Scope::Centre(own_centre()) } else { Scope::Windows(own_centre(), vec![]) };
        assert_eq!(seen, expected, "{role:?}");
    }
    let chief = sees_drafts(&chief_at(Role::WindowA, own_window()), &[]);
    assert!(chief.covers(own_centre(), own_window()) && !chief.covers(own_centre(), other_window()));
}

#[test]
fn the_register_is_read_by_administrator_director_and_supervisor() {
    let reading: Vec<Role> =
        ROLES.into_iter().filter(|role| keeps_register_in_sight(&of_centre(own_centre(), *role, vec![]))).collect();
    assert_eq!(reading, [Role::Supervisor, Role::Director, Role::Administrator]);
}
