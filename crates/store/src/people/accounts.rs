//! Accounts: who may log in, and how often they failed to.

use diesel::prelude::*;
use domain::kernel::id::AccountId;
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::account;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = account)]
pub struct AccountRow {
    pub id: Id,
    pub centre_id: Id,
    pub person_id: Id,
    pub username: String,
    pub role: String,
    pub password_hash: String,
    pub must_change_password: bool,
    pub failures: i32,
    pub locked_until: Option<Instant>,
}

pub fn by_username(conn: &mut AnyConnection, username: &str) -> Result<Option<AccountRow>, StoreError> {
    Ok(account::table.filter(account::username.eq(username)).select(AccountRow::as_select()).first(conn).optional()?)
}

pub fn load(conn: &mut AnyConnection, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
    Ok(account::table.find(Id(id.0)).select(AccountRow::as_select()).first(conn).optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &AccountRow) -> Result<(), StoreError> {
    diesel::insert_into(account::table).values(row).execute(conn)?;
    Ok(())
}

/// One more failed attempt; answers how many there are now.
pub fn add_failure(conn: &mut AnyConnection, id: AccountId) -> Result<i32, StoreError> {
    Ok(diesel::update(account::table.find(Id(id.0)))
        .set(account::failures.eq(account::failures + 1))
        .returning(account::failures)
        .get_result(conn)?)
}

/// Failed attempts in a row, and until when further ones are refused.
pub fn set_failures(
    conn: &mut AnyConnection,
    id: AccountId,
    failures: i32,
    locked_until: Option<OffsetDateTime>,
) -> Result<(), StoreError> {
    diesel::update(account::table.find(Id(id.0)))
        .set((account::failures.eq(failures), account::locked_until.eq(locked_until.map(Instant::from))))
        .execute(conn)?;
    Ok(())
}

pub fn set_password(conn: &mut AnyConnection, id: AccountId, password_hash: &str) -> Result<(), StoreError> {
    diesel::update(account::table.find(Id(id.0)))
        .set((account::password_hash.eq(password_hash), account::must_change_password.eq(false)))
        .execute(conn)?;
    Ok(())
}
