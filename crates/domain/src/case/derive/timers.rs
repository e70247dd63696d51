//! Which clocks a transition starts and stops (E4), and until when they run.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::case::event::{Event, Recorded};
use crate::case::model::Case;
use crate::catalogue::item::{ItemVersion, Kind};
use crate::kernel::Post;
use crate::roster::{Duties, PostMeaning};
use crate::time::{Calendars, Due, Limit, TimeFault, due, session_close, warn_at};

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
    /// 送达: ten working days from the decision (行政许可法 44).
    Delivery,
}

impl Clock {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AcceptanceDecision => "acceptanceDecision",
            Self::Promise => "promise",
            Self::Statutory => "statutory",
            Self::Delivery => "delivery",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::AcceptanceDecision, Self::Promise, Self::Statutory, Self::Delivery]
            .into_iter()
            .find(|clock| clock.as_str() == text)
    }
}

/// The limits and calendars in force at the centre.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    pub acceptance_decision: Limit,
    pub delivery: Limit,
    /// Yellow begins so many open days before a clock is due (E6).
    pub warning_open_days: u32,
    pub posts: PostMeaning,
    pub calendars: Calendars<'a>,
}

/// A clock that begins to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    pub clock: Clock,
    pub started_at: OffsetDateTime,
    pub due: Due,
    /// From here on the light is yellow.
    pub warn_at: OffsetDateTime,
    /// The post that answers for it.
    pub owner: Post,
}

/// What one transition does to the clocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    pub stops: Vec<Clock>,
    pub starts: Vec<Start>,
}

/// The change that `recorded` makes to the clocks of `case`, the case after it.
pub fn timers(case: &Case, recorded: &Recorded, item: &ItemVersion, limits: &Limits<'_>) -> Result<Change, TimeFault> {
    let at = recorded.at;
    Ok(match recorded.event {
        Event::Received { .. } => Change {
            stops: Vec::new(),
            starts: vec![start(
                Clock::AcceptanceDecision,
                at,
                counted(at, limits.acceptance_decision, limits)?,
                limits.posts.holding(Duties::Handle),
                limits,
            )?],
        },
        Event::Accepted => Change { stops: vec![Clock::AcceptanceDecision], starts: promised(case.kind, at, item, limits)? },
        Event::Decided { .. } => Change {
            stops: vec![Clock::Promise, Clock::Statutory],
            starts: vec![start(
                Clock::Delivery,
                at,
                counted(at, limits.delivery, limits)?,
                limits.posts.holding(Duties::Handle),
                limits,
            )?],
        },
        Event::Delivered { .. } => Change { stops: vec![Clock::Delivery], starts: Vec::new() },
    })
}

/// The clocks that acceptance at `at` would start: what is shown before it is confirmed, and what then holds.
pub fn promised(
    kind: Kind,
    at: OffsetDateTime,
    item: &ItemVersion,
    limits: &Limits<'_>,
) -> Result<Vec<Start>, TimeFault> {
    let owner = limits.posts.holding(decided_by(kind));
    let mut starts = Vec::new();
    match (kind, item.promised_limit) {
        (Kind::Immediate, _) => {
            starts.push(start(Clock::Promise, at, session_close(at, &limits.calendars)?, owner, limits)?);
        }
        (Kind::Commitment, Some(limit)) => {
            starts.push(start(Clock::Promise, at, counted(at, limit, limits)?, owner, limits)?);
        }
        (Kind::Commitment, None) => {}
    }
    if let Some(limit) = item.statutory_limit {
        starts.push(start(Clock::Statutory, at, counted(at, limit, limits)?, owner, limits)?);
    }
    Ok(starts)
}

/// Whose duty the decision is: an immediate case is decided by whoever handles it, a promise by the chief.
pub fn decided_by(kind: Kind) -> Duties {
    match kind {
        Kind::Immediate => Duties::Handle,
        Kind::Commitment => Duties::Decide,
    }
}

fn counted(at: OffsetDateTime, limit: Limit, limits: &Limits<'_>) -> Result<Due, TimeFault> {
    due(at, limit, &[], &limits.calendars)
}

fn start(
    clock: Clock,
    started_at: OffsetDateTime,
    due: Due,
    owner: Post,
    limits: &Limits<'_>,
) -> Result<Start, TimeFault> {
    let warn_at = warn_at(due.at, limits.warning_open_days, &limits.calendars)?;
    Ok(Start { clock, started_at, due, warn_at: warn_at.max(started_at), owner })
}
