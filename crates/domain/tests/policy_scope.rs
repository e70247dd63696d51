//! Who sees which rows (L3): a window's people their windows, the centre's heads their centre, everyone else nothing.

mod common;

use common::cases;
use common::people::{ROLES, duty, of_centre};
use common::{foreign_centre, id, own_centre};
use domain::kernel::id::{CentreId, WindowId};
use domain::kernel::{Duty, Post, Role};
use domain::place::Reached;
use domain::policy::{Scope, sees};
use proptest::prelude::*;

const WINDOWS: std::ops::Range<u128> = 40..44;

fn any_duty() -> impl Strategy<Value = Duty> {
    (WINDOWS, prop::sample::select(Post::ALL.to_vec()), any::<bool>(), any::<bool>())
        .prop_map(|(window, post, holder, decides)| duty(id(window), post, holder, decides))
}

fn places() -> impl Iterator<Item = (CentreId, WindowId)> {
    [own_centre(), foreign_centre()].into_iter().flat_map(|centre| WINDOWS.map(move |window| (centre, id(window))))
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_is_seen_is_exactly_the_own_windows_or_the_own_centre(
        role in prop::sample::select(ROLES.to_vec()),
        duties in prop::collection::vec(any_duty(), 0..5),
        at_home in any::<bool>(),
    ) {
        let home = if at_home { own_centre() } else { foreign_centre() };
        let scope = sees(&of_centre(home, role, duties.clone()));
        for (centre, window) in places() {
            let expected = centre == home
                && match role {
                    Role::Director | Role::Supervisor => true,
                    Role::WindowA | Role::WindowB | Role::WindowC => {
                        duties.iter().any(|duty| duty.window == window && (duty.holder || duty.decides))
                    }
                    Role::VillageAgent | Role::Administrator | Role::Reviewer => false,
                };
            prop_assert_eq!(scope.covers(&Reached::at(centre, window)), expected, "{:?} at {:?}", role, (centre, window));
        }
    }
}

#[test]
fn a_substitute_who_holds_no_window_sees_nothing() {
    let scope = sees(&of_centre(own_centre(), Role::WindowC, vec![duty(id(40), Post::C, false, false)]));
    assert_eq!(scope, Scope::Windows(own_centre(), Vec::new()));
    assert!(places().all(|(centre, window)| !scope.covers(&Reached::at(centre, window))));
}

#[test]
fn whoever_sees_the_centre_sees_windows_that_were_opened_since() {
    let scope = sees(&of_centre(own_centre(), Role::Director, Vec::new()));
    assert!(scope.covers(&Reached::at(own_centre(), id(999))));
    assert!(!scope.covers(&Reached::at(foreign_centre(), id(999))));
}
