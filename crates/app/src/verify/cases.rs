//! Each case against its own journal: the document is what its events make, its row says the same, and its clocks are
//! those that the audit log saw start.

use std::collections::BTreeMap;

use domain::case::derive::timers::{Clock, stopped_by};
use domain::case::{Case, Recorded, replay};
use domain::kernel::id::{CaseId, CentreId};
use serde_json::Value;
use store::cases::case::{self, CaseRow};
use store::cases::timers::{self, TimerRow};
use store::cases::{events, work_items};
use store::engine::columns::{Id, Instant};
use store::journal::audit::{self, AuditRow};
use store::places::centres;
use store::{AnyConnection, StoreError};

use super::{PAGE, Stop, broken};
use crate::acts::digest;

/// Every case; answers how many there are.
pub fn cases(conn: &mut AnyConnection) -> Result<u64, Stop> {
    let (mut count, mut after) = (0, None);
    loop {
        let page = case::ids(conn, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(count) };
        after = Some(*last);
        for id in page {
            one(conn, CaseId(id.0))?;
            count += 1;
        }
    }
}

fn one(conn: &mut AnyConnection, id: CaseId) -> Result<(), Stop> {
    let bad = |what: &str| broken(format!("case {}: {what}", id.0));
    let Some(row) = readable(case::load(conn, id))?.flatten() else {
        return bad("its document cannot be read");
    };
    let Some(journal) = readable(events::of_case(conn, id))? else {
        return bad("an event of it cannot be read");
    };
    match replay(&journal) {
        Ok(Some(replayed)) if replayed == row.doc.0 => {}
        Ok(_) => return bad("its document is not what its events make"),
        Err(mismatch) => return bad(&mismatch.to_string()),
    }
    if !row_fits(&row) {
        return bad("its row does not fit its document");
    }
    let Some(timers) = readable(timers::of_case(conn, id))? else {
        return bad("the explanation of a clock cannot be read");
    };
    let entries = audit::of_chain(conn, id.0)?;
    if entries.len() != journal.len() || usize::try_from(row.audit_seq) != Ok(entries.len()) {
        return bad(&format!("{} events, {} audit entries", journal.len(), entries.len()));
    }
    if let Some(clock) = wrong_clock(&entries, &journal, &timers)? {
        return bad(&format!("its clock {clock} is not as it was started and stopped"));
    }
    if waits(conn, &row.doc.0, &timers)? { Ok(()) } else { bad("what the queue says of it is not so") }
}

/// None for a document that does not parse: changed by hand.
fn readable<T>(loaded: Result<T, StoreError>) -> Result<Option<T>, Stop> {
    match loaded {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::Query(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The flat columns that lists read say what the document says.
fn row_fits(row: &CaseRow) -> bool {
    let case = &row.doc.0;
    row.id == Id(case.id.0)
        && row.centre_id == Id(case.centre.0)
        && row.window_id == Id(case.window.0)
        && row.applicant_id == Id(case.applicant.0)
        && row.item_id == Id(case.item.0)
        && row.item_version_id == Id(case.item_version.0)
        && row.stage == case.stage.name().as_str()
        && row.kind == case.counted_kind().as_str()
        && u32::try_from(row.version) == Ok(case.version)
        && row.received_at == Instant::from(case.received_at)
}

/// The first clock that is missing, added, changed, or not stopped when its stage ended.
fn wrong_clock(entries: &[AuditRow], journal: &[Recorded], timers: &[TimerRow]) -> Result<Option<String>, Stop> {
    let mut started: BTreeMap<String, String> = BTreeMap::new();
    for entry in entries {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let clocks = detail.get("clocks").and_then(Value::as_object).cloned().unwrap_or_default();
        started.extend(clocks.into_iter().filter_map(|(clock, digest)| Some((clock, digest.as_str()?.to_owned()))));
    }
    for timer in timers {
        let as_started = started.remove(&timer.clock) == Some(digest(&timer.settled()?));
        if !as_started || timer.stopped_at != stop(&timer.clock, journal) {
            return Ok(Some(timer.clock.clone()));
        }
    }
    Ok(started.into_keys().next())
}

/// When the journal says that a clock was stopped.
fn stop(clock: &str, journal: &[Recorded]) -> Option<Instant> {
    let clock = Clock::parse(clock)?;
    let ended = journal.iter().find(|recorded| stopped_by(&recorded.event).contains(&clock))?;
    Some(Instant::from(ended.at))
}

/// The queue has one entry for a case that waits, due with the earliest of its running clocks, and none for a closed one.
fn waits(conn: &mut AnyConnection, case: &Case, timers: &[TimerRow]) -> Result<bool, Stop> {
    let queued = work_items::of_case(conn, case.id)?;
    let due = timers.iter().filter(|timer| timer.stopped_at.is_none()).map(|timer| timer.due).min();
    Ok(match (queued.as_slice(), case.stage.name().awaits()) {
        ([], None) => true,
        ([item], Some(_)) => item.window_id == Id(case.window.0) && Some(item.sort_due) == due,
        _ => false,
    })
}

/// There are as many numbered cases as numbers were drawn.
pub fn numbers(conn: &mut AnyConnection) -> Result<(), Stop> {
    for (centre, year, drawn) in case::counters(conn)? {
        let code = centres::load(conn, CentreId(centre.0))?.code;
        let numbered = case::count_numbered(conn, &case::number(&code, year, 1), &case::number(&code, year, drawn))?;
        if numbered != i64::from(drawn) {
            return broken(format!("case numbers {code}-{year}: {drawn} were drawn, {numbered} cases are there"));
        }
    }
    Ok(())
}
