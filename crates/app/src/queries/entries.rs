//! The register of items due to enter the centre, and the share that has (B11).

use domain::catalogue::entry::{EntryCounts, EntryState};
use domain::kernel::Actor;
use domain::kernel::id::EntryId;
use domain::policy::{Denial, keeps_register_in_sight};
use store::catalogue::entries::{self, EntryRow};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::centres;

use crate::{AppError, Tx};

fn may_read(actor: &Actor) -> Result<(), AppError> {
    if keeps_register_in_sight(actor) { Ok(()) } else { Err(AppError::Denied(Denial::Role)) }
}

/// A page of the register, in the order in which it was written.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    state: Option<EntryState>,
    after: Option<Position>,
    limit: usize,
) -> Result<Page<EntryRow>, AppError> {
    may_read(actor)?;
    let rows = entries::page(tx.conn, actor.centre, state, after, fetch_limit(limit))?;
    Ok(Page::split(rows, limit, |row| Position { at: row.registered_at, id: row.id }))
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: EntryId) -> Result<EntryRow, AppError> {
    let row = entries::load(tx.conn, id)?;
    let row = row.filter(|row| row.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("entry"))?;
    may_read(actor).map(|()| row)
}

/// How many lines stand where, and the target in percent.
pub fn summary(tx: &mut Tx<'_>, actor: &Actor) -> Result<(EntryCounts, u8), AppError> {
    may_read(actor)?;
    let target = centres::load(tx.conn, actor.centre)?.policy.0.entry_target;
    Ok((entries::counts(tx.conn, actor.centre)?, target))
}
