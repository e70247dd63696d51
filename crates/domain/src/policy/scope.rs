//! Which rows a person may see. Every list, search, detail and count goes through [`sees`].

use crate::kernel::id::{CentreId, UnitId, WindowId};
use crate::kernel::{Actor, Role};
use crate::place::Reached;

/// The rows that are visible at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Cases that came to one of these windows of the centre, to be taken in or to be handed out; none when empty.
    Windows(CentreId, Vec<WindowId>),
    /// Every case of the centre.
    Centre(CentreId),
    /// Cases that lie with one of these review units, whichever centre took them; none when empty.
    Units(Vec<UnitId>),
}

impl Scope {
    pub fn covers(&self, case: &Reached) -> bool {
        match self {
            Self::Windows(own, windows) => {
                *own == case.centre
                    && (windows.contains(&case.window)
                        || case.issuing.is_some_and(|issuing| windows.contains(&issuing)))
            }
            Self::Centre(own) => *own == case.centre,
            Self::Units(units) => case.unit.is_some_and(|unit| units.contains(&unit)),
        }
    }
}

/// The scope of `actor` at this moment. A substitute who holds no window sees nothing (H3).
pub fn sees(actor: &Actor) -> Scope {
    match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC => Scope::Windows(
            actor.centre,
            actor.duties.iter().filter(|duty| duty.holder || duty.decides).map(|duty| duty.window).collect(),
        ),
        Role::Reviewer => Scope::Units(actor.units.clone()),
        Role::Director | Role::Supervisor => Scope::Centre(actor.centre),
        Role::VillageAgent | Role::Administrator => Scope::Windows(actor.centre, Vec::new()),
    }
}

/// The drafts of items that are visible: to those who draft for the whole centre, direct, supervise or sign off, all of
/// the centre; to a chief those of the windows where he decides; to others none.
pub fn sees_drafts(actor: &Actor, sign_off: &[Role]) -> Scope {
    if sign_off.contains(&actor.role) {
        return Scope::Centre(actor.centre);
    }
    match actor.role {
        Role::Administrator | Role::Director | Role::Supervisor => Scope::Centre(actor.centre),
        Role::WindowA | Role::WindowB | Role::WindowC | Role::VillageAgent | Role::Reviewer => Scope::Windows(
            actor.centre,
            actor.duties.iter().filter(|duty| duty.decides).map(|duty| duty.window).collect(),
        ),
    }
}

/// Who reads the register of items due to enter the centre (B11).
pub fn keeps_register_in_sight(actor: &Actor) -> bool {
    matches!(actor.role, Role::Administrator | Role::Director | Role::Supervisor)
}
