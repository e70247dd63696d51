//! Items as their keepers see them: every version, past and coming; publishing and ending.

use diesel::prelude::*;
use domain::catalogue::period::Ending;
use domain::kernel::id::{CentreId, ItemId, ItemVersionId};
use time::Date;

use super::{ItemRow, VersionRow};
use crate::engine::columns::{Id, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{item_version, service_item};

/// The versions of an item, newest first.
pub fn versions_of(conn: &mut AnyConnection, item: ItemId, limit: i64) -> Result<Vec<VersionRow>, StoreError> {
    Ok(item_version::table
        .filter(item_version::item_id.eq(Id(item.0)))
        .order(item_version::version.desc())
        .limit(limit)
        .select(VersionRow::as_select())
        .load(conn)?)
}

pub fn newest(conn: &mut AnyConnection, item: ItemId) -> Result<Option<VersionRow>, StoreError> {
    Ok(versions_of(conn, item, 1)?.into_iter().next())
}

/// The item for an act: on PostgreSQL its row stays locked until the transaction ends.
pub fn load_for_act(conn: &mut AnyConnection, id: ItemId) -> Result<Option<ItemRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        service_item::table.find(Id(id.0)).select(service_item::revision).for_update().first::<i32>(conn).optional()?;
    }
    super::load(conn, id)
}

/// Items of a centre by code, in force or not, from just after `after`.
pub fn all(
    conn: &mut AnyConnection,
    centre: CentreId,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<ItemRow>, StoreError> {
    let mut query =
        service_item::table.filter(service_item::centre_id.eq(Id(centre.0))).select(ItemRow::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(service_item::code.gt(after.to_owned()));
    }
    Ok(query.order(service_item::code).limit(limit).load(conn)?)
}

/// The versions of these items that are in force on `on` or begin later, and the newest of each whatever its days.
pub fn current_versions(conn: &mut AnyConnection, items: &[Id], on: Date) -> Result<Vec<VersionRow>, StoreError> {
    let on = on.to_string();
    let known = item_version::table
        .filter(item_version::item_id.eq_any(items.to_vec()))
        .filter(item_version::effective_until.is_null().or(item_version::effective_until.ge(on)))
        .order((item_version::item_id, item_version::version.desc()))
        .select(VersionRow::as_select())
        .load::<VersionRow>(conn)?;
    let mut found = known;
    for item in items {
        if !found.iter().any(|version| version.item_id == *item) {
            found.extend(newest(conn, ItemId(item.0))?);
        }
    }
    Ok(found)
}

/// Sets the last day of a version.
pub fn set_last_day(conn: &mut AnyConnection, version: ItemVersionId, last: Date) -> Result<(), StoreError> {
    diesel::update(item_version::table.find(Id(version.0)))
        .set(item_version::effective_until.eq(last.to_string()))
        .execute(conn)?;
    Ok(())
}

/// Where the newest version of an item is.
#[derive(Debug, Clone, Copy)]
pub struct NewestPlace {
    pub window: Id,
    pub department: Option<Id>,
}

/// Writes what is settled for the item as a whole: its newest place, and whether it ends. Each time is one revision.
pub fn settle(
    conn: &mut AnyConnection,
    item: ItemId,
    place: NewestPlace,
    ending: Option<&Ending>,
) -> Result<(), StoreError> {
    diesel::update(service_item::table.find(Id(item.0)))
        .set((
            service_item::window_id.eq(place.window),
            service_item::department_id.eq(place.department),
            service_item::ending.eq(ending.cloned().map(Json)),
            service_item::revision.eq(service_item::revision + 1),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn insert(conn: &mut AnyConnection, row: &ItemRow) -> Result<(), StoreError> {
    diesel::insert_into(service_item::table).values(row).execute(conn)?;
    Ok(())
}

/// The guide of a version as it is written, to be held against the audit log.
pub fn guide_text(conn: &mut AnyConnection, version: ItemVersionId) -> Result<Option<String>, StoreError> {
    let text = item_version::table.find(Id(version.0)).select(item_version::doc).first::<Json<serde_json::Value>>(conn);
    let found = text.optional()?;
    found.map(|doc| serde_json::to_string(&doc.0).map_err(|_| StoreError::corrupt("guide"))).transpose()
}
