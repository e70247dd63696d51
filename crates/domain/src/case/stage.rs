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
    /// 决定
    Decide,
    /// 送达
    Deliver,
}

impl Act {
    /// The acts on a case that exists.
    pub const ON_A_CASE: [Self; 3] = [Self::Accept, Self::Decide, Self::Deliver];
}

/// A stage without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StageName {
    /// 已收件，待受理
    Received,
    /// 已受理，办理中
    Accepted,
    /// 已决定，待送达
    Decided,
    /// 已送达，办结
    Delivered,
}

impl StageName {
    pub const ALL: [Self; 4] = [Self::Received, Self::Accepted, Self::Decided, Self::Delivered];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// The table of stages: where an act leads from here, or nowhere.
    pub fn after(self, act: Act) -> Option<Self> {
        match (self, act) {
            (Self::Received, Act::Accept) => Some(Self::Accepted),
            (Self::Accepted, Act::Decide) => Some(Self::Decided),
            (Self::Decided, Act::Deliver) => Some(Self::Delivered),
            _ => None,
        }
    }

    /// The one act this stage waits for.
    pub fn awaits(self) -> Option<Act> {
        Act::ON_A_CASE.into_iter().find(|act| self.after(*act).is_some())
    }
}
