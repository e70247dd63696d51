//! Which rows a person may see. Every list, search, detail and count goes through [`sees`].

use crate::kernel::id::{CentreId, WindowId};
use crate::kernel::{Actor, Role};

/// The rows that are visible at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Cases of these windows of the centre; none when empty.
    Windows(CentreId, Vec<WindowId>),
    /// Every case of the centre.
    Centre(CentreId),
}

impl Scope {
    pub fn covers(&self, centre: CentreId, window: WindowId) -> bool {
        match self {
            Self::Windows(own, windows) => *own == centre && windows.contains(&window),
            Self::Centre(own) => *own == centre,
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
        Role::Director | Role::Supervisor => Scope::Centre(actor.centre),
        Role::VillageAgent | Role::Administrator | Role::Reviewer => Scope::Windows(actor.centre, Vec::new()),
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
