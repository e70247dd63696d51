//! Drafts of item versions.

use diesel::prelude::*;
use domain::catalogue::draft::{DraftStageName, ItemDraft};
use domain::kernel::id::{CentreId, ItemDraftId, ItemId, WindowId};

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_before;
use crate::schema::item_draft;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = item_draft, treat_none_as_null = true)]
pub struct DraftRow {
    pub id: Id,
    pub centre_id: Id,
    /// The item it is a next version of; that of a new item once it is published.
    pub item_id: Option<Id>,
    /// The window that the guide names, if the centre has it.
    pub window_id: Option<Id>,
    pub stage: String,
    /// On its way to publication: one such draft at a time for an item.
    pub open: bool,
    pub version: i32,
    pub updated_at: Instant,
    pub doc: Json<ItemDraft>,
}

/// Which drafts are wanted.
#[derive(Debug, Clone)]
pub struct DraftFilter {
    pub centre: CentreId,
    /// None for the whole centre.
    pub windows: Option<Vec<WindowId>>,
    pub stage: Option<DraftStageName>,
}

/// Drafts, the newest first, from just before `before`.
pub fn page(
    conn: &mut AnyConnection,
    filter: &DraftFilter,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<DraftRow>, StoreError> {
    let mut query = item_draft::table
        .filter(item_draft::centre_id.eq(Id(filter.centre.0)))
        .select(DraftRow::as_select())
        .into_boxed();
    if let Some(windows) = &filter.windows {
        let windows: Vec<Option<Id>> = windows.iter().map(|window| Some(Id(window.0))).collect();
        query = query.filter(item_draft::window_id.eq_any(windows));
    }
    if let Some(stage) = filter.stage {
        query = query.filter(item_draft::stage.eq(stage.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(rows_before!(item_draft::updated_at, item_draft::id, before));
    }
    Ok(query.order((item_draft::updated_at.desc(), item_draft::id.desc())).limit(limit).load(conn)?)
}

pub fn load(conn: &mut AnyConnection, id: ItemDraftId) -> Result<Option<DraftRow>, StoreError> {
    Ok(item_draft::table.find(Id(id.0)).select(DraftRow::as_select()).first(conn).optional()?)
}

/// The draft for an act: on PostgreSQL its row stays locked until the transaction ends.
pub fn load_for_act(conn: &mut AnyConnection, id: ItemDraftId) -> Result<Option<DraftRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        item_draft::table.find(Id(id.0)).select(item_draft::version).for_update().first::<i32>(conn).optional()?;
    }
    load(conn, id)
}

/// The open drafts of these items.
pub fn open_of(conn: &mut AnyConnection, items: &[Id]) -> Result<Vec<DraftRow>, StoreError> {
    let items: Vec<Option<Id>> = items.iter().copied().map(Some).collect();
    Ok(item_draft::table
        .filter(item_draft::item_id.eq_any(items))
        .filter(item_draft::open)
        .select(DraftRow::as_select())
        .load(conn)?)
}

pub fn open_of_item(conn: &mut AnyConnection, item: ItemId) -> Result<Option<DraftRow>, StoreError> {
    Ok(open_of(conn, &[Id(item.0)])?.into_iter().next())
}

pub fn insert(conn: &mut AnyConnection, row: &DraftRow) -> Result<(), StoreError> {
    diesel::insert_into(item_draft::table).values(row).execute(conn)?;
    Ok(())
}

/// Replaces the draft if it still has the version it was read with; false when someone else was faster.
pub fn update(conn: &mut AnyConnection, row: &DraftRow, read_version: i32) -> Result<bool, StoreError> {
    let known = item_draft::table.find(row.id).filter(item_draft::version.eq(read_version));
    Ok(diesel::update(known).set(row).execute(conn)? == 1)
}
