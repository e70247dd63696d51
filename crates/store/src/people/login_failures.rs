//! Failed log-ins in a row, by the name that was tried.

use diesel::prelude::*;
use time::OffsetDateTime;

use crate::engine::columns::Instant;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::login_failure;

/// What is counted against a name, under its keyed hash: names that nobody has are counted alike.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = login_failure)]
#[diesel(treat_none_as_null = true)]
pub struct FailureRow {
    pub name_hash: Vec<u8>,
    /// In a row.
    pub failures: i32,
    /// Until when further attempts are refused.
    pub locked_until: Option<Instant>,
    /// The newest failure.
    pub at: Instant,
}

pub fn of_name(conn: &mut AnyConnection, name_hash: &[u8]) -> Result<Option<FailureRow>, StoreError> {
    Ok(login_failure::table.find(name_hash).select(FailureRow::as_select()).first(conn).optional()?)
}

/// The same for an attempt: on PostgreSQL the row stays locked until the transaction ends, so that many attempts at once
/// all count. A row that comes into being between the two looks is not seen: its [`insert`] then meets it.
pub fn for_attempt(conn: &mut AnyConnection, name_hash: &[u8]) -> Result<Option<FailureRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        let row = login_failure::table.find(name_hash).select(login_failure::failures);
        if row.for_update().first::<i32>(conn).optional()?.is_none() {
            return Ok(None);
        }
    }
    of_name(conn, name_hash)
}

/// The first failure of a name. Of two at once the later one finds the name taken, and runs again.
pub fn insert(conn: &mut AnyConnection, row: &FailureRow) -> Result<(), StoreError> {
    diesel::insert_into(login_failure::table).values(row).execute(conn)?;
    Ok(())
}

/// A further failure of a name whose row this transaction holds.
pub fn update(conn: &mut AnyConnection, row: &FailureRow) -> Result<(), StoreError> {
    diesel::update(login_failure::table.find(&row.name_hash)).set(row).execute(conn)?;
    Ok(())
}

/// Nothing counts against a name any more.
pub fn clear(conn: &mut AnyConnection, name_hash: &[u8]) -> Result<(), StoreError> {
    diesel::delete(login_failure::table.find(name_hash)).execute(conn)?;
    Ok(())
}

/// Forgets names that were last tried before `before`.
pub fn forget(conn: &mut AnyConnection, before: OffsetDateTime) -> Result<usize, StoreError> {
    Ok(diesel::delete(login_failure::table.filter(login_failure::at.lt(Instant::from(before)))).execute(conn)?)
}
