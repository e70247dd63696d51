//! Procedure regimes (requirement B12): which law an item is handled under, and what follows from it. 行政许可法 is one
//! of them; benefits, confirmations, information requests and village matters have others.

mod table;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::item::{ItemType, ItemVersion};
use crate::time::Limit;

/// The law that an item is handled under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Regime {
    /// 行政许可: 行政许可法.
    Permit,
    /// 行政给付、奖励: the rules of each benefit.
    Benefit,
    /// 行政确认 and registration.
    Confirmation,
    /// 其他行政行为: adjudication, penalty, levy, filing and the like, without a procedure law of their own here.
    OtherAct,
    /// 依申请公开: 政府信息公开条例.
    InformationRequest,
    /// 村级事务: 村民委员会组织法; the village decides, not an authority.
    VillageMatter,
    /// 公共服务: a service rather than a decision on a right.
    PublicService,
}

/// What the authority's silence leads to when its time to decide on acceptance is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Lateness {
    /// 视为受理, from the day the material came.
    DeemedAccepted,
    /// The case stays open and red: no law says that it is accepted.
    Overdue,
}

/// What it leads to when the applicant does not bring what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Unanswered {
    /// 视为放弃申请.
    Abandoned,
    /// Nothing by itself; the centre ends the case (终止) where its rules say so.
    Nothing,
}

/// Who lets a limit be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ExtensionApprover {
    /// 本行政机关负责人
    HeadOfAuthority,
    /// 政府信息公开工作机构负责人
    HeadOfInformationOffice,
    /// 本级人民政府负责人: unified or joint handling of permits (行政许可法 42)
    HeadOfGovernment,
}

impl ExtensionApprover {
    /// As notices call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::HeadOfAuthority => "本行政机关负责人",
            Self::HeadOfInformationOffice => "政府信息公开工作机构负责人",
            Self::HeadOfGovernment => "本级人民政府负责人",
        }
    }
}

/// One extension of the statutory limit (延期), told to the applicant with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtensionRule {
    pub longest: Limit,
    pub approver: ExtensionApprover,
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub source: &'static str,
}

/// A step whose time does not count into the statutory limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ExcludedStep {
    /// 听证
    Hearing,
    /// 招标
    Tender,
    /// 拍卖
    Auction,
    /// 检验
    Inspection,
    /// 检测
    Test,
    /// 检疫
    Quarantine,
    /// 鉴定
    Appraisal,
    /// 专家评审
    ExpertReview,
    /// 征求第三方或者其他机关意见
    ThirdPartyOpinion,
    /// 现场勘查: on no list of the law; only where the item's own rule says so.
    Survey,
    /// 公示、公告: the same.
    PublicNotice,
}

impl ExcludedStep {
    pub const ALL: [Self; 11] = [
        Self::Hearing,
        Self::Tender,
        Self::Auction,
        Self::Inspection,
        Self::Test,
        Self::Quarantine,
        Self::Appraisal,
        Self::ExpertReview,
        Self::ThirdPartyOpinion,
        Self::Survey,
        Self::PublicNotice,
    ];

    /// As notices call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hearing => "听证",
            Self::Tender => "招标",
            Self::Auction => "拍卖",
            Self::Inspection => "检验",
            Self::Test => "检测",
            Self::Quarantine => "检疫",
            Self::Appraisal => "鉴定",
            Self::ExpertReview => "专家评审",
            Self::ThirdPartyOpinion => "征求第三方意见",
            Self::Survey => "现场勘查",
            Self::PublicNotice => "公示公告",
        }
    }
}

/// Where an applicant can turn to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RemedyKind {
    /// 投诉 to the centre or its supervisors
    Complaint,
    /// 请求乡镇人民政府责令改正
    Correction,
    /// 行政复议
    Reconsideration,
    /// 行政诉讼
    Litigation,
    /// 申请人民法院撤销
    Annulment,
}

/// One remedy, in the order in which they are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Remedy {
    pub kind: RemedyKind,
    /// Calendar days; none where months count, or no law fixes a time.
    pub days: Option<u32>,
    pub months: Option<u32>,
    /// Open only after the remedy before it (复议前置).
    pub after_the_one_before: bool,
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub source: &'static str,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegimeRules {
    /// The longest time to say whether a request is accepted, or what it lacks; none where no law fixes one and the
    /// centre's own rule holds.
    pub acceptance_decision: Option<Limit>,
    pub acceptance_source: Option<&'static str>,
    pub lateness: Lateness,
    pub unanswered: Unanswered,
    pub extension: Option<ExtensionRule>,
    pub excluded_steps: &'static [ExcludedStep],
    pub remedies: &'static [Remedy],
    /// The remedies as a decision tells them (行政许可法 38, and the like in the other regimes).
    pub remedies_text: &'static str,
}

impl Regime {
    /// The regime that an item of this type is under unless its version names another.
    pub fn of_type(item_type: ItemType) -> Self {
        match item_type {
            ItemType::Permit => Self::Permit,
            ItemType::Benefit | ItemType::Reward => Self::Benefit,
            ItemType::Confirmation => Self::Confirmation,
            ItemType::Adjudication
            | ItemType::Penalty
            | ItemType::Coercion
            | ItemType::Levy
            | ItemType::Inspection
            | ItemType::Fee
            | ItemType::OtherPower => Self::OtherAct,
            ItemType::OpenGovernment => Self::InformationRequest,
            ItemType::PublicService | ItemType::LivingService | ItemType::PartyAffairs => Self::PublicService,
        }
    }

    /// The table of regimes.
    pub fn rules(self) -> &'static RegimeRules {
        match self {
            Self::Permit => &table::PERMIT,
            Self::Benefit | Self::Confirmation | Self::OtherAct => &table::PLAIN_ACT,
            Self::InformationRequest => &table::INFORMATION_REQUEST,
            Self::VillageMatter => &table::VILLAGE_MATTER,
            Self::PublicService => &table::PUBLIC_SERVICE,
        }
    }

    /// Whether silence on a request leads to its acceptance.
    pub fn deems_accepted(self) -> bool {
        self.rules().lateness == Lateness::DeemedAccepted
    }

    /// The time to decide on acceptance: the centre's own, unless the law gives less.
    pub fn acceptance_decision(self, own: Limit) -> Limit {
        match self.rules().acceptance_decision {
            Some(law) if law.unit == own.unit && law.amount < own.amount => law,
            _ => own,
        }
    }
}

impl ItemVersion {
    /// The regime the version names, or that of its type.
    pub fn procedure(&self) -> Regime {
        self.regime.unwrap_or_else(|| Regime::of_type(self.item_type))
    }
}
