//! Cards (红黄牌): what supervision leaves with a named person, to be answered.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::ladder::Colour;
use crate::case::clock::Clock;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CardKind {
    /// 黄牌
    Yellow,
    /// 红牌
    Red,
}

impl CardKind {
    pub const ALL: [Self; 2] = [Self::Yellow, Self::Red];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What a card is left for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CardGround {
    /// 超期: a time limit of the case is over.
    Overdue,
    /// 环节超期: a limit of the centre is over though the statutory one is not.
    StepOverdue,
    /// 临期未办: near its due time, and nothing has been done since the light turned yellow.
    NearDue,
}

impl CardGround {
    pub const ALL: [Self; 3] = [Self::Overdue, Self::StepOverdue, Self::NearDue];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::StepOverdue => "stepOverdue",
            Self::NearDue => "nearDue",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.as_str() == text)
    }
}

/// Which card each ground leaves at a centre; none where it leaves none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CardTerms {
    #[serde(default)]
    pub overdue: Option<CardKind>,
    #[serde(default)]
    pub step_overdue: Option<CardKind>,
    #[serde(default)]
    pub near_due: Option<CardKind>,
}

impl Default for CardTerms {
    /// Time that is over is what document 003 has warned of (超时警告); nearness leaves a card only where a centre says so.
    fn default() -> Self {
        Self { overdue: Some(CardKind::Red), step_overdue: Some(CardKind::Yellow), near_due: None }
    }
}

impl CardTerms {
    pub fn kind(&self, ground: CardGround) -> Option<CardKind> {
        match ground {
            CardGround::Overdue => self.overdue,
            CardGround::StepOverdue => self.step_overdue,
            CardGround::NearDue => self.near_due,
        }
    }
}

/// The ground of a card at `now` for a clock of the centre, when the statutory clock of the case that still runs is due
/// at `statutory`. Nobody is given a card for the applicant's time.
pub fn ground(
    clock: Clock,
    colour: Colour,
    statutory: Option<OffsetDateTime>,
    now: OffsetDateTime,
) -> Option<CardGround> {
    if clock.of_applicant() {
        return None;
    }
    Some(match colour {
        Colour::Yellow => CardGround::NearDue,
        Colour::Red if clock != Clock::Statutory && statutory.is_some_and(|due| now <= due) => CardGround::StepOverdue,
        Colour::Red => CardGround::Overdue,
    })
}
