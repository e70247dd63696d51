//! Accept (受理): the material is complete, the promise begins (C3, 行政许可法 32).

use super::{Attempt, materials, settle, stage_allows};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::on_file::OnFile;
use crate::case::proxy::{self, Represented};
use crate::case::record::MaterialHeld;
use crate::case::stage::{Act, StageName};
use crate::catalogue::item::ItemVersion;
use crate::kernel::Refusal;

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
    facts: Facts<'_>,
) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Accept, stage };
    materials::missing(attempt, &proxy::demanded(facts.version, proxy), held, facts.late_secondary_allowed)
}

pub fn accept(case: &Case, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Accept).map_err(|refusal| vec![refusal])?;
    settle(missing(Some(case.stage.name()), &case.materials, case.proxy, facts), Event::Accepted)
}
