//! What happened to a case. Events are never changed and hold no personal data of the applicant.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::record::{Channel, MaterialHeld, Outcome, Receiver, RequestForm, Signed};
use super::stage::Act;
use crate::catalogue::item::{ApplicantKind, Kind};
use crate::kernel::Signature;
use crate::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Event {
    #[serde(rename_all = "camelCase")]
    Received {
        case: CaseId,
        centre: CentreId,
        window: WindowId,
        item: ItemId,
        item_version: ItemVersionId,
        applicant: ApplicantId,
        applicant_kind: ApplicantKind,
        kind: Kind,
        channel: Channel,
        request: RequestForm,
        materials: Vec<MaterialHeld>,
    },
    Accepted,
    #[serde(rename_all = "camelCase")]
    Decided {
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opinion: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remedies: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        result_number: Option<String>,
    },
    Delivered {
        receiver: Receiver,
        signed: Signed,
    },
}

impl Event {
    /// The act this event is the trace of.
    pub fn act(&self) -> Act {
        match self {
            Self::Received { .. } => Act::Receive,
            Self::Accepted => Act::Accept,
            Self::Decided { .. } => Act::Decide,
            Self::Delivered { .. } => Act::Deliver,
        }
    }

    /// The name as it stands in the course of the case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted => "accepted",
            Self::Decided { .. } => "decided",
            Self::Delivered { .. } => "delivered",
        }
    }
}

/// An event as it stands in the journal: its place, its moment, who did it and in which post (D11, H3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// 1 for the first event of a case, then without gaps.
    pub seq: u32,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub event: Event,
}
