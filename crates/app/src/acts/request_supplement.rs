//! Ask for everything missing in one notice (一次性告知补正).

use domain::case::Act;
use domain::case::acts::supplement::{self as rule, RequestSupplement};
use domain::kernel::id::CaseId;
use domain::kernel::{Actor, Role};

use super::accept::rule_facts;
use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn request_supplement(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    act: &RequestSupplement,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::RequestSupplement, id, read_version)?;
    let by_director = actor.role == Role::Director;
    let event = rule::request(facts.case(), act, rule_facts(&facts.version, &facts.centre), by_director)
        .map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
