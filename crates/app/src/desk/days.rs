//! The count at the end of a day (日终清点).

use domain::case::derive::work_item::Task;
use domain::desk::{DayFigures, Figure, MOST_CHECKS};
use domain::kernel::id::WindowId;
use domain::kernel::{Actor, Signature};
use domain::place;
use domain::policy::{DeskAct, may_at_window, sees};
use serde_json::json;
use store::StoreError;
use store::cases::window_events::{self, DayRow, WindowDay};
use store::cases::work_items::{self, ListScope, QueueFilter};
use store::desk::days::{self, CheckRow, Checked};
use store::engine::columns::{Id, Instant, Json};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::windows::WindowRow;
use store::seal::Place;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{drafts, record, window_for};
use crate::acts::digest;
use crate::context::CIVIL;
use crate::{AppError, FieldFault, Tx};

/// What is left is counted no further.
const CAP: usize = 999;

/// A checked day.
#[derive(Debug, Clone)]
pub struct CheckRecord {
    pub row: CheckRow,
    pub remark: Option<String>,
}

/// The sheet of a window's day.
#[derive(Debug, Clone)]
pub struct DayRecord {
    pub window: WindowRow,
    pub day: Date,
    pub now: OffsetDateTime,
    pub sheet: DayFigures,
    /// Newest first.
    pub checks: Vec<CheckRecord>,
    /// Whether the actor may check it now.
    pub may_check: bool,
}

/// The sheet, and who has checked the day so far.
pub fn show(tx: &mut Tx<'_>, actor: &Actor, window: WindowId, day: Option<Date>) -> Result<DayRecord, AppError> {
    let row = window_for(tx, actor, DeskAct::ReadDay, window)?;
    let day = day.unwrap_or_else(|| tx.today());
    let of = range(tx, window, day, "?day")?;
    let sheet = sheet(tx, of)?;
    let checks = days::checks(tx.conn, window, &day.to_string(), fetch_limit(MOST_CHECKS))?;
    let checks = checks.into_iter().map(|row| opened(tx, row)).collect::<Result<_, _>>()?;
    let may_check = may_at_window(actor, DeskAct::CheckDay, actor.centre, window).is_ok();
    Ok(DayRecord { window: row, day, now: tx.now, sheet, checks, may_check })
}

/// Says that the day was gone through: the sheet of this moment stays with it. A day can be checked again.
pub fn check(
    tx: &mut Tx<'_>,
    actor: &Actor,
    window: WindowId,
    day: Date,
    remark: Option<&str>,
) -> Result<DayRecord, AppError> {
    window_for(tx, actor, DeskAct::CheckDay, window)?;
    let of = range(tx, window, day, "/day")?;
    let before = days::checks(tx.conn, window, &day.to_string(), fetch_limit(MOST_CHECKS))?;
    if before.len() >= MOST_CHECKS {
        let fault = FieldFault::new("/day", "day.checked-often").about(MOST_CHECKS.to_string());
        return Err(AppError::Invalid(vec![fault]));
    }
    let id = tx.new_id();
    let sealed =
        remark.map(|remark| tx.keyring.seal_text(remark_place(id), remark)).transpose().map_err(StoreError::from)?;
    let checked = Checked { by: Signature::of(actor, place::Place::Window(window)), sheet: sheet(tx, of)? };
    let text = serde_json::to_string(&checked).map_err(AppError::internal)?;
    let row = CheckRow {
        id: Id(id),
        centre_id: Id(actor.centre.0),
        window_id: Id(window.0),
        day: day.to_string(),
        at: Instant::from(tx.now),
        doc: Json(checked),
        remark_sealed: sealed,
    };
    days::insert(tx.conn, &row)?;
    let detail = json!({ "window": window, "day": day.to_string(), "check": id, "person": actor.person, "sheet": digest(&text) });
    record(tx, actor, window.0, "dayChecked", &detail)?;
    show(tx, actor, window, Some(day))
}

/// A line behind a figure.
#[derive(Debug, Clone)]
pub struct BehindFigure {
    pub row: DayRow,
    pub item: (String, String),
    /// Whether the actor sees the case as it is now; it may have gone to another window since.
    pub visible: bool,
}

/// What is behind a figure, in the order it happened.
pub fn behind(
    tx: &mut Tx<'_>,
    actor: &Actor,
    window: WindowId,
    day: Date,
    figure: Figure,
    after: Option<Position>,
    limit: usize,
) -> Result<Page<BehindFigure>, AppError> {
    window_for(tx, actor, DeskAct::ReadDay, window)?;
    let of = range(tx, window, day, "?day")?;
    let wanted = fetch_limit(limit);
    let rows = match figure {
        Figure::NoticesIssued => window_events::notices(tx.conn, of, false, after, wanted)?,
        Figure::NoticesUnprinted => window_events::notices(tx.conn, of, true, after, wanted)?,
        figure => window_events::page(tx.conn, of, figure.events(), after, wanted)?,
    };
    let page = Page::split(rows, limit, |row| Position {
        at: row.at,
        id: row.notice.as_ref().map_or(row.case.id, |notice| notice.id),
    });
    let versions: Vec<_> = page.items.iter().map(|row| row.case.item_version_id).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let scope = sees(actor);
    let items = page.items.into_iter().map(|row| {
        let version = versions.iter().find(|version| version.id == row.case.item_version_id);
        let version = version.ok_or_else(|| StoreError::corrupt("item version of a case"))?;
        Ok(BehindFigure {
            item: (version.doc.0.code.clone(), version.doc.0.name.clone()),
            visible: scope.covers(&row.case.doc.0.reached()),
            row,
        })
    });
    Ok(Page { items: items.collect::<Result<_, AppError>>()?, next: page.next })
}

/// The day as a range of instants. A day that has not begun cannot be counted.
fn range(tx: &Tx<'_>, window: WindowId, day: Date, pointer: &str) -> Result<WindowDay, AppError> {
    let next = day.next_day().filter(|_| day <= tx.today());
    let Some(next) = next else {
        return Err(AppError::Invalid(vec![FieldFault::new(pointer, "day.ahead")]));
    };
    let start = |day: Date| day.midnight().assume_offset(CIVIL);
    Ok(WindowDay { window, from: start(day), until: start(next) })
}

fn sheet(tx: &mut Tx<'_>, of: WindowDay) -> Result<DayFigures, AppError> {
    let events = window_events::counts(tx.conn, of)?;
    let notices = window_events::notice_counts(tx.conn, of)?;
    let now = tx.now;
    let mut waiting = |task| {
        let scope = ListScope::Window(of.window);
        let filter = QueueFilter { scope, task, light: None, due_until: None, uncollected: false, now };
        let counted = work_items::count(tx.conn, &filter, i64::try_from(CAP).unwrap_or(i64::MAX))?;
        Ok::<u32, AppError>(u32::try_from(counted).unwrap_or(u32::MAX))
    };
    let (open, to_deliver) = (waiting(None)?, waiting(Some(Task::Deliver))?);
    let drafts = u32::try_from(drafts::count(tx, of.window)?).unwrap_or(u32::MAX);
    Ok(DayFigures::of(&events, notices, open, to_deliver, drafts))
}

fn remark_place(id: Uuid) -> Place<'static> {
    Place { table: "day_check", column: "remark_sealed", row: id }
}

fn opened(tx: &Tx<'_>, row: CheckRow) -> Result<CheckRecord, AppError> {
    let remark = row.remark_sealed.as_deref().map(|sealed| tx.keyring.open_text(remark_place(row.id.0), sealed));
    Ok(CheckRecord { remark: remark.transpose().map_err(StoreError::from)?, row })
}
