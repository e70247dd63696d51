//! Warnings that were told, and to whom.

use diesel::prelude::*;
use domain::kernel::id::PersonId;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_before;
use crate::schema::{warning, warning_to};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = warning)]
pub struct WarningRow {
    pub id: Id,
    pub centre_id: Id,
    pub timer_id: Id,
    pub case_id: Id,
    pub level: String,
    pub round: i32,
    pub colour: String,
    pub clock: String,
    /// Of the clock when it was told.
    pub due: Instant,
    /// The moment it belongs to.
    pub moment: Instant,
    /// When it was told.
    pub at: Instant,
}

/// A warning as one of those sees it to whom it was told.
#[derive(Debug, Clone, Queryable)]
pub struct Told {
    pub warning: WarningRow,
    pub seen_at: Option<Instant>,
}

/// What has been told of a clock: level and when.
pub fn of_timer(conn: &mut AnyConnection, timer: Uuid) -> Result<Vec<(String, Instant)>, StoreError> {
    Ok(warning::table.filter(warning::timer_id.eq(Id(timer))).select((warning::level, warning::at)).load(conn)?)
}

pub fn insert(conn: &mut AnyConnection, row: &WarningRow, to: &[PersonId]) -> Result<(), StoreError> {
    diesel::insert_into(warning::table).values(row).execute(conn)?;
    for person in to {
        diesel::insert_into(warning_to::table)
            .values((
                warning_to::warning_id.eq(row.id),
                warning_to::person_id.eq(Id(person.0)),
                warning_to::at.eq(row.at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// What a person was told, newest first, from just before `before`.
pub fn of_person(
    conn: &mut AnyConnection,
    person: PersonId,
    unseen: bool,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<Told>, StoreError> {
    let mut query =
        warning_to::table.inner_join(warning::table).filter(warning_to::person_id.eq(Id(person.0))).into_boxed();
    if unseen {
        query = query.filter(warning_to::seen_at.is_null());
    }
    if let Some(before) = before {
        query = query.filter(rows_before!(warning_to::at, warning_to::warning_id, before));
    }
    Ok(query
        .order((warning_to::at.desc(), warning_to::warning_id.desc()))
        .limit(limit)
        .select((WarningRow::as_select(), warning_to::seen_at))
        .load(conn)?)
}

/// How many a person has not seen, counted no further than `cap`.
pub fn count_unseen(conn: &mut AnyConnection, person: PersonId, cap: i64) -> Result<usize, StoreError> {
    Ok(warning_to::table
        .filter(warning_to::person_id.eq(Id(person.0)))
        .filter(warning_to::seen_at.is_null())
        .limit(cap)
        .select(warning_to::warning_id)
        .load::<Id>(conn)?
        .len())
}

/// One that was told to this person.
pub fn told(conn: &mut AnyConnection, id: Uuid, person: PersonId) -> Result<Option<Told>, StoreError> {
    Ok(warning_to::table
        .inner_join(warning::table)
        .filter(warning_to::warning_id.eq(Id(id)))
        .filter(warning_to::person_id.eq(Id(person.0)))
        .select((WarningRow::as_select(), warning_to::seen_at))
        .first(conn)
        .optional()?)
}

/// Notes that a person has seen it; the first time stays.
pub fn see(conn: &mut AnyConnection, id: Uuid, person: PersonId, at: OffsetDateTime) -> Result<(), StoreError> {
    diesel::update(warning_to::table.find((Id(id), Id(person.0))).filter(warning_to::seen_at.is_null()))
        .set(warning_to::seen_at.eq(Instant::from(at)))
        .execute(conn)?;
    Ok(())
}

/// Notes that a person has seen everything told no later than `until`; answers how many were new.
pub fn see_all(
    conn: &mut AnyConnection,
    person: PersonId,
    until: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<usize, StoreError> {
    Ok(diesel::update(
        warning_to::table
            .filter(warning_to::person_id.eq(Id(person.0)))
            .filter(warning_to::seen_at.is_null())
            .filter(warning_to::at.le(Instant::from(until))),
    )
    .set(warning_to::seen_at.eq(Instant::from(at)))
    .execute(conn)?)
}
