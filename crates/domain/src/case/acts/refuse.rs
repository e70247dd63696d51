//! Not accepted (不予受理), and rejected (退回件): each says why, in writing (C3, 行政许可法 32 and 38, document 000).

use super::{Attempt, settle, stage_allows, stated};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::{RefusalGround, RejectionGround};
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Refuse {
    pub ground: RefusalGround,
    pub reasons: Option<String>,
    pub remedies: Option<String>,
    pub right_authority: Option<String>,
}

pub fn refuse(case: &Case, act: &Refuse) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Refuse).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Refuse, stage: Some(case.stage.name()) };
    let (reasons, remedies, right_authority) =
        (stated(&act.reasons), stated(&act.remedies), stated(&act.right_authority));
    let mut faults = Vec::new();
    if reasons.is_none() {
        faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
    }
    if remedies.is_none() {
        faults.push(attempt.breaks(Rule::RemediesMissing).at("/remedies"));
    }
    if act.ground == RefusalGround::WrongAuthority && right_authority.is_none() {
        faults.push(attempt.breaks(Rule::RightAuthorityMissing).at("/rightAuthority"));
    }
    settle(
        faults,
        Event::Refused {
            ground: act.ground,
            reasons: reasons.unwrap_or_default(),
            remedies: remedies.unwrap_or_default(),
            right_authority,
        },
    )
}

pub fn reject(case: &Case, ground: RejectionGround, reasons: &Option<String>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Reject).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Reject, stage: Some(case.stage.name()) };
    match stated(reasons) {
        Some(reasons) => Ok(Event::Rejected { ground, reasons }),
        None => Err(vec![attempt.breaks(Rule::ReasonsMissing).at("/reasons")]),
    }
}
