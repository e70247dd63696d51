//! Materials that come outside a supplement (补报材料).

use domain::case::acts::bring as rule;
use domain::case::{Act, MaterialHeld};
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn bring_materials(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    brought: &[MaterialHeld],
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::BringMaterials, id, read_version)?;
    let event = rule::bring(facts.case(), brought, &facts.version.doc.0).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}
