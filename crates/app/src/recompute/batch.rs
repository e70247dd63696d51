//! One batch of a recomputation: a short transaction, claimed by the row of the recomputation.

use domain::case::derive::recompute::due_again;
use domain::case::derive::timers::Limits;
use domain::kernel::id::{CaseId, CentreId};
use serde_json::{Map, Value, json};
use store::cases::timers::{self, CalendarVersions, TimerRow};
use store::engine::columns::{Id, Instant};
use store::journal::audit::{self, Entry};
use store::places::centres;
use store::supervision::recomputations::{self, MoveRow, RecomputationRow};
use uuid::Uuid;

use super::start::anew;
use crate::acts::{digest, earliest, limits};
use crate::{AppError, Tx};

/// Clocks in one transaction: few enough that a clerk who writes meanwhile does not notice.
const AT_ONCE: i64 = 100;

/// What a batch came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    /// There is more.
    More,
    /// Nothing is left, or another process has finished it.
    Finished,
}

/// Computes the next clocks anew. What moved is recorded with its old and its new due time, and with the cause, in the
/// same transaction. A clock that stopped meanwhile is left alone, and one whose year is not loaded stays as it is.
pub fn batch(tx: &mut Tx<'_>, id: Uuid) -> Result<Batch, AppError> {
    let Some(row) = recomputations::claim(tx.conn, id)?.filter(|row| row.finished_at.is_none()) else {
        return Ok(Batch::Finished);
    };
    let centre = centres::load(tx.conn, CentreId(row.centre_id.0))?;
    let tables = tx.tables(&centre.calendar_id)?;
    let versions = CalendarVersions { own: tables.own.version, national: tables.national.version };
    let mut row = if (row.own_version, row.national_version) == (versions.own, versions.national) {
        row
    } else {
        // The calendar was changed once more while it was under way.
        anew(tx, row, versions)?
    };
    let found = recomputations::open_timers(tx.conn, CentreId(centre.id.0), row.reached, AT_ONCE)?;
    let Some(last) = found.last() else {
        row.finished_at = Some(Instant::from(tx.now));
        "done".clone_into(&mut row.state);
        recomputations::update(tx.conn, &row)?;
        return Ok(Batch::Finished);
    };
    row.reached = Some(last.id);
    row.done = row.done.saturating_add(i32::try_from(found.len()).map_err(AppError::internal)?);
    row.total = row.total.max(row.done);
    compute(tx, &mut row, found, &limits(&centre, &tables), versions)?;
    recomputations::update(tx.conn, &row)?;
    Ok(Batch::More)
}

fn compute(
    tx: &mut Tx<'_>,
    row: &mut RecomputationRow,
    found: Vec<TimerRow>,
    limits: &Limits<'_>,
    versions: CalendarVersions,
) -> Result<(), AppError> {
    let mut cases: Vec<Id> = found.iter().map(|timer| timer.case_id).collect();
    cases.sort_unstable();
    cases.dedup();
    let cases = recomputations::lock_cases(tx.conn, cases)?;
    let mut settled = Map::new();
    let mut touched: Vec<Id> = Vec::new();
    for timer in recomputations::still_open(tx.conn, found.iter().map(|timer| timer.id).collect())? {
        let kept = timer.kept()?;
        let Ok(standing) = due_again(&kept, limits) else {
            row.kept_back = row.kept_back.saturating_add(1);
            continue;
        };
        let now = timer.clone().moved(kept, standing, versions);
        let text = now.settled()?;
        if text == timer.settled()? {
            continue;
        }
        let after = cases.iter().find(|(case, _)| *case == timer.case_id).map_or(0, |(_, version)| *version);
        settled.insert(timer.id.0.to_string(), told(&timer, &now, after, &digest(&text)));
        timers::update(tx.conn, &now)?;
        if (timer.due, timer.warn_at) != (now.due, now.warn_at) {
            touched.push(timer.case_id);
        }
        if timer.due != now.due {
            row.moved = row.moved.saturating_add(1);
            recomputations::insert_move(tx.conn, &move_of(tx.new_id(), tx.now.into(), row.id, &timer, &now))?;
        }
    }
    touched.sort_unstable();
    touched.dedup();
    for case in touched {
        let case = CaseId(case.0);
        if let Some((due, warn_at)) = earliest(&timers::of_case(tx.conn, case)?) {
            recomputations::set_due(tx.conn, case, due.time(), warn_at.time())?;
        }
    }
    if settled.is_empty() { Ok(()) } else { record(tx, row, settled) }
}

/// What the audit log says of a clock: how it is settled now, after which version of its case, and where it moved.
fn told(before: &TimerRow, now: &TimerRow, after: i32, digest: &str) -> Value {
    let mut told = json!({ "after": after, "settled": digest });
    if let (Some(told), true) = (told.as_object_mut(), before.due != now.due) {
        told.insert("from".to_owned(), before.due.micros().into());
        told.insert("to".to_owned(), now.due.micros().into());
    }
    told
}

fn move_of(id: Uuid, at: Instant, recomputation: Id, before: &TimerRow, now: &TimerRow) -> MoveRow {
    MoveRow {
        id: Id(id),
        recomputation_id: recomputation,
        timer_id: before.id,
        case_id: before.case_id,
        clock: before.clock.clone(),
        old_due: before.due,
        new_due: now.due,
        at,
    }
}

fn record(tx: &mut Tx<'_>, row: &RecomputationRow, timers: Map<String, Value>) -> Result<(), AppError> {
    let head = audit::head(tx.conn, row.id.0)?;
    let detail = json!({
        "recomputation": row.id.0,
        "cause": row.cause,
        "own": row.own_version,
        "national": row.national_version,
        "timers": timers,
    });
    let entry = Entry {
        id: tx.new_id(),
        centre: CentreId(row.centre_id.0),
        chain: row.id.0,
        at: tx.real_now,
        account: None,
        act: "recomputed",
        detail: detail.to_string(),
    };
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    Ok(())
}
