//! Deliver (送达): the applicant takes the result and signs for it (F1).

use super::{Attempt, settle, stage_allows};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::{Receiver, Signed};
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Deliver<'a> {
    /// The name the receiver gave; it is compared, and not kept in the event.
    pub receiver_name: &'a str,
    pub signed: Signed,
    /// Strokes on the pad; 0 for paper.
    pub strokes: usize,
}

/// `applicant_name` is the name on the case.
pub fn deliver(case: &Case, act: &Deliver<'_>, applicant_name: &str) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Deliver).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Deliver, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    if act.receiver_name.trim() != applicant_name {
        faults.push(attempt.breaks(Rule::ReceiverIsNotApplicant).at("/receiver/name"));
    }
    if act.signed == Signed::Pad && act.strokes == 0 {
        faults.push(attempt.breaks(Rule::SignatureEmpty).at("/signature/strokes"));
    }
    settle(faults, Event::Delivered { receiver: Receiver::Applicant, signed: act.signed })
}
