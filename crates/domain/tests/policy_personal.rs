//! Who may know what of people (L1): fewer than those who see the case.

mod common;

use common::people::{ROLES, duty, of_centre, reviewer};
use common::{foreign_centre, id, own_centre, own_window};
use domain::case::StageName;
use domain::kernel::id::UnitId;
use domain::kernel::{Actor, Post, Role};
use domain::place::{Place, Reached};
use domain::policy::{Denial, may_know_applicants, may_see_unmaskings, may_unmask};

fn at_window(role: Role, holder: bool, decides: bool) -> Actor {
    of_centre(own_centre(), role, vec![duty(own_window(), Post::B, holder, decides)])
}

fn unmask(actor: &Actor, stage: StageName) -> Result<(), Denial> {
    may_unmask(actor, &Reached::at(own_centre(), own_window()), stage).map(|_| ())
}

#[test]
fn only_who_holds_or_decides_at_the_window_unmasks_and_only_while_the_case_is_open() {
    for stage in StageName::ALL {
        let expected = if stage.awaits().is_some() { Ok(()) } else { Err(Denial::CaseClosed) };
        assert_eq!(unmask(&at_window(Role::WindowB, true, false), stage), expected, "{stage:?}");
        assert_eq!(unmask(&at_window(Role::WindowA, false, true), stage), expected, "{stage:?}");
        assert_eq!(unmask(&at_window(Role::WindowC, false, false), stage), Err(Denial::NotHolder));
    }
    let elsewhere = of_centre(own_centre(), Role::WindowB, vec![duty(id(99), Post::B, true, false)]);
    assert_eq!(unmask(&elsewhere, StageName::Received), Err(Denial::NotHolder));
    let stranger = of_centre(foreign_centre(), Role::WindowB, vec![duty(own_window(), Post::B, true, false)]);
    assert_eq!(unmask(&stranger, StageName::Received), Err(Denial::ForeignCentre));
}

#[test]
fn supervision_sees_who_unmasked_and_never_the_values() {
    for role in ROLES {
        let actor = at_window(role, true, true);
        let window = matches!(role, Role::WindowA | Role::WindowB | Role::WindowC);
        let supervises = matches!(role, Role::Director | Role::Supervisor);
        assert_eq!(unmask(&actor, StageName::Accepted).is_ok(), window, "{role:?}");
        assert_eq!(may_see_unmaskings(&actor, own_centre()).is_ok(), supervises, "{role:?}");
        assert_eq!(may_see_unmaskings(&actor, foreign_centre()), Err(Denial::ForeignCentre));
        assert_eq!(may_know_applicants(&actor).is_ok(), window || supervises, "{role:?}");
    }
    assert_eq!(may_know_applicants(&at_window(Role::WindowC, false, false)), Err(Denial::NotHolder));
}

#[test]
fn a_reviewer_unmasks_what_lies_with_his_unit_until_it_is_decided_from_whichever_centre_it_came() {
    let unit: UnitId = id(50);
    let lies = Reached { unit: Some(unit), ..Reached::at(own_centre(), own_window()) };
    for centre in [own_centre(), foreign_centre()] {
        let here = reviewer(centre, vec![unit]);
        for stage in StageName::ALL {
            let expected = if stage == StageName::Accepted { Ok(Place::Unit(unit)) } else { Err(Denial::CaseClosed) };
            assert_eq!(may_unmask(&here, &lies, stage), expected, "{stage:?}");
        }
    }
    let not_here = Reached { unit: None, ..lies };
    assert_eq!(
        may_unmask(&reviewer(own_centre(), vec![unit]), &not_here, StageName::Accepted),
        Err(Denial::NotReviewer)
    );
    let elsewhere = Reached { unit: Some(id(51)), ..lies };
    assert_eq!(
        may_unmask(&reviewer(own_centre(), vec![unit]), &elsewhere, StageName::Accepted),
        Err(Denial::NotReviewer)
    );
    let stranger = reviewer(foreign_centre(), vec![unit]);
    assert_eq!(may_unmask(&stranger, &elsewhere, StageName::Accepted), Err(Denial::ForeignCentre));
}
