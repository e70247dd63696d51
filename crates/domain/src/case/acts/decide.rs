//! Decide (决定): approve, or deny with reasons and remedies (D7, 行政许可法 38).

use super::{Attempt, settle, stage_allows, stated};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::Outcome;
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Decide {
    pub outcome: Outcome,
    pub opinion: Option<String>,
    pub reasons: Option<String>,
    pub remedies: Option<String>,
    pub result_number: Option<String>,
}

pub fn decide(case: &Case, act: &Decide) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Decide).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Decide, stage: Some(case.stage.name()) };
    let (reasons, remedies) = (stated(&act.reasons), stated(&act.remedies));
    let mut faults = Vec::new();
    if act.outcome == Outcome::Denied {
        if reasons.is_none() {
            faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
        }
        if remedies.is_none() {
            faults.push(attempt.breaks(Rule::RemediesMissing).at("/remedies"));
        }
    }
    settle(
        faults,
        Event::Decided {
            outcome: act.outcome,
            opinion: stated(&act.opinion),
            reasons,
            remedies,
            result_number: stated(&act.result_number),
        },
    )
}
