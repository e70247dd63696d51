//! Accept (受理): the material is complete, or its secondary part is to come by a date (容缺); the promise begins (C3,
//! 行政许可法 32).

use super::{Attempt, late, materials, settle, stage_allows};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::on_file::OnFile;
use crate::case::proxy::{self, Represented};
use crate::case::record::MaterialHeld;
use crate::case::record::MissingMaterial;
use crate::case::stage::{Act, StageName};
use crate::catalogue::item::ItemVersion;
use crate::kernel::{Refusal, Rule};

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The version the case was received under (B5).
    pub version: &'a ItemVersion,
    /// Whether the profile lets secondary material come later (容缺).
    pub late_secondary_allowed: bool,
    /// What of the applicant is on file for this item; only a supplement asks.
    pub on_file: &'a [OnFile],
}

/// Everything that keeps this material from being accepted, before or after the case exists.
pub fn missing(
    stage: Option<StageName>,
    held: &[MaterialHeld],
    proxy: Option<Represented>,
    stated: Option<&late::Stated>,
    facts: Facts<'_>,
) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Accept, stage };
    let asked = proxy::demanded(facts.version, proxy);
    let secondary = match (facts.late_secondary_allowed, stated) {
        (false, _) => Some(Rule::SecondaryMaterialMissing),
        (true, None) => Some(Rule::LateTermsMissing),
        (true, Some(_)) => None,
    };
    let mut faults = materials::missing(attempt, &asked, held, secondary);
    let late = materials::late(&asked, held).len();
    faults.extend(late::faults(attempt, stated, facts.late_secondary_allowed, late));
    faults
}

/// The secondary materials that would have to come late.
pub fn late(held: &[MaterialHeld], proxy: Option<Represented>, facts: Facts<'_>) -> Vec<MissingMaterial> {
    materials::late(&proxy::demanded(facts.version, proxy), held)
}

pub fn accept(case: &Case, stated: Option<&late::Stated>, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Accept).map_err(|refusal| vec![refusal])?;
    let event = match stated.and_then(|stated| stated.due.ok()) {
        Some(due) => Event::AcceptedWithLate { late: late(&case.materials, case.proxy, facts), due },
        None => Event::Accepted,
    };
    settle(missing(Some(case.stage.name()), &case.materials, case.proxy, stated, facts), event)
}
