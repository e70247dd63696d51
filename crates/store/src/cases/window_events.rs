//! The events of cases by the window they happened at, so that the day of a window is one range of an index.

use diesel::dsl::count_star;
use diesel::prelude::*;
use domain::case::{Event, Recorded};
use domain::desk::TRANSFERRED_IN;
use domain::kernel::id::{CaseId, WindowId};
use time::OffsetDateTime;

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_after;
use crate::schema::{applicant, case_event, notice, service_case, window_event};

use super::case::CaseRow;
use super::notices::NoticeRow;

/// A day of a window: from its first instant to the first of the next.
#[derive(Debug, Clone, Copy)]
pub struct WindowDay {
    pub window: WindowId,
    pub from: OffsetDateTime,
    pub until: OffsetDateTime,
}

/// Writes the event at its window; a transfer also at the window that takes the case over.
pub fn append(conn: &mut AnyConnection, window: WindowId, case: CaseId, recorded: &Recorded) -> Result<(), StoreError> {
    insert(conn, window, case, recorded, recorded.event.name())?;
    match &recorded.event {
        Event::Transferred { window: to, .. } => insert(conn, *to, case, recorded, TRANSFERRED_IN),
        _ => Ok(()),
    }
}

fn insert(
    conn: &mut AnyConnection,
    window: WindowId,
    case: CaseId,
    recorded: &Recorded,
    name: &str,
) -> Result<(), StoreError> {
    diesel::insert_into(window_event::table)
        .values((
            window_event::window_id.eq(Id(window.0)),
            window_event::at.eq(Instant::from(recorded.at)),
            window_event::case_id.eq(Id(case.0)),
            window_event::seq.eq(i32::try_from(recorded.seq).map_err(|_| StoreError::corrupt("event seq"))?),
            window_event::type_.eq(name),
        ))
        .execute(conn)?;
    Ok(())
}

/// The events of the day: a macro, because diesel's type of it cannot be written down.
macro_rules! on_the_day {
    ($day:expr) => {{
        let day: WindowDay = $day;
        window_event::window_id
            .eq(Id(day.window.0))
            .and(window_event::at.ge(Instant::from(day.from)))
            .and(window_event::at.lt(Instant::from(day.until)))
    }};
}

/// How often each event happened on the day, by name.
pub fn counts(conn: &mut AnyConnection, day: WindowDay) -> Result<Vec<(String, u32)>, StoreError> {
    let counted: Vec<(String, i64)> = window_event::table
        .filter(on_the_day!(day))
        .group_by(window_event::type_)
        .select((window_event::type_, count_star()))
        .load(conn)?;
    Ok(counted.into_iter().map(|(name, count)| (name, capped(count))).collect())
}

/// How many notices were issued on the day, and how many of them nobody has printed.
pub fn notice_counts(conn: &mut AnyConnection, day: WindowDay) -> Result<(u32, u32), StoreError> {
    let issued = window_event::table
        .inner_join(
            notice::table.on(notice::case_id.eq(window_event::case_id).and(notice::event_seq.eq(window_event::seq))),
        )
        .filter(on_the_day!(day))
        .filter(window_event::type_.ne(TRANSFERRED_IN));
    let all: i64 = issued.select(count_star()).first(conn)?;
    let unprinted: i64 = issued.filter(notice::prints.eq(0)).select(count_star()).first(conn)?;
    Ok((capped(all), capped(unprinted)))
}

fn capped(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An event of the day with its case as that is now.
#[derive(Debug, Clone)]
pub struct DayRow {
    pub at: Instant,
    pub case: CaseRow,
    pub applicant_name: String,
    pub recorded: Recorded,
    /// The notice, where notices are asked for.
    pub notice: Option<NoticeRow>,
}

/// Events of the day with one of these names, in order, from just after `after`.
pub fn page(
    conn: &mut AnyConnection,
    day: WindowDay,
    names: &[&str],
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<DayRow>, StoreError> {
    let mut query = window_event::table
        .filter(on_the_day!(day))
        .filter(window_event::type_.eq_any(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()))
        .select((window_event::case_id, window_event::seq, window_event::at))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(rows_after!(window_event::at, window_event::case_id, after));
    }
    let found: Vec<(Id, i32, Instant)> =
        query.order((window_event::at, window_event::case_id)).limit(limit).load(conn)?;
    with_cases(conn, found.into_iter().map(|(case, seq, at)| (case, seq, at, None)).collect())
}

/// Notices issued on the day, in order, from just after `after`: all of them, or those that nobody has printed.
pub fn notices(
    conn: &mut AnyConnection,
    day: WindowDay,
    unprinted: bool,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<DayRow>, StoreError> {
    let mut query = window_event::table
        .inner_join(
            notice::table.on(notice::case_id.eq(window_event::case_id).and(notice::event_seq.eq(window_event::seq))),
        )
        .filter(on_the_day!(day))
        .filter(window_event::type_.ne(TRANSFERRED_IN))
        .select((window_event::at, NoticeRow::as_select()))
        .into_boxed();
    if unprinted {
        query = query.filter(notice::prints.eq(0));
    }
    if let Some(after) = after {
        query = query.filter(rows_after!(window_event::at, notice::id, after));
    }
    let found: Vec<(Instant, NoticeRow)> = query.order((window_event::at, notice::id)).limit(limit).load(conn)?;
    with_cases(conn, found.into_iter().map(|(at, row)| (row.case_id, row.event_seq, at, Some(row))).collect())
}

/// Two more queries for the whole page, not two for each row.
fn with_cases(
    conn: &mut AnyConnection,
    found: Vec<(Id, i32, Instant, Option<NoticeRow>)>,
) -> Result<Vec<DayRow>, StoreError> {
    let ids: Vec<Id> = found.iter().map(|(case, ..)| *case).collect();
    let cases: Vec<(CaseRow, String)> = service_case::table
        .inner_join(applicant::table.on(applicant::id.eq(service_case::applicant_id)))
        .filter(service_case::id.eq_any(ids.clone()))
        .select((CaseRow::as_select(), applicant::name))
        .load(conn)?;
    // All events of these cases; a case has a few dozen at most.
    let events: Vec<(Id, i32, Json<Recorded>)> = case_event::table
        .filter(case_event::case_id.eq_any(ids))
        .select((case_event::case_id, case_event::seq, case_event::doc))
        .load(conn)?;
    found
        .into_iter()
        .map(|(id, seq, at, notice)| {
            let case = cases.iter().find(|(case, _)| case.id == id);
            let (case, applicant_name) = case.cloned().ok_or_else(|| StoreError::corrupt("case of a day"))?;
            let event = events.iter().find(|(case, of, _)| *case == id && *of == seq);
            let (.., Json(recorded)) = event.cloned().ok_or_else(|| StoreError::corrupt("event of a day"))?;
            Ok(DayRow { at, case, applicant_name, recorded, notice })
        })
        .collect()
}
