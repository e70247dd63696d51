//! Notices of a case as they were issued, and their prints.

use domain::case::Event;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use domain::notice::NoticeText;
use domain::place::Reached;
use domain::policy::{Denial, sees};
use serde_json::json;
use store::cases::events;
use store::cases::notices::{self, NoticeRow};
use store::journal::audit::{self, Entry};
use uuid::Uuid;

use crate::acts::{self, CaseFacts};
use crate::sealing::{open_notice, open_of_case};
use crate::{AppError, Tx};

/// A notice with its words.
#[derive(Debug, Clone)]
pub struct NoticeRecord {
    pub row: NoticeRow,
    pub case_number: String,
    pub query_code: String,
    pub text: NoticeText,
}

/// The notices of a case, in the order they were issued; of a case passed on, the slip alone.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Vec<NoticeRow>, AppError> {
    Ok(shown(tx, actor, id)?.1)
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, notice: Uuid) -> Result<NoticeRecord, AppError> {
    let (facts, row) = one(tx, actor, id, notice)?;
    record(tx, &facts, row)
}

/// What the actor may read of a case's notices. Whoever has passed a case on sees it no more, but still gives the
/// applicant the slip (转办单) that says where to go.
fn shown(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<(CaseFacts, Vec<NoticeRow>), AppError> {
    let facts = acts::load(tx, actor, id)?;
    let case = facts.case();
    let rows = notices::of_case(tx.conn, id)?;
    if sees(actor).covers(&case.reached()) {
        return Ok((facts, rows));
    }
    let passed_on: Vec<i32> = events::of_case(tx.conn, id)?
        .into_iter()
        .filter(|recorded| recorded.by.person == actor.person && from_own_window(actor, &recorded.event))
        .filter_map(|recorded| i32::try_from(recorded.seq).ok())
        .collect();
    let slips: Vec<NoticeRow> = rows.into_iter().filter(|row| passed_on.contains(&row.event_seq)).collect();
    if slips.is_empty() { Err(AppError::Denied(Denial::OutOfScope)) } else { Ok((facts, slips)) }
}

/// A transfer away from a window that the actor still has.
fn from_own_window(actor: &Actor, event: &Event) -> bool {
    matches!(event, Event::Transferred { from, .. } if sees(actor).covers(&Reached::at(actor.centre, *from)))
}

/// Counts one more print and puts it on record: the first is the original, every other a reprint (补打).
pub fn print(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, notice: Uuid) -> Result<NoticeRecord, AppError> {
    let (facts, mut row) = one(tx, actor, id, notice)?;
    row.prints = notices::printed(tx.conn, notice)?;
    let entry = Entry {
        id: tx.new_id(),
        centre: facts.case().centre,
        chain: notice,
        at: tx.real_now,
        account: Some(actor.account),
        act: "noticePrinted",
        detail: json!({ "case": id, "notice": notice, "person": actor.person, "prints": row.prints }).to_string(),
    };
    let head = audit::head(tx.conn, notice)?;
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    record(tx, &facts, row)
}

fn one(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, notice: Uuid) -> Result<(CaseFacts, NoticeRow), AppError> {
    let (facts, rows) = shown(tx, actor, id)?;
    let row = rows.into_iter().find(|row| row.id.0 == notice).ok_or(AppError::NotFound("notice"))?;
    Ok((facts, row))
}

fn record(tx: &Tx<'_>, facts: &CaseFacts, row: NoticeRow) -> Result<NoticeRecord, AppError> {
    Ok(NoticeRecord {
        case_number: facts.row.number.clone(),
        query_code: open_of_case(tx.keyring, facts.case().id, "query_code", &facts.row.query_code_sealed)?,
        text: open_notice(tx.keyring, row.id.0, &row.sealed)?,
        row,
    })
}
