//! Windows of a centre (A2), with the powers their departments have granted them (A6).

use diesel::prelude::*;
use domain::kernel::id::{CentreId, WindowId};
use domain::policy::Power;

use crate::engine::columns::{Id, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::service_window;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service_window)]
pub struct WindowRow {
    pub id: Id,
    pub centre_id: Id,
    pub code: String,
    pub name: String,
    pub department: String,
    pub counter: String,
    pub powers: Json<Vec<Power>>,
}

pub fn load(conn: &mut AnyConnection, id: WindowId) -> Result<Option<WindowRow>, StoreError> {
    Ok(service_window::table.find(Id(id.0)).select(WindowRow::as_select()).first(conn).optional()?)
}

/// All windows of a centre, by code; a few dozen at most.
pub fn of_centre(conn: &mut AnyConnection, centre: CentreId) -> Result<Vec<WindowRow>, StoreError> {
    Ok(service_window::table
        .filter(service_window::centre_id.eq(Id(centre.0)))
        .order(service_window::code)
        .select(WindowRow::as_select())
        .load(conn)?)
}

pub fn id_of(conn: &mut AnyConnection, centre: CentreId, code: &str) -> Result<Option<WindowId>, StoreError> {
    let found = service_window::table
        .filter(service_window::centre_id.eq(Id(centre.0)))
        .filter(service_window::code.eq(code))
        .select(service_window::id)
        .first::<Id>(conn)
        .optional()?;
    Ok(found.map(|id| WindowId(id.0)))
}

pub fn put(conn: &mut AnyConnection, row: &WindowRow) -> Result<(), StoreError> {
    let changed = diesel::update(service_window::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(service_window::table).values(row).execute(conn)?;
    }
    Ok(())
}
