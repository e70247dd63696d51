//! The fold from events to the current case.

use time::OffsetDateTime;

use super::event::{Event, Recorded};
use super::halt::{Extended, Suspension};
use super::handover::Reminder;
use super::model::{Acceptance, Case, Stage};
use super::record::{Decision, Ended, HandedOver, Late, MaterialHeld, NotAccepted, RejectedFor};

/// The journal does not fit the case: a fault of storage, never of a request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("event {seq} ({event}) does not follow {case}")]
pub struct Mismatch {
    pub seq: u32,
    pub event: &'static str,
    pub case: String,
}

/// The case after one more event.
pub fn evolve(case: Option<Case>, recorded: &Recorded) -> Result<Case, Mismatch> {
    let mismatch = |case: &Option<Case>| Mismatch {
        seq: recorded.seq,
        event: recorded.event.name(),
        case: case.as_ref().map_or_else(
            || "nothing".to_owned(),
            |case| format!("version {} in stage {}", case.version, case.stage.name().as_str()),
        ),
    };
    if case.as_ref().map_or(0, |case| case.version).checked_add(1) != Some(recorded.seq) {
        return Err(mismatch(&case));
    }
    let at = recorded.at;
    match (case, &recorded.event) {
        (
            None,
            Event::Received {
                case,
                centre,
                window,
                route,
                item,
                item_version,
                applicant,
                applicant_kind,
                kind,
                channel,
                request,
                materials,
                proxy,
            },
        ) => Ok(Case {
            id: *case,
            version: recorded.seq,
            centre: *centre,
            window: *window,
            route: *route,
            item: *item,
            item_version: *item_version,
            applicant: *applicant,
            applicant_kind: *applicant_kind,
            proxy: *proxy,
            kind: *kind,
            channel: *channel,
            request: *request,
            materials: materials.clone(),
            received_at: at,
            material_at: at,
            supplement_requests: 0,
            late: None,
            corrections: 0,
            reminders: Vec::new(),
            filed_at: None,
            suspensions: Vec::new(),
            extended: None,
            stage: Stage::Received,
        }),
        (Some(case), event) => match next_stage(&case, event, at) {
            Some(stage) => Ok(halted(moved(Case { stage, version: recorded.seq, ..case }, event, at), recorded)),
            None => Err(mismatch(&Some(case))),
        },
        (case, _) => Err(mismatch(&case)),
    }
}

/// What an event changes beside the stage.
fn moved(mut case: Case, event: &Event, at: OffsetDateTime) -> Case {
    match event {
        Event::SupplementRequested { .. } => case.supplement_requests = case.supplement_requests.saturating_add(1),
        Event::Supplemented { materials } => {
            case.materials = materials.clone();
            case.material_at = at;
        }
        Event::Transferred { window, route, item, item_version, kind, .. } => {
            let other = case.item != *item;
            (case.window, case.route) = (*window, *route);
            (case.item, case.item_version, case.kind) = (*item, *item_version, *kind);
            if other {
                // Codes of material belong to their item: the right window looks at what was brought.
                case.materials = Vec::new();
            }
        }
        Event::AcceptedWithLate { late, due } => case.late = Some(Late { due: *due, missing: late.clone() }),
        Event::MaterialsBrought { brought, .. } => {
            case.materials = with(&case.materials, brought);
            case.late = case.late.and_then(|late| still_late(late, brought));
        }
        Event::Corrected { applicant, .. } => {
            case.applicant = *applicant;
            case.corrections = case.corrections.saturating_add(1);
        }
        Event::Reminded { how } => case.reminders.push(Reminder { at, how: *how }),
        Event::Filed => case.filed_at = Some(at),
        _ => {}
    }
    case
}

/// What stops its clocks and lets them go on.
fn halted(mut case: Case, recorded: &Recorded) -> Case {
    let (at, by) = (recorded.at, &recorded.by);
    match &recorded.event {
        Event::Suspended { number, step, clocks, days, reasons } => case.suspensions.push(Suspension {
            number: *number,
            step: *step,
            clocks: clocks.clone(),
            days: *days,
            reasons: reasons.clone(),
            since: at,
            by: by.clone(),
            until: None,
        }),
        Event::Resumed { number, .. } => {
            let ended = case.suspensions.iter_mut().find(|suspension| suspension.number == *number);
            ended.into_iter().for_each(|suspension| suspension.until = Some(at));
        }
        Event::Extended { clocks, amount, approver, basis, reasons } => {
            case.extended = Some(Extended {
                clocks: clocks.clone(),
                amount: *amount,
                approver: *approver,
                basis: basis.clone(),
                reasons: reasons.clone(),
                at,
                by: by.clone(),
            });
        }
        _ => {}
    }
    case
}

