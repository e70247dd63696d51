//! Getting the result to the applicant: by somebody else with proof, by post, and reminders to collect it (F1).

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// How somebody else than the applicant proved that the result may be handed over (F1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ReceiverProof {
    /// 授权委托书
    Entrustment,
    /// 户口簿等亲属关系证明
    Kinship,
    /// 单位介绍信
    Letter,
    /// 代办员证
    AgentCard,
}

/// A parcel on its way: its number finds it again (F1, document 001).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Posted {
    /// Who carries it, e.g. 中国邮政.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub carrier: String,
    /// 寄件单号: 6 to 40 letters and digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub waybill: String,
}

/// How an applicant was reminded to collect the result (F1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ReminderWay {
    /// 电话
    Phone,
    /// 短信
    Message,
    /// 上门
    HomeVisit,
}

/// One reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub how: ReminderWay,
}
