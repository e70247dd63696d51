//! The stages of a case and the table of acts that lead from one to the next.

use serde::{Deserialize, Serialize};

/// What can be done to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Act {
    /// 收件
    Receive,
    /// 受理
    Accept,
    /// 逾期未告知，视为受理 (行政许可法 32): done by the clock, never by a person.
    DeemAccepted,
    /// 一次性告知补正 (行政许可法 32)
    RequestSupplement,
    /// 补正
    Supplement,
    /// 不予受理
    Refuse,
    /// 退回: prohibited, or against policy or plan (退回件 of document 000)
    Reject,
    /// 转办 to the right window with a named person (首问负责)
    Transfer,
    /// 决定
    Decide,
    /// 送达
    Deliver,
    /// 申请人撤回
    Withdraw,
    /// 终止办理
    Terminate,
    /// 补交材料: what comes outside a supplement that was asked for
    BringMaterials,
    /// 更正申请人信息
    Correct,
    /// 提醒领取
    Remind,
    /// 归档
    Close,
    /// 中止: a special procedure stops clocks (行政许可法 45)
    Suspend,
    /// 恢复
    Resume,
    /// 延期 (行政许可法 42)
    Extend,
}

impl Act {
    /// The acts of people on a case that exists.
    pub const ON_A_CASE: [Self; 17] = [
        Self::Accept,
        Self::RequestSupplement,
        Self::Supplement,
        Self::Refuse,
        Self::Reject,
        Self::Transfer,
        Self::Decide,
        Self::Deliver,
        Self::Withdraw,
        Self::Terminate,
        Self::BringMaterials,
        Self::Correct,
        Self::Remind,
        Self::Close,
        Self::Suspend,
        Self::Resume,
        Self::Extend,
    ];

    /// Acts that leave the stage as it is.
    pub fn stays(self) -> bool {
        matches!(
            self,
            Self::BringMaterials
                | Self::Correct
                | Self::Remind
                | Self::Close
                | Self::Suspend
                | Self::Resume
                | Self::Extend
        )
    }
}

/// A stage without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StageName {
    /// 已收件，待受理
    Received,
    /// 已一次性告知，待申请人补正
    SupplementAwaited,
    /// 已受理，办理中
    Accepted,
    /// 已决定，待送达
    Decided,
    /// 已送达，办结
    Delivered,
    /// 不予受理，办结
    Refused,
    /// 退回，办结
    Rejected,
    /// 申请人撤回，办结
    Withdrawn,
    /// 终止，办结
    Terminated,
}

impl StageName {
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::SupplementAwaited,
        Self::Accepted,
        Self::Decided,
        Self::Delivered,
        Self::Refused,
        Self::Rejected,
        Self::Withdrawn,
        Self::Terminated,
    ];

    /// The stages in which a case still waits for somebody.
    pub fn open() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|stage| stage.awaits().is_some())
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::SupplementAwaited => "supplementAwaited",
            Self::Accepted => "accepted",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Terminated => "terminated",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// The table of stages: where an act leads from here, or nowhere.
    pub fn after(self, act: Act) -> Option<Self> {
        match (self, act) {
            (Self::Received, Act::Accept | Act::DeemAccepted) => Some(Self::Accepted),
            (Self::Received, Act::RequestSupplement) => Some(Self::SupplementAwaited),
            (Self::Received, Act::Refuse) => Some(Self::Refused),
            (Self::Received, Act::Reject) => Some(Self::Rejected),
            (Self::Received, Act::Transfer) | (Self::SupplementAwaited, Act::Supplement) => Some(Self::Received),
            (Self::Accepted, Act::Decide) => Some(Self::Decided),
            (Self::Decided, Act::Deliver) => Some(Self::Delivered),
            (Self::Received | Self::SupplementAwaited | Self::Accepted, Act::Withdraw) => Some(Self::Withdrawn),
            (Self::SupplementAwaited | Self::Accepted, Act::Terminate) => Some(Self::Terminated),
            (Self::Received | Self::Accepted, Act::BringMaterials)
            | (Self::Received | Self::SupplementAwaited | Self::Accepted | Self::Decided, Act::Correct)
            | (Self::Decided, Act::Remind)
            | (Self::Accepted, Act::Suspend | Act::Resume | Act::Extend) => Some(self),
            (_, Act::Close) if self.awaits().is_none() => Some(self),
            _ => None,
        }
    }

    /// The act this stage waits for; none when the case is closed.
    pub fn awaits(self) -> Option<Act> {
        match self {
            Self::Received => Some(Act::Accept),
            Self::SupplementAwaited => Some(Act::Supplement),
            Self::Accepted => Some(Act::Decide),
            Self::Decided => Some(Act::Deliver),
            Self::Delivered | Self::Refused | Self::Rejected | Self::Withdrawn | Self::Terminated => None,
        }
    }
}
