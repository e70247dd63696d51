//! What may be done at a window beside the acts on its cases.

use super::may::Denial;
use super::scope::sees;
use crate::kernel::id::{CentreId, WindowId};
use crate::kernel::{Actor, Role};
use crate::place::Reached;

/// Something done at a window that is about no single case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeskAct {
    /// Read its prepared phrases.
    ReadPhrases,
    /// Write and drop them: whoever holds the window or decides there.
    KeepPhrases,
    /// Keep, open and drop its drafts: they hold personal data in full, so its holder alone, whoever that is now.
    KeepDrafts,
    /// Read the count of a day.
    ReadDay,
    /// Check the day: its holder answers for it.
    CheckDay,
}

/// Whether `actor` may do that at the window, now.
pub fn may_at_window(actor: &Actor, act: DeskAct, centre: CentreId, window: WindowId) -> Result<(), Denial> {
    if actor.centre != centre {
        return Err(Denial::ForeignCentre);
    }
    match act {
        DeskAct::ReadPhrases | DeskAct::ReadDay => {
            if sees(actor).covers(&Reached::at(centre, window)) {
                Ok(())
            } else {
                Err(Denial::OutOfScope)
            }
        }
        DeskAct::KeepPhrases => at_the_window(actor, |actor| actor.holds(window) || actor.decides_at(window)),
        DeskAct::KeepDrafts | DeskAct::CheckDay => at_the_window(actor, |actor| actor.holds(window)),
    }
}

fn at_the_window(actor: &Actor, may: impl Fn(&Actor) -> bool) -> Result<(), Denial> {
    match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC if may(actor) => Ok(()),
        Role::WindowA | Role::WindowB | Role::WindowC => Err(Denial::NotHolder),
        Role::VillageAgent | Role::Supervisor | Role::Director | Role::Administrator | Role::Reviewer => {
            Err(Denial::Role)
        }
    }
}
