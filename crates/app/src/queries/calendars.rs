//! Calendars, and due times counted on them.

use domain::kernel::Actor;
use domain::time::{Due, Limit, Pause, due};
use store::places::calendars;
use store::places::centres;
use time::OffsetDateTime;

use crate::calendars::NATIONAL;
use crate::{AppError, Tx};

#[derive(Debug, Clone)]
pub struct CalendarRecord {
    pub id: String,
    pub name: String,
    pub national: bool,
    pub version: i32,
    pub years: Vec<i32>,
}

/// The national calendar and that of the actor's centre.
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<CalendarRecord>, AppError> {
    let own = centres::load(tx.conn, actor.centre)?.calendar_id;
    let tables = tx.tables(&own)?;
    [tables.national, tables.own]
        .into_iter()
        .map(|table| {
            let row = calendars::load(tx.conn, &table.id)?.ok_or(AppError::NotFound("calendar"))?;
            let (first, last) = table.days.covers();
            Ok(CalendarRecord {
                national: row.id == NATIONAL,
                id: row.id,
                name: row.name,
                version: row.version,
                years: (first.year()..=last.year()).collect(),
            })
        })
        .collect()
}

pub fn due_time(
    tx: &mut Tx<'_>,
    actor: &Actor,
    calendar: &str,
    start: OffsetDateTime,
    limit: Limit,
    pauses: &[Pause],
) -> Result<Due, AppError> {
    let own = centres::load(tx.conn, actor.centre)?.calendar_id;
    if calendar != NATIONAL && calendar != own {
        return Err(AppError::NotFound("calendar"));
    }
    let tables = tx.tables(calendar)?;
    Ok(due(start, limit, pauses, &tables.calendars())?)
}
