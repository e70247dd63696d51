//! What was to come late did not come (容缺承诺 not kept): the case ends by the clock.

use domain::case::Act;
use domain::case::acts::end as rule;
use domain::case::derive::timers::Clock;
use domain::kernel::id::CaseId;
use store::cases::{case, timers};
use store::engine::columns::Instant;

use super::facts::of_row;
use super::journal::{self, Author};
use crate::{AppError, Tx};

/// Ends the case by the clock; false when someone has acted in the meantime.
pub fn lapse(tx: &mut Tx<'_>, id: CaseId) -> Result<bool, AppError> {
    let Some(row) = case::load_for_act(tx.conn, id)? else { return Ok(false) };
    let now = Instant::from(tx.now);
    let overdue = timers::of_case(tx.conn, id)?
        .into_iter()
        .any(|timer| timer.clock == Clock::LateMaterials.as_str() && timer.stopped_at.is_none() && timer.due < now);
    if !overdue || row.doc.0.stage.name().after(Act::Terminate).is_none() {
        return Ok(false);
    }
    let facts = of_row(tx, row)?;
    let event = rule::lapse(facts.case()).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Clock, facts, event)?;
    Ok(true)
}
