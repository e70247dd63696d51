//! Clocks of a case.

use domain::case::derive::timers::{Clock, Grounds};
use domain::kernel::Post;
use serde::Serialize;
use store::StoreError;
use store::cases::timers::TimerRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Light, civil};
use crate::problem::ApiError;

/// A clock of a case, with the reason for its due time.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Timer)]
pub struct TimerView {
    pub id: Uuid,
    pub clock: Clock,
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    /// From here on the light is yellow.
    #[serde(with = "time::serde::rfc3339")]
    pub warn_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub stopped_at: Option<OffsetDateTime>,
    pub state: TimerState,
    /// For a clock that has stopped: the light it stopped at.
    pub light: Light,
    pub owner: Owner,
    /// The time is the applicant's; the owner watches it.
    pub of_applicant: bool,
    pub explanation: Grounds,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TimerState {
    Running,
    /// Stopped in time.
    Met,
    /// Stopped too late.
    Missed,
}

/// The post that answers for something, and who is on it today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Owner {
    pub post: Post,
    pub name: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Timers {
    pub items: Vec<TimerView>,
}

impl TimerView {
    pub fn of(row: &TimerRow, now: OffsetDateTime, holders: &[(Post, String)]) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("timer"));
        let (due, warn_at) = (civil(row.due), civil(row.warn_at));
        let stopped_at = row.stopped_at.map(civil);
        let state = match stopped_at {
            None => TimerState::Running,
            Some(at) if at <= due => TimerState::Met,
            Some(_) => TimerState::Missed,
        };
        let post = Post::parse(&row.owner_post).ok_or_else(corrupt)?;
        let clock = Clock::parse(&row.clock).ok_or_else(corrupt)?;
        Ok(Self {
            id: row.id.0,
            clock,
            of_applicant: clock.of_applicant(),
            started_at: civil(row.started_at),
            due,
            warn_at,
            stopped_at,
            state,
            light: Light::at(stopped_at.unwrap_or(now), warn_at, due),
            owner: owner(post, holders),
            explanation: row.explanation.0.clone(),
        })
    }
}

fn owner(post: Post, holders: &[(Post, String)]) -> Owner {
    let name = holders.iter().find(|(of, _)| *of == post).map(|(_, name)| name.clone());
    Owner { post, name }
}
