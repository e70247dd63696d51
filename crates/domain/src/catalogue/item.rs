//! One version of a service item, as it stands in the guide.

use serde::{Deserialize, Serialize};

use crate::time::Limit;

/// The kind a case of this item starts as (六件 of document 000; the other four arrive with their acts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Kind {
    /// 即办件: taken and decided on the spot.
    Immediate,
    /// 承诺件: taken with a promised limit.
    Commitment,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Commitment => "commitment",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Immediate, Self::Commitment].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Legal nature of an item (事项类型), the official list plus what a centre offers beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ItemType {
    Permit,
    Benefit,
    Confirmation,
    Adjudication,
    Reward,
    Penalty,
    Coercion,
    Levy,
    Inspection,
    Fee,
    OtherPower,
    PublicService,
    LivingService,
    PartyAffairs,
    OpenGovernment,
}

/// Who may apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ApplicantKind {
    /// 自然人
    Person,
    /// 法人或其他组织
    Organisation,
}

/// Whether an agent may act for the applicant (代办), or the applicant must appear (到场).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Presence {
    AgentAllowed,
    MustAppear,
}

/// Main materials (主要材料) decide acceptance; secondary ones (次要材料) may come later where the profile allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Rank {
    Main,
    Secondary,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Demand {
    Required,
    /// Needed only if `condition` holds; the clerk judges.
    Conditional,
}

/// One material of the list (申请材料).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Material {
    /// Stable within the item, e.g. `m1`.
    pub code: String,
    pub name: String,
    pub rank: Rank,
    pub demand: Demand,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Originals to be shown or left.
    pub originals: u8,
    /// Copies to be left.
    pub copies: u8,
    /// Who issues it (来源渠道).
    pub source: String,
    /// What the clerk checks, or how it is filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One step of the public course of the item (办理流程); flow slips as data come later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    pub name: String,
    pub by: String,
    pub what: String,
}

/// A law, regulation or policy document an item stands on (设定依据).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalBasis {
    pub title: String,
    /// Article or passage, e.g. `第二十五条`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// Whether a fee is charged, how much, and on what basis. Amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    /// 0 when free.
    pub amount_fen: u32,
    /// What is charged for, or 不收费.
    pub standard: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// How the result reaches the applicant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DeliveryMode {
    /// 窗口领取: by the applicant, against a signature.
    #[default]
    PickUp,
    /// 邮寄 (document 001: free of charge, the waybill kept)
    Post,
    /// 他人代领: by somebody else, with proof (document 000: the agent brings it).
    ByAnother,
}

impl DeliveryMode {
    pub fn is_pick_up(&self) -> bool {
        *self == Self::PickUp
    }
}

/// One version of a service item: everything its guide says. Sources: requirement rows B1, B2, B8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemVersion {
    pub code: String,
    pub name: String,
    /// Words people say for it at the counter.
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(rename = "type")]
    pub item_type: ItemType,
    pub kind: Kind,
    /// Code of the window that takes it; a comprehensive one stands for all that cover its department.
    pub window: String,
    /// Code of the unit in charge (承办单位), where that is not the window's own department: its reviewers decide what it
    /// has not granted the window the power to decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Level that exercises the power (行使层级), e.g. `乡镇`.
    pub exercising_level: String,
    pub legal_basis: Vec<LegalBasis>,
    /// Accepting conditions (受理条件).
    pub conditions: Vec<String>,
    pub applicants: Vec<ApplicantKind>,
    pub materials: Vec<Material>,
    pub steps: Vec<Step>,
    /// Statutory limit (法定时限); none where no law fixes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_limit: Option<Limit>,
    /// Promised limit (承诺时限); an immediate item has none: it is decided within the same session day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_limit: Option<Limit>,
    pub fee: Fee,
    /// Name of the result (结果名称); none for a pure service.
    pub result_name: String,
    pub delivery: Vec<DeliveryMode>,
    pub enquiry: String,
    pub complaint: String,
    /// How often the applicant has to come (到场次数).
    pub visits: u8,
    pub presence: Presence,
    /// Whoever received, accepted or handled a case does not decide it (D7).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub two_persons: bool,
    /// Frequently asked, shown at the foot of the guide.
    #[serde(default)]
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    pub question: String,
    pub answer: String,
}
