//! The events of a case, in order, never changed.

use diesel::prelude::*;
use domain::case::Recorded;
use domain::kernel::id::CaseId;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::case_event;

/// Writes the event, and gives back its text as it now stands in the journal.
pub fn append(conn: &mut AnyConnection, case: CaseId, recorded: &Recorded) -> Result<String, StoreError> {
    let text = serde_json::to_string(recorded).map_err(|_| StoreError::corrupt("event"))?;
    diesel::insert_into(case_event::table)
        .values((
            case_event::case_id.eq(Id(case.0)),
            case_event::seq.eq(i32::try_from(recorded.seq).map_err(|_| StoreError::corrupt("event seq"))?),
            case_event::type_.eq(recorded.event.name()),
            case_event::at.eq(Instant::from(recorded.at)),
            case_event::doc.eq(&text),
        ))
        .execute(conn)?;
    Ok(text)
}

/// The whole course of a case; a case has a few dozen events at most.
pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<Recorded>, StoreError> {
    let docs = case_event::table
        .filter(case_event::case_id.eq(Id(case.0)))
        .order(case_event::seq)
        .select(case_event::doc)
        .load::<Json<Recorded>>(conn)?;
    Ok(docs.into_iter().map(|doc| doc.0).collect())
}

/// When the newest event of a case happened.
pub fn newest_at(conn: &mut AnyConnection, case: CaseId) -> Result<Option<Instant>, StoreError> {
    let newest = case_event::table.filter(case_event::case_id.eq(Id(case.0))).order(case_event::seq.desc());
    Ok(newest.select(case_event::at).first(conn).optional()?)
}

/// One event as its stored text, for checking it against the audit log.
pub fn text(conn: &mut AnyConnection, case: CaseId, seq: i64) -> Result<Option<String>, StoreError> {
    let Ok(seq) = i32::try_from(seq) else { return Ok(None) };
    Ok(case_event::table.find((Id(case.0), seq)).select(case_event::doc).first(conn).optional()?)
}
