//! Calendars, their days and versions, and due times counted on them.

use domain::kernel::Actor;
use domain::policy::{CalendarAct, may_on_calendar};
use domain::time::{CalendarRules, DayTable, Due, Limit, MakeUpDay, Pause, YearWanted, due, make_up_days, year_wanted};
use store::StoreError;
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::calendar_versions::{self, VersionRow};
use store::places::centres;
use time::OffsetDateTime;

use crate::calendars::{Kept, NATIONAL, NationalCalendar, open, table_of};
use crate::{AppError, Tx};

/// A calendar, with what its reader may do to it.
#[derive(Debug, Clone)]
pub struct CalendarRecord {
    pub kept: Kept,
    pub wanted: Option<YearWanted>,
    pub may: Vec<CalendarAct>,
}

const ACTS: [CalendarAct; 4] =
    [CalendarAct::Change, CalendarAct::AnswerMakeUp, CalendarAct::RecordEnd, CalendarAct::LoadYear];

/// The national calendar and that of the actor's centre.
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<CalendarRecord>, AppError> {
    let own = centres::load(tx.conn, actor.centre)?.calendar_id;
    [NATIONAL, &own].into_iter().map(|id| show(tx, actor, id)).collect()
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: &str) -> Result<CalendarRecord, AppError> {
    let kept = open(tx, actor, id)?;
    kept.may(actor, CalendarAct::Read)?;
    record(tx, actor, kept)
}

/// A calendar as its reader sees it, also just after an act.
pub fn record(tx: &mut Tx<'_>, actor: &Actor, kept: Kept) -> Result<CalendarRecord, AppError> {
    let national = tx.tables(NATIONAL)?.national.days;
    let may = ACTS.into_iter().filter(|act| may_on_calendar(actor, *act, kept.subject).is_ok()).collect();
    Ok(CalendarRecord { wanted: year_wanted(&national, tx.today()), may, kept })
}

/// The days of a calendar, as they are or as they were in an old version, with the rules they follow from.
pub fn days(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    version: Option<i32>,
) -> Result<(CalendarRules, DayTable), AppError> {
    let kept = open(tx, actor, id)?;
    kept.may(actor, CalendarAct::Read)?;
    match version.filter(|version| *version != kept.row.version) {
        None => {
            let table = kept.table()?;
            Ok((kept.rules, table))
        }
        Some(version) => {
            let (old, rules, national) = version_of(tx, id, version)?;
            let table = table_of(id, &rules, old.version, &national.years)?;
            Ok((rules, table))
        }
    }
}

/// The make-up days of the state, and what the calendar does about each.
pub fn make_ups(tx: &mut Tx<'_>, actor: &Actor, id: &str) -> Result<(Kept, Vec<MakeUpDay>), AppError> {
    let kept = open(tx, actor, id)?;
    kept.may(actor, CalendarAct::Read)?;
    let days = make_up_days(&kept.rules, &kept.years, &kept.table()?);
    Ok((kept, days))
}

pub fn versions(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<VersionRow>, AppError> {
    open(tx, actor, id)?.may(actor, CalendarAct::Read)?;
    let rows = calendar_versions::page(tx.conn, id, before, fetch_limit(limit))?;
    Ok(Page::split(rows, limit, VersionRow::position))
}

pub fn version(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(VersionRow, CalendarRules), AppError> {
    open(tx, actor, id)?.may(actor, CalendarAct::Read)?;
    let (row, rules, _) = version_of(tx, id, version)?;
    Ok((row, rules))
}

/// An old version, its rules, and the national calendar as it was then.
fn version_of(
    tx: &mut Tx<'_>,
    id: &str,
    version: i32,
) -> Result<(VersionRow, CalendarRules, NationalCalendar), AppError> {
    let missing = || AppError::NotFound("calendarVersion");
    let row = calendar_versions::load(tx.conn, id, version)?.ok_or_else(missing)?;
    let national = calendar_versions::load(tx.conn, NATIONAL, row.national_version)?.ok_or_else(missing)?;
    let corrupt = |_| AppError::Store(StoreError::corrupt("calendar rules"));
    let national: NationalCalendar = serde_json::from_str(&national.rules).map_err(corrupt)?;
    let rules =
        if id == NATIONAL { national.rules.clone() } else { serde_json::from_str(&row.rules).map_err(corrupt)? };
    Ok((row, rules, national))
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
