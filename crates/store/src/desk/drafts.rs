//! Intakes under way, sealed, by window.

use diesel::prelude::*;
use domain::kernel::id::WindowId;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{intake_draft, person};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = intake_draft)]
pub struct DraftRow {
    pub id: Id,
    pub centre_id: Id,
    pub window_id: Id,
    /// Counts the times it was kept, from 1.
    pub version: i32,
    pub item_id: Option<Id>,
    /// Who kept it last.
    pub kept_by: Id,
    pub created_at: Instant,
    pub kept_at: Instant,
    pub sealed: Vec<u8>,
}

/// A draft with name and number of who kept it last.
#[derive(Debug, Clone, Queryable)]
pub struct KeptDraft {
    pub row: DraftRow,
    pub by: (String, String),
}

/// The drafts of a window kept since `since`, newest first; at most `limit`.
pub fn of_window(
    conn: &mut AnyConnection,
    window: WindowId,
    since: OffsetDateTime,
    limit: i64,
) -> Result<Vec<KeptDraft>, StoreError> {
    Ok(intake_draft::table
        .inner_join(person::table)
        .filter(intake_draft::window_id.eq(Id(window.0)))
        .filter(intake_draft::kept_at.ge(Instant::from(since)))
        .order((intake_draft::kept_at.desc(), intake_draft::id.desc()))
        .limit(limit)
        .select((DraftRow::as_select(), (person::name, person::number)))
        .load(conn)?)
}

pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<KeptDraft>, StoreError> {
    Ok(intake_draft::table
        .inner_join(person::table)
        .filter(intake_draft::id.eq(Id(id)))
        .select((DraftRow::as_select(), (person::name, person::number)))
        .first(conn)
        .optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &DraftRow) -> Result<(), StoreError> {
    diesel::insert_into(intake_draft::table).values(row).execute(conn)?;
    Ok(())
}

/// Replaces the draft if it still has the version before `row`'s; false when somebody else was faster.
pub fn replace(conn: &mut AnyConnection, row: &DraftRow) -> Result<bool, StoreError> {
    let before = row.version.saturating_sub(1);
    let changed = diesel::update(intake_draft::table.find(row.id).filter(intake_draft::version.eq(before)))
        .set((
            intake_draft::window_id.eq(row.window_id),
            intake_draft::version.eq(row.version),
            intake_draft::item_id.eq(row.item_id),
            intake_draft::kept_by.eq(row.kept_by),
            intake_draft::kept_at.eq(row.kept_at),
            intake_draft::sealed.eq(&row.sealed),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Drops the draft if it still has this version; false when somebody else was faster.
pub fn delete(conn: &mut AnyConnection, id: Uuid, version: i32) -> Result<bool, StoreError> {
    let found = intake_draft::table.find(Id(id)).filter(intake_draft::version.eq(version));
    Ok(diesel::delete(found).execute(conn)? == 1)
}

/// How many a window has kept since `since`, counted no further than `cap`.
pub fn count(conn: &mut AnyConnection, window: WindowId, since: OffsetDateTime, cap: i64) -> Result<usize, StoreError> {
    Ok(intake_draft::table
        .filter(intake_draft::window_id.eq(Id(window.0)))
        .filter(intake_draft::kept_at.ge(Instant::from(since)))
        .limit(cap)
        .select(intake_draft::id)
        .load::<Id>(conn)?
        .len())
}

/// Forgets what was kept last before `before`.
pub fn forget(conn: &mut AnyConnection, before: OffsetDateTime) -> Result<usize, StoreError> {
    let old = intake_draft::table.filter(intake_draft::kept_at.lt(Instant::from(before)));
    Ok(diesel::delete(old).execute(conn)?)
}
