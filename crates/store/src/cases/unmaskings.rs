//! Who saw masked values of a case in full. Rows are written once, and never changed.

use diesel::prelude::*;
use domain::kernel::Signature;
use domain::kernel::id::{AccountId, CaseId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_before;
use crate::schema::unmasking;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = unmasking)]
pub struct UnmaskingRow {
    pub id: Id,
    pub centre_id: Id,
    pub case_id: Id,
    pub account_id: Id,
    /// Business time, as in the course of the case.
    pub at: Instant,
    /// Real time, by which the rate is bounded.
    pub real_at: Instant,
    pub signed: Json<Signature>,
    /// Names of the fields.
    pub fields: Json<Vec<String>>,
    pub reason_sealed: Vec<u8>,
}

pub fn insert(conn: &mut AnyConnection, row: &UnmaskingRow) -> Result<(), StoreError> {
    diesel::insert_into(unmasking::table).values(row).execute(conn)?;
    Ok(())
}

pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<UnmaskingRow>, StoreError> {
    Ok(unmasking::table.find(Id(id)).select(UnmaskingRow::as_select()).first(conn).optional()?)
}

/// Of one case, newest first, from just before `before`.
pub fn of_case(
    conn: &mut AnyConnection,
    case: CaseId,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<UnmaskingRow>, StoreError> {
    let mut query = unmasking::table.filter(unmasking::case_id.eq(Id(case.0))).into_boxed();
    if let Some(before) = before {
        query = query.filter(rows_before!(unmasking::at, unmasking::id, before));
    }
    Ok(query
        .order((unmasking::at.desc(), unmasking::id.desc()))
        .limit(limit)
        .select(UnmaskingRow::as_select())
        .load(conn)?)
}

/// When this account unmasked something since a moment of real time, oldest first; at most `limit`.
pub fn since(
    conn: &mut AnyConnection,
    account: AccountId,
    since: OffsetDateTime,
    limit: i64,
) -> Result<Vec<Instant>, StoreError> {
    Ok(unmasking::table
        .filter(unmasking::account_id.eq(Id(account.0)))
        .filter(unmasking::real_at.gt(Instant::from(since)))
        .order(unmasking::real_at)
        .limit(limit)
        .select(unmasking::real_at)
        .load(conn)?)
}

/// How many rows there are.
pub fn count(conn: &mut AnyConnection) -> Result<i64, StoreError> {
    Ok(unmasking::table.select(diesel::dsl::count_star()).first(conn)?)
}
