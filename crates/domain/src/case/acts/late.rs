//! Accepting while secondary material is still to come (容缺受理, C3): until when it may come, and what is undertaken.
//!
//! Document 004-8a: the main materials are there, the window accepts and says in writing what is to come and until when.
//! The limits of the date are practice, and data of the centre.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use super::Attempt;
use crate::case::clock::Clock;
use crate::case::derive::timers::{Limits, promised};
use crate::catalogue::item::ItemVersion;
use crate::kernel::{Refusal, Rule};
use crate::time::{CIVIL, LatestStart, Limit, TimeFault, Unit, due_at, latest_start};

/// Between what days an applicant may undertake to bring what is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LateTerms {
    /// So far away at most.
    pub at_most: Limit,
    /// So long before the promise ends at least: what came late has to be looked at.
    pub before_promise: Limit,
}

impl Default for LateTerms {
    fn default() -> Self {
        let working_days = |amount| Limit { amount, unit: Unit::WorkingDay };
        Self { at_most: working_days(20), before_promise: working_days(2) }
    }
}

/// What applicant and clerk agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The applicant has signed the undertaking (容缺承诺书).
    pub undertaking: bool,
    /// When the material has to be there, or why the date cannot be taken.
    pub due: Result<OffsetDateTime, DueFault>,
}

/// Why a date cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueFault {
    Past,
    Closed,
    /// Later than this day.
    TooFar(Date),
    /// There is no such day: the promise is too short.
    NoRoom,
}

/// The last day on which material may come for what is accepted at `now`, one on which the centre opens; none where the
/// promise leaves no day.
///
/// # Errors
/// [`TimeFault::YearNotLoaded`].
pub fn latest(
    now: OffsetDateTime,
    item: &ItemVersion,
    terms: LateTerms,
    limits: &Limits<'_>,
) -> Result<Option<Date>, TimeFault> {
    let calendars = &limits.calendars;
    let mut latest = due_at(now, terms.at_most, &[], calendars)?.to_offset(CIVIL).date();
    let promise = promised(item.kind, now, item, limits)?.into_iter().find(|start| start.clock == Clock::Promise);
    if let Some(promise) = promise {
        let day = match latest_start(promise.due, terms.before_promise, &[], calendars)? {
            LatestStart::Day(day) => day,
            LatestStart::Moment(moment) => moment.to_offset(CIVIL).date(),
        };
        latest = latest.min(day);
    }
    let today = now.to_offset(CIVIL).date();
    while latest >= today {
        if calendars.own.day(latest)?.is_open() {
            return Ok(Some(latest));
        }
        latest = latest.previous_day().unwrap_or(Date::MIN);
    }
    Ok(None)
}

/// When material that is to come on `day` has to be there: before the centre closes.
///
/// # Errors
/// [`TimeFault::YearNotLoaded`].
pub fn due_on(
    day: Date,
    now: OffsetDateTime,
    item: &ItemVersion,
    terms: LateTerms,
    limits: &Limits<'_>,
) -> Result<Result<OffsetDateTime, DueFault>, TimeFault> {
    let Some(latest) = latest(now, item, terms, limits)? else { return Ok(Err(DueFault::NoRoom)) };
    if day < now.to_offset(CIVIL).date() {
        return Ok(Err(DueFault::Past));
    }
    if day > latest {
        return Ok(Err(DueFault::TooFar(latest)));
    }
    if !limits.calendars.own.day(day)?.is_open() {
        return Ok(Err(DueFault::Closed));
    }
    let close = limits.calendars.own.session_close(day.midnight().assume_offset(CIVIL))?;
    Ok(if close <= now { Err(DueFault::Past) } else { Ok(close) })
}

/// What is wrong with what was stated, where so many secondary materials are missing.
pub(super) fn faults(attempt: Attempt, stated: Option<&Stated>, allowed: bool, missing: usize) -> Vec<Refusal> {
    let Some(stated) = stated else { return Vec::new() };
    if !allowed {
        return vec![attempt.breaks(Rule::LateNotAllowed).at("/lateMaterials")];
    }
    if missing == 0 {
        return vec![attempt.breaks(Rule::NothingLate).at("/lateMaterials")];
    }
    let mut faults = Vec::new();
    if !stated.undertaking {
        faults.push(attempt.breaks(Rule::UndertakingMissing).at("/lateMaterials/undertaking"));
    }
    if let Err(fault) = stated.due {
        let refusal = match fault {
            DueFault::Past => attempt.breaks(Rule::LateDuePast),
            DueFault::Closed => attempt.breaks(Rule::LateDueClosed),
            DueFault::TooFar(latest) => attempt.breaks(Rule::LateDueTooFar).about(latest.to_string()),
            DueFault::NoRoom => attempt.breaks(Rule::LateNoRoom),
        };
        faults.push(refusal.at("/lateMaterials/due"));
    }
    faults
}
