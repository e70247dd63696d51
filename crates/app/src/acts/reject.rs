//! Rejected (退回件).

use domain::case::Act;
use domain::case::RejectionGround;
use domain::case::acts::refuse as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn reject(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    ground: RejectionGround,
    reasons: &Option<String>,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Reject, id, read_version)?;
    let event = rule::reject(facts.case(), ground, reasons).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
