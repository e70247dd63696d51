//! What is personal and belongs to one event of a case, sealed.

use diesel::prelude::*;
use domain::kernel::id::CaseId;

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::event_private;

pub fn keep(conn: &mut AnyConnection, case: CaseId, seq: u32, sealed: &[u8]) -> Result<(), StoreError> {
    let seq = i32::try_from(seq).map_err(|_| StoreError::corrupt("event seq"))?;
    diesel::insert_into(event_private::table)
        .values((event_private::case_id.eq(Id(case.0)), event_private::seq.eq(seq), event_private::sealed.eq(sealed)))
        .execute(conn)?;
    Ok(())
}

/// All that is kept of a case, by event; a case has a few dozen events at most.
pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<(u32, Vec<u8>)>, StoreError> {
    let rows: Vec<(i32, Vec<u8>)> = event_private::table
        .filter(event_private::case_id.eq(Id(case.0)))
        .order(event_private::seq)
        .select((event_private::seq, event_private::sealed))
        .load(conn)?;
    rows.into_iter()
        .map(|(seq, sealed)| Ok((u32::try_from(seq).map_err(|_| StoreError::corrupt("event seq"))?, sealed)))
        .collect()
}
