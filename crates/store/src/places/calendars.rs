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

/// The calendar for an act: on PostgreSQL its row stays locked until the transaction ends.
pub fn load_for_act(conn: &mut AnyConnection, id: &str) -> Result<Option<CalendarRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        let row = calendar::table.find(id).select(calendar::version);
        row.for_update().first::<i32>(conn).optional()?;
    }
    load(conn, id)
}

/// All calendars but this one, by id: a county has a few dozen.
pub fn others(conn: &mut AnyConnection, id: &str) -> Result<Vec<String>, StoreError> {
    Ok(calendar::table.filter(calendar::id.ne(id)).order(calendar::id).select(calendar::id).load(conn)?)
}

/// Replaces the calendar if it still has the version it was read with; false when someone else was faster.
pub fn update(conn: &mut AnyConnection, row: &CalendarRow, read_version: i32) -> Result<bool, StoreError> {
    let known = calendar::table.find(&row.id).filter(calendar::version.eq(read_version));
    let changed = diesel::update(known).set((calendar::version.eq(row.version), calendar::rules.eq(&row.rules)));
    Ok(changed.execute(conn)? == 1)
}

pub fn put(conn: &mut AnyConnection, row: &CalendarRow) -> Result<(), StoreError> {
    let changed = diesel::update(calendar::table.find(&row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(calendar::table).values(row).execute(conn)?;
    }
    Ok(())
}
