//! Accept a case (受理).

use domain::case::Act;
use domain::case::acts::accept as rule;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use store::catalogue::VersionRow;
use store::places::centres::CentreRow;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::{AppError, Tx};

pub fn accept(tx: &mut Tx<'_>, actor: &Actor, id: CaseId, read_version: u32) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Accept, id, read_version)?;
    let event = rule::accept(facts.case(), rule_facts(&facts.version, &facts.centre)).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}

/// What the rule of acceptance needs to know.
pub fn rule_facts<'a>(version: &'a VersionRow, centre: &CentreRow) -> rule::Facts<'a> {
    rule::Facts {
        version: &version.doc.0,
        late_secondary_allowed: centre.policy.0.late_secondary_material,
        on_file: &[],
    }
}