/// What is held once `brought` has come: a material that is there already is seen anew.
pub(super) fn with(held: &[MaterialHeld], brought: &[MaterialHeld]) -> Vec<MaterialHeld> {
    let mut held = held.to_vec();
    for entry in brought {
        match held.iter_mut().find(|known| known.code == entry.code) {
            Some(known) => *known = entry.clone(),
            None => held.push(entry.clone()),
        }
    }
    held
}

/// What is outstanding once `brought` has come; nothing when all of it came.
pub(super) fn still_late(mut late: Late, brought: &[MaterialHeld]) -> Option<Late> {
    late.missing.retain(|material| !brought.iter().any(|entry| entry.code == material.code));
    (!late.missing.is_empty()).then_some(late)
}

fn next_stage(case: &Case, event: &Event, at: OffsetDateTime) -> Option<Stage> {
    let stage = &case.stage;
    Some(match (stage, event) {
        (Stage::Received, Event::Accepted | Event::AcceptedWithLate { .. }) => {
            Stage::Accepted(Acceptance { accepted_at: at, deemed: false })
        }
        (Stage::Received, Event::DeemedAccepted) => {
            Stage::Accepted(Acceptance { accepted_at: case.material_at, deemed: true })
        }
        (Stage::Received, Event::SupplementRequested { missing, .. }) => Stage::SupplementAwaited {
            requested_at: at,
            missing: missing.iter().map(|material| material.name.clone()).collect(),
            materials: missing.clone(),
        },
        (Stage::Received, Event::Transferred { .. })
        | (Stage::SupplementAwaited { .. }, Event::Supplemented { .. }) => Stage::Received,
        (Stage::Received, Event::Refused { ground, reasons, remedies, right_authority }) => Stage::Refused {
            not_accepted: NotAccepted {
                at,
                ground: *ground,
                reasons: reasons.clone(),
                remedies: remedies.clone(),
                right_authority: right_authority.clone(),
            },
        },
        (Stage::Received, Event::Rejected { ground, reasons }) => {
            Stage::Rejected { rejection: RejectedFor { at, ground: *ground, reasons: reasons.clone() } }
        }
        (Stage::Received | Stage::SupplementAwaited { .. } | Stage::Accepted(_), Event::Withdrawn { reasons }) => {
            Stage::Withdrawn { ended: Ended { at, reasons: reasons.clone() }, acceptance: stage.acceptance() }
        }
        (Stage::SupplementAwaited { .. } | Stage::Accepted(_), Event::Terminated { reasons }) => {
            Stage::Terminated { ended: Ended { at, reasons: reasons.clone() }, acceptance: stage.acceptance() }
        }
        (Stage::Accepted(acceptance), Event::Decided { outcome, opinion, reasons, remedies, result_number }) => {
            Stage::Decided {
                acceptance: *acceptance,
                decision: Decision {
                    outcome: *outcome,
                    at,
                    opinion: opinion.clone(),
                    reasons: reasons.clone(),
                    remedies: remedies.clone(),
                    result_number: result_number.clone(),
                },
            }
        }
        (Stage::Decided { acceptance, decision }, Event::Delivered { receiver, signed, method, proof, post }) => {
            Stage::Delivered {
                acceptance: *acceptance,
                decision: decision.clone(),
                handed_over: HandedOver {
                    at,
                    receiver: *receiver,
                    signed: *signed,
                    method: *method,
                    proof: *proof,
                    post: post.clone(),
                },
            }
        }
        (_, Event::Filed) if case.filed_at.is_some() => return None,
        (_, Event::Suspended { number, .. }) if case.suspensions.len() + 1 != *number as usize => return None,
        (_, Event::Resumed { number, .. }) if !case.suspensions_open().any(|open| open.number == *number) => {
            return None;
        }
        (_, Event::Extended { .. }) if case.extended.is_some() => return None,
        (stage, event) if event.act().stays() => {
            stage.name().after(event.act())?;
            stage.clone()
        }
        _ => return None,
    })
}

/// The case that a whole journal makes; none for an empty one.
pub fn replay<'a>(journal: impl IntoIterator<Item = &'a Recorded>) -> Result<Option<Case>, Mismatch> {
    journal.into_iter().try_fold(None, |case, recorded| evolve(case, recorded).map(Some))
}
