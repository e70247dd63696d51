//! Decide a case (决定).

use domain::case::Act;
use domain::case::acts::decide::{self as rule, Decide};
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    act: &Decide,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Decide, id, read_version)?;
    let event = rule::decide(facts.case(), act).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
