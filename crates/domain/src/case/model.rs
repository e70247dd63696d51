//! The current case. It holds no personal data: the applicant is a reference, the receiver's signature lies sealed
//! elsewhere.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::halt::{Extended, Suspension};
use super::handover::Reminder;
use super::proxy::Represented;
use super::record::{
    Channel, Decision, Ended, HandedOver, Late, MaterialHeld, MissingMaterial, NotAccepted, RejectedFor, RequestForm,
};
use super::stage::StageName;
use crate::catalogue::item::{ApplicantKind, Kind};
use crate::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};
use crate::place::Route;

/// The current state of a case, made by [`super::evolve`] and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub id: CaseId,
    /// Number of events so far; the ETag.
    pub version: u32,
    pub centre: CentreId,
    pub window: WindowId,
    /// Who decides it and who hands out the result, where that is not the window.
    #[serde(default, skip_serializing_if = "Route::is_direct")]
    pub route: Route,
    pub item: ItemId,
    /// The version in force at receipt; it stays for the life of the case (B5).
    pub item_version: ItemVersionId,
    pub applicant: ApplicantId,
    pub applicant_kind: ApplicantKind,
    /// As what somebody else acts for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Represented>,
    pub kind: Kind,
    pub channel: Channel,
    pub request: RequestForm,
    pub materials: Vec<MaterialHeld>,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    /// When the material now at hand came: at receipt, or with the last supplement. The centre's time to say whether
    /// it accepts runs from here, and so does an acceptance that is deemed (行政许可法 32).
    #[serde(with = "time::serde::rfc3339")]
    pub material_at: OffsetDateTime,
    /// Supplement requests so far: the law allows one; a second is a fault of the centre.
    #[serde(default)]
    pub supplement_requests: u32,
    /// 容缺: what the applicant undertook to bring and has not brought yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// Corrections of the applicant's data so far.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub corrections: u32,
    /// When and how the applicant was reminded to collect the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Reminder>,
    /// 归档: when the dossier was closed.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub filed_at: Option<OffsetDateTime>,
    /// 中止: special procedures that stopped clocks, in the order in which they began.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// 延期
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<Extended>,
    pub stage: Stage,
}

impl Case {
    /// Special procedures that have not ended.
    pub fn suspensions_open(&self) -> impl Iterator<Item = &Suspension> {
        self.suspensions.iter().filter(|suspension| suspension.until.is_none())
    }

    /// The kind the case counts in now (D1): exactly one at any time.
    pub fn counted_kind(&self) -> CountedKind {
        match (&self.stage, self.kind) {
            (Stage::SupplementAwaited { .. }, _) => CountedKind::Supplement,
            (Stage::Refused { .. } | Stage::Rejected { .. }, _) => CountedKind::Rejected,
            (_, Kind::Immediate) => CountedKind::Immediate,
            (_, Kind::Commitment) => CountedKind::Commitment,
        }
    }

    /// 未归档: nothing more happens to it, and its dossier is not closed.
    pub fn to_file(&self) -> bool {
        self.stage.name().awaits().is_none() && self.filed_at.is_none()
    }
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// The kinds of document 000 that exist so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CountedKind {
    /// 即办件
    Immediate,
    /// 承诺件
    Commitment,
    /// 补办件
    Supplement,
    /// 退回件
    Rejected,
}

impl CountedKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Commitment => "commitment",
            Self::Supplement => "supplement",
            Self::Rejected => "rejected",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Immediate, Self::Commitment, Self::Supplement, Self::Rejected]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// The stage with what was settled on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "name")]
pub enum Stage {
    Received,
    #[serde(rename_all = "camelCase")]
    SupplementAwaited {
        #[serde(with = "time::serde::rfc3339")]
        requested_at: OffsetDateTime,
        /// Names of everything that is missing, as it was told.
        missing: Vec<String>,
        /// The same with codes and defects.
        #[serde(default)]
        materials: Vec<MissingMaterial>,
    },
    Accepted(Acceptance),
    Decided {
        acceptance: Acceptance,
        decision: Decision,
    },
    #[serde(rename_all = "camelCase")]
    Delivered {
        acceptance: Acceptance,
        decision: Decision,
        handed_over: HandedOver,
    },
    #[serde(rename_all = "camelCase")]
    Refused {
        not_accepted: NotAccepted,
    },
    Rejected {
        rejection: RejectedFor,
    },
    Withdrawn {
        ended: Ended,
        acceptance: Option<Acceptance>,
    },
    Terminated {
        ended: Ended,
        acceptance: Option<Acceptance>,
    },
}

/// From when a case counts as accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    #[serde(with = "time::serde::rfc3339")]
    pub accepted_at: OffsetDateTime,
    /// 视为受理: nobody had said anything in time.
    #[serde(default)]
    pub deemed: bool,
}

impl Stage {
    pub fn name(&self) -> StageName {
        match self {
            Self::Received => StageName::Received,
            Self::SupplementAwaited { .. } => StageName::SupplementAwaited,
            Self::Accepted(_) => StageName::Accepted,
            Self::Decided { .. } => StageName::Decided,
            Self::Delivered { .. } => StageName::Delivered,
            Self::Refused { .. } => StageName::Refused,
            Self::Rejected { .. } => StageName::Rejected,
            Self::Withdrawn { .. } => StageName::Withdrawn,
            Self::Terminated { .. } => StageName::Terminated,
        }
    }

    pub fn acceptance(&self) -> Option<Acceptance> {
        match self {
            Self::Accepted(acceptance) | Self::Decided { acceptance, .. } | Self::Delivered { acceptance, .. } => {
                Some(*acceptance)
            }
            Self::Withdrawn { acceptance, .. } | Self::Terminated { acceptance, .. } => *acceptance,
            Self::Received | Self::SupplementAwaited { .. } | Self::Refused { .. } | Self::Rejected { .. } => None,
        }
    }

    pub fn accepted_at(&self) -> Option<OffsetDateTime> {
        self.acceptance().map(|acceptance| acceptance.accepted_at)
    }

    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided { decision, .. } | Self::Delivered { decision, .. } => Some(decision),
            _ => None,
        }
    }

    pub fn handed_over(&self) -> Option<&HandedOver> {
        match self {
            Self::Delivered { handed_over, .. } => Some(handed_over),
            _ => None,
        }
    }
}
