//! Deliver (送达): the applicant takes the result and signs for it, somebody else does with proof, or it goes by post (F1).

use super::{Attempt, settle, stage_allows};
use crate::case::event::Event;
use crate::case::handover::{Posted, ReceiverProof};
use crate::case::model::Case;
use crate::case::record::{Receiver, Signed};
use crate::case::stage::Act;
use crate::catalogue::item::DeliveryMode;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub enum Deliver<'a> {
    /// Handed over at the window.
    Hand {
        receiver: Receiver,
        /// The name the receiver gave; it is compared, and not kept in the event.
        name: &'a str,
        proof: Option<ReceiverProof>,
        signed: Signed,
        /// Strokes on the pad; 0 for paper.
        strokes: usize,
    },
    /// To the applicant's address.
    Post(Posted),
}

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The name on the case.
    pub applicant_name: &'a str,
    /// How results of the item are delivered.
    pub modes: &'a [DeliveryMode],
}

pub fn deliver(case: &Case, act: &Deliver<'_>, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Deliver).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Deliver, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    let event = match act {
        Deliver::Hand { receiver, name, proof, signed, strokes } => {
            faults.extend(receiver_faults(attempt, *receiver, name, *proof, facts));
            if *signed == Signed::Pad && *strokes == 0 {
                faults.push(attempt.breaks(Rule::SignatureEmpty).at("/signature/strokes"));
            }
            let method = if *receiver == Receiver::Applicant { DeliveryMode::PickUp } else { DeliveryMode::ByAnother };
            Event::Delivered { receiver: *receiver, signed: *signed, method, proof: *proof, post: None }
        }
        Deliver::Post(post) => {
            if !facts.modes.contains(&DeliveryMode::Post) {
                faults.push(attempt.breaks(Rule::DeliveryNotOffered).at("/method"));
            }
            let post = Posted { carrier: post.carrier.trim().to_owned(), waybill: waybill(&post.waybill) };
            if !is_waybill(&post.waybill) {
                faults.push(attempt.breaks(Rule::WaybillInvalid).at("/post/waybill"));
            }
            Event::Delivered {
                receiver: Receiver::Applicant,
                signed: Signed::Carrier,
                method: DeliveryMode::Post,
                proof: None,
                post: Some(post),
            }
        }
    };
    settle(faults, event)
}

fn receiver_faults(
    attempt: Attempt,
    receiver: Receiver,
    name: &str,
    proof: Option<ReceiverProof>,
    facts: Facts<'_>,
) -> Vec<Refusal> {
    let mut faults = Vec::new();
    if receiver == Receiver::Applicant {
        if name.trim() != facts.applicant_name {
            faults.push(attempt.breaks(Rule::ReceiverIsNotApplicant).at("/receiver/name"));
        }
        if proof.is_some() {
            faults.push(attempt.breaks(Rule::ReceiverProofIdle).at("/receiver/proof"));
        }
        return faults;
    }
    if !facts.modes.contains(&DeliveryMode::ByAnother) {
        faults.push(attempt.breaks(Rule::DeliveryNotOffered).at("/receiver/relation"));
    }
    if proof.is_none() {
        faults.push(attempt.breaks(Rule::ReceiverProofMissing).at("/receiver/proof"));
    }
    faults
}

/// As it is written on the form: without blanks, in capitals.
fn waybill(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

fn is_waybill(text: &str) -> bool {
    (6..=40).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}
