//! The register of items due to enter the centre (B11).

use diesel::prelude::*;
use domain::catalogue::entry::{Entry, EntryCounts, EntryState};
use domain::kernel::id::{CentreId, EntryId, ItemId};

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_after;
use crate::schema::entry_register;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = entry_register, treat_none_as_null = true)]
pub struct EntryRow {
    pub id: Id,
    pub centre_id: Id,
    /// The item of the catalogue; each stands on one line.
    pub item_id: Option<Id>,
    pub state: String,
    /// The ETag.
    pub version: i32,
    pub registered_at: Instant,
    pub doc: Json<Entry>,
}

/// Lines in the order in which they were registered, from just after `after`.
pub fn page(
    conn: &mut AnyConnection,
    centre: CentreId,
    state: Option<EntryState>,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<EntryRow>, StoreError> {
    let mut query = entry_register::table
        .filter(entry_register::centre_id.eq(Id(centre.0)))
        .select(EntryRow::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(entry_register::state.eq(state.as_str()));
    }
    if let Some(after) = after {
        query = query.filter(rows_after!(entry_register::registered_at, entry_register::id, after));
    }
    Ok(query.order((entry_register::registered_at, entry_register::id)).limit(limit).load(conn)?)
}

/// How many lines of a centre stand where; by the index alone.
pub fn counts(conn: &mut AnyConnection, centre: CentreId) -> Result<EntryCounts, StoreError> {
    let mut of = |state: EntryState| -> Result<u32, StoreError> {
        let lines: i64 = entry_register::table
            .filter(entry_register::centre_id.eq(Id(centre.0)))
            .filter(entry_register::state.eq(state.as_str()))
            .count()
            .get_result(conn)?;
        Ok(u32::try_from(lines).unwrap_or(u32::MAX))
    };
    Ok(EntryCounts {
        not_yet: of(EntryState::NotYet)?,
        entered: of(EntryState::Entered)?,
        exception: of(EntryState::Exception)?,
        withdrawn: of(EntryState::Withdrawn)?,
    })
}

pub fn load(conn: &mut AnyConnection, id: EntryId) -> Result<Option<EntryRow>, StoreError> {
    Ok(entry_register::table.find(Id(id.0)).select(EntryRow::as_select()).first(conn).optional()?)
}

/// The line for an act: on PostgreSQL its row stays locked until the transaction ends.
pub fn load_for_act(conn: &mut AnyConnection, id: EntryId) -> Result<Option<EntryRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        let row = entry_register::table.find(Id(id.0)).select(entry_register::version);
        row.for_update().first::<i32>(conn).optional()?;
    }
    load(conn, id)
}

pub fn of_item(conn: &mut AnyConnection, item: ItemId) -> Result<Option<EntryRow>, StoreError> {
    Ok(entry_register::table
        .filter(entry_register::item_id.eq(Id(item.0)))
        .select(EntryRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &EntryRow) -> Result<(), StoreError> {
    diesel::insert_into(entry_register::table).values(row).execute(conn)?;
    Ok(())
}

/// Replaces the line if it still has the version it was read with; false when someone else was faster.
pub fn update(conn: &mut AnyConnection, row: &EntryRow, read_version: i32) -> Result<bool, StoreError> {
    let known = entry_register::table.find(row.id).filter(entry_register::version.eq(read_version));
    Ok(diesel::update(known).set(row).execute(conn)? == 1)
}
