//! Who may do what: the whole table, every row of it, and nothing beside it (D7, H3, L3).
#![allow(clippy::unwrap_used)]

mod common;

use common::people::{ROLES, duty, of_centre};
use common::{foreign_centre, other_window, own_centre, own_window};
use domain::case::Act::{
    self, Accept, BringMaterials, Close, Correct, Decide, DeemAccepted, Deliver, Extend, Receive, Refuse, Reject,
    Remind, RequestSupplement, Resume, Supplement, Suspend, Terminate, Transfer, Withdraw,
};
use domain::catalogue::item::Kind::{self, Commitment, Immediate};
use domain::kernel::{Actor, Duty, Post, Role};
use domain::policy::{Denial, ExtendedBy, Power, Subject, may};

use Needs::{Chief, Holder};

/// What the roster has to make of the actor at the window, now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Holder,
    Chief,
}

/// Document 000: the resident handles and decides on the spot, the chief decides what was promised; each within what the
/// department has granted its window. Window roles only, in the own centre only.
#[rustfmt::skip]
const TABLE: [(Act, Kind, Needs, Power); 36] = [
    (Receive, Immediate,  Holder, Power::Acceptance),
    (Receive, Commitment, Holder, Power::Acceptance),
    (Accept,  Immediate,  Holder, Power::Acceptance),
    (Accept,  Commitment, Holder, Power::Acceptance),
    (Decide,  Immediate,  Holder, Power::ImmediateApproval),
    (Decide,  Commitment, Chief,  Power::CommitmentCoordination),
    (Deliver, Immediate,  Holder, Power::Delivery),
    (Deliver, Commitment, Holder, Power::Delivery),
    (RequestSupplement, Immediate,  Holder, Power::Acceptance),
    (RequestSupplement, Commitment, Holder, Power::Acceptance),
    (Supplement, Immediate,  Holder, Power::Acceptance),
    (Supplement, Commitment, Holder, Power::Acceptance),
    (Refuse,    Immediate,  Holder, Power::Acceptance),
    (Refuse,    Commitment, Holder, Power::Acceptance),
    (Reject,    Immediate,  Holder, Power::Acceptance),
    (Reject,    Commitment, Holder, Power::Acceptance),
    (Transfer,  Immediate,  Holder, Power::Acceptance),
    (Transfer,  Commitment, Holder, Power::Acceptance),
    (Withdraw,  Immediate,  Holder, Power::Acceptance),
    (Withdraw,  Commitment, Holder, Power::Acceptance),
    (Terminate, Immediate,  Holder, Power::ImmediateApproval),
    (Terminate, Commitment, Chief,  Power::CommitmentCoordination),
    (BringMaterials, Immediate,  Holder, Power::Acceptance),
    (BringMaterials, Commitment, Holder, Power::Acceptance),
    (Correct,   Immediate,  Holder, Power::Acceptance),
    (Correct,   Commitment, Holder, Power::Acceptance),
    (Remind,    Immediate,  Holder, Power::Delivery),
    (Remind,    Commitment, Holder, Power::Delivery),
    (Close,     Immediate,  Holder, Power::Acceptance),
    (Close,     Commitment, Holder, Power::Acceptance),
    (Suspend,   Immediate,  Holder, Power::ImmediateApproval),
    (Suspend,   Commitment, Chief,  Power::CommitmentCoordination),
    (Resume,    Immediate,  Holder, Power::ImmediateApproval),
    (Resume,    Commitment, Chief,  Power::CommitmentCoordination),
    (Extend,    Immediate,  Holder, Power::ImmediateApproval),
    (Extend,    Commitment, Chief,  Power::CommitmentCoordination),
];

const WINDOW_ROLES: [Role; 3] = [Role::WindowA, Role::WindowB, Role::WindowC];
const POWERS: [Power; 5] =
    [Power::Acceptance, Power::ImmediateApproval, Power::CommitmentCoordination, Power::Delivery, Power::Litigation];

/// All sets of powers.
fn grants() -> impl Iterator<Item = Vec<Power>> {
    (0..1_u32 << POWERS.len())
        .map(|set| (0..).zip(POWERS).filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, power)| power).collect())
}

