//! The fold from events to the current case.

use super::event::{Event, Recorded};
use super::model::Case;
use super::model::Stage;
use super::record::{Decision, HandedOver};

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
                item,
                item_version,
                applicant,
                applicant_kind,
                kind,
                channel,
                request,
                materials,
            },
        ) => Ok(Case {
            id: *case,
            version: recorded.seq,
            centre: *centre,
            window: *window,
            item: *item,
            item_version: *item_version,
            applicant: *applicant,
            applicant_kind: *applicant_kind,
            kind: *kind,
            channel: *channel,
            request: *request,
            materials: materials.clone(),
            received_at: at,
            stage: Stage::Received,
        }),
        (Some(case), event) => match next_stage(&case.stage, event, recorded) {
            Some(stage) => Ok(Case { stage, version: recorded.seq, ..case }),
            None => Err(mismatch(&Some(case))),
        },
        (case, _) => Err(mismatch(&case)),
    }
}

fn next_stage(stage: &Stage, event: &Event, recorded: &Recorded) -> Option<Stage> {
    let at = recorded.at;
    match (stage, event) {
        (Stage::Received, Event::Accepted) => Some(Stage::Accepted { accepted_at: at }),
        (Stage::Accepted { accepted_at }, Event::Decided { outcome, opinion, reasons, remedies, result_number }) => {
            Some(Stage::Decided {
                accepted_at: *accepted_at,
                decision: Decision {
                    outcome: *outcome,
                    at,
                    opinion: opinion.clone(),
                    reasons: reasons.clone(),
                    remedies: remedies.clone(),
                    result_number: result_number.clone(),
                },
            })
        }
        (Stage::Decided { accepted_at, decision }, Event::Delivered { receiver, signed }) => Some(Stage::Delivered {
            accepted_at: *accepted_at,
            decision: decision.clone(),
            handed_over: HandedOver { at, receiver: *receiver, signed: *signed },
        }),
        _ => None,
    }
}

/// The case that a whole journal makes; none for an empty one.
pub fn replay<'a>(journal: impl IntoIterator<Item = &'a Recorded>) -> Result<Option<Case>, Mismatch> {
    journal.into_iter().try_fold(None, |case, recorded| evolve(case, recorded).map(Some))
}
