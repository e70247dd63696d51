//! The queue: what waits, by due time, and how much of it.

use domain::case::derive::work_item::Task;
use domain::kernel::Actor;
use store::StoreError;
use store::cases::lists;
use store::cases::work_items::{self, LightRange, ListScope, QueueFilter, QueueRow};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::units::{self, UnitRow};
use time::{OffsetDateTime, Time};

use super::cases::{Within, list_scope};
use crate::{AppError, Tx};

/// What the caller narrows the queue to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Narrowed {
    pub within: Within,
    pub task: Option<Task>,
    pub light: Option<LightRange>,
    /// Due before the end of today, or already.
    pub due_today: bool,
    /// Decided, and not collected within the time to deliver.
    pub uncollected: bool,
}

/// A queue entry with the names the screen shows.
#[derive(Debug, Clone)]
pub struct QueueEntry {
    pub row: QueueRow,
    pub item: (String, String),
    pub window: (String, String),
    /// The review unit it waits in.
    pub unit: Option<UnitRow>,
}

/// The counts over the queue's views, each no further than [`CAP`].
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    pub accept: usize,
    pub supplement: usize,
    pub decide: usize,
    pub deliver: usize,
    pub due_today: usize,
    pub overdue: usize,
    pub uncollected: usize,
    /// A clock of the case stands still (中止).
    pub suspended: usize,
    /// Closed cases whose dossier is not.
    pub to_file: usize,
}

/// Counts stop here: “99+”.
pub const CAP: usize = 99;

pub fn page(
    tx: &mut Tx<'_>,
    actor: &Actor,
    narrowed: Narrowed,
    after: Option<Position>,
    limit: usize,
) -> Result<(Page<QueueEntry>, OffsetDateTime), AppError> {
    let Some(scope) = list_scope(tx, actor, narrowed.within)? else {
        return Ok((Page { items: Vec::new(), next: None }, tx.now));
    };
    let filter = filter(tx, scope, narrowed);
    let rows = work_items::page(tx.conn, &filter, after, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |row| Position { at: row.item.sort_due, id: row.item.id });
    Ok((Page { items: entries(tx, page.items)?, next: page.next }, tx.now))
}

pub fn counts(tx: &mut Tx<'_>, actor: &Actor, within: Within) -> Result<Counts, AppError> {
    let Some(scope) = list_scope(tx, actor, within)? else {
        return Ok(Counts {
            accept: 0,
            supplement: 0,
            decide: 0,
            deliver: 0,
            due_today: 0,
            overdue: 0,
            uncollected: 0,
            suspended: 0,
            to_file: 0,
        });
    };
    let mut count = |narrowed: Narrowed| {
        let filter = filter(tx, scope, narrowed);
        work_items::count(tx.conn, &filter, fetch_limit(CAP))
    };
    Ok(Counts {
        accept: count(Narrowed { task: Some(Task::Accept), ..Narrowed::default() })?,
        supplement: count(Narrowed { task: Some(Task::Supplement), ..Narrowed::default() })?,
        decide: count(Narrowed { task: Some(Task::Decide), ..Narrowed::default() })?,
        deliver: count(Narrowed { task: Some(Task::Deliver), ..Narrowed::default() })?,
        due_today: count(Narrowed { due_today: true, ..Narrowed::default() })?,
        overdue: count(Narrowed { light: Some(LightRange::Red), ..Narrowed::default() })?,
        uncollected: count(Narrowed { uncollected: true, ..Narrowed::default() })?,
        suspended: count(Narrowed { light: Some(LightRange::Suspended), ..Narrowed::default() })?,
        to_file: lists::count_to_file(tx.conn, scope, fetch_limit(CAP))?,
    })
}

fn filter(tx: &Tx<'_>, scope: ListScope, narrowed: Narrowed) -> QueueFilter {
    QueueFilter {
        scope,
        task: narrowed.task,
        light: narrowed.light,
        uncollected: narrowed.uncollected,
        due_until: narrowed.due_today.then(|| tx.now.replace_time(Time::MAX)),
        now: tx.now,
    }
}

fn entries(tx: &mut Tx<'_>, rows: Vec<QueueRow>) -> Result<Vec<QueueEntry>, AppError> {
    let versions: Vec<_> = rows.iter().map(|row| row.item_version).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let windows: Vec<_> = rows.iter().map(|row| row.item.window_id).collect();
    let windows = store::places::windows::several(tx.conn, &windows)?;
    let units: Vec<_> = rows.iter().filter_map(|row| row.item.unit_id).collect();
    let units = if units.is_empty() { Vec::new() } else { units::several(tx.conn, &units)? };
    rows.into_iter()
        .map(|row| {
            let version = versions.iter().find(|version| version.id == row.item_version);
            let version = version.ok_or_else(|| StoreError::corrupt("item version of a work item"))?;
            let window = windows.iter().find(|window| window.id == row.item.window_id);
            let window = window.ok_or_else(|| StoreError::corrupt("window of a work item"))?;
            Ok(QueueEntry {
                item: (version.doc.0.code.clone(), version.doc.0.name.clone()),
                window: (window.code.clone(), window.name.clone()),
                unit: units.iter().find(|unit| Some(unit.id) == row.item.unit_id).cloned(),
                row,
            })
        })
        .collect()
}
