//! `work_item`: everything that waits for someone. Done entries are gone from it; what was done stands in the events.

use diesel::prelude::*;
use domain::case::derive::recompute::NEVER;
use domain::case::derive::work_item::Task;
use domain::kernel::id::{CaseId, CentreId, UnitId, WindowId};
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant};
use crate::engine::kept::run;
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_after;
use crate::schema::{applicant, service_case, work_item};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = work_item)]
pub struct WorkItemRow {
    pub id: Id,
    pub centre_id: Id,
    pub window_id: Id,
    pub case_id: Id,
    pub task: String,
    pub owner_post: String,
    pub sort_due: Instant,
    pub warn_at: Instant,
    /// The review unit it waits in; at the window if none.
    pub unit_id: Option<Id>,
    /// A clock of its case stands still (中止).
    pub suspended: bool,
}

/// A queue entry with what the screen shows of its case.
#[derive(Debug, Clone, Queryable)]
pub struct QueueRow {
    pub item: WorkItemRow,
    pub number: String,
    pub version: i32,
    pub kind: String,
    pub service_item: Id,
    pub item_version: Id,
    pub received_at: Instant,
    pub applicant_name: String,
}

/// The one scope a list names.
#[derive(Debug, Clone, Copy)]
pub enum ListScope {
    Window(WindowId),
    /// A window that hands out what others took.
    Issuing(WindowId),
    /// A review unit.
    Unit(UnitId),
    Centre(CentreId),
}

/// A light as the range of due times it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LightRange {
    Green,
    Yellow,
    Red,
    /// 中止: a clock of the case stands still.
    Suspended,
}

/// What the queue is narrowed to.
#[derive(Debug, Clone)]
pub struct QueueFilter {
    pub scope: ListScope,
    pub task: Option<Task>,
    pub light: Option<LightRange>,
    /// Only results that were not collected in time.
    pub uncollected: bool,
    /// Due no later than this.
    pub due_until: Option<OffsetDateTime>,
    pub now: OffsetDateTime,
}

type Boxed<'a> = work_item::BoxedQuery<'a, <AnyConnection as diesel::Connection>::Backend>;

fn narrowed<'a>(filter: &QueueFilter) -> Boxed<'a> {
    let mut query = match filter.scope {
        ListScope::Window(window) | ListScope::Issuing(window) => work_item::table
            .filter(work_item::window_id.eq(Id(window.0)))
            .filter(work_item::unit_id.is_null())
            .into_boxed(),
        ListScope::Unit(unit) => work_item::table.filter(work_item::unit_id.eq(Id(unit.0))).into_boxed(),
        ListScope::Centre(centre) => work_item::table.filter(work_item::centre_id.eq(Id(centre.0))).into_boxed(),
    };
    if let Some(task) = filter.task {
        query = query.filter(work_item::task.eq(task.as_str()));
    }
    if let Some(until) = filter.due_until {
        query = query.filter(work_item::sort_due.le(Instant::from(until)));
    }
    let now = Instant::from(filter.now);
    if filter.uncollected {
        query = query.filter(work_item::task.eq(Task::Deliver.as_str())).filter(work_item::sort_due.lt(now));
    }
    match filter.light {
        Some(LightRange::Red) => query.filter(work_item::sort_due.lt(now)),
        Some(LightRange::Yellow) => query.filter(work_item::sort_due.ge(now)).filter(work_item::warn_at.le(now)),
        Some(LightRange::Green) => {
            let told = work_item::sort_due.lt(Instant::from(NEVER));
            query.filter(work_item::sort_due.ge(now)).filter(work_item::warn_at.gt(now)).filter(told)
        }
        Some(LightRange::Suspended) => query.filter(work_item::suspended),
        None => query,
    }
}

/// A page of the queue by due time, from just after `after`.
pub fn page(
    conn: &mut AnyConnection,
    filter: &QueueFilter,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<QueueRow>, StoreError> {
    let mut query = narrowed(filter);
    if let Some(after) = after {
        query = query.filter(rows_after!(work_item::sort_due, work_item::id, after));
    }
    let items: Vec<WorkItemRow> =
        query.order((work_item::sort_due, work_item::id)).limit(limit).select(WorkItemRow::as_select()).load(conn)?;
    with_cases(conn, items)
}

/// One more query for the whole page, not one for each row.
fn with_cases(conn: &mut AnyConnection, items: Vec<WorkItemRow>) -> Result<Vec<QueueRow>, StoreError> {
    let ids: Vec<Id> = items.iter().map(|item| item.case_id).collect();
    type Shown = (Id, String, i32, String, Id, Id, Instant, String);
    let cases: Vec<Shown> = service_case::table
        .inner_join(applicant::table.on(applicant::id.eq(service_case::applicant_id)))
        .filter(service_case::id.eq_any(ids))
        .select((
            service_case::id,
            service_case::number,
            service_case::version,
            service_case::kind,
            service_case::item_id,
            service_case::item_version_id,
            service_case::received_at,
            applicant::name,
        ))
        .load(conn)?;
    items
        .into_iter()
        .map(|item| {
            let (_, number, version, kind, service_item, item_version, received_at, applicant_name) = cases
                .iter()
                .find(|case| case.0 == item.case_id)
                .cloned()
                .ok_or_else(|| StoreError::corrupt("work item without its case"))?;
            Ok(QueueRow { item, number, version, kind, service_item, item_version, received_at, applicant_name })
        })
        .collect()
}

/// How many entries there are, counted no further than `cap`.
pub fn count(conn: &mut AnyConnection, filter: &QueueFilter, cap: i64) -> Result<usize, StoreError> {
    Ok(narrowed(filter).limit(cap).select(work_item::id).load::<Id>(conn)?.len())
}

/// Nothing waits on the case any more.
pub fn leave(conn: &mut AnyConnection, case: CaseId) -> Result<(), StoreError> {
    Ok(run(conn, diesel::delete(work_item::table.filter(work_item::case_id.eq(Id(case.0)))))?)
}

pub fn enter(conn: &mut AnyConnection, row: &WorkItemRow) -> Result<(), StoreError> {
    Ok(run(conn, diesel::insert_into(work_item::table).values(row))?)
}

/// What waits on the case.
pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<WorkItemRow>, StoreError> {
    Ok(work_item::table.filter(work_item::case_id.eq(Id(case.0))).select(WorkItemRow::as_select()).load(conn)?)
}

/// When what waits at a window is due and turns yellow, the earliest due first; at most `limit`.
pub fn lights(conn: &mut AnyConnection, window: WindowId, limit: i64) -> Result<Vec<(Instant, Instant)>, StoreError> {
    Ok(work_item::table
        .filter(work_item::window_id.eq(Id(window.0)))
        .filter(work_item::unit_id.is_null())
        .order((work_item::sort_due, work_item::id))
        .limit(limit)
        .select((work_item::sort_due, work_item::warn_at))
        .load(conn)?)
}
