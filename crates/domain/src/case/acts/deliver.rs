//! Deliver (送达): the applicant, or the proxy who applied, takes the result and signs for it (F1).

use super::{Attempt, settle, stage_allows};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::{Receiver, Signed};
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Deliver<'a> {
    pub receiver: Receiver,
    /// The name the receiver gave; it is compared, and not kept in the event.
    pub receiver_name: &'a str,
    pub signed: Signed,
    /// Strokes on the pad; 0 for paper.
    pub strokes: usize,
}

/// The names on a case.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub applicant: &'a str,
    /// Of the proxy who applied, if one did.
    pub proxy: Option<&'a str>,
}

/// `names` are those on the case.
pub fn deliver(case: &Case, act: &Deliver<'_>, names: Names<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Deliver).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Deliver, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    let stated = act.receiver_name.trim();
    match (act.receiver, names.proxy) {
        (Receiver::Applicant, _) if stated != names.applicant => {
            faults.push(attempt.breaks(Rule::ReceiverIsNotApplicant).at("/receiver/name"));
        }
        (Receiver::Proxy, None) => faults.push(attempt.breaks(Rule::NoProxy).at("/receiver/relation")),
        (Receiver::Proxy, Some(proxy)) if stated != proxy => {
            faults.push(attempt.breaks(Rule::ReceiverIsNotProxy).at("/receiver/name"));
        }
        _ => {}
    }
    if act.signed == Signed::Pad && act.strokes == 0 {
        faults.push(attempt.breaks(Rule::SignatureEmpty).at("/signature/strokes"));
    }
    settle(faults, Event::Delivered { receiver: act.receiver, signed: act.signed })
}
