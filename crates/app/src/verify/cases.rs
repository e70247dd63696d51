//! Each case against its own journal: the document is what its events make, its row says the same, and its clocks are
//! those that the audit log saw start.

use domain::case::derive::timers::{Clock, stopped_by};
use domain::case::{Case, Recorded, replay};
use domain::kernel::id::{CaseId, CentreId};
use domain::place::Place;
use serde_json::Value;
use store::cases::case::{self, CaseRow};
use store::cases::timers::{self, TimerRow};
use store::cases::{event_private, events, work_items};
use store::engine::columns::{Id, Instant};
use store::journal::audit::{self, AuditRow};
use store::places::centres;
use store::seal::Keyring;
use store::{AnyConnection, StoreError};

use super::{PAGE, Stop, broken, people};
use crate::acts::{digest, digest_of_bytes, earliest, suspended};

/// Every case; answers how many there are.
pub fn cases(conn: &mut AnyConnection, keyring: &Keyring) -> Result<u64, Stop> {
    let (mut count, mut after) = (0, None);
    loop {
        let page = case::ids(conn, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(count) };
        after = Some(*last);
        for id in page {
            one(conn, keyring, CaseId(id.0))?;
            count += 1;
        }
    }
}

fn one(conn: &mut AnyConnection, keyring: &Keyring, id: CaseId) -> Result<(), Stop> {
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
    if let Some(what) = people::wrong_private(conn, keyring, id, &entries)? {
        return bad(&format!("what is kept of it as {what} is not as it was written"));
    }
    if let Some(clock) = wrong_clock(&entries, &journal, &timers)? {
        return bad(&format!("its clock {clock} is not as it was started and stopped"));
    }
    if wrong_private(conn, id, &entries)? {
        return bad("what is personal beside its events is not as it was written");
    }
    if case::is_to_file(conn, id)? != Some(row.doc.0.to_file()) {
        return bad("what the list of dossiers to be closed says of it is not so");
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
    let reached = case.reached();
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
        && row.review_unit_id == reached.unit.map(|unit| Id(unit.0))
        && row.issuing_window_id == reached.issuing.map(|window| Id(window.0))
}

/// The first clock that is missing, added, changed, or not stopped when its stage ended. A clock may start more than
/// once: each start has its row, in order. What moved it since (中止、恢复、延期) says how it is settled now.
fn wrong_clock(entries: &[AuditRow], journal: &[Recorded], timers: &[TimerRow]) -> Result<Option<String>, Stop> {
    let mut unseen: Vec<&TimerRow> = timers.iter().collect();
    let mut settled: Vec<(&TimerRow, String)> = Vec::new();
    for (entry, recorded) in entries.iter().zip(journal) {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        for (clock, started) in digests(&detail, "clocks") {
            let found = unseen.iter().position(|timer| timer.clock == clock);
            let Some(timer) = found.map(|at| unseen.remove(at)) else { return Ok(Some(clock)) };
            if timer.stopped_at != stop(&clock, recorded.seq, journal) {
                return Ok(Some(clock));
            }
            settled.push((timer, started));
        }
        for (clock, moved) in digests(&detail, "moved") {
            // The newest of its name: a clock that starts again has stopped before.
            let newest = settled.iter_mut().rev().find(|(timer, _)| timer.clock == clock);
            let Some((_, digest)) = newest else { return Ok(Some(clock)) };
            *digest = moved;
        }
    }
    for (timer, as_told) in &settled {
        if digest(&timer.settled()?) != *as_told {
            return Ok(Some(timer.clock.clone()));
        }
    }
    Ok(unseen.first().map(|timer| timer.clock.clone()))
}

/// The clocks that an entry of the audit log speaks of under `key`, each with its digest.
fn digests(detail: &Value, key: &str) -> Vec<(String, String)> {
    let told = detail.get(key).and_then(Value::as_object).into_iter().flatten();
    told.map(|(clock, digest)| (clock.clone(), digest.as_str().unwrap_or_default().to_owned())).collect()
}

/// When the journal says that a clock was stopped which the event `since` started.
fn stop(clock: &str, since: u32, journal: &[Recorded]) -> Option<Instant> {
    let clock = Clock::parse(clock)?;
    let later = journal.iter().filter(|recorded| recorded.seq > since);
    let ended = later.into_iter().find(|recorded| stopped_by(&recorded.event).contains(&clock))?;
    Some(Instant::from(ended.at))
}

/// What is personal lies beside exactly the events that the audit log says it belongs to, as it was written.
fn wrong_private(conn: &mut AnyConnection, id: CaseId, entries: &[AuditRow]) -> Result<bool, Stop> {
    let kept = event_private::of_case(conn, id)?;
    let written: Vec<(u32, String)> = (1..)
        .zip(entries)
        .filter_map(|(seq, entry)| {
            let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            Some((seq, detail.get("private")?.as_str()?.to_owned()))
        })
        .collect();
    Ok(written != kept.iter().map(|(seq, sealed)| (*seq, digest_of_bytes(sealed))).collect::<Vec<_>>())
}

/// The queue has one entry for a case that waits, due with the earliest of its running clocks, and none for a closed one.
fn waits(conn: &mut AnyConnection, case: &Case, timers: &[TimerRow]) -> Result<bool, Stop> {
    let queued = work_items::of_case(conn, case.id)?;
    let due = earliest(timers).map(|(due, _)| due);
    Ok(match (queued.as_slice(), case.stage.name().awaits()) {
        ([], None) => true,
        ([item], Some(act)) => {
            let place = match case.place_of(act) {
                Place::Window(window) => (Id(window.0), None),
                Place::Unit(unit) => (Id(case.window.0), Some(Id(unit.0))),
            };
            (item.window_id, item.unit_id) == place && Some(item.sort_due) == due && item.suspended == suspended(timers)
        }
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
