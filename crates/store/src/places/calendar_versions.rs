//! Every version that the rules of a calendar ever had: an old due time names the one it was counted with.

use diesel::prelude::*;
use domain::kernel::Signature;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::calendar_version;

/// What made a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum VersionCause {
    /// Loaded with a profile, or before versions were kept.
    Profile,
    /// The rules were changed.
    Rules,
    /// A make-up day was accepted or declined.
    MakeUp,
    /// The real end of a session was recorded.
    ActualEnd,
    /// The holidays of a year were loaded into the national calendar.
    Year,
    /// The national calendar, which this one follows, has changed.
    National,
}

/// Who made a version, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionMark {
    pub cause: VersionCause,
    /// None where no person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Signature>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = calendar_version)]
pub struct VersionRow {
    pub calendar_id: String,
    pub version: i32,
    /// The national calendar's version then; of the national calendar its own.
    pub national_version: i32,
    /// Business time; zero where it is not known.
    pub at: Instant,
    /// JSON of the rules, as in `calendar`.
    pub rules: String,
    pub doc: Json<VersionMark>,
}

impl VersionRow {
    /// Its place in the list of the versions of one calendar: the version itself.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { at: Instant::from_micros(i64::from(self.version)), id: Id(Uuid::nil()) }
    }
}

/// Keeps a version. One that is kept already is replaced: a profile may be loaded twice.
pub fn keep(conn: &mut AnyConnection, row: &VersionRow) -> Result<(), StoreError> {
    let known = calendar_version::table.find((&row.calendar_id, row.version));
    if diesel::update(known).set(row).execute(conn)? == 0 {
        diesel::insert_into(calendar_version::table).values(row).execute(conn)?;
    }
    Ok(())
}

pub fn load(conn: &mut AnyConnection, calendar: &str, version: i32) -> Result<Option<VersionRow>, StoreError> {
    let found = calendar_version::table.find((calendar, version)).select(VersionRow::as_select());
    Ok(found.first(conn).optional()?)
}

/// Versions of a calendar, the newest first, from just before `before`.
pub fn page(
    conn: &mut AnyConnection,
    calendar: &str,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<VersionRow>, StoreError> {
    let before = before.map_or(i32::MAX, |position| i32::try_from(position.at.micros()).unwrap_or(i32::MAX));
    Ok(calendar_version::table
        .filter(calendar_version::calendar_id.eq(calendar))
        .filter(calendar_version::version.lt(before))
        .order(calendar_version::version.desc())
        .limit(limit)
        .select(VersionRow::as_select())
        .load(conn)?)
}
