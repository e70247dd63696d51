//! Accounts: who may log in.

use diesel::prelude::*;
use domain::kernel::Role;
use domain::kernel::id::{AccountId, CentreId, PersonId};

use crate::engine::columns::Id;
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
}

pub fn by_username(conn: &mut AnyConnection, username: &str) -> Result<Option<AccountRow>, StoreError> {
    Ok(account::table.filter(account::username.eq(username)).select(AccountRow::as_select()).first(conn).optional()?)
}

pub fn load(conn: &mut AnyConnection, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
    Ok(account::table.find(Id(id.0)).select(AccountRow::as_select()).first(conn).optional()?)
}

/// The people of a centre who have an account of one of these roles.
pub fn people_with(conn: &mut AnyConnection, centre: CentreId, roles: &[Role]) -> Result<Vec<PersonId>, StoreError> {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let ids = account::table
        .filter(account::centre_id.eq(Id(centre.0)))
        .filter(account::role.eq_any(codes))
        .order(account::person_id)
        .select(account::person_id)
        .distinct()
        .load::<Id>(conn)?;
    Ok(ids.into_iter().map(|id| PersonId(id.0)).collect())
}

pub fn insert(conn: &mut AnyConnection, row: &AccountRow) -> Result<(), StoreError> {
    diesel::insert_into(account::table).values(row).execute(conn)?;
    Ok(())
}

pub fn set_password(conn: &mut AnyConnection, id: AccountId, password_hash: &str) -> Result<(), StoreError> {
    diesel::update(account::table.find(Id(id.0)))
        .set((account::password_hash.eq(password_hash), account::must_change_password.eq(false)))
        .execute(conn)?;
    Ok(())
}
