//! The clocks that a case can have (E4).

use serde::{Deserialize, Serialize};

/// A clock of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Clock {
    /// 受理决定: five working days from receipt (行政许可法 32).
    AcceptanceDecision,
    /// 承诺时限: what the centre promised.
    Promise,
    /// 法定时限: what the law gives at most.
    Statutory,
    /// 补正等待: the applicant's time to bring what was asked for.
    SupplementWait,
    /// 送达: ten working days from the decision (行政许可法 44).
    Delivery,
    /// 容缺补交: the applicant's time to bring what was accepted as late.
    LateMaterials,
}

impl Clock {
    pub const ALL: [Self; 6] = [
        Self::AcceptanceDecision,
        Self::SupplementWait,
        Self::Promise,
        Self::Statutory,
        Self::LateMaterials,
        Self::Delivery,
    ];

    /// Whether the time is the applicant's; every other clock is the centre's.
    pub fn of_applicant(self) -> bool {
        matches!(self, Self::SupplementWait | Self::LateMaterials)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::AcceptanceDecision => "acceptanceDecision",
            Self::Promise => "promise",
            Self::Statutory => "statutory",
            Self::SupplementWait => "supplementWait",
            Self::Delivery => "delivery",
            Self::LateMaterials => "lateMaterials",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|clock| clock.as_str() == text)
    }
}
