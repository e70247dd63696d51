//! The table of regimes: one row for each, with its law.

use super::{ExcludedStep, ExtensionApprover, ExtensionRule, Lateness, RegimeRules, Remedy, RemedyKind, Unanswered};
use crate::time::{Limit, Unit};

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
pub(super) const PLAIN_ACT: RegimeRules = RegimeRules {
    acceptance_decision: None,
    acceptance_source: None,
    lateness: Lateness::Overdue,
    unanswered: Unanswered::Nothing,
    extension: None,
    excluded_steps: &[],
    remedies: &[RECONSIDERATION, LITIGATION],
    remedies_text: EITHER,
};

pub(super) const PERMIT: RegimeRules = RegimeRules {
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

pub(super) const INFORMATION_REQUEST: RegimeRules = RegimeRules {
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
        Remedy {
            source: "《中华人民共和国行政复议法》第二十条、第二十三条", ..RECONSIDERATION
        },
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

pub(super) const VILLAGE_MATTER: RegimeRules = RegimeRules {
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

pub(super) const PUBLIC_SERVICE: RegimeRules = RegimeRules {
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
