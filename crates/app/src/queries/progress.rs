//! Progress of a case for whoever holds its number and query code (I2). No personal data.

use domain::case::Recorded;
use domain::kernel::id::CaseId;
use store::cases::timers::TimerRow;
use store::cases::{case, events, timers};
use subtle::ConstantTimeEq;
use time::OffsetDateTime;

use crate::acts::{CaseFacts, of_row};
use crate::sealing::open_of_case;
use crate::{AppError, Tx};

#[derive(Debug, Clone)]
pub struct Progress {
    pub facts: CaseFacts,
    pub course: Vec<Recorded>,
    pub timers: Vec<TimerRow>,
    pub now: OffsetDateTime,
}

/// A wrong number and a wrong code are the same fault.
pub fn progress(tx: &mut Tx<'_>, number: &str, code: &str) -> Result<Progress, AppError> {
    let row = case::by_number(tx.conn, number)?.ok_or(AppError::NotFound("progress"))?;
    let id = CaseId(row.id.0);
    let kept = open_of_case(tx.keyring, id, "query_code", &row.query_code_sealed)?;
    if !bool::from(kept.as_bytes().ct_eq(code.trim().to_uppercase().as_bytes())) {
        return Err(AppError::NotFound("progress"));
    }
    Ok(Progress {
        facts: of_row(tx, row)?,
        course: events::of_case(tx.conn, id)?,
        timers: timers::of_case(tx.conn, id)?,
        now: tx.now,
    })
}
