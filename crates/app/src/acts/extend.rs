//! Extend the statutory limit, once (延期, 行政许可法 42).

use domain::case::Act;
use domain::case::acts::halt::{self as rule, Extend, ExtendFacts};
use domain::case::derive::timers::Clock;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use store::cases::timers;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn extend(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    act: &Extend,
) -> Result<CaseFacts, AppError> {
    let case_facts = for_act(tx, actor, Act::Extend, id, read_version)?;
    let known = facts(tx, &case_facts)?;
    let event = rule::extend(case_facts.case(), act, known).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), case_facts, event)
}

/// What the rule of extending needs to know.
pub fn facts<'a>(tx: &mut Tx<'_>, facts: &'a CaseFacts) -> Result<ExtendFacts<'a>, AppError> {
    let clocks = timers::of_case(tx.conn, facts.case().id)?;
    let statutory = clocks.iter().find(|timer| timer.stopped_at.is_none() && timer.clock == Clock::Statutory.as_str());
    Ok(ExtendFacts {
        version: &facts.version.doc.0,
        now: tx.now,
        statutory_due: statutory.filter(|timer| !timer.stands_still()).map(|timer| timer.due.time()),
        moves_promise: facts.centre.policy.0.extension.moves_promise,
    })
}
