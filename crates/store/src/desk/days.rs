//! Days of a window that were counted up and checked.

use diesel::prelude::*;
use domain::desk::DayFigures;
use domain::kernel::Signature;
use domain::kernel::id::WindowId;
use serde::{Deserialize, Serialize};

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::day_check;

/// Who checked, and what stood on the sheet then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub by: Signature,
    pub sheet: DayFigures,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = day_check)]
pub struct CheckRow {
    pub id: Id,
    pub centre_id: Id,
    pub window_id: Id,
    /// `YYYY-MM-DD`.
    pub day: String,
    pub at: Instant,
    pub doc: Json<Checked>,
    pub remark_sealed: Option<Vec<u8>>,
}

/// The checks of a day, newest first; at most `limit`.
pub fn checks(conn: &mut AnyConnection, window: WindowId, day: &str, limit: i64) -> Result<Vec<CheckRow>, StoreError> {
    Ok(day_check::table
        .filter(day_check::window_id.eq(Id(window.0)))
        .filter(day_check::day.eq(day))
        .order((day_check::at.desc(), day_check::id.desc()))
        .limit(limit)
        .select(CheckRow::as_select())
        .load(conn)?)
}

pub fn insert(conn: &mut AnyConnection, row: &CheckRow) -> Result<(), StoreError> {
    diesel::insert_into(day_check::table).values(row).execute(conn)?;
    Ok(())
}
