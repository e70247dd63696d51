//! The next moment of every clock: what the watcher costs depends on what falls due, not on how many cases are open.

use diesel::prelude::*;
use domain::case::derive::timers::Clock;
use domain::kernel::id::CaseId;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::cases::timers::TimerRow;
use crate::engine::columns::{Id, Instant};
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::timer;

/// Clocks whose moment has come, the earliest first.
pub fn reached(conn: &mut AnyConnection, now: OffsetDateTime, limit: i64) -> Result<Vec<(Uuid, CaseId)>, StoreError> {
    let rows = timer::table
        .filter(timer::stopped_at.is_null())
        .filter(timer::next_moment.le(Instant::from(now)))
        .order((timer::next_moment, timer::id))
        .limit(limit)
        .select((timer::id, timer::case_id))
        .load::<(Id, Id)>(conn)?;
    Ok(rows.into_iter().map(|(id, case)| (id.0, CaseId(case.0))).collect())
}

/// The next moment after `after` at which anything falls due by itself: a warning, a deemed acceptance, a lapse.
pub fn next(conn: &mut AnyConnection, after: OffsetDateTime) -> Result<Option<OffsetDateTime>, StoreError> {
    let warning = timer::table
        .filter(timer::stopped_at.is_null())
        .filter(timer::next_moment.gt(Instant::from(after)))
        .order(timer::next_moment)
        .select(timer::next_moment)
        .first::<Option<Instant>>(conn)
        .optional()?
        .flatten();
    let deeming = timer::table
        .filter(timer::stopped_at.is_null())
        .filter(timer::deems)
        .filter(timer::due.ge(Instant::from(after)))
        .order(timer::due)
        .select(timer::due)
        .first::<Instant>(conn)
        .optional()?;
    let lapse = timer::table
        .filter(timer::clock.eq(Clock::LateMaterials.as_str()))
        .filter(timer::stopped_at.is_null())
        .filter(timer::due.ge(Instant::from(after)))
        .order(timer::due)
        .select(timer::due)
        .first::<Instant>(conn)
        .optional()?;
    // Met at the very end of the limit: what follows from its being over comes just after.
    let past = |due: Instant| due.time().saturating_add(time::Duration::MICROSECOND);
    Ok([warning.map(Instant::time), deeming.map(past), lapse.map(past)].into_iter().flatten().min())
}

/// A clock, if there is one of this id.
pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<TimerRow>, StoreError> {
    Ok(timer::table.find(Id(id)).select(TimerRow::as_select()).first(conn).optional()?)
}

/// When to look at a clock again; never while none.
pub fn set(conn: &mut AnyConnection, id: Uuid, next: Option<OffsetDateTime>) -> Result<(), StoreError> {
    Ok(run(conn, diesel::update(timer::table.find(Id(id))).set(timer::next_moment.eq(next.map(Instant::from))))?)
}
