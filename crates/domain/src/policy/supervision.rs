//! Who reads what supervision finds.

use crate::kernel::id::{CentreId, PersonId};
use crate::kernel::{Actor, Role};

/// The cards that are visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardsInSight {
    /// All of the centre.
    Centre(CentreId),
    /// Those that were left for this person.
    Own(PersonId),
}

/// Who reads how clocks are computed anew after a change of the calendar (E5).
pub fn sees_recomputations(actor: &Actor) -> bool {
    matches!(actor.role, Role::Administrator | Role::Director | Role::Supervisor)
}

/// The cards that `actor` sees: directors and supervisors all of the centre, everybody else his own.
pub fn sees_cards(actor: &Actor) -> CardsInSight {
    match actor.role {
        Role::Director | Role::Supervisor => CardsInSight::Centre(actor.centre),
        Role::WindowA | Role::WindowB | Role::WindowC | Role::VillageAgent | Role::Administrator | Role::Reviewer => {
            CardsInSight::Own(actor.person)
        }
    }
}
