//! Recomputations of every open clock of a centre, their progress and what they moved.

use diesel::prelude::*;
use domain::kernel::id::{CaseId, CentreId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::cases::timers::{CalendarVersions, TimerRow};
use crate::engine::columns::{Id, Instant};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{recomputation, service_case, timer, timer_move, work_item};
use crate::{rows_after, rows_before};

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = recomputation)]
pub struct RecomputationRow {
    pub id: Id,
    pub centre_id: Id,
    /// `calendar` or `policy`.
    pub cause: String,
    /// The calendar versions that clocks are computed with.
    pub national_version: i32,
    pub own_version: i32,
    pub stated_by: Option<Id>,
    pub started_at: Instant,
    #[diesel(treat_none_as_null = true)]
    pub finished_at: Option<Instant>,
    /// `running` or `done`.
    pub state: String,
    /// Open clocks when it began.
    pub total: i32,
    pub done: i32,
    pub moved: i32,
    /// Could not be computed: a year is not loaded.
    pub kept_back: i32,
    #[diesel(treat_none_as_null = true)]
    pub reached: Option<Id>,
}

/// A clock that was moved.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = timer_move)]
pub struct MoveRow {
    pub id: Id,
    pub recomputation_id: Id,
    pub timer_id: Id,
    pub case_id: Id,
    pub clock: String,
    pub old_due: Instant,
    pub new_due: Instant,
    pub at: Instant,
}

pub fn insert(conn: &mut AnyConnection, row: &RecomputationRow) -> Result<(), StoreError> {
    diesel::insert_into(recomputation::table).values(row).execute(conn)?;
    Ok(())
}

pub fn update(conn: &mut AnyConnection, row: &RecomputationRow) -> Result<(), StoreError> {
    diesel::update(recomputation::table.filter(recomputation::id.eq(row.id))).set(row).execute(conn)?;
    Ok(())
}

pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<RecomputationRow>, StoreError> {
    Ok(recomputation::table.find(Id(id)).select(RecomputationRow::as_select()).first(conn).optional()?)
}

/// The recomputation for its next batch: on PostgreSQL its row stays locked until the transaction ends, so that two
/// processes take turns. On SQLite writers stand in line anyway.
pub fn claim(conn: &mut AnyConnection, id: Uuid) -> Result<Option<RecomputationRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        recomputation::table.find(Id(id)).select(recomputation::done).for_update().first::<i32>(conn).optional()?;
    }
    load(conn, id)
}

/// Those that are not finished, the oldest first.
pub fn unfinished(conn: &mut AnyConnection, limit: i64) -> Result<Vec<RecomputationRow>, StoreError> {
    Ok(recomputation::table
        .filter(recomputation::finished_at.is_null())
        .order((recomputation::started_at, recomputation::id))
        .limit(limit)
        .select(RecomputationRow::as_select())
        .load(conn)?)
}

/// Of a centre, newest first, from just before `before`.
pub fn of_centre(
    conn: &mut AnyConnection,
    centre: CentreId,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<RecomputationRow>, StoreError> {
    let mut query = recomputation::table.filter(recomputation::centre_id.eq(Id(centre.0))).into_boxed();
    if let Some(before) = before {
        query = query.filter(rows_before!(recomputation::started_at, recomputation::id, before));
    }
    Ok(query
        .order((recomputation::started_at.desc(), recomputation::id.desc()))
        .limit(limit)
        .select(RecomputationRow::as_select())
        .load(conn)?)
}

/// What a recomputation moved, in the order in which it did, from just after `after`.
pub fn moves(
    conn: &mut AnyConnection,
    id: Uuid,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<MoveRow>, StoreError> {
    let mut query = timer_move::table.filter(timer_move::recomputation_id.eq(Id(id))).into_boxed();
    if let Some(after) = after {
        query = query.filter(rows_after!(timer_move::at, timer_move::id, after));
    }
    Ok(query.order((timer_move::at, timer_move::id)).limit(limit).select(MoveRow::as_select()).load(conn)?)
}

pub fn insert_move(conn: &mut AnyConnection, row: &MoveRow) -> Result<(), StoreError> {
    diesel::insert_into(timer_move::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether a centre has an open clock that was computed with other versions than these.
pub fn outdated(conn: &mut AnyConnection, centre: CentreId, now: CalendarVersions) -> Result<bool, StoreError> {
    let found = timer::table
        .filter(timer::centre_id.eq(Id(centre.0)))
        .filter(timer::stopped_at.is_null())
        .filter(timer::own_version.ne(now.own).or(timer::national_version.ne(now.national)))
        .select(timer::id)
        .first::<Id>(conn)
        .optional()?;
    Ok(found.is_some())
}

/// How many clocks of a centre have not stopped.
pub fn count_open(conn: &mut AnyConnection, centre: CentreId) -> Result<i64, StoreError> {
    Ok(timer::table
        .filter(timer::centre_id.eq(Id(centre.0)))
        .filter(timer::stopped_at.is_null())
        .select(diesel::dsl::count_star())
        .first(conn)?)
}

/// Open clocks of a centre by id, from just after `after`.
pub fn open_timers(
    conn: &mut AnyConnection,
    centre: CentreId,
    after: Option<Id>,
    limit: i64,
) -> Result<Vec<TimerRow>, StoreError> {
    let mut query =
        timer::table.filter(timer::centre_id.eq(Id(centre.0))).filter(timer::stopped_at.is_null()).into_boxed();
    if let Some(after) = after {
        query = query.filter(timer::id.gt(after));
    }
    Ok(query.order(timer::id).limit(limit).select(TimerRow::as_select()).load(conn)?)
}

/// Which of these clocks have still not stopped.
pub fn still_open(conn: &mut AnyConnection, ids: Vec<Id>) -> Result<Vec<TimerRow>, StoreError> {
    Ok(timer::table
        .filter(timer::id.eq_any(ids))
        .filter(timer::stopped_at.is_null())
        .order(timer::id)
        .select(TimerRow::as_select())
        .load(conn)?)
}

/// Locks these cases as an act would, in the order of their ids; answers the version of each.
pub fn lock_cases(conn: &mut AnyConnection, ids: Vec<Id>) -> Result<Vec<(Id, i32)>, StoreError> {
    let cases = service_case::table
        .filter(service_case::id.eq_any(ids))
        .order(service_case::id)
        .select((service_case::id, service_case::version));
    Ok(match conn {
        AnyConnection::Postgres(conn) => cases.for_update().load(conn)?,
        AnyConnection::Sqlite(conn) => cases.load(conn)?,
    })
}

/// Says anew when what waits on a case is due.
pub fn set_due(
    conn: &mut AnyConnection,
    case: CaseId,
    due: OffsetDateTime,
    warn_at: OffsetDateTime,
) -> Result<(), StoreError> {
    diesel::update(work_item::table.filter(work_item::case_id.eq(Id(case.0))))
        .set((work_item::sort_due.eq(Instant::from(due)), work_item::warn_at.eq(Instant::from(warn_at))))
        .execute(conn)?;
    Ok(())
}
