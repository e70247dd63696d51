//! What a window keeps beside its cases: phrases, intakes under way, and the count at the end of a day.

pub mod days;
pub mod drafts;
pub mod phrases;

use domain::kernel::Actor;
use domain::kernel::id::WindowId;
use domain::policy::{DeskAct, may_at_window};
use serde_json::Value;
use store::journal::audit::{self, Entry};
use store::places::windows::{self, WindowRow};
use uuid::Uuid;

use crate::{AppError, Tx};

/// The window of the own centre, if the actor may do this there now.
fn window_for(tx: &mut Tx<'_>, actor: &Actor, act: DeskAct, id: WindowId) -> Result<WindowRow, AppError> {
    let row = windows::load(tx.conn, id)?
        .filter(|row| row.centre_id.0 == actor.centre.0)
        .ok_or(AppError::NotFound("window"))?;
    may_at_window(actor, act, actor.centre, id).map_err(AppError::Denied)?;
    Ok(row)
}

/// Puts what was done on record, in a chain of its own.
fn record(tx: &mut Tx<'_>, actor: &Actor, chain: Uuid, act: &'static str, detail: &Value) -> Result<(), AppError> {
    let head = audit::head(tx.conn, chain)?;
    let entry = Entry {
        id: tx.new_id(),
        centre: actor.centre,
        chain,
        at: tx.real_now,
        account: Some(actor.account),
        act,
        detail: detail.to_string(),
    };
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    Ok(())
}
