//! Calendars as rules with a version; day tables are derived from them.

use diesel::prelude::*;

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::calendar;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = calendar)]
pub struct CalendarRow {
    pub id: String,
    /// None for the national calendar.
    pub centre_id: Option<Id>,
    pub name: String,
    pub version: i32,
    /// JSON of the rules.
    pub rules: String,
}

pub fn load(conn: &mut AnyConnection, id: &str) -> Result<Option<CalendarRow>, StoreError> {
    Ok(calendar::table.find(id).select(CalendarRow::as_select()).first(conn).optional()?)
}

/// The version alone: enough to know whether a derived day table is still right.
pub fn version(conn: &mut AnyConnection, id: &str) -> Result<Option<i32>, StoreError> {
    Ok(on_engine!(conn, |conn| calendar::table.find(id).select(calendar::version).first(conn)).optional()?)
}

pub fn put(conn: &mut AnyConnection, row: &CalendarRow) -> Result<(), StoreError> {
    let changed = diesel::update(calendar::table.find(&row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(calendar::table).values(row).execute(conn)?;
    }
    Ok(())
}
