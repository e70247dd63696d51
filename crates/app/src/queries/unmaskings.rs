//! Who saw masked values of a case in full: for the director and for supervision.

use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use domain::policy;
use store::cases::unmaskings::{self, UnmaskingRow};
use store::engine::keyset::{Page, Position, fetch_limit};

use super::cases::visible;
use crate::sealing::open_reason;
use crate::{AppError, Tx};

/// An entry with its reason.
#[derive(Debug, Clone)]
pub struct UnmaskingRecord {
    pub row: UnmaskingRow,
    pub reason: String,
}

/// A page of those of one case, newest first.
pub fn of_case(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<UnmaskingRecord>, AppError> {
    let facts = visible(tx, actor, id)?;
    policy::may_see_unmaskings(actor, facts.case().centre).map_err(AppError::Denied)?;
    let rows = unmaskings::of_case(tx.conn, id, before, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |row| Position { at: row.at, id: row.id });
    let items = page.items.into_iter().map(|row| {
        let reason = open_reason(tx.keyring, row.id.0, &row.reason_sealed)?;
        Ok(UnmaskingRecord { row, reason })
    });
    Ok(Page { items: items.collect::<Result<_, AppError>>()?, next: page.next })
}
