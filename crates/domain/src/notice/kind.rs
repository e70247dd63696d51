//! Which notice follows from which event.

use serde::{Deserialize, Serialize};

use crate::case::{Event, Outcome};
use crate::catalogue::item::Kind;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NoticeKind {
    /// 收件回执
    Receipt,
    /// 业务受理单, for what is decided on the spot
    Acceptance,
    /// 承诺办理通知书
    Commitment,
    /// 补正告知书
    SupplementRequest,
    /// 补正材料收件回执
    SupplementReceipt,
    /// 不予受理决定书
    Refusal,
    /// 退回件通知书
    Rejection,
    /// 转办单
    Transfer,
    /// 准予决定书
    Approval,
    /// 不予决定书
    Denial,
    /// 送达回证
    DeliveryReceipt,
    /// 终止办理通知书
    Termination,
    /// 容缺承诺书; also the notice of what is to come (补报材料通知单 of document 004-8a)
    LateUndertaking,
    /// 材料收件回执
    MaterialReceipt,
    /// 撤回申请确认书
    Withdrawal,
    /// 特殊程序期限告知书 (行政许可法 45)
    SpecialProcedure,
    /// 延期通知书 (行政许可法 42)
    Extension,
}

impl NoticeKind {
    pub const ALL: [Self; 17] = [
        Self::Receipt,
        Self::Acceptance,
        Self::Commitment,
        Self::SupplementRequest,
        Self::SupplementReceipt,
        Self::Refusal,
        Self::Rejection,
        Self::Transfer,
        Self::Approval,
        Self::Denial,
        Self::DeliveryReceipt,
        Self::Termination,
        Self::LateUndertaking,
        Self::MaterialReceipt,
        Self::Withdrawal,
        Self::SpecialProcedure,
        Self::Extension,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Acceptance => "acceptance",
            Self::Commitment => "commitment",
            Self::SupplementRequest => "supplementRequest",
            Self::SupplementReceipt => "supplementReceipt",
            Self::Refusal => "refusal",
            Self::Rejection => "rejection",
            Self::Transfer => "transfer",
            Self::Approval => "approval",
            Self::Denial => "denial",
            Self::DeliveryReceipt => "deliveryReceipt",
            Self::Termination => "termination",
            Self::LateUndertaking => "lateUndertaking",
            Self::MaterialReceipt => "materialReceipt",
            Self::Withdrawal => "withdrawal",
            Self::SpecialProcedure => "specialProcedure",
            Self::Extension => "extension",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Receipt => "收件回执",
            Self::Acceptance => "业务受理单",
            Self::Commitment => "承诺办理通知书",
            Self::SupplementRequest => "补正告知书",
            Self::SupplementReceipt => "补正材料收件回执",
            Self::Refusal => "不予受理决定书",
            Self::Rejection => "退回件通知书",
            Self::Transfer => "转办单",
            Self::Approval => "准予决定书",
            Self::Denial => "不予决定书",
            Self::DeliveryReceipt => "送达回证",
            Self::Termination => "终止办理通知书",
            Self::LateUndertaking => "容缺承诺书",
            Self::MaterialReceipt => "材料收件回执",
            Self::Withdrawal => "撤回申请确认书",
            Self::SpecialProcedure => "特殊程序期限告知书",
            Self::Extension => "延期通知书",
        }
    }

    /// The short word that stands in its number: 补正〔2026〕1号.
    pub fn series(self) -> &'static str {
        match self {
            Self::Receipt => "收",
            Self::Acceptance => "受",
            Self::Commitment => "诺",
            Self::SupplementRequest => "补正",
            Self::SupplementReceipt => "补收",
            Self::Refusal => "不受",
            Self::Rejection => "退",
            Self::Transfer => "转",
            Self::Approval => "准",
            Self::Denial => "不准",
            Self::DeliveryReceipt => "送",
            Self::Termination => "终",
            Self::LateUndertaking => "容",
            Self::MaterialReceipt => "材收",
            Self::Withdrawal => "撤",
            Self::SpecialProcedure => "特程",
            Self::Extension => "延",
        }
    }

    /// Whether the applicant must be given it in writing (行政许可法 32, 38, 42, 45): a dossier without its print is not complete.
    pub fn owed_in_writing(self) -> bool {
        matches!(
            self,
            Self::Refusal
                | Self::Rejection
                | Self::Denial
                | Self::Termination
                | Self::SpecialProcedure
                | Self::Extension
        )
    }
}

/// The notices that `event` issues, in order; `kind` is the kind of the item. A withdrawal is the applicant's own word,
/// which the applicant confirms by signing for it.
pub fn issued(event: &Event, kind: Kind) -> &'static [NoticeKind] {
    match (event, kind) {
        (Event::Received { .. }, _) => &[NoticeKind::Receipt],
        (Event::Accepted | Event::DeemedAccepted, Kind::Immediate) => &[NoticeKind::Acceptance],
        (Event::Accepted | Event::DeemedAccepted, Kind::Commitment) => &[NoticeKind::Commitment],
        (Event::AcceptedWithLate { .. }, Kind::Immediate) => &[NoticeKind::Acceptance, NoticeKind::LateUndertaking],
        (Event::AcceptedWithLate { .. }, Kind::Commitment) => &[NoticeKind::Commitment, NoticeKind::LateUndertaking],
        (Event::SupplementRequested { .. }, _) => &[NoticeKind::SupplementRequest],
        (Event::Supplemented { .. }, _) => &[NoticeKind::SupplementReceipt],
        (Event::MaterialsBrought { .. }, _) => &[NoticeKind::MaterialReceipt],
        (Event::Refused { .. }, _) => &[NoticeKind::Refusal],
        (Event::Rejected { .. }, _) => &[NoticeKind::Rejection],
        (Event::Transferred { .. }, _) => &[NoticeKind::Transfer],
        (Event::Decided { outcome: Outcome::Approved, .. }, _) => &[NoticeKind::Approval],
        (Event::Decided { outcome: Outcome::Denied, .. }, _) => &[NoticeKind::Denial],
        (Event::Delivered { .. }, _) => &[NoticeKind::DeliveryReceipt],
        (Event::Terminated { .. }, _) => &[NoticeKind::Termination],
        (Event::Withdrawn { .. }, _) => &[NoticeKind::Withdrawal],
        (Event::Suspended { .. }, _) => &[NoticeKind::SpecialProcedure],
        (Event::Extended { .. }, _) => &[NoticeKind::Extension],
        (Event::Corrected { .. } | Event::Reminded { .. } | Event::Filed | Event::Resumed { .. }, _) => &[],
    }
}
