//! Procedure regimes (requirement B12): which law an item is handled under, and what follows from it. 行政许可法 is one
//! of them; benefits, confirmations, information requests and village matters have others.

use serde::{Deserialize, Serialize};

use super::item::{ItemType, ItemVersion};
use crate::time::{Limit, Unit};

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

const fn working_days(amount: u32) -> Limit {
    Limit { amount, unit: Unit::WorkingDay }
}

/// 行政复议法 (2023) article 20.
const RECONSIDERATION: Remedy = Remedy {
    kind: RemedyKind::Reconsideration,
    days: Some(60),
    months: None,
    after_the_one_before: false,
    source: "《中华人民共和国行政复议法》第二十条",
};

/// 行政诉讼法 article 46.
const LITIGATION: Remedy = Remedy {
    kind: RemedyKind::Litigation,
    days: None,
    months: Some(6),
    after_the_one_before: false,
    source: "《中华人民共和国行政诉讼法》第四十六条",
};

const EITHER: &str = "申请人不服本决定的，可以自收到本决定之日起60日内依法申请行政复议，也可以自收到本决定之日起6个月内依法向人民法院提起行政诉讼。";

/// An administrative act without a procedure law of its own: no deemed acceptance, no extension, the general remedies.
const PLAIN_ACT: RegimeRules = RegimeRules {
    acceptance_decision: None,
    acceptance_source: None,
    lateness: Lateness::Overdue,
    unanswered: Unanswered::Nothing,
    extension: None,
    excluded_steps: &[],
    remedies: &[RECONSIDERATION, LITIGATION],
    remedies_text: EITHER,
};

const PERMIT: RegimeRules = RegimeRules {
    acceptance_decision: Some(working_days(5)),
    acceptance_source: Some("《中华人民共和国行政许可法》第三十二条"),
    lateness: Lateness::DeemedAccepted,
    unanswered: Unanswered::Nothing,
    extension: Some(ExtensionRule {
        longest: working_days(10),
        approver: ExtensionApprover::HeadOfAuthority,
        source: "《中华人民共和国行政许可法》第四十二条",
    }),
    // 行政许可法 article 45.
    excluded_steps: &[
        ExcludedStep::Hearing,
        ExcludedStep::Tender,
        ExcludedStep::Auction,
        ExcludedStep::Inspection,
        ExcludedStep::Test,
        ExcludedStep::Quarantine,
        ExcludedStep::Appraisal,
        ExcludedStep::ExpertReview,
    ],
    remedies: &[RECONSIDERATION, LITIGATION],
    remedies_text: EITHER,
};

const INFORMATION_REQUEST: RegimeRules = RegimeRules {
    acceptance_decision: Some(working_days(7)),
    acceptance_source: Some("《中华人民共和国政府信息公开条例》第三十条"),
    lateness: Lateness::Overdue,
    unanswered: Unanswered::Abandoned,
    extension: Some(ExtensionRule {
        longest: working_days(20),
        approver: ExtensionApprover::HeadOfInformationOffice,
        source: "《中华人民共和国政府信息公开条例》第三十三条",
    }),
    excluded_steps: &[ExcludedStep::ThirdPartyOpinion],
    // Reconsideration comes first where information is not given (行政复议法 23); then 行政诉讼法 45.
    remedies: &[
        Remedy { source: "《中华人民共和国行政复议法》第二十条、第二十三条", ..RECONSIDERATION },
        Remedy {
            days: Some(15),
            months: None,
            after_the_one_before: true,
            source: "《中华人民共和国行政诉讼法》第四十五条",
            ..LITIGATION
        },
    ],
    remedies_text: "申请人不服本决定的，应当自收到本决定之日起60日内先依法申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。",
};

const VILLAGE_MATTER: RegimeRules = RegimeRules {
    remedies: &[
        Remedy {
            kind: RemedyKind::Correction,
            days: None,
            source: "《中华人民共和国村民委员会组织法》第三十六条",
            ..RECONSIDERATION
        },
        Remedy {
            kind: RemedyKind::Annulment,
            months: None,
            source: "《中华人民共和国村民委员会组织法》第三十六条",
            ..LITIGATION
        },
    ],
    remedies_text: "对村民委员会的决定有异议的，可以向乡镇人民政府反映，请求依法责令改正；认为决定侵害自己合法权益的，可以依法申请人民法院予以撤销。",
    ..PLAIN_ACT
};

const PUBLIC_SERVICE: RegimeRules = RegimeRules {
    remedies: &[
        Remedy {
            kind: RemedyKind::Complaint,
            days: None,
            source: "《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》（国办发〔2019〕51号）",
            ..RECONSIDERATION
        },
        RECONSIDERATION,
        LITIGATION,
    ],
    remedies_text: "对办理结果有异议的，可以向本中心或者监督投诉电话反映；认为行政机关的行为侵犯自己合法权益的，可以自知道之日起60日内依法申请行政复议，也可以自知道之日起6个月内依法向人民法院提起行政诉讼。",
    ..PLAIN_ACT
};

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
            Self::Permit => &PERMIT,
            Self::Benefit | Self::Confirmation | Self::OtherAct => &PLAIN_ACT,
            Self::InformationRequest => &INFORMATION_REQUEST,
            Self::VillageMatter => &VILLAGE_MATTER,
            Self::PublicService => &PUBLIC_SERVICE,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::check::sample;

    const ALL: [Regime; 7] = [
        Regime::Permit,
        Regime::Benefit,
        Regime::Confirmation,
        Regime::OtherAct,
        Regime::InformationRequest,
        Regime::VillageMatter,
        Regime::PublicService,
    ];

    #[test]
    fn only_the_permit_law_takes_silence_for_acceptance() {
        let deeming: Vec<Regime> = ALL.into_iter().filter(|regime| regime.deems_accepted()).collect();
        assert_eq!(deeming, [Regime::Permit]);
    }

    #[test]
    fn every_regime_names_remedies_and_where_they_stand() {
        for regime in ALL {
            let rules = regime.rules();
            assert!(!rules.remedies.is_empty() && !rules.remedies_text.is_empty(), "{regime:?}");
            assert!(rules.remedies.iter().all(|remedy| remedy.source.starts_with('《')), "{regime:?}");
            assert!(!rules.remedies.first().is_some_and(|first| first.after_the_one_before), "{regime:?}");
        }
    }

    #[test]
    fn litigation_follows_reconsideration_where_information_is_refused() {
        let remedies = Regime::InformationRequest.rules().remedies;
        let [first, second] = remedies else { panic!("{remedies:?}") };
        assert_eq!((first.kind, first.days), (RemedyKind::Reconsideration, Some(60)));
        assert!(second.after_the_one_before && second.days == Some(15));
    }

    #[test]
    fn a_version_is_under_the_regime_it_names_or_that_of_its_type() {
        let mut version = sample();
        assert_eq!(version.procedure(), Regime::Permit);
        version.regime = Some(Regime::VillageMatter);
        assert_eq!(version.procedure(), Regime::VillageMatter);
    }

    #[test]
    fn the_centres_own_time_holds_unless_the_law_gives_less() {
        assert_eq!(Regime::Permit.acceptance_decision(working_days(7)), working_days(5));
        assert_eq!(Regime::Permit.acceptance_decision(working_days(3)), working_days(3));
        assert_eq!(Regime::InformationRequest.acceptance_decision(working_days(5)), working_days(5));
        assert_eq!(Regime::Benefit.acceptance_decision(working_days(5)), working_days(5));
    }
}
