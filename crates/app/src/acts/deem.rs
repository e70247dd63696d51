//! Deemed acceptance (视为受理): nobody said in time whether the request is accepted (行政许可法 32).

use domain::case::derive::timers::Clock;
use domain::case::{Act, Event};
use domain::kernel::id::CaseId;
use store::cases::{case, timers};
use store::engine::columns::Instant;

use super::facts::of_row;
use super::journal::{self, Author};
use crate::{AppError, Tx};

/// Accepts the case by the clock; false when there was nothing to do because someone has acted in the meantime.
pub fn deem_accepted(tx: &mut Tx<'_>, id: CaseId) -> Result<bool, AppError> {
    let Some(row) = case::load_for_act(tx.conn, id)? else { return Ok(false) };
    let now = Instant::from(tx.now);
    let overdue = timers::of_case(tx.conn, id)?.into_iter().any(|timer| {
        timer.clock == Clock::AcceptanceDecision.as_str() && timer.stopped_at.is_none() && timer.due < now
    });
    if !overdue || row.doc.0.stage.name().after(Act::DeemAccepted).is_none() {
        return Ok(false);
    }
    let facts = of_row(tx, row)?;
    if !facts.version.doc.0.procedure().deems_accepted() {
        // Marked before regimes were told apart: nobody looks at it again.
        timers::set_deems(tx.conn, id, Clock::AcceptanceDecision, false)?;
        return Ok(true);
    }
    journal::advance(tx, Author::Clock, facts, Event::DeemedAccepted)?;
    Ok(true)
}
