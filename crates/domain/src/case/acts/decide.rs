//! Decide (决定): approve, or deny with reasons and remedies (D7, 行政许可法 38).

use super::{Attempt, settle, stage_allows, stated};
use crate::case::event::{Event, Recorded};
use crate::case::model::Case;
use crate::case::record::Outcome;
use crate::case::stage::Act;
use crate::catalogue::item::ItemVersion;
use crate::kernel::id::PersonId;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Decide {
    pub outcome: Outcome,
    pub opinion: Option<String>,
    pub reasons: Option<String>,
    pub remedies: Option<String>,
    pub result_number: Option<String>,
}

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub version: &'a ItemVersion,
    /// Who has received, accepted or handled the case, by [`handlers`].
    pub handlers: &'a [PersonId],
    pub decider: PersonId,
}

/// Who has received, accepted or handled the case so far.
pub fn handlers(journal: &[Recorded]) -> Vec<PersonId> {
    let handled = journal.iter().filter(|recorded| {
        matches!(
            recorded.event.act(),
            Act::Receive | Act::Accept | Act::RequestSupplement | Act::Supplement | Act::BringMaterials | Act::Transfer
        )
    });
    handled.map(|recorded| recorded.by.person).collect()
}

/// What keeps anybody, or this decider, from deciding now, whatever the decision would be.
///
/// What was accepted as late is waited for, whatever the item: the applicant has the time that the undertaking gives,
/// and the result does not leave the centre on a promise.
pub fn obstacles(case: &Case, facts: Facts<'_>) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Decide, stage: Some(case.stage.name()) };
    let late = case.late.iter().flat_map(|late| &late.missing);
    let mut faults: Vec<Refusal> =
        late.map(|material| attempt.breaks(Rule::LateOutstanding).about(&material.name)).collect();
    // A hearing that is not over has not been heard: what it is for comes before the decision.
    faults.extend(case.suspensions_open().map(|open| attempt.breaks(Rule::StillSuspended).about(open.step.word())));
    if facts.version.two_persons && facts.handlers.contains(&facts.decider) {
        faults.push(attempt.breaks(Rule::SecondPersonNeeded));
    }
    faults
}

pub fn decide(case: &Case, act: &Decide, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Decide).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Decide, stage: Some(case.stage.name()) };
    let (reasons, remedies) = (stated(&act.reasons), stated(&act.remedies));
    let mut faults = obstacles(case, facts);
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
