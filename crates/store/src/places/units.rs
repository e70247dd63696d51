//! The organisation tree (A1).

use diesel::prelude::*;
use uuid::Uuid;

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::org_unit;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = org_unit)]
pub struct UnitRow {
    pub id: Id,
    pub parent_id: Option<Id>,
    pub kind: String,
    pub code: String,
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
}

pub fn id_of(conn: &mut AnyConnection, code: &str) -> Result<Option<Uuid>, StoreError> {
    let found = org_unit::table.filter(org_unit::code.eq(code)).select(org_unit::id).first::<Id>(conn).optional()?;
    Ok(found.map(|id| id.0))
}

/// Several units at once, by code.
pub fn several(conn: &mut AnyConnection, ids: &[Id]) -> Result<Vec<UnitRow>, StoreError> {
    Ok(org_unit::table
        .filter(org_unit::id.eq_any(ids.to_vec()))
        .order(org_unit::code)
        .select(UnitRow::as_select())
        .load(conn)?)
}

pub fn put(conn: &mut AnyConnection, row: &UnitRow) -> Result<(), StoreError> {
    let changed = diesel::update(org_unit::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(org_unit::table).values(row).execute(conn)?;
    }
    Ok(())
}
