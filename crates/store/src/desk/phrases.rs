//! Prepared phrases, by window.

use diesel::prelude::*;
use domain::kernel::id::WindowId;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::phrase;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = phrase)]
pub struct PhraseRow {
    pub id: Id,
    pub centre_id: Id,
    pub window_id: Id,
    pub used_for: String,
    /// The one item it is for; none for all items of the window.
    pub item_id: Option<Id>,
    /// Code of the one material it is for.
    pub material: Option<String>,
    pub text: String,
    pub kept_by: Id,
    pub kept_at: Instant,
}

/// The phrases of a window, oldest first; at most `limit`.
pub fn of_window(conn: &mut AnyConnection, window: WindowId, limit: i64) -> Result<Vec<PhraseRow>, StoreError> {
    Ok(phrase::table
        .filter(phrase::window_id.eq(Id(window.0)))
        .order(phrase::id)
        .limit(limit)
        .select(PhraseRow::as_select())
        .load(conn)?)
}

pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<PhraseRow>, StoreError> {
    Ok(phrase::table.find(Id(id)).select(PhraseRow::as_select()).first(conn).optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &PhraseRow) -> Result<(), StoreError> {
    diesel::insert_into(phrase::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut AnyConnection, id: Uuid) -> Result<(), StoreError> {
    diesel::delete(phrase::table.find(Id(id))).execute(conn)?;
    Ok(())
}
