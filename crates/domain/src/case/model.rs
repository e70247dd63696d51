//! The current case. It holds no personal data: the applicant is a reference, the receiver's signature lies sealed
//! elsewhere.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::record::{Channel, Decision, HandedOver, MaterialHeld, RequestForm};
use super::stage::StageName;
use crate::catalogue::item::{ApplicantKind, Kind};
use crate::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};

/// The current state of a case, made by [`super::evolve`] and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub id: CaseId,
    /// Number of events so far; the ETag.
    pub version: u32,
    pub centre: CentreId,
    pub window: WindowId,
    pub item: ItemId,
    /// The version in force at receipt; it stays for the life of the case (B5).
    pub item_version: ItemVersionId,
    pub applicant: ApplicantId,
    pub applicant_kind: ApplicantKind,
    pub kind: Kind,
    pub channel: Channel,
    pub request: RequestForm,
    pub materials: Vec<MaterialHeld>,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    pub stage: Stage,
}

/// The stage with what was settled on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "name")]
pub enum Stage {
    Received,
    #[serde(rename_all = "camelCase")]
    Accepted {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
    },
    #[serde(rename_all = "camelCase")]
    Decided {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
        decision: Decision,
    },
    #[serde(rename_all = "camelCase")]
    Delivered {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
        decision: Decision,
        handed_over: HandedOver,
    },
}

impl Stage {
    pub fn name(&self) -> StageName {
        match self {
            Self::Received => StageName::Received,
            Self::Accepted { .. } => StageName::Accepted,
            Self::Decided { .. } => StageName::Decided,
            Self::Delivered { .. } => StageName::Delivered,
        }
    }

    pub fn accepted_at(&self) -> Option<OffsetDateTime> {
        match self {
            Self::Received => None,
            Self::Accepted { accepted_at }
            | Self::Decided { accepted_at, .. }
            | Self::Delivered { accepted_at, .. } => Some(*accepted_at),
        }
    }

    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Received | Self::Accepted { .. } => None,
            Self::Decided { decision, .. } | Self::Delivered { decision, .. } => Some(decision),
        }
    }

    pub fn handed_over(&self) -> Option<&HandedOver> {
        match self {
            Self::Delivered { handed_over, .. } => Some(handed_over),
            _ => None,
        }
    }
}
