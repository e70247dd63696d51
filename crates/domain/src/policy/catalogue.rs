//! Who keeps the catalogue: role × duty × act, one table (requirements A3, A6, B6, B11).

use super::Denial;
use crate::kernel::id::{CentreId, PersonId, WindowId};
use crate::kernel::{Actor, Role};

/// What can be done to the catalogue of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CatalogueAct {
    /// Begin, save, submit or withdraw a draft (起草).
    Draft,
    /// Sign a draft off, or send it back with reasons (审核).
    SignOff,
    /// Publish what was signed off, from a day on (发布).
    Publish,
    /// Take an item off the centre's list (退出中心). Document 002: no department withdraws by itself.
    End,
    /// Keep the register of items due to enter the centre (进驻清单).
    KeepRegister,
}

/// What the act is about.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueSubject<'a> {
    pub centre: CentreId,
    /// The window that a draft names; none when it names none of the centre's.
    pub window: Option<WindowId>,
    /// The roles that sign off here, as the policy names them.
    pub sign_off: &'a [Role],
    /// Everybody who wrote at the draft.
    pub authors: &'a [PersonId],
}

/// Whether `actor` may do `act`.
///
/// | act | who |
/// |---|---|
/// | draft | the administrator; the chief of a window for its items: departments lay their items out (document 002) |
/// | sign off | the roles that the policy names, never for a draft of one's own |
/// | publish, end | the administrator, the director |
/// | keep the register | the administrator |
pub fn may_in_catalogue(actor: &Actor, act: CatalogueAct, subject: CatalogueSubject<'_>) -> Result<(), Denial> {
    if actor.centre != subject.centre {
        return Err(Denial::ForeignCentre);
    }
    let allowed = match (act, actor.role) {
        (CatalogueAct::Draft, Role::WindowA) => {
            return match subject.window {
                Some(window) if actor.decides_at(window) => Ok(()),
                _ => Err(Denial::NotChief),
            };
        }
        (CatalogueAct::SignOff, role) if subject.sign_off.contains(&role) => {
            return if subject.authors.contains(&actor.person) { Err(Denial::OwnDraft) } else { Ok(()) };
        }
        (CatalogueAct::Draft | CatalogueAct::KeepRegister, Role::Administrator)
        | (CatalogueAct::Publish | CatalogueAct::End, Role::Administrator | Role::Director) => true,
        _ => false,
    };
    if allowed { Ok(()) } else { Err(Denial::Role) }
}
