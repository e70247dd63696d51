//! The due time of a clock, computed again from what is kept of it: after a suspension, an extension, or a change of a
//! calendar or of the policy (E5).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::timers::{Clock, Grounds, Limits, counts_from, warn_at};
use crate::kernel::Signature;
use crate::time::{Calendars, DayTable, Limit, Pause, TimeFault, due};

/// What a clock was started with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "camelCase")]
pub enum Terms {
    /// So much is counted out on a calendar.
    Counted { limit: Limit },
    /// Until the centre closes on the day it was taken (即办件).
    SessionDay,
    /// Until a moment that the applicant named; no pause and no calendar moves it.
    Undertaken {
        #[serde(with = "time::serde::rfc3339")]
        due: OffsetDateTime,
    },
}

impl Terms {
    /// Those of a clock that was started on these grounds, and neither stood still nor was extended since.
    #[must_use]
    pub const fn of(grounds: &Grounds) -> Self {
        match grounds {
            Grounds::Counted(explanation) => Self::Counted { limit: explanation.limit },
            Grounds::SessionDay { .. } => Self::SessionDay,
            Grounds::Undertaken { due, .. } => Self::Undertaken { due: *due },
        }
    }
}

/// A time in which a clock stood still, or still does, and the suspension of the case that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ClockPause))]
pub struct KeptPause {
    /// Number of the suspension within its case.
    pub suspension: u32,
    pub pause: Pause,
}

/// The one extension of a clock (延期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ClockExtension))]
pub struct Extension {
    /// So much longer, in the unit of the clock's limit.
    pub amount: u32,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub reason: String,
}

/// Everything a due time follows from, beside calendars and policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub clock: Clock,
    pub started_at: OffsetDateTime,
    pub terms: Terms,
    /// In the order in which they began; several may have no end yet.
    pub pauses: Vec<KeptPause>,
    pub extension: Option<Extension>,
}

/// How a clock stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its due time is known: it runs, or it had run out before it was stopped.
    Due { due: OffsetDateTime, warn_at: OffsetDateTime, grounds: Grounds },
    /// It stands still since then, and until it goes on nobody knows when it is due.
    Still { since: OffsetDateTime },
}

/// How the clock stands on the calendars and under the policy in force, with its grounds told anew.
///
/// # Errors
/// [`TimeFault`]: a year that is not loaded, or a pause that ends before it begins. A clock that stands still is no
/// error.
pub fn due_again(kept: &Kept, limits: &Limits<'_>) -> Result<Standing, TimeFault> {
    let told = match kept.terms {
        Terms::Counted { limit } => counted_again(kept, limit, &limits.calendars),
        Terms::SessionDay => session_day_again(kept, limits.calendars.own),
        Terms::Undertaken { due } => {
            Ok((due, Grounds::Undertaken { start: kept.started_at.to_offset(due.offset()), due }))
        }
    };
    let (due, grounds) = match told {
        Ok(told) => told,
        Err(TimeFault::StandsStill { since }) => return Ok(Standing::Still { since }),
        Err(fault) => return Err(fault),
    };
    let before = if kept.terms == Terms::SessionDay { limits.immediate_warning } else { limits.warning };
    let warn_at = warn_at(kept.started_at, due, before, &limits.calendars)?;
    Ok(Standing::Due { due, warn_at, grounds })
}

fn pauses_of(kept: &Kept) -> Vec<Pause> {
    kept.pauses.iter().map(|kept| kept.pause).collect()
}

fn counted_again(kept: &Kept, limit: Limit, calendars: &Calendars<'_>) -> Result<(OffsetDateTime, Grounds), TimeFault> {
    let more = kept.extension.as_ref().map_or(0, |extension| extension.amount);
    let whole = Limit { amount: limit.amount.saturating_add(more), unit: limit.unit };
    let start = counts_from(kept.started_at, limit, calendars)?;
    let mut due = due(start, whole, &pauses_of(kept), calendars)?;
    due.explanation.extended_by = (more > 0).then_some(more);
    Ok((due.at, Grounds::Counted(due.explanation)))
}

/// The first close from the start on at which the clock does not stand still: each close that a suspension keeps from
/// being counted costs one day, as it does for a limit in days.
fn session_day_again(kept: &Kept, own: &DayTable) -> Result<(OffsetDateTime, Grounds), TimeFault> {
    let pauses = pauses_of(kept);
    if let Some(&Pause { from, to: Some(to) }) = pauses.iter().find(|pause| pause.to.is_some_and(|to| to < pause.from))
    {
        return Err(TimeFault::PauseBackwards { from, to });
    }
    let mut due = own.session_close(kept.started_at)?;
    while let Some(pause) = pauses.iter().find(|pause| pause.from < due && pause.to.is_none_or(|to| due <= to)) {
        let Some(to) = pause.to else {
            let since = pauses.iter().filter(|pause| pause.to.is_none()).map(|pause| pause.from).min();
            return Err(TimeFault::StandsStill { since: since.unwrap_or(pause.from) });
        };
        due = own.session_close(to)?;
    }
    let (start, offset) = (kept.started_at.to_offset(due.offset()), due.offset());
    let pauses = pauses.iter().map(|pause| in_offset(*pause, offset)).collect();
    Ok((due, Grounds::SessionDay { start, due, pauses }))
}

fn in_offset(pause: Pause, offset: time::UtcOffset) -> Pause {
    Pause { from: pause.from.to_offset(offset), to: pause.to.map(|to| to.to_offset(offset)) }
}

/// What stands in place of a due time that cannot be told: behind every other, never past.
pub const NEVER: OffsetDateTime = OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::days(2_932_895));

impl Kept {
    /// Whether a suspension holds it that has no end yet.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.pauses.iter().any(|kept| kept.pause.to.is_none())
    }
}
