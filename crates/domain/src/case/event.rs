//! What happened to a case. Events are never changed and hold no personal data of the applicant.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::clock::Clock;
use super::handover::{Posted, ReceiverProof, ReminderWay};
use super::proxy::Represented;
use super::record::{
    ApplicantField, Channel, MaterialHeld, MissingMaterial, Outcome, Receiver, RefusalGround, RejectionGround,
    RequestForm, Signed,
};
use super::stage::Act;
use crate::catalogue::item::{ApplicantKind, DeliveryMode, Kind};
use crate::catalogue::regime::{ExcludedStep, ExtensionApprover};
use crate::kernel::Signature;
use crate::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};
use crate::place::Route;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Event {
    #[serde(rename_all = "camelCase")]
    Received {
        case: CaseId,
        centre: CentreId,
        window: WindowId,
        #[serde(default, skip_serializing_if = "Route::is_direct")]
        route: Route,
        item: ItemId,
        item_version: ItemVersionId,
        applicant: ApplicantId,
        applicant_kind: ApplicantKind,
        kind: Kind,
        channel: Channel,
        request: RequestForm,
        materials: Vec<MaterialHeld>,
        /// As what somebody else applies for the applicant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proxy: Option<Represented>,
    },
    Accepted,
    /// The centre said nothing in time: accepted since the material came (行政许可法 32).
    DeemedAccepted,
    #[serde(rename_all = "camelCase")]
    SupplementRequested {
        /// Everything that is missing, in one notice: code and name.
        missing: Vec<MissingMaterial>,
        /// What the clerk adds for the applicant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        advice: Option<String>,
        /// A second request, which the law does not foresee: recorded as a fault of the centre.
        #[serde(default)]
        repeated: bool,
    },
    Supplemented {
        materials: Vec<MaterialHeld>,
    },
    #[serde(rename_all = "camelCase")]
    Refused {
        ground: RefusalGround,
        reasons: String,
        remedies: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        right_authority: Option<String>,
    },
    Rejected {
        ground: RejectionGround,
        reasons: String,
    },
    #[serde(rename_all = "camelCase")]
    Transferred {
        from: WindowId,
        window: WindowId,
        #[serde(default, skip_serializing_if = "Route::is_direct")]
        route: Route,
        item: ItemId,
        item_version: ItemVersionId,
        kind: Kind,
        /// Who takes it over, by name (首问负责).
        to: Signature,
        reasons: String,
    },
    Withdrawn {
        reasons: String,
    },
    Terminated {
        reasons: String,
    },
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
        #[serde(default, skip_serializing_if = "DeliveryMode::is_pick_up")]
        method: DeliveryMode,
        /// Of somebody else than the applicant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<ReceiverProof>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        post: Option<Posted>,
    },
    /// Accepted while secondary materials are still to come (容缺受理).
    AcceptedWithLate {
        /// What is to come, each by code and name.
        late: Vec<MissingMaterial>,
        /// When it has to be there, as the applicant undertook.
        #[serde(with = "time::serde::rfc3339")]
        due: OffsetDateTime,
    },
    #[serde(rename_all = "camelCase")]
    MaterialsBrought {
        brought: Vec<MaterialHeld>,
        /// Nothing that was accepted as late is outstanding any more.
        #[serde(default)]
        completes_late: bool,
    },
    /// What was and what is now stand sealed beside the journal.
    Corrected {
        fields: Vec<ApplicantField>,
        /// Who the applicant is now: another one where number or name were wrong.
        applicant: ApplicantId,
    },
    Reminded {
        how: ReminderWay,
    },
    Filed,
    /// A special procedure has begun, and its time is not counted (行政许可法 45).
    Suspended {
        /// Its number within the case, from 1.
        number: u32,
        step: ExcludedStep,
        /// The clocks that stand still.
        clocks: Vec<Clock>,
        /// So many working days it takes, as the applicant is told.
        days: u32,
        reasons: String,
    },
    /// Exactly this special procedure is over.
    Resumed {
        number: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The one extension of the statutory limit (行政许可法 42).
    Extended {
        /// The clocks that it moves.
        clocks: Vec<Clock>,
        /// So much longer, in the unit of each clock's limit.
        amount: u32,
        approver: ExtensionApprover,
        /// The law that allows it.
        basis: String,
        reasons: String,
    },
}

impl Event {
    /// The act this event is the trace of.
    pub fn act(&self) -> Act {
        match self {
            Self::Received { .. } => Act::Receive,
            Self::Accepted => Act::Accept,
            Self::DeemedAccepted => Act::DeemAccepted,
            Self::SupplementRequested { .. } => Act::RequestSupplement,
            Self::Supplemented { .. } => Act::Supplement,
            Self::Refused { .. } => Act::Refuse,
            Self::Rejected { .. } => Act::Reject,
            Self::Transferred { .. } => Act::Transfer,
            Self::Withdrawn { .. } => Act::Withdraw,
            Self::Terminated { .. } => Act::Terminate,
            Self::Decided { .. } => Act::Decide,
            Self::Delivered { .. } => Act::Deliver,
            Self::AcceptedWithLate { .. } => Act::Accept,
            Self::MaterialsBrought { .. } => Act::BringMaterials,
            Self::Corrected { .. } => Act::Correct,
            Self::Reminded { .. } => Act::Remind,
            Self::Filed => Act::Close,
            Self::Suspended { .. } => Act::Suspend,
            Self::Resumed { .. } => Act::Resume,
            Self::Extended { .. } => Act::Extend,
        }
    }

    /// The name as it stands in the course of the case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted => "accepted",
            Self::DeemedAccepted => "deemedAccepted",
            Self::SupplementRequested { .. } => "supplementRequested",
            Self::Supplemented { .. } => "supplemented",
            Self::Refused { .. } => "refused",
            Self::Rejected { .. } => "rejected",
            Self::Transferred { .. } => "transferred",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Terminated { .. } => "terminated",
            Self::Decided { .. } => "decided",
            Self::Delivered { .. } => "delivered",
            Self::AcceptedWithLate { .. } => "acceptedWithLate",
            Self::MaterialsBrought { .. } => "materialsBrought",
            Self::Corrected { .. } => "corrected",
            Self::Reminded { .. } => "reminded",
            Self::Filed => "filed",
            Self::Suspended { .. } => "suspended",
            Self::Resumed { .. } => "resumed",
            Self::Extended { .. } => "extended",
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
