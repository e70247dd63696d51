//! Windows of a centre (A2), with the powers their departments have granted them (A6).

use diesel::prelude::*;
use domain::kernel::id::{CentreId, UnitId, WindowId};
use domain::place::{Counter, WindowKind};
use domain::policy::Power;

use crate::engine::columns::{Id, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
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
    pub kind: String,
    pub departments: Json<Vec<UnitId>>,
}

impl WindowRow {
    pub fn window_kind(&self) -> Result<WindowKind, StoreError> {
        WindowKind::parse(&self.kind).ok_or_else(|| StoreError::corrupt("kind of a window"))
    }

    /// The window as the rules see it.
    pub fn counter(&self) -> Result<Counter<'_>, StoreError> {
        Ok(Counter {
            id: WindowId(self.id.0),
            kind: self.window_kind()?,
            departments: &self.departments.0,
            powers: &self.powers.0,
        })
    }
}

pub fn load(conn: &mut AnyConnection, id: WindowId) -> Result<Option<WindowRow>, StoreError> {
    Ok(service_window::table.find(Id(id.0)).select(WindowRow::as_select()).first(conn).optional()?)
}

/// All windows of a centre, by code; a few dozen at most.
pub fn of_centre(conn: &mut AnyConnection, centre: CentreId) -> Result<Vec<WindowRow>, StoreError> {
    Ok(on_engine!(conn, |conn| service_window::table
        .filter(service_window::centre_id.eq(Id(centre.0)))
        .order(service_window::code)
        .select(WindowRow::as_select())
        .load(conn))?)
}

/// The window of the centre that hands out every result (统一出件), if it has one.
pub fn issuing(conn: &mut AnyConnection, centre: CentreId) -> Result<Option<WindowId>, StoreError> {
    let found = on_engine!(conn, |conn| service_window::table
        .filter(service_window::centre_id.eq(Id(centre.0)))
        .filter(service_window::kind.eq(WindowKind::Issuing.as_str()))
        .select(service_window::id)
        .first::<Id>(conn))
    .optional()?;
    Ok(found.map(|id| WindowId(id.0)))
}

/// Several windows at once, of any centre, for lists.
pub fn several(conn: &mut AnyConnection, ids: &[Id]) -> Result<Vec<WindowRow>, StoreError> {
    Ok(service_window::table
        .filter(service_window::id.eq_any(ids.to_vec()))
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
