//! Where a recomputation begins: somebody changed the policy, or the watcher finds clocks of an older calendar.

use domain::kernel::id::{CentreId, PersonId};
use store::cases::timers::CalendarVersions;
use store::engine::columns::{Id, Instant};
use store::places::centres;
use store::supervision::recomputations::{self, RecomputationRow};
use uuid::Uuid;

use crate::{AppError, Tx};

/// Why clocks are computed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    Calendar,
    Policy,
}

impl Cause {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Policy => "policy",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Calendar, Self::Policy].into_iter().find(|cause| cause.as_str() == text)
    }
}

/// Begins a recomputation for the centre in the transaction of the change; the worker does the rest. One that is still
/// under way begins again from the first clock.
pub fn begin(tx: &mut Tx<'_>, centre: CentreId, cause: Cause, stated_by: Option<PersonId>) -> Result<Uuid, AppError> {
    let versions = current(tx, centre)?;
    let under_way = recomputations::unfinished(tx.conn, i64::MAX)?.into_iter().find(|row| row.centre_id.0 == centre.0);
    if let Some(row) = under_way {
        let row = anew(tx, row, versions)?;
        recomputations::update(tx.conn, &row)?;
        return Ok(row.id.0);
    }
    let row = RecomputationRow {
        id: Id(tx.new_id()),
        centre_id: Id(centre.0),
        cause: cause.as_str().to_owned(),
        national_version: versions.national,
        own_version: versions.own,
        stated_by: stated_by.map(|person| Id(person.0)),
        started_at: Instant::from(tx.now),
        finished_at: None,
        state: "running".to_owned(),
        total: 0,
        done: 0,
        moved: 0,
        kept_back: 0,
        reached: None,
    };
    let row = anew(tx, row, versions)?;
    recomputations::insert(tx.conn, &row)?;
    Ok(row.id.0)
}

/// The same, from the first clock, with these versions.
pub fn anew(tx: &mut Tx<'_>, row: RecomputationRow, now: CalendarVersions) -> Result<RecomputationRow, AppError> {
    let total = recomputations::count_open(tx.conn, CentreId(row.centre_id.0))?;
    Ok(RecomputationRow {
        national_version: now.national,
        own_version: now.own,
        total: i32::try_from(total).unwrap_or(i32::MAX),
        done: 0,
        kept_back: 0,
        reached: None,
        ..row
    })
}

/// The versions of the centre's calendars as they stand in this transaction.
pub fn current(tx: &mut Tx<'_>, centre: CentreId) -> Result<CalendarVersions, AppError> {
    let calendar = centres::load(tx.conn, centre)?.calendar_id;
    let version = |tx: &mut Tx<'_>, id: &str| {
        store::places::calendars::version(tx.conn, id)?.ok_or(AppError::NotFound("calendar"))
    };
    Ok(CalendarVersions { own: version(tx, &calendar)?, national: version(tx, crate::calendars::NATIONAL)? })
}
