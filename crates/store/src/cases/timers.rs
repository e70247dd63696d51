//! The clocks of a case.

use diesel::prelude::*;
use domain::case::derive::recompute::{Extension, Kept, KeptPause, NEVER, Standing, Terms};
use domain::case::derive::timers::{Clock, Grounds};
use domain::kernel::id::CaseId;
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::timer;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = timer)]
pub struct TimerRow {
    pub id: Id,
    pub centre_id: Id,
    pub case_id: Id,
    pub clock: String,
    pub owner_post: String,
    pub started_at: Instant,
    /// [`NEVER`] while it stands still, so that nothing finds it due.
    pub due: Instant,
    /// [`NEVER`] while it stands still.
    pub warn_at: Instant,
    #[diesel(treat_none_as_null = true)]
    pub stopped_at: Option<Instant>,
    /// The calendar the due time was counted on, and its version.
    pub calendar_id: String,
    pub calendar_version: i32,
    /// Of the due time; while it stands still, of the last one that was known.
    pub explanation: Json<Grounds>,
    /// Running out accepts the case by itself (行政许可法 32): the regime of the item says so.
    pub deems: bool,
    pub terms: Json<Terms>,
    pub pauses: Json<Vec<KeptPause>>,
    pub extension: Json<Option<Extension>>,
    /// Version of the centre's calendar that the due time was computed with; 0 if that was not kept yet.
    pub own_version: i32,
    /// The same of the national calendar.
    pub national_version: i32,
}

/// The versions of both calendars of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarVersions {
    pub own: i32,
    pub national: i32,
}

impl TimerRow {
    /// Everything that is settled when the clock starts, and anew when it is moved, for checking it against the audit log.
    pub fn settled(&self) -> Result<String, StoreError> {
        let explanation = serde_json::to_string(&self.explanation.0).map_err(|_| StoreError::corrupt("explanation"))?;
        let (started, due, warn) = (self.started_at.micros(), self.due.micros(), self.warn_at.micros());
        let (clock, owner) = (&self.clock, &self.owner_post);
        let (calendar, version) = (&self.calendar_id, self.calendar_version);
        let settled = format!("{clock} {owner} {started} {due} {warn} {calendar} {version} {explanation}");
        if self.is_of_old() {
            return Ok(settled);
        }
        let kept = serde_json::to_string(&(&self.terms.0, &self.pauses.0, &self.extension.0))
            .map_err(|_| StoreError::corrupt("terms of a clock"))?;
        Ok(format!("{settled} {} {} {kept}", self.own_version, self.national_version))
    }

    /// Started before terms and versions were kept, and untouched since: the audit log knows nothing of them.
    fn is_of_old(&self) -> bool {
        (self.own_version == 0 || self.national_version == 0)
            && self.terms.0 == Terms::of(&self.explanation.0)
            && self.pauses.0.is_empty()
            && self.extension.0.is_none()
    }

    /// Everything that its due time follows from.
    pub fn kept(&self) -> Result<Kept, StoreError> {
        Ok(Kept {
            clock: Clock::parse(&self.clock).ok_or_else(|| StoreError::corrupt("clock"))?,
            started_at: self.started_at.time(),
            terms: self.terms.0,
            pauses: self.pauses.0.clone(),
            extension: self.extension.0.clone(),
        })
    }

    /// Its due time cannot be told: it stands still.
    pub fn stands_still(&self) -> bool {
        self.due == Instant::from(NEVER)
    }

    /// The row as it has to be now that the clock stands like this.
    pub fn moved(mut self, kept: Kept, standing: Standing, versions: CalendarVersions) -> Self {
        match standing {
            Standing::Due { due, warn_at, grounds } => {
                self.calendar_version = if grounds.is_national() { versions.national } else { versions.own };
                (self.due, self.warn_at) = (Instant::from(due), Instant::from(warn_at));
                self.explanation = Json(grounds);
            }
            Standing::Still { .. } => (self.due, self.warn_at) = (Instant::from(NEVER), Instant::from(NEVER)),
        }
        self.pauses = Json(kept.pauses);
        self.extension = Json(kept.extension);
        (self.own_version, self.national_version) = (versions.own, versions.national);
        self
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

/// Writes a clock as it has to be now; its id says which.
pub fn update(conn: &mut AnyConnection, row: &TimerRow) -> Result<(), StoreError> {
    // What is told of it is told anew from the moment its light turns yellow.
    let row = (row, timer::next_moment.eq(row.warn_at));
    diesel::update(timer::table.filter(timer::id.eq(row.0.id))).set(row).execute(conn)?;
    Ok(())
}

pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<TimerRow>, StoreError> {
    Ok(on_engine!(conn, |conn| timer::table
        .filter(timer::case_id.eq(Id(case.0)))
        .order((timer::started_at, timer::id))
        .select(TimerRow::as_select())
        .load(conn))?)
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
