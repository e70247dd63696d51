//! Close the dossier (归档).

use domain::case::Act;
use domain::case::acts::close as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use domain::notice::NoticeKind;
use store::cases::notices;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn close(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    receipt_kept: bool,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Close, id, read_version)?;
    let unprinted = unprinted(tx, id)?;
    let event =
        rule::close(facts.case(), receipt_kept, rule::Facts { unprinted: &unprinted }).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}

/// Titles of the notices of a case that the applicant must have in writing and that were never printed.
pub fn unprinted(tx: &mut Tx<'_>, id: CaseId) -> Result<Vec<&'static str>, AppError> {
    let rows = notices::of_case(tx.conn, id)?;
    let kinds = rows.iter().filter(|row| row.prints == 0).filter_map(|row| NoticeKind::parse(&row.kind));
    Ok(kinds.filter(|kind| kind.owed_in_writing()).map(NoticeKind::title).collect())
}
