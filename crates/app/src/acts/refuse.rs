//! Not accepted (不予受理).

use domain::case::Act;
use domain::case::acts::refuse::{self as rule, Refuse};
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn refuse(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    act: &Refuse,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Refuse, id, read_version)?;
    let event = rule::refuse(facts.case(), act).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
