//! What is known of a case before anything is done to it.

use std::sync::Arc;

use domain::case::{Act, Case};
use domain::kernel::Actor;
use domain::kernel::id::{CaseId, CentreId, ItemVersionId, WindowId};
use domain::place::{Place, Route};
use domain::policy::{self, Denial, Power, Subject, sees};
use store::StoreError;
use store::cases::case::{self, CaseRow};
use store::catalogue::VersionRow;
use store::places::centres::CentreRow;
use store::places::windows::WindowRow;

use crate::{AppError, Tx};

/// A case with its item version, window and centre.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    pub row: CaseRow,
    pub version: Arc<VersionRow>,
    pub window: WindowRow,
    /// The window that hands out the result, where it is another one.
    pub issuing: Option<WindowRow>,
    pub centre: Arc<CentreRow>,
}

impl CaseFacts {
    pub fn case(&self) -> &Case {
        &self.row.doc.0
    }

    /// What the window of an act has been granted; a review unit needs no grant.
    fn powers(&self, place: Place) -> &[Power] {
        let window = match place {
            Place::Window(id) => {
                [Some(&self.window), self.issuing.as_ref()].into_iter().flatten().find(|w| w.id.0 == id.0)
            }
            Place::Unit(_) => None,
        };
        window.map_or(&[], |window| window.powers.0.as_slice())
    }
}

/// Where a case is after its event.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    pub version: &'a VersionRow,
    pub window: &'a WindowRow,
    /// The window that hands out the result, where it is another one.
    pub issuing: Option<&'a WindowRow>,
    pub centre: &'a CentreRow,
}

/// The case, if it belongs to the actor's centre or lies with the actor's unit; to others it does not exist.
pub fn load(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<CaseFacts, AppError> {
    let row = case::load(tx.conn, id)?;
    known_to(tx, actor, row)
}

fn known_to(tx: &mut Tx<'_>, actor: &Actor, row: Option<CaseRow>) -> Result<CaseFacts, AppError> {
    let row = row
        .filter(|row| row.centre_id.0 == actor.centre.0 || sees(actor).covers(&row.doc.0.reached()))
        .ok_or(AppError::NotFound("case"))?;
    of_row(tx, row)
}

/// The facts of a row that was found some other way.
pub fn of_row(tx: &mut Tx<'_>, row: CaseRow) -> Result<CaseFacts, AppError> {
    let version = tx.version(ItemVersionId(row.item_version_id.0))?;
    let window = window(tx, WindowId(row.window_id.0))?;
    let issuing = issuing(tx, row.doc.0.route)?;
    let centre = tx.centre(CentreId(row.centre_id.0))?;
    Ok(CaseFacts { row, version, window, issuing, centre })
}

/// The window that the route ends at, where it is another than the one it begins at.
pub fn issuing(tx: &mut Tx<'_>, route: Route) -> Result<Option<WindowRow>, AppError> {
    route.issuing.map(|id| window(tx, id)).transpose()
}

pub fn window(tx: &mut Tx<'_>, id: WindowId) -> Result<WindowRow, AppError> {
    Ok((*tx.window(id)?).clone().ok_or_else(|| StoreError::corrupt("window"))?)
}

/// Whether the actor may do this to the case now.
pub fn may_on(actor: &Actor, act: Act, facts: &CaseFacts) -> Result<(), Denial> {
    let case = facts.case();
    let place = case.place_of(act);
    policy::may(
        actor,
        act,
        Subject {
            centre: case.centre,
            place,
            powers: facts.powers(place),
            kind: case.kind,
            repeated: case.supplement_requests > 0,
            review: case.route.review,
            accepted: case.is_accepted(),
            extended_by: facts.centre.policy.0.extension.by,
        },
    )
}

/// The case for an act: there, permitted, and as the caller last saw it. Permission comes before the version, so that
/// a stranger learns nothing of it.
pub fn for_act(tx: &mut Tx<'_>, actor: &Actor, act: Act, id: CaseId, read_version: u32) -> Result<CaseFacts, AppError> {
    let row = case::load_for_act(tx.conn, id)?;
    let facts = known_to(tx, actor, row)?;
    may_on(actor, act, &facts).map_err(AppError::Denied)?;
    let current = facts.case().version;
    if current == read_version { Ok(facts) } else { Err(AppError::Stale { current }) }
}
