//! Which clocks a transition starts and stops (E4), and until when they run.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use crate::case::clock::Clock;
use crate::case::event::{Event, Recorded};
use crate::case::model::Case;
use crate::catalogue::item::{ItemVersion, Kind};
use crate::roster::{Duties, Owner, PostMeaning};
use crate::time::{
    CalendarUsed, Calendars, Explanation, LatestStart, Limit, Pause, TimeFault, Unit, due, latest_start,
};

/// The limits and calendars in force at the centre.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    pub acceptance_decision: Limit,
    /// The applicant's time to bring a supplement.
    pub supplement_wait: Limit,
    pub delivery: Limit,
    /// Yellow begins so long before a clock is due (E6).
    pub warning: Limit,
    /// The same for what is decided on the spot.
    pub immediate_warning: Limit,
    pub posts: PostMeaning,
    pub calendars: Calendars<'a>,
}

/// Why a clock is due when it is: kept with it, and shown in one click.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Grounds {
    /// A limit was counted out on a calendar.
    Counted(Explanation),
    /// An immediate case (即办件) is decided before the centre closes on the day it was taken; what is taken while it
    /// is closed belongs to the next day it opens.
    SessionDay {
        #[serde(with = "time::serde::rfc3339")]
        start: OffsetDateTime,
        #[serde(with = "time::serde::rfc3339")]
        due: OffsetDateTime,
        /// Each close in one of these was not counted.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pauses: Vec<Pause>,
    },
    /// The applicant undertook to do it by then.
    Undertaken {
        #[serde(with = "time::serde::rfc3339")]
        start: OffsetDateTime,
        #[serde(with = "time::serde::rfc3339")]
        due: OffsetDateTime,
    },
}

impl Grounds {
    /// Whether the limit was counted on the national calendar.
    pub fn is_national(&self) -> bool {
        matches!(self, Self::Counted(explanation) if explanation.calendar == CalendarUsed::National)
    }
}

/// A clock that begins to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    pub clock: Clock,
    pub started_at: OffsetDateTime,
    pub due: OffsetDateTime,
    pub grounds: Grounds,
    /// From here on the light is yellow.
    pub warn_at: OffsetDateTime,
    /// Who answers for it.
    pub owner: Owner,
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
    let handler = Owner::Post(limits.posts.holding(Duties::Handle));
    let decider = case.route.review.map_or_else(|| window_decider(case.kind, limits), |_| Owner::Reviewer);
    let starts = match &recorded.event {
        // After a supplement the centre has its time to say whether it accepts anew.
        Event::Received { .. } | Event::Supplemented { .. } => {
            vec![counted(Clock::AcceptanceDecision, at, decision_limit(item, limits), handler, limits)?]
        }
        Event::SupplementRequested { .. } => {
            vec![counted(Clock::SupplementWait, at, limits.supplement_wait, handler, limits)?]
        }
        Event::Accepted => promised_by(decider, case.kind, at, item, limits)?,
        Event::AcceptedWithLate { due, .. } => {
            let mut starts = promised_by(decider, case.kind, at, item, limits)?;
            starts.push(undertaken(at, *due, handler, limits)?);
            starts
        }
        // Accepted since the material came: the promise runs from there, and may be over already.
        Event::DeemedAccepted => promised_by(decider, case.kind, case.material_at, item, limits)?,
        Event::Decided { .. } => vec![counted(Clock::Delivery, at, limits.delivery, handler, limits)?],
        Event::Transferred { .. }
        | Event::Delivered { .. }
        | Event::Refused { .. }
        | Event::Rejected { .. }
        | Event::Withdrawn { .. }
        | Event::Terminated { .. }
        | Event::MaterialsBrought { .. }
        | Event::Corrected { .. }
        | Event::Reminded { .. }
        | Event::Filed
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::Extended { .. } => Vec::new(),
    };
    Ok(Change { stops: stopped_by(&recorded.event).to_vec(), starts })
}

/// The centre's time to decide on acceptance, under the regime of the item (B12).
fn decision_limit(item: &ItemVersion, limits: &Limits<'_>) -> Limit {
    item.procedure().acceptance_decision(limits.acceptance_decision)
}

/// Whether a clock that runs out leads to acceptance by itself: only the time to decide on acceptance does, and only
/// where the item's regime says so (行政许可法 32).
pub fn deems_accepted(clock: Clock, item: &ItemVersion) -> bool {
    clock == Clock::AcceptanceDecision && item.procedure().deems_accepted()
}

