//! Clocks of a case.

use app::queries::cases::Owners;
use domain::case::derive::recompute::{Extension, KeptPause};
use domain::case::derive::timers::{Clock, Grounds};
use domain::kernel::Post;
use domain::roster::Owner as Answers;
use serde::Serialize;
use store::StoreError;
use store::cases::timers::TimerRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Light, Named, civil, told};
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
    /// None while it stands still.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    /// From here on the light is yellow.
    #[serde(with = "time::serde::rfc3339::option")]
    pub warn_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub stopped_at: Option<OffsetDateTime>,
    pub state: TimerState,
    /// For a clock that has stopped: the light it stopped at.
    pub light: Light,
    pub owner: Owner,
    /// The time is the applicant's; the owner watches it.
    pub of_applicant: bool,
    /// While it stands still, of the due time before.
    pub explanation: Grounds,
    /// Times in which it stood still, or still does, each with the number of its suspension.
    pub pauses: Vec<KeptPause>,
    pub extension: Option<Extension>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TimerState {
    Running,
    /// 中止: it stands still.
    Suspended,
    /// Stopped in time.
    Met,
    /// Stopped too late.
    Missed,
}

/// Who answers for something: a post, and who is on it today; or a review unit, and its reviewer if it has but one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Owner {
    pub post: Option<Post>,
    pub unit: Option<Named>,
    pub name: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Timers {
    pub items: Vec<TimerView>,
}

impl TimerView {
    pub fn of(row: &TimerRow, now: OffsetDateTime, owners: &Owners) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("timer"));
        let stopped_at = row.stopped_at.map(civil);
        let state = match stopped_at {
            None if row.stands_still() => TimerState::Suspended,
            None => TimerState::Running,
            Some(at) if at <= row.due.time() => TimerState::Met,
            Some(_) => TimerState::Missed,
        };
        let clock = Clock::parse(&row.clock).ok_or_else(corrupt)?;
        let who = Answers::parse(&row.owner_post).ok_or_else(corrupt)?;
        Ok(Self {
            id: row.id.0,
            clock,
            of_applicant: clock.of_applicant(),
            started_at: civil(row.started_at),
            due: told(row.due),
            warn_at: told(row.warn_at),
            stopped_at,
            state,
            light: Light::at(stopped_at.unwrap_or(now), row.warn_at.time(), row.due.time()),
            owner: owner(who, clock, owners),
            explanation: row.explanation.0.clone(),
            pauses: row.pauses.0.clone(),
            extension: row.extension.0.clone(),
        })
    }
}

fn owner(who: Answers, clock: Clock, owners: &Owners) -> Owner {
    match (who, &owners.review) {
        (Answers::Reviewer, Some((unit, names))) => {
            let name = if let [only] = names.as_slice() { Some(only.clone()) } else { None };
            Owner { post: None, unit: Some(Named::unit(unit)), name }
        }
        (Answers::Reviewer, None) => Owner { post: None, unit: None, name: None },
        (Answers::Post(post), _) => {
            // The result is handed out at the issuing window, where there is one.
            let there = clock == Clock::Delivery && !owners.issuing.is_empty();
            let holders = if there { &owners.issuing } else { &owners.window };
            let name = holders.iter().find(|(of, _)| *of == post).map(|(_, name)| name.clone());
            Owner { post: Some(post), unit: None, name }
        }
    }
}
