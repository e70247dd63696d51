//! The applicant brings what was asked for (补正).

use domain::case::Act;
use domain::case::MaterialHeld;
use domain::case::acts::accept::Facts;
use domain::case::acts::supplement as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::accept::rule_facts;
use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use super::on_file;
use crate::{AppError, Tx};

pub fn supplement(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    brought: &[MaterialHeld],
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Supplement, id, read_version)?;
    let on_file = on_file::if_stated(tx, facts.case().applicant, brought, &facts.version.doc.0)?;
    let rule_facts = Facts { on_file: &on_file, ..rule_facts(&facts.version, &facts.centre) };
    let event = rule::supplement(facts.case(), brought, rule_facts).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