/// The clocks that an event ends, where they run.
pub fn stopped_by(event: &Event) -> &'static [Clock] {
    match event {
        // The centre is one: its time to say whether it accepts runs on at the other window.
        Event::Received { .. } | Event::Transferred { .. } => &[],
        // A clerk who writes down what came does not give the centre more time by it.
        Event::MaterialsBrought { completes_late: false, .. }
        | Event::Corrected { .. }
        | Event::Reminded { .. }
        | Event::Filed
        // They move clocks, and end none.
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::Extended { .. } => &[],
        Event::MaterialsBrought { completes_late: true, .. } => &[Clock::LateMaterials],
        Event::Accepted
        | Event::AcceptedWithLate { .. }
        | Event::DeemedAccepted
        | Event::SupplementRequested { .. } => &[Clock::AcceptanceDecision],
        Event::Supplemented { .. } => &[Clock::SupplementWait],
        Event::Decided { .. } => &[Clock::Promise, Clock::Statutory],
        Event::Delivered { .. }
        | Event::Refused { .. }
        | Event::Rejected { .. }
        | Event::Withdrawn { .. }
        | Event::Terminated { .. } => &Clock::ALL,
    }
}

/// The clocks that acceptance at `at` would start where the window decides: what is shown before it is confirmed, and
/// what then holds.
pub fn promised(
    kind: Kind,
    at: OffsetDateTime,
    item: &ItemVersion,
    limits: &Limits<'_>,
) -> Result<Vec<Start>, TimeFault> {
    promised_by(window_decider(kind, limits), kind, at, item, limits)
}

fn window_decider(kind: Kind, limits: &Limits<'_>) -> Owner {
    Owner::Post(limits.posts.holding(decided_by(kind)))
}

/// The same, with who owes the decision.
fn promised_by(
    owner: Owner,
    kind: Kind,
    at: OffsetDateTime,
    item: &ItemVersion,
    limits: &Limits<'_>,
) -> Result<Vec<Start>, TimeFault> {
    let mut starts = Vec::new();
    match (kind, item.promised_limit) {
        (Kind::Immediate, _) => starts.push(same_day(at, owner, limits)?),
        (Kind::Commitment, Some(limit)) => starts.push(counted(Clock::Promise, at, limit, owner, limits)?),
        (Kind::Commitment, None) => {}
    }
    if let Some(limit) = item.statutory_limit {
        starts.push(counted(Clock::Statutory, at, limit, owner, limits)?);
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

fn counted(
    clock: Clock,
    at: OffsetDateTime,
    limit: Limit,
    owner: Owner,
    limits: &Limits<'_>,
) -> Result<Start, TimeFault> {
    let due = due(counts_from(at, limit, &limits.calendars)?, limit, &[], &limits.calendars)?;
    let warn_at = warn_at(at, due.at, limits.warning, &limits.calendars)?;
    Ok(Start { clock, started_at: at, due: due.at, grounds: Grounds::Counted(due.explanation), warn_at, owner })
}

/// What is done while the centre is closed counts, for a limit in its own days or hours, from its next session.
pub(super) fn counts_from(
    at: OffsetDateTime,
    limit: Limit,
    calendars: &Calendars<'_>,
) -> Result<OffsetDateTime, TimeFault> {
    match limit.unit {
        Unit::OpenDay | Unit::OpenHour => calendars.own.counts_from(at),
        Unit::WorkingDay | Unit::CalendarDay => Ok(at),
    }
}

fn undertaken(at: OffsetDateTime, due: OffsetDateTime, owner: Owner, limits: &Limits<'_>) -> Result<Start, TimeFault> {
    let warn_at = warn_at(at, due, limits.warning, &limits.calendars)?;
    let grounds = Grounds::Undertaken { start: at.to_offset(due.offset()), due };
    Ok(Start { clock: Clock::LateMaterials, started_at: at, due, grounds, warn_at, owner })
}

fn same_day(at: OffsetDateTime, owner: Owner, limits: &Limits<'_>) -> Result<Start, TimeFault> {
    let due = limits.calendars.own.session_close(at)?;
    let warn_at = warn_at(at, due, limits.immediate_warning, &limits.calendars)?;
    let grounds = Grounds::SessionDay { start: at.to_offset(due.offset()), due, pauses: Vec::new() };
    Ok(Start { clock: Clock::Promise, started_at: at, due, grounds, warn_at, owner })
}

/// When yellow begins for a clock that runs from `at` to `due`. What would lie before `at` comes at once or, while the
/// centre is closed, when it opens next: nobody is warned at night. If it does not open before `due`, it comes at once
/// after all.
pub(super) fn warn_at(
    at: OffsetDateTime,
    due: OffsetDateTime,
    before: Limit,
    calendars: &Calendars<'_>,
) -> Result<OffsetDateTime, TimeFault> {
    let ahead = ahead_of(due, before, calendars)?;
    if ahead >= at {
        return Ok(ahead);
    }
    Ok(match calendars.own.counts_from(at) {
        Ok(attended) if attended < due => attended,
        _ => at,
    })
}

/// So many open days before `due`, or so many open hours.
fn ahead_of(due: OffsetDateTime, before: Limit, calendars: &Calendars<'_>) -> Result<OffsetDateTime, TimeFault> {
    match before.unit {
        Unit::OpenHour => match latest_start(due, before, &[], calendars)? {
            LatestStart::Moment(moment) => Ok(moment),
            LatestStart::Day(_) => calendars.own.warn_before(due, 0),
        },
        Unit::OpenDay | Unit::WorkingDay | Unit::CalendarDay => calendars.own.warn_before(due, before.amount),
    }
}
