//! Who may know what of people: beside the acts on cases, and stricter than sight of a case.

use super::may::Denial;
use crate::case::{Act, StageName};
use crate::kernel::id::CentreId;
use crate::kernel::{Actor, Role};
use crate::place::{Place, Reached};

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

/// Whether `actor` may see masked values of a case in full, and where he does so: only those who handle it now, while it
/// is open (L1). At a window that is whoever holds it or decides there; in the back office the reviewers of the unit
/// that the case lies with, from whichever centre it came, until they have decided. Supervision sees who did so, and not
/// the values.
pub fn may_unmask(actor: &Actor, case: &Reached, stage: StageName) -> Result<Place, Denial> {
    let lies_with = case.unit.filter(|unit| actor.role == Role::Reviewer && actor.reviews(*unit));
    if actor.centre != case.centre && lies_with.is_none() {
        return Err(Denial::ForeignCentre);
    }
    let place = match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC => {
            let handles = actor.holds(case.window) || actor.decides_at(case.window);
            if handles { Place::Window(case.window) } else { return Err(Denial::NotHolder) }
        }
        Role::Reviewer => Place::Unit(lies_with.ok_or(Denial::NotReviewer)?),
        Role::VillageAgent | Role::Supervisor | Role::Director | Role::Administrator => return Err(Denial::Role),
    };
    match (stage.awaits(), place) {
        (None, _) => Err(Denial::CaseClosed),
        // What the unit had to do with the case is done.
        (Some(act), Place::Unit(_)) if act != Act::Decide => Err(Denial::CaseClosed),
        _ => Ok(place),
    }
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
