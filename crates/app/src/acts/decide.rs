//! Decide a case (决定).

use domain::case::Act;
use domain::case::acts::decide::{self as rule, Decide};
use domain::kernel::Actor;
use domain::kernel::id::{CaseId, PersonId};
use store::cases::events;

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
    let handlers = handlers(tx, &facts)?;
    let known = rule::Facts { version: &facts.version.doc.0, handlers: &handlers, decider: actor.person };
    let event = rule::decide(facts.case(), act, known).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}

/// Who has handled the case, where its item wants another to decide; the journal is read for nothing else.
pub fn handlers(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<Vec<PersonId>, AppError> {
    if !facts.version.doc.0.two_persons {
        return Ok(Vec::new());
    }
    Ok(rule::handlers(&events::of_case(tx.conn, facts.case().id)?))
}
