//! The row of the queue that a case leaves behind.

use domain::case::Case;
use domain::case::derive::timers::Clock;
use domain::case::derive::work_item::waiting;
use domain::place::Place;
use store::StoreError;
use store::cases::timers::{self, TimerRow};
use store::cases::work_items::WorkItemRow;
use store::engine::columns::{Id, Instant};
use store::places::centres::CentreRow;

use crate::{AppError, Tx};

/// The queue entry, due when the earliest of the clocks that run now is due.
pub fn queue_entry(tx: &mut Tx<'_>, case: &Case, centre: &CentreRow) -> Result<Option<WorkItemRow>, AppError> {
    let Some(waiting) = waiting(case, &centre.policy.0.posts.by_duty()) else {
        return Ok(None);
    };
    let clocks = timers::of_case(tx.conn, case.id)?;
    let (sort_due, warn_at) =
        earliest(&clocks).ok_or_else(|| StoreError::corrupt("a case that waits without a clock"))?;
    let (window, unit) = match waiting.place {
        Place::Window(window) => (window, None),
        Place::Unit(unit) => (case.window, Some(unit)),
    };
    Ok(Some(WorkItemRow {
        id: Id(tx.new_id()),
        centre_id: Id(case.centre.0),
        window_id: Id(window.0),
        case_id: Id(case.id.0),
        task: waiting.task.as_str().to_owned(),
        owner_post: waiting.owner.code().to_owned(),
        sort_due,
        warn_at,
        unit_id: unit.map(|unit| Id(unit.0)),
        suspended: suspended(&clocks),
    }))
}

/// When what a case waits for is due, and when its light turns yellow: by the clocks of the centre, or by those of the
/// applicant where no other runs.
pub fn earliest(timers: &[TimerRow]) -> Option<(Instant, Instant)> {
    let of_applicant = |timer: &TimerRow| Clock::parse(&timer.clock).is_some_and(Clock::of_applicant);
    let (theirs, own): (Vec<&TimerRow>, Vec<&TimerRow>) =
        timers.iter().filter(|timer| timer.stopped_at.is_none()).partition(|timer| of_applicant(timer));
    let count = if own.is_empty() { theirs } else { own };
    Some((count.iter().map(|timer| timer.due).min()?, count.iter().map(|timer| timer.warn_at).min()?))
}

/// Whether a suspension holds a clock that has not stopped.
pub fn suspended(timers: &[TimerRow]) -> bool {
    timers.iter().any(|timer| timer.stopped_at.is_none() && timer.pauses.0.iter().any(|kept| kept.pause.to.is_none()))
}
