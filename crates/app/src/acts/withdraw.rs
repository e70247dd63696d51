//! The applicant withdraws (撤回).

use domain::case::Act;
use domain::case::acts::end as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    reasons: &Option<String>,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Withdraw, id, read_version)?;
    let event = rule::withdraw(facts.case(), reasons).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
