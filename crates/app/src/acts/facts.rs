//! What is known of a case before anything is done to it.

use domain::case::{Act, Case};
use domain::kernel::Actor;
use domain::kernel::id::{CaseId, CentreId, ItemVersionId, WindowId};
use domain::policy::{self, Denial, Subject};
use store::StoreError;
use store::cases::case::{self, CaseRow};
use store::catalogue::{self, VersionRow};
use store::places::centres::{self, CentreRow};
use store::places::windows::{self, WindowRow};

use crate::{AppError, Tx};

/// A case with its item version, window and centre.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    pub row: CaseRow,
    pub version: VersionRow,
    pub window: WindowRow,
    pub centre: CentreRow,
}

impl CaseFacts {
    pub fn case(&self) -> &Case {
        &self.row.doc.0
    }
}

/// The case, if it belongs to the actor's centre; to others it does not exist.
pub fn load(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<CaseFacts, AppError> {
    let row = case::load(tx.conn, id)?;
    of_own_centre(tx, actor, row)
}

fn of_own_centre(tx: &mut Tx<'_>, actor: &Actor, row: Option<CaseRow>) -> Result<CaseFacts, AppError> {
    let row = row.filter(|row| row.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("case"))?;
    of_row(tx, row)
}

/// The facts of a row that was found some other way.
pub fn of_row(tx: &mut Tx<'_>, row: CaseRow) -> Result<CaseFacts, AppError> {
    let version = catalogue::version(tx.conn, ItemVersionId(row.item_version_id.0))?;
    let window = window(tx, WindowId(row.window_id.0))?;
    let centre = centres::load(tx.conn, CentreId(row.centre_id.0))?;
    Ok(CaseFacts { row, version, window, centre })
}

pub fn window(tx: &mut Tx<'_>, id: WindowId) -> Result<WindowRow, AppError> {
    Ok(windows::load(tx.conn, id)?.ok_or_else(|| StoreError::corrupt("window"))?)
}

/// Whether the actor may do this to the case now.
pub fn may_on(actor: &Actor, act: Act, facts: &CaseFacts) -> Result<(), Denial> {
    let case = facts.case();
    policy::may(
        actor,
        act,
        Subject {
            centre: case.centre,
            window: case.window,
            powers: &facts.window.powers.0,
            kind: case.kind,
            repeated: case.supplement_requests > 0,
        },
    )
}

/// The case for an act: there, permitted, and as the caller last saw it. Permission comes before the version, so that
/// a stranger learns nothing of it.
pub fn for_act(tx: &mut Tx<'_>, actor: &Actor, act: Act, id: CaseId, read_version: u32) -> Result<CaseFacts, AppError> {
    let row = case::load_for_act(tx.conn, id)?;
    let facts = of_own_centre(tx, actor, row)?;
    may_on(actor, act, &facts).map_err(AppError::Denied)?;
    let current = facts.case().version;
    if current == read_version { Ok(facts) } else { Err(AppError::Stale { current }) }
}