/// All that a roster can make of someone at one window, and no duty at all.
fn duties() -> Vec<Option<Duty>> {
    let mut duties = vec![None];
    for window in [own_window(), other_window()] {
        for post in Post::ALL {
            for (holder, decides) in [(false, false), (true, false), (false, true), (true, true)] {
                duties.push(Some(duty(window, post, holder, decides)));
            }
        }
    }
    duties
}

/// What the table says of one combination.
fn by_the_table(actor: &Actor, act: Act, kind: Kind, powers: &[Power]) -> Result<(), Denial> {
    if actor.centre != own_centre() {
        return Err(Denial::ForeignCentre);
    }
    if !WINDOW_ROLES.contains(&actor.role) {
        return Err(Denial::Role);
    }
    let (_, _, needs, power) = *TABLE.iter().find(|row| (row.0, row.1) == (act, kind)).unwrap();
    let here = actor.duties.iter().find(|duty| duty.window == own_window());
    match needs {
        Holder if !here.is_some_and(|duty| duty.holder) => Err(Denial::NotHolder),
        Chief if !here.is_some_and(|duty| duty.decides) => Err(Denial::NotChief),
        _ if !powers.contains(&power) => Err(Denial::PowerNotGranted(power)),
        _ => Ok(()),
    }
}

#[test]
fn exactly_the_combinations_of_the_table_are_allowed_and_every_other_is_denied_for_its_reason() {
    let (mut tried, mut allowed) = (0, 0);
    for centre in [own_centre(), foreign_centre()] {
        for role in ROLES {
            for held in duties() {
                let actor = of_centre(centre, role, held.into_iter().collect());
                for powers in grants() {
                    for (act, kind, _, _) in TABLE {
                        let subject = Subject::at_window(own_centre(), own_window(), &powers, kind);
                        let answer = may(&actor, act, subject);
                        assert_eq!(answer, by_the_table(&actor, act, kind, &powers), "{actor:?} {act:?} {subject:?}");
                        tried += 1;
                        allowed += usize::from(answer.is_ok());
                    }
                }
            }
        }
    }
    assert_eq!(tried, 2 * 8 * 25 * 32 * 36);
    // Three roles, three posts, two of four duties, half of all grants, in each of the rows.
    assert_eq!(allowed, 3 * 3 * 2 * 16 * 36);
}

#[test]
fn the_three_posts_of_document_000_with_all_powers_may_do_this_and_no_more() {
    let chief = duty(own_window(), Post::A, false, true);
    let resident = duty(own_window(), Post::B, true, false);
    let substitute = duty(own_window(), Post::C, false, false);
    for (role, held, expected) in [
        (
            Role::WindowA,
            chief,
            vec![
                (Decide, Commitment),
                (Terminate, Commitment),
                (Suspend, Commitment),
                (Resume, Commitment),
                (Extend, Commitment),
            ],
        ),
        (
            Role::WindowB,
            resident,
            vec![
                (Receive, Immediate),
                (Receive, Commitment),
                (Accept, Immediate),
                (Accept, Commitment),
                (Decide, Immediate),
                (Deliver, Immediate),
                (Deliver, Commitment),
                (RequestSupplement, Immediate),
                (RequestSupplement, Commitment),
                (Supplement, Immediate),
                (Supplement, Commitment),
                (Refuse, Immediate),
                (Refuse, Commitment),
                (Reject, Immediate),
                (Reject, Commitment),
                (Transfer, Immediate),
                (Transfer, Commitment),
                (Withdraw, Immediate),
                (Withdraw, Commitment),
                (Terminate, Immediate),
                (BringMaterials, Immediate),
                (BringMaterials, Commitment),
                (Correct, Immediate),
                (Correct, Commitment),
                (Remind, Immediate),
                (Remind, Commitment),
                (Close, Immediate),
                (Close, Commitment),
                (Suspend, Immediate),
                (Resume, Immediate),
                (Extend, Immediate),
            ],
        ),
        (Role::WindowC, substitute, vec![]),
    ] {
        let actor = common::people::actor(role, vec![held]);
        let allowed: Vec<(Act, Kind)> = TABLE
            .into_iter()
            .map(|(act, kind, _, _)| (act, kind))
            .filter(|(act, kind)| {
                let subject = Subject::at_window(own_centre(), own_window(), &POWERS, *kind);
                may(&actor, *act, subject).is_ok()
            })
            .collect();
        assert_eq!(allowed, expected, "{role:?}");
    }
}

