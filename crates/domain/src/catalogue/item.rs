//! One version of a service item, as it stands in the guide.

use serde::{Deserialize, Serialize};

use super::regime::Regime;
use super::special::{OwnExtension, SpecialStep};
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
    #[cfg_attr(feature = "openapi", schema(max_length = 32))]
    pub code: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub name: String,
    pub rank: Rank,
    pub demand: Demand,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub condition: Option<String>,
    /// Originals to be shown or left.
    #[cfg_attr(feature = "openapi", schema(maximum = 99))]
    pub originals: u8,
    /// Copies to be left.
    #[cfg_attr(feature = "openapi", schema(maximum = 99))]
    pub copies: u8,
    /// Who issues it (来源渠道).
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub source: String,
    /// What the clerk checks, or how it is filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub note: Option<String>,
    /// What paper it is, in one word for all items, e.g. `residentIdCard`, `householdRegister`. Codes belong to their
    /// item; by its type a paper that the applicant showed for one item is known to the next (C8). It is left out for
    /// papers of other people and for what is written for one request only.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "residentIdCard"))]
    pub material_type: Option<String>,
    /// For so many months after the centre has seen it for another item it need not be shown again; without it, it is
    /// shown each time. It stands with the item that relies on the paper and not with the type of paper or the centre:
    /// an id card seen last year does for an enrolment, while relief wants the bank account as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u8>,
    /// How it is filled in (填写示例), line by line of the form; empty where there is nothing to fill in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub sample: Vec<SampleLine>,
}

/// One line of a form as an invented applicant fills it in. Not a picture of the form: it is read aloud, printed large,
/// compared between versions and found again, and a phone without a reader shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SampleLine {
    /// What the form asks for there (栏目).
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub label: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub example: String,
}

impl Material {
    /// The type of the paper by which a proxy acts (授权委托书): required as soon as there is such a proxy.
    pub const POWER_OF_ATTORNEY: &'static str = "powerOfAttorney";
}

/// One step of the public course of the item (办理流程); flow slips as data come later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub name: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub by: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub what: String,
}

/// A law, regulation or policy document an item stands on (设定依据).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalBasis {
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub title: String,
    /// Article or passage, e.g. `第二十五条`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub article: Option<String>,
    /// The words of these articles (条文), so that nobody has to look them up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub text: Option<String>,
}

/// Whether a fee is charged, how much, and on what basis. Amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    /// 0 when free.
    pub amount_fen: u32,
    /// What is charged for, or 不收费.
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub standard: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
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
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub code: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub name: String,
    /// Words people say for it at the counter.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub aliases: Vec<String>,
    #[serde(rename = "type")]
    pub item_type: ItemType,
    /// The law it is handled under (B12); none says the usual one of its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
    pub kind: Kind,
    /// Code of the window that takes it; a comprehensive one stands for all that cover its department.
    #[cfg_attr(feature = "openapi", schema(max_length = 16))]
    pub window: String,
    /// Code of the unit in charge (承办单位), where that is not the window's own department: its reviewers decide what it
    /// has not granted the window the power to decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Level that exercises the power (行使层级), e.g. `乡镇`.
    #[cfg_attr(feature = "openapi", schema(max_length = 50))]
    pub exercising_level: String,
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub legal_basis: Vec<LegalBasis>,
    /// Accepting conditions (受理条件).
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub conditions: Vec<String>,
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub applicants: Vec<ApplicantKind>,
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub materials: Vec<Material>,
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub steps: Vec<Step>,
    /// Statutory limit (法定时限); none where no law fixes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_limit: Option<Limit>,
    /// Promised limit (承诺时限); an immediate item has none: it is decided within the same session day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_limit: Option<Limit>,
    /// Steps that stop its clocks, beside or other than those of its regime (特别程序).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub special_steps: Vec<SpecialStep>,
    /// By how much its own law lets the statutory limit be extended (延期); none says what its regime does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<OwnExtension>,
    pub fee: Fee,
    /// Name of the result (结果名称); none for a pure service.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub result_name: String,
    #[cfg_attr(feature = "openapi", schema(max_items = 8))]
    pub delivery: Vec<DeliveryMode>,
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub enquiry: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub complaint: String,
    /// How often the applicant has to come (到场次数).
    #[cfg_attr(feature = "openapi", schema(maximum = 20))]
    pub visits: u8,
    pub presence: Presence,
    /// Whoever received, accepted or handled a case does not decide it (D7).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub two_persons: bool,
    /// Frequently asked, shown at the foot of the guide.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub question: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub answer: String,
}
