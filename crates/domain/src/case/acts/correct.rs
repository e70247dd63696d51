//! Correct the applicant's data (更正, D9). What was stays sealed beside the journal; the event names the fields alone.

use super::{Attempt, settle, stage_allows, stated};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::ApplicantField;
use crate::case::stage::Act;
use crate::kernel::id::ApplicantId;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Correct {
    /// What is different from what stood there.
    pub fields: Vec<ApplicantField>,
    /// Who the applicant is by the corrected number and name.
    pub applicant: ApplicantId,
    pub reasons: Option<String>,
}

pub fn correct(case: &Case, act: &Correct) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Correct).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Correct, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    if act.fields.is_empty() {
        faults.push(attempt.breaks(Rule::NothingCorrected).at("/applicant"));
    }
    if stated(&act.reasons).is_none() {
        faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
    }
    settle(faults, Event::Corrected { fields: act.fields.clone(), applicant: act.applicant })
}
