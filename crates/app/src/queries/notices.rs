//! Notices of a case as they were issued, and their prints.

use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use domain::notice::NoticeText;
use serde_json::json;
use store::cases::notices::{self, NoticeRow};
use store::journal::audit::{self, Entry};
use uuid::Uuid;

use super::cases::visible;
use crate::acts::CaseFacts;
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

/// The notices of a case, in the order they were issued.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Vec<NoticeRow>, AppError> {
    visible(tx, actor, id)?;
    Ok(notices::of_case(tx.conn, id)?)
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, notice: Uuid) -> Result<NoticeRecord, AppError> {
    let facts = visible(tx, actor, id)?;
    let row = of_case(tx, id, notice)?;
    record(tx, &facts, row)
}

/// Counts one more print and puts it on record: the first is the original, every other a reprint (补打).
pub fn print(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, notice: Uuid) -> Result<NoticeRecord, AppError> {
    let facts = visible(tx, actor, id)?;
    let mut row = of_case(tx, id, notice)?;
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

fn of_case(tx: &mut Tx<'_>, case: CaseId, notice: Uuid) -> Result<NoticeRow, AppError> {
    notices::load(tx.conn, notice)?.filter(|row| row.case_id.0 == case.0).ok_or(AppError::NotFound("notice"))
}

fn record(tx: &Tx<'_>, facts: &CaseFacts, row: NoticeRow) -> Result<NoticeRecord, AppError> {
    Ok(NoticeRecord {
        case_number: facts.row.number.clone(),
        query_code: open_of_case(tx.keyring, facts.case().id, "query_code", &facts.row.query_code_sealed)?,
        text: open_notice(tx.keyring, row.id.0, &row.sealed)?,
        row,
    })
}
