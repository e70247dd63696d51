//! What is on record of a case: how it came, what was brought, how it was decided and handed over.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::handover::{Posted, ReceiverProof};
use crate::catalogue::item::DeliveryMode;
use crate::kernel::id::CaseId;

/// How the request reached the centre (C1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Channel {
    /// 窗口
    Window,
    /// 电话预约
    Phone,
    /// 上门服务
    HomeVisit,
}

/// Written or oral request (C1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RequestForm {
    Written,
    Oral,
}

/// What the clerk has seen of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Held {
    /// 已核原件
    Original,
    /// 已收复印件
    Copy,
    /// 缺
    Missing,
    /// 本次不需要; only for conditional materials.
    NotNeeded,
    /// 免提交: seen for an earlier case at this centre, which `from` names, and still valid (C8).
    OnFile,
}

impl Held {
    /// Whether the material is there, on the counter or in the file.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Original | Self::Copy | Self::OnFile)
    }
}

/// One material of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialHeld {
    /// Code of the material within the item.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 32))]
    pub code: String,
    pub state: Held,
    /// The earlier case that it lies with; for `onFile` alone, and there obligatory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub from: Option<CaseId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// 准予
    Approved,
    /// 不予
    Denied,
}

/// The decision on a case (D7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    pub outcome: Outcome,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// What the decider adds (审批意见).
    pub opinion: Option<String>,
    /// Why; obligatory when denied (行政许可法 38).
    pub reasons: Option<String>,
    /// Reconsideration and litigation, with their time limits; obligatory when denied (行政许可法 38).
    pub remedies: Option<String>,
    /// Number of the document or licence issued.
    pub result_number: Option<String>,
}

/// Who took the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Receiver {
    /// 申请人本人
    #[serde(rename = "self")]
    Applicant,
    /// 代理人, who applied for the applicant
    Proxy,
    /// 同住成年家属
    Family,
    /// 委托代理人
    Agent,
    /// 本单位工作人员, of an organisation
    Staff,
    /// 村级代办员
    VillageAgent,
}

/// What of an applicant can be corrected (D9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ApplicantField {
    Name,
    IdNumber,
    Phone,
    Address,
}

/// Secondary materials that are still to come after acceptance (容缺).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Late {
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    pub missing: Vec<MissingMaterial>,
}

/// How receipt was signed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Signed {
    /// On the paper receipt that the window keeps.
    Paper,
    /// On the signature pad; the strokes are kept sealed.
    Pad,
    /// On the carrier's receipt, for what goes by post.
    Carrier,
}

/// How the result was handed over (F1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedOver {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub receiver: Receiver,
    pub signed: Signed,
    #[serde(default, skip_serializing_if = "DeliveryMode::is_pick_up")]
    pub method: DeliveryMode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ReceiverProof>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Posted>,
}

/// Why a request is not accepted (不予受理, 行政许可法 32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RefusalGround {
    /// 依法不需要办理
    NotNeeded,
    /// 不属于本机关职权: the right authority is named.
    WrongAuthority,
    /// 申请人不具备资格
    NotEligible,
}

/// Why a request is rejected (退回件, document 000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RejectionGround {
    /// 国家明令禁止
    Prohibited,
    /// 不符合产业政策
    AgainstPolicy,
    /// 不符合当地发展规划
    AgainstPlan,
}

/// A request that was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotAccepted {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub ground: RefusalGround,
    pub reasons: String,
    /// Reconsideration and litigation, with their time limits.
    pub remedies: String,
    /// Where to go instead; obligatory for the wrong authority.
    pub right_authority: Option<String>,
}

/// A request that was rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RejectedFor {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub ground: RejectionGround,
    pub reasons: String,
}

/// A case that ended before a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ended {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub reasons: String,
}

/// A material that is still to come: named in a supplement request, or accepted as late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingMaterial {
    pub code: String,
    pub name: String,
    /// What is wrong with it, where it is there but faulty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defect: Option<String>,
}
