//! Who may know what of people: beside the acts on cases, and stricter than sight of a case.

use super::may::Denial;
use crate::case::StageName;
use crate::kernel::id::{CentreId, WindowId};
use crate::kernel::{Actor, Role};

/// Whether `actor` may find known applicants by number or phone: those who work at a window now, for they take requests
/// in, and those who see every case of the centre anyway.
///
/// What of an applicant's earlier cases is shown follows from [`super::sees`], with one exception: that a material of
/// the item at hand is on file is told to whoever may ask, from whichever window it came (C8), with the number of the
/// case and nothing else of it.
pub fn may_know_applicants(actor: &Actor) -> Result<(), Denial> {
    match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC => {
            let works = actor.duties.iter().any(|duty| duty.holder || duty.decides);
            if works { Ok(()) } else { Err(Denial::NotHolder) }
        }
        Role::Director | Role::Supervisor => Ok(()),
        Role::VillageAgent | Role::Administrator | Role::Reviewer => Err(Denial::Role),
    }
}

/// Whether `actor` may see masked values of a case in full: only those who handle it now, while it is open (L1).
/// Supervision sees who did so, and not the values.
pub fn may_unmask(actor: &Actor, centre: CentreId, window: WindowId, stage: StageName) -> Result<(), Denial> {
    if actor.centre != centre {
        return Err(Denial::ForeignCentre);
    }
    match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC => {}
        Role::VillageAgent | Role::Supervisor | Role::Director | Role::Administrator | Role::Reviewer => {
            return Err(Denial::Role);
        }
    }
    if !actor.holds(window) && !actor.decides_at(window) {
        return Err(Denial::NotHolder);
    }
    if stage.awaits().is_none() { Err(Denial::CaseClosed) } else { Ok(()) }
}

/// Whether `actor` may see who unmasked what: those who answer for the centre and those who watch over it.
pub fn may_see_unmaskings(actor: &Actor, centre: CentreId) -> Result<(), Denial> {
    if actor.centre != centre {
        return Err(Denial::ForeignCentre);
    }
    match actor.role {
        Role::Director | Role::Supervisor => Ok(()),
        Role::WindowA | Role::WindowB | Role::WindowC | Role::VillageAgent | Role::Administrator | Role::Reviewer => {
            Err(Denial::Role)
        }
    }
}