#[test]
fn duties_at_several_windows_do_not_add_up() {
    let holder_elsewhere_chief_here =
        vec![duty(other_window(), Post::B, true, false), duty(own_window(), Post::A, false, true)];
    let actor = common::people::actor(Role::WindowA, holder_elsewhere_chief_here);
    let at = |window, act, kind| may(&actor, act, Subject::at_window(own_centre(), window, &POWERS, kind));
    assert_eq!(at(own_window(), Receive, Commitment), Err(Denial::NotHolder));
    assert_eq!(at(own_window(), Decide, Commitment), Ok(()));
    assert_eq!(at(other_window(), Receive, Commitment), Ok(()));
    assert_eq!(at(other_window(), Decide, Commitment), Err(Denial::NotChief));
}

#[test]
fn a_foreign_centre_gives_the_same_answer_whatever_else_is_wrong() {
    for role in ROLES {
        let actor = of_centre(foreign_centre(), role, vec![duty(own_window(), Post::B, true, true)]);
        for (act, kind, _, _) in TABLE {
            for powers in [&[][..], &POWERS] {
                let subject = Subject::at_window(own_centre(), own_window(), powers, kind);
                assert_eq!(may(&actor, act, subject), Err(Denial::ForeignCentre), "{role:?} {act:?}");
            }
        }
    }
}

#[test]
fn only_the_director_asks_for_a_supplement_again_and_nothing_else_changes_by_it() {
    for centre in [own_centre(), foreign_centre()] {
        for role in ROLES {
            for held in duties() {
                let actor = of_centre(centre, role, held.into_iter().collect());
                for (act, kind, _, _) in TABLE {
                    let subject = |repeated| Subject {
                        repeated,
                        ..Subject::at_window(own_centre(), own_window(), &POWERS, kind)
                    };
                    let expected = match act {
                        _ if centre != own_centre() => Err(Denial::ForeignCentre),
                        RequestSupplement if role == Role::Director => Ok(()),
                        RequestSupplement => Err(Denial::DirectorOnly),
                        _ => may(&actor, act, subject(false)),
                    };
                    assert_eq!(may(&actor, act, subject(true)), expected, "{actor:?} {act:?}");
                }
            }
        }
    }
}

#[test]
fn where_the_policy_says_so_only_the_director_extends_and_nothing_else_changes_by_it() {
    for centre in [own_centre(), foreign_centre()] {
        for role in ROLES {
            for held in duties() {
                let actor = of_centre(centre, role, held.into_iter().collect());
                for (act, kind, _, _) in TABLE {
                    let subject = |extended_by| Subject {
                        extended_by,
                        ..Subject::at_window(own_centre(), own_window(), &POWERS, kind)
                    };
                    let expected = match act {
                        _ if centre != own_centre() => Err(Denial::ForeignCentre),
                        Extend if role == Role::Director => Ok(()),
                        Extend => Err(Denial::HeadOnly),
                        _ => may(&actor, act, subject(ExtendedBy::Decider)),
                    };
                    assert_eq!(may(&actor, act, subject(ExtendedBy::Director)), expected, "{actor:?} {act:?}");
                }
            }
        }
    }
}

#[test]
fn nobody_does_what_the_clock_does() {
    for role in ROLES {
        let actor = common::people::actor(role, vec![duty(own_window(), Post::B, true, true)]);
        for kind in [Immediate, Commitment] {
            let subject = Subject::at_window(own_centre(), own_window(), &POWERS, kind);
            assert_eq!(may(&actor, DeemAccepted, subject), Err(Denial::Role), "{role:?}");
        }
    }
}
