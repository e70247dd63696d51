//! Who keeps calendars: role × calendar × act, one table (requirements A3, E1, E2).

use super::Denial;
use crate::kernel::id::CentreId;
use crate::kernel::{Actor, Role};

/// What can be done to a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarAct {
    /// Read its rules, days and versions, and have due times counted on it.
    Read,
    /// Change its rules, or try what a change would do.
    Change,
    /// Accept or decline a proposed make-up day (调休).
    AnswerMakeUp,
    /// Record when a session really ended (至散场).
    RecordEnd,
    /// Load the holidays of a year, or try what they would do.
    LoadYear,
}

/// Which calendar.
#[derive(Debug, Clone, Copy)]
pub enum CalendarSubject {
    /// A centre's own.
    Own(CentreId),
    /// That of the state; `keeper` is the centre that keeps it for all on this machine: the county's, or the only one.
    National { keeper: CentreId },
}

/// Whether `actor` may do `act`.
///
/// | act | own calendar | national calendar |
/// |---|---|---|
/// | read | everybody of the centre | everybody |
/// | change | the director, the administrator | the administrator of the centre that keeps it |
/// | answer a make-up day | the director, the administrator | nobody: it takes them by itself |
/// | record an end | they, and whoever holds a window now: those who stayed till the end know it | nobody |
/// | load a year | nobody: a year is the state's | the administrator of the centre that keeps it |
pub fn may_on_calendar(actor: &Actor, act: CalendarAct, subject: CalendarSubject) -> Result<(), Denial> {
    match subject {
        CalendarSubject::Own(centre) if actor.centre != centre => Err(Denial::ForeignCentre),
        CalendarSubject::Own(_) => on_own(actor, act),
        CalendarSubject::National { keeper } => on_national(actor, act, keeper),
    }
}

fn on_own(actor: &Actor, act: CalendarAct) -> Result<(), Denial> {
    let keeps = matches!(actor.role, Role::Director | Role::Administrator);
    let allowed = match act {
        CalendarAct::Read => true,
        CalendarAct::Change | CalendarAct::AnswerMakeUp => keeps,
        CalendarAct::RecordEnd => keeps || actor.duties.iter().any(|duty| duty.holder),
        CalendarAct::LoadYear => false,
    };
    if allowed { Ok(()) } else { Err(Denial::Role) }
}

fn on_national(actor: &Actor, act: CalendarAct, keeper: CentreId) -> Result<(), Denial> {
    match (act, actor.role) {
        (CalendarAct::Read, _) => Ok(()),
        (CalendarAct::Change | CalendarAct::LoadYear, Role::Administrator) if actor.centre == keeper => Ok(()),
        (CalendarAct::Change | CalendarAct::LoadYear, Role::Administrator) => Err(Denial::NotKeeper),
        _ => Err(Denial::Role),
    }
}
