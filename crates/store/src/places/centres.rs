//! Centres: the unit of tenancy, each with its policy profile (A3).

use diesel::prelude::*;
use domain::kernel::id::CentreId;
use domain::profile::CentrePolicy;

use crate::engine::columns::{Id, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::centre;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = centre)]
pub struct CentreRow {
    pub id: Id,
    pub unit_id: Id,
    pub code: String,
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub complaint_phone: Option<String>,
    pub calendar_id: String,
    pub policy: Json<CentrePolicy>,
}

pub fn load(conn: &mut AnyConnection, id: CentreId) -> Result<CentreRow, StoreError> {
    Ok(on_engine!(conn, |conn| centre::table.find(Id(id.0)).select(CentreRow::as_select()).first(conn))?)
}

pub fn by_code(conn: &mut AnyConnection, code: &str) -> Result<Option<CentreRow>, StoreError> {
    Ok(centre::table.filter(centre::code.eq(code)).select(CentreRow::as_select()).first(conn).optional()?)
}

/// Centres in the order in which they came; a county has a few dozen.
pub fn all(conn: &mut AnyConnection, limit: i64) -> Result<Vec<CentreRow>, StoreError> {
    Ok(centre::table.order(centre::id).limit(limit).select(CentreRow::as_select()).load(conn)?)
}

pub fn put(conn: &mut AnyConnection, row: &CentreRow) -> Result<(), StoreError> {
    let changed = diesel::update(centre::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(centre::table).values(row).execute(conn)?;
    }
    Ok(())
}
