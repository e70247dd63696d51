//! Facts about this database as a whole: whether it is a demo, and how far its clock has been moved.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::engine::schema::deployment;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;

/// What every transaction begins with.
#[derive(Debug, Clone, Copy, Queryable, Selectable)]
#[diesel(table_name = deployment)]
pub struct Bearings {
    /// The offset of the business clock, in microseconds; 0 except in a demo.
    pub clock_offset_us: i64,
    /// Another value after each change of centres, windows, people, posts, items or calendars.
    pub arrangement: i64,
}

pub fn bearings(conn: &mut AnyConnection) -> Result<Bearings, StoreError> {
    Ok(on_engine!(conn, |conn| deployment::table.find(1).select(Bearings::as_select()).first(conn))?)
}

/// The profile this database was made from as a demo, if it was.
pub fn demo_profile(conn: &mut AnyConnection) -> Result<Option<String>, StoreError> {
    Ok(deployment::table.find(1).select(deployment::demo_profile).first(conn)?)
}

/// Lets one process at a time make a demo; on SQLite writers stand in line anyway.
pub fn lock(conn: &mut AnyConnection) -> Result<(), StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        conn.batch_execute("LOCK TABLE deployment IN SHARE ROW EXCLUSIVE MODE")?;
    }
    Ok(())
}

pub fn become_demo(conn: &mut AnyConnection, profile: &str) -> Result<(), StoreError> {
    diesel::update(deployment::table.find(1)).set(deployment::demo_profile.eq(profile)).execute(conn)?;
    Ok(())
}

/// Moves the business clock.
pub fn set_clock_offset(conn: &mut AnyConnection, offset_us: i64) -> Result<(), StoreError> {
    diesel::update(deployment::table.find(1)).set(deployment::clock_offset_us.eq(offset_us)).execute(conn)?;
    Ok(())
}
