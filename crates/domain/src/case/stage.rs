//! The stages of a case and the table of acts that lead from one to the next.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::model::{Decision, HandedOver};

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

/// The stage with what was settled on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "name")]
pub enum Stage {
    Received,
    #[serde(rename_all = "camelCase")]
    Accepted {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
    },
    #[serde(rename_all = "camelCase")]
    Decided {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
        decision: Decision,
    },
    #[serde(rename_all = "camelCase")]
    Delivered {
        #[serde(with = "time::serde::rfc3339")]
        accepted_at: OffsetDateTime,
        decision: Decision,
        handed_over: HandedOver,
    },
}

impl Stage {
    pub fn name(&self) -> StageName {
        match self {
            Self::Received => StageName::Received,
            Self::Accepted { .. } => StageName::Accepted,
            Self::Decided { .. } => StageName::Decided,
            Self::Delivered { .. } => StageName::Delivered,
        }
    }

    pub fn accepted_at(&self) -> Option<OffsetDateTime> {
        match self {
            Self::Received => None,
            Self::Accepted { accepted_at }
            | Self::Decided { accepted_at, .. }
            | Self::Delivered { accepted_at, .. } => Some(*accepted_at),
        }
    }

    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Received | Self::Accepted { .. } => None,
            Self::Decided { decision, .. } | Self::Delivered { decision, .. } => Some(decision),
        }
    }

    pub fn handed_over(&self) -> Option<&HandedOver> {
        match self {
            Self::Delivered { handed_over, .. } => Some(handed_over),
            _ => None,
        }
    }
}
