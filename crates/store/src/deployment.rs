//! Facts about this database as a whole: whether it is a demo, and how far its clock has been moved.

use diesel::prelude::*;

use crate::engine::{AnyConnection, StoreError};
use crate::schema::deployment;

/// The demo profile it was made from, if any, and the offset of the business clock in microseconds.
pub fn demo(conn: &mut AnyConnection) -> Result<(Option<String>, i64), StoreError> {
    Ok(deployment::table.find(1).select((deployment::demo_profile, deployment::clock_offset_us)).first(conn)?)
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
