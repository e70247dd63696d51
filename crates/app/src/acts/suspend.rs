//! Stop the clocks for a special procedure (中止, 行政许可法 45).

use domain::case::Act;
use domain::case::acts::halt::{self as rule, Suspend};
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn suspend(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    act: &Suspend,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Suspend, id, read_version)?;
    let event = rule::suspend(facts.case(), act, &facts.version.doc.0).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
