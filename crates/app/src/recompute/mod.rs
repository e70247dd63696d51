//! Recomputation (E5): after a change of a calendar or of the policy every open and suspended clock of a centre is
//! computed anew, in short transactions between which the desk goes on. What has stopped keeps its verdict.

mod batch;
mod preview;
mod start;

pub use batch::{Batch, batch};
pub use preview::{Moving, Preview, preview};
pub use start::{Cause, begin, current};

use domain::kernel::Actor;
use domain::policy::{Denial, sees_recomputations};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::supervision::recomputations::{self, MoveRow, RecomputationRow};
use uuid::Uuid;

use crate::{AppError, FieldFault, Tx};

/// Directors, supervisors and administrators.
pub fn may_see(actor: &Actor) -> Result<(), AppError> {
    if sees_recomputations(actor) { Ok(()) } else { Err(AppError::Denied(Denial::Role)) }
}

/// Rules that make no day table.
pub fn unreadable() -> AppError {
    AppError::Invalid(vec![FieldFault::new("/rules", "field.invalid")])
}

/// The recomputations of the actor's centre, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<RecomputationRow>, AppError> {
    may_see(actor)?;
    let rows = recomputations::of_centre(tx.conn, actor.centre, before, fetch_limit(limit))?;
    Ok(Page::split(rows, limit, |row| Position { at: row.started_at, id: row.id }))
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<RecomputationRow, AppError> {
    let found = recomputations::load(tx.conn, id)?.filter(|row| row.centre_id.0 == actor.centre.0);
    let row = found.ok_or(AppError::NotFound("recomputation"))?;
    may_see(actor)?;
    Ok(row)
}

/// What a recomputation moved, with the official number of each case.
pub fn moves(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: Uuid,
    after: Option<Position>,
    limit: usize,
) -> Result<Page<(MoveRow, String)>, AppError> {
    show(tx, actor, id)?;
    let rows = recomputations::moves(tx.conn, id, after, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |row| Position { at: row.at, id: row.id });
    let cases: Vec<_> = page.items.iter().map(|row| row.case_id).collect();
    let numbers = store::cases::case::numbers(tx.conn, &cases)?;
    let number =
        |id| numbers.iter().find(|(case, _)| *case == id).map(|(_, number)| number.clone()).unwrap_or_default();
    let items = page.items.into_iter().map(|row| (row.clone(), number(row.case_id))).collect();
    Ok(Page { items, next: page.next })
}
