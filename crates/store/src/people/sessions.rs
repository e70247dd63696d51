//! Sessions: stored, so that they can be listed and revoked. Refresh tokens are kept as hashes.

use diesel::prelude::*;
use domain::kernel::id::{AccountId, SessionId};
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::session;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = session)]
pub struct SessionRow {
    pub id: Id,
    pub account_id: Id,
    pub client: String,
    pub started_at: Instant,
    pub last_used_at: Instant,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
    pub token_hash: Vec<u8>,
    pub previous_hash: Option<Vec<u8>>,
    pub rotated_at: Option<Instant>,
}

pub fn insert(conn: &mut AnyConnection, row: &SessionRow) -> Result<(), StoreError> {
    diesel::insert_into(session::table).values(row).execute(conn)?;
    Ok(())
}

/// The session for an exchange of its token: on PostgreSQL its row stays locked until the transaction ends, so that of
/// two who bring the same token the later one sees it exchanged. On SQLite writers stand in line anyway.
pub fn load_for_exchange(conn: &mut AnyConnection, id: SessionId) -> Result<Option<SessionRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        session::table.find(Id(id.0)).select(session::id).for_update().first::<Id>(conn).optional()?;
    }
    Ok(session::table.find(Id(id.0)).select(SessionRow::as_select()).first(conn).optional()?)
}

/// Writes the state of the tokens back.
pub fn rotate(conn: &mut AnyConnection, row: &SessionRow) -> Result<(), StoreError> {
    diesel::update(session::table.find(row.id))
        .set((
            session::last_used_at.eq(row.last_used_at),
            session::token_hash.eq(&row.token_hash),
            session::previous_hash.eq(&row.previous_hash),
            session::rotated_at.eq(row.rotated_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a session of the account; false when it has no such session.
pub fn revoke(
    conn: &mut AnyConnection,
    account: AccountId,
    id: SessionId,
    at: OffsetDateTime,
) -> Result<bool, StoreError> {
    let changed = diesel::update(
        session::table
            .find(Id(id.0))
            .filter(session::account_id.eq(Id(account.0)))
            .filter(session::revoked_at.is_null()),
    )
    .set(session::revoked_at.eq(Instant::from(at)))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Ends every session of the account but one.
pub fn revoke_others(
    conn: &mut AnyConnection,
    account: AccountId,
    but: SessionId,
    at: OffsetDateTime,
) -> Result<(), StoreError> {
    diesel::update(
        session::table
            .filter(session::account_id.eq(Id(account.0)))
            .filter(session::id.ne(Id(but.0)))
            .filter(session::revoked_at.is_null()),
    )
    .set(session::revoked_at.eq(Instant::from(at)))
    .execute(conn)?;
    Ok(())
}

/// Sessions of the account that still work, newest first; at most `limit`.
pub fn live(
    conn: &mut AnyConnection,
    account: AccountId,
    now: OffsetDateTime,
    limit: i64,
) -> Result<Vec<SessionRow>, StoreError> {
    Ok(session::table
        .filter(session::account_id.eq(Id(account.0)))
        .filter(session::revoked_at.is_null())
        .filter(session::expires_at.gt(Instant::from(now)))
        .order(session::started_at.desc())
        .limit(limit)
        .select(SessionRow::as_select())
        .load(conn)?)
}

/// Forgets sessions that ran out before `before`.
pub fn forget(conn: &mut AnyConnection, before: OffsetDateTime) -> Result<usize, StoreError> {
    Ok(diesel::delete(session::table.filter(session::expires_at.lt(Instant::from(before)))).execute(conn)?)
}
