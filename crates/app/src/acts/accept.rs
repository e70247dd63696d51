//! Accept a case (受理), also while secondary material is still to come (容缺).

use domain::case::Act;
use domain::case::acts::accept as rule;
use domain::case::acts::late;
use domain::catalogue::item::ItemVersion;
use domain::kernel::Actor;
use domain::kernel::id::CaseId;
use store::catalogue::VersionRow;
use store::places::centres::CentreRow;
use time::Date;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author, limits};
use crate::{AppError, Tx};

/// What the clerk states of material that is to come late.
#[derive(Debug, Clone, Copy)]
pub struct LateStated {
    pub due: Date,
    pub undertaking: bool,
}

pub fn accept(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    late: Option<LateStated>,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Accept, id, read_version)?;
    let late = stated(tx, &facts.version.doc.0, &facts.centre, late)?;
    let known = rule_facts(&facts.version, &facts.centre);
    let event = rule::accept(facts.case(), late.as_ref(), known).map_err(AppError::Refused)?;
    journal::advance(tx, Author::Person(actor), facts, event)
}

/// What the rule of acceptance needs to know.
pub fn rule_facts<'a>(version: &'a VersionRow, centre: &CentreRow) -> rule::Facts<'a> {
    rule::Facts { version: &version.doc.0, late_secondary_allowed: centre.policy.0.late_secondary_material }
}

/// What was stated, with the moment it leads to.
pub fn stated(
    tx: &mut Tx<'_>,
    item: &ItemVersion,
    centre: &CentreRow,
    stated: Option<LateStated>,
) -> Result<Option<late::Stated>, AppError> {
    let Some(LateStated { due, undertaking }) = stated else { return Ok(None) };
    let policy = &centre.policy.0;
    // Where nothing may come late no date is any better than another.
    let due = if policy.late_secondary_material {
        let tables = tx.tables(&centre.calendar_id)?;
        late::due_on(due, tx.now, item, policy.late_materials, &limits(centre, &tables))?
    } else {
        Err(late::DueFault::NoRoom)
    };
    Ok(Some(late::Stated { undertaking, due }))
}

/// The last day on which secondary material may come for what is accepted now; none where nothing may come late.
pub fn late_until(tx: &mut Tx<'_>, item: &ItemVersion, centre: &CentreRow) -> Result<Option<Date>, AppError> {
    let policy = &centre.policy.0;
    if !policy.late_secondary_material {
        return Ok(None);
    }
    let tables = tx.tables(&centre.calendar_id)?;
    Ok(late::latest(tx.now, item, policy.late_materials, &limits(centre, &tables))?)
}
