//! Service items and their versions (B1, B5).

pub mod drafts;
pub mod editing;
pub mod entries;
pub mod search;

use diesel::prelude::*;
use domain::catalogue::item::ItemVersion;
use domain::catalogue::period::{Ending, Period};
use domain::kernel::id::{CentreId, ItemId, ItemVersionId, UnitId, WindowId};
use time::Date;
use time::format_description::well_known::Iso8601;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::{item_version, service_item};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service_item)]
pub struct ItemRow {
    pub id: Id,
    pub centre_id: Id,
    /// The window of the newest version; what is in force today may still be at another, see [`VersionRow::window`].
    pub window_id: Id,
    pub code: String,
    /// How often it was published or ended: its ETag.
    pub revision: i32,
    /// Why it leaves the centre, once that is settled.
    pub ending: Option<Json<Ending>>,
    /// The unit in charge under the newest version, where that is not the window's own department.
    pub department_id: Option<Id>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = item_version)]
pub struct VersionRow {
    pub id: Id,
    pub item_id: Id,
    pub version: i32,
    pub effective_from: String,
    pub effective_until: Option<String>,
    /// Code of the person.
    pub signed_off_by: String,
    pub doc: Json<ItemVersion>,
    /// The window that takes it; rows of before know it by their item alone.
    pub window_id: Option<Id>,
    /// Name, code, aliases and pinyin initials in lower case, parted by line feeds.
    pub search: String,
    /// Pinyin initials of the name.
    pub initials: String,
    /// Code of the person; none for what came with the ready-made centre.
    pub published_by: Option<String>,
    pub published_at: Option<Instant>,
    /// The unit in charge under this version, where that is not the window's own department.
    pub department_id: Option<Id>,
}

impl VersionRow {
    /// The window that takes cases under this version.
    pub fn window(&self, item: &ItemRow) -> WindowId {
        WindowId(self.window_id.unwrap_or(item.window_id).0)
    }

    /// The item as it is under this version: at its window, in the charge of its unit.
    pub fn at_its_place(&self, item: ItemRow) -> ItemRow {
        ItemRow { window_id: Id(self.window(&item).0), department_id: self.department_id, ..item }
    }

    pub fn period(&self) -> Result<Period, StoreError> {
        let date = |text: &str| Date::parse(text, &Iso8601::DATE).map_err(|_| StoreError::corrupt("day of a version"));
        Ok(Period { from: date(&self.effective_from)?, until: self.effective_until.as_deref().map(date).transpose()? })
    }
}

/// Which items of a centre are wanted.
#[derive(Debug, Clone)]
pub struct ItemFilter {
    pub centre: CentreId,
    /// Words as typed: part of a name, alias or code, or pinyin initials.
    pub words: Option<String>,
    /// Items that one window takes.
    pub taken: Option<Taken>,
    /// Items with a version in force on this day.
    pub on: Date,
}

/// What a window takes: what is listed at these windows, for the departments that it covers.
#[derive(Debug, Clone)]
pub struct Taken {
    pub listed: Vec<WindowId>,
    /// None for every department.
    pub departments: Option<Vec<UnitId>>,
}

/// Items with the version in force, by code, from just after `after`.
pub fn page(
    conn: &mut AnyConnection,
    filter: &ItemFilter,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<(ItemRow, VersionRow)>, StoreError> {
    let on = filter.on.to_string();
    let mut query = service_item::table
        .inner_join(item_version::table)
        .filter(service_item::centre_id.eq(Id(filter.centre.0)))
        .filter(item_version::effective_from.le(on.clone()))
        .filter(item_version::effective_until.is_null().or(item_version::effective_until.ge(on)))
        .select((ItemRow::as_select(), VersionRow::as_select()))
        .into_boxed();
    for word in filter.words.as_deref().unwrap_or_default().split_whitespace() {
        query = query.filter(item_version::search.like(contains(&word.to_lowercase())).escape('\\'));
    }
    if let Some(taken) = &filter.taken {
        let listed: Vec<Id> = taken.listed.iter().map(|window| Id(window.0)).collect();
        query = query.filter(item_version::window_id.eq_any(listed));
        if let Some(departments) = &taken.departments {
            let departments: Vec<Id> = departments.iter().map(|unit| Id(unit.0)).collect();
            query = query.filter(item_version::department_id.eq_any(departments));
        }
    }
    if let Some(after) = after {
        query = query.filter(service_item::code.gt(after.to_owned()));
    }
    Ok(query.order(service_item::code).limit(limit).load(conn)?)
}

/// A LIKE pattern that takes the word as it is.
fn contains(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

pub fn load(conn: &mut AnyConnection, id: ItemId) -> Result<Option<ItemRow>, StoreError> {
    Ok(on_engine!(conn, |conn| service_item::table.find(Id(id.0)).select(ItemRow::as_select()).first(conn))
        .optional()?)
}

pub fn by_code(conn: &mut AnyConnection, centre: CentreId, code: &str) -> Result<Option<ItemRow>, StoreError> {
    Ok(service_item::table
        .filter(service_item::centre_id.eq(Id(centre.0)))
        .filter(service_item::code.eq(code))
        .select(ItemRow::as_select())
        .first(conn)
        .optional()?)
}

/// The version in force on a day.
pub fn in_force(conn: &mut AnyConnection, item: ItemId, on: Date) -> Result<Option<VersionRow>, StoreError> {
    let on = on.to_string();
    Ok(on_engine!(conn, |conn| item_version::table
        .filter(item_version::item_id.eq(Id(item.0)))
        .filter(item_version::effective_from.le(on.clone()))
        .filter(item_version::effective_until.is_null().or(item_version::effective_until.ge(on)))
        .order(item_version::version.desc())
        .select(VersionRow::as_select())
        .first(conn))
    .optional()?)
}

pub fn version(conn: &mut AnyConnection, id: ItemVersionId) -> Result<VersionRow, StoreError> {
    Ok(item_version::table.find(Id(id.0)).select(VersionRow::as_select()).first(conn)?)
}

/// Several versions at once, for lists.
pub fn versions(conn: &mut AnyConnection, ids: &[Id]) -> Result<Vec<VersionRow>, StoreError> {
    Ok(item_version::table.filter(item_version::id.eq_any(ids.to_vec())).select(VersionRow::as_select()).load(conn)?)
}

pub fn version_numbered(
    conn: &mut AnyConnection,
    item: ItemId,
    version: i32,
) -> Result<Option<VersionRow>, StoreError> {
    Ok(item_version::table
        .filter(item_version::item_id.eq(Id(item.0)))
        .filter(item_version::version.eq(version))
        .select(VersionRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn put(conn: &mut AnyConnection, row: &ItemRow) -> Result<(), StoreError> {
    let changed = diesel::update(service_item::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(service_item::table).values(row).execute(conn)?;
    }
    Ok(())
}

pub fn insert_version(conn: &mut AnyConnection, row: &VersionRow) -> Result<(), StoreError> {
    diesel::insert_into(item_version::table).values(row).execute(conn)?;
    Ok(())
}
