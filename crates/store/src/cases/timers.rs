//! The clocks of a case.

use diesel::prelude::*;
use domain::case::derive::timers::{Clock, Grounds};
use domain::kernel::id::CaseId;
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::timer;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = timer)]
pub struct TimerRow {
    pub id: Id,
    pub centre_id: Id,
    pub case_id: Id,
    pub clock: String,
    pub owner_post: String,
    pub started_at: Instant,
    pub due: Instant,
    pub warn_at: Instant,
    pub stopped_at: Option<Instant>,
    pub calendar_id: String,
    pub calendar_version: i32,
    pub explanation: Json<Grounds>,
    /// Running out accepts the case by itself (行政许可法 32): the regime of the item says so.
    pub deems: bool,
}

impl TimerRow {
    /// Everything that is settled when the clock starts, for checking it against the audit log.
    pub fn settled(&self) -> Result<String, StoreError> {
        let explanation = serde_json::to_string(&self.explanation.0).map_err(|_| StoreError::corrupt("explanation"))?;
        let (started, due, warn) = (self.started_at.micros(), self.due.micros(), self.warn_at.micros());
        let (clock, owner) = (&self.clock, &self.owner_post);
        let (calendar, version) = (&self.calendar_id, self.calendar_version);
        Ok(format!("{clock} {owner} {started} {due} {warn} {calendar} {version} {explanation}"))
    }
}

pub fn start(conn: &mut AnyConnection, row: &TimerRow) -> Result<(), StoreError> {
    // The watcher looks at it when its light turns yellow.
    run(conn, diesel::insert_into(timer::table).values((row, timer::next_moment.eq(row.warn_at))))?;
    Ok(())
}

pub fn stop(conn: &mut AnyConnection, case: CaseId, clock: Clock, at: OffsetDateTime) -> Result<(), StoreError> {
    let running = timer::table
        .filter(timer::case_id.eq(Id(case.0)))
        .filter(timer::clock.eq(clock.as_str()))
        .filter(timer::stopped_at.is_null());
    Ok(run(conn, diesel::update(running).set(timer::stopped_at.eq(Instant::from(at))))?)
}

pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<TimerRow>, StoreError> {
    Ok(timer::table
        .filter(timer::case_id.eq(Id(case.0)))
        .order((timer::started_at, timer::id))
        .select(TimerRow::as_select())
        .load(conn)?)
}

/// Says anew whether the running `clock` of a case accepts it by itself: a transfer may have led to another regime.
pub fn set_deems(conn: &mut AnyConnection, case: CaseId, clock: Clock, deems: bool) -> Result<(), StoreError> {
    diesel::update(
        timer::table
            .filter(timer::case_id.eq(Id(case.0)))
            .filter(timer::clock.eq(clock.as_str()))
            .filter(timer::stopped_at.is_null()),
    )
    .set(timer::deems.eq(deems))
    .execute(conn)?;
    Ok(())
}

/// Cases whose running `clock` was due before `now`, the longest overdue first.
pub fn overdue(
    conn: &mut AnyConnection,
    clock: Clock,
    now: OffsetDateTime,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let ids = timer::table
        .filter(timer::clock.eq(clock.as_str()))
        .filter(timer::stopped_at.is_null())
        .filter(timer::due.lt(Instant::from(now)))
        .order(timer::due)
        .limit(limit)
        .select(timer::case_id)
        .load::<Id>(conn)?;
    Ok(ids.into_iter().map(|id| CaseId(id.0)).collect())
}

/// Cases that a clock, run out before `now`, accepts by itself; the longest overdue first.
pub fn deeming(conn: &mut AnyConnection, now: OffsetDateTime, limit: i64) -> Result<Vec<CaseId>, StoreError> {
    let ids = timer::table
        .filter(timer::stopped_at.is_null())
        .filter(timer::deems)
        .filter(timer::due.lt(Instant::from(now)))
        .order(timer::due)
        .limit(limit)
        .select(timer::case_id)
        .load::<Id>(conn)?;
    Ok(ids.into_iter().map(|id| CaseId(id.0)).collect())
}
