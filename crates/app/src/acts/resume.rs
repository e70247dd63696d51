//! A special procedure is over, and the clocks it held go on (恢复).

use domain::case::Act;
use domain::case::acts::halt as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

/// `number` says which of those that last.
pub fn resume(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    number: u32,
    note: &Option<String>,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Resume, id, read_version)?;
    let event = rule::resume(facts.case(), number, note).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
