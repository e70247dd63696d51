//! Windows with who holds them, the duty at any moment, and the centre as the public sees it.

use domain::kernel::id::{CentreId, WindowId};
use domain::kernel::{Actor, Post};
use domain::roster::{Assignment, Duties};
use domain::time::{Day, Session};
use store::people::staff::{self, PersonRow};
use store::places::centres::{self, CentreRow};
use store::places::windows::{self, WindowRow};
use time::{Date, OffsetDateTime, Weekday};

use crate::{AppError, FieldFault, Tx, calendars};

/// A window with the people on its posts on a day.
#[derive(Debug, Clone)]
pub struct WindowRecord {
    pub window: WindowRow,
    pub centre: CentreRow,
    pub posts: Vec<(Post, PersonRow)>,
    /// The post that holds the window, and the one that decides.
    pub resident: Post,
    pub chief: Post,
}

impl WindowRecord {
    pub fn on(&self, post: Post) -> Option<&PersonRow> {
        self.posts.iter().find(|(of, _)| *of == post).map(|(_, person)| person)
    }
}

/// All windows of the actor's centre.
pub fn windows(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<WindowRecord>, AppError> {
    let rows = windows::of_centre(tx.conn, centre)?;
    let today = tx.today();
    with_staff(tx, centre, rows, today)
}

fn with_staff(
    tx: &mut Tx<'_>,
    centre: CentreId,
    rows: Vec<WindowRow>,
    on: Date,
) -> Result<Vec<WindowRecord>, AppError> {
    let centre = centres::load(tx.conn, centre)?;
    let meaning = centre.policy.0.posts.by_duty();
    let ids: Vec<WindowId> = rows.iter().map(|row| WindowId(row.id.0)).collect();
    let staff = staff::on_windows(tx.conn, &ids)?;
    let in_force = |(assignment, _): &&(Assignment, PersonRow)| assignment.in_force(on);
    Ok(rows
        .into_iter()
        .map(|window| WindowRecord {
            posts: staff
                .iter()
                .filter(in_force)
                .filter(|(assignment, _)| assignment.window.0 == window.id.0)
                .map(|(assignment, person)| (assignment.post, person.clone()))
                .collect(),
            window,
            centre: centre.clone(),
            resident: meaning.holding(Duties::Handle),
            chief: meaning.holding(Duties::Decide),
        })
        .collect())
}

/// Who holds a window at a moment, and whether the centre is open then (H2).
#[derive(Debug, Clone)]
pub struct DutyRecord {
    pub window: WindowRecord,
    pub at: OffsetDateTime,
    pub open: bool,
}

pub fn duty(
    tx: &mut Tx<'_>,
    actor: &Actor,
    window: WindowId,
    at: Option<OffsetDateTime>,
) -> Result<DutyRecord, AppError> {
    let unknown = || AppError::Invalid(vec![FieldFault::new("?at", "field.invalid")]);
    let at = crate::civil(at.unwrap_or(tx.now)).ok_or_else(unknown)?;
    let row = windows::load(tx.conn, window)?
        .filter(|row| row.centre_id.0 == actor.centre.0)
        .ok_or(AppError::NotFound("window"))?;
    let mut records = with_staff(tx, actor.centre, vec![row], at.date())?;
    let record = records.pop().ok_or(AppError::NotFound("window"))?;
    let tables = tx.tables(&record.centre.calendar_id)?;
    let open = tables.own.days.is_open(at)?;
    Ok(DutyRecord { window: record, at, open })
}

/// A centre as the public sees it: where, when, which windows.
#[derive(Debug, Clone)]
pub struct PublicCentre {
    pub centre: CentreRow,
    pub windows: Vec<WindowRow>,
    pub open: bool,
    pub next_opening: Option<OffsetDateTime>,
    /// Today and the six days after it, with their sessions.
    pub week: Vec<PublicDay>,
    /// Monday to Sunday as they usually are at this time of the year.
    pub usual: Vec<(Weekday, Vec<Session>)>,
}

#[derive(Debug, Clone)]
pub struct PublicDay {
    pub date: Date,
    pub sessions: Vec<Session>,
}

pub fn public_centre(tx: &mut Tx<'_>, code: Option<&str>) -> Result<PublicCentre, AppError> {
    let centre = find_centre(tx, code)?;
    let windows = windows::of_centre(tx.conn, CentreId(centre.id.0))?;
    let days = tx.tables(&centre.calendar_id)?.own.days;
    let now = tx.now;
    let week = std::iter::successors(Some(now.date()), |date| date.next_day())
        .take(7)
        .filter_map(|date| days.day(date).ok())
        .map(|Day { date, sessions, .. }| PublicDay { date, sessions: sessions.to_vec() })
        .collect();
    let rules = calendars::rules(tx.conn, &centre.calendar_id)?;
    let usual_week = rules.usual_week(now.date());
    let weekdays = std::iter::successors(Some(Weekday::Monday), |day| Some(day.next())).take(7);
    let usual = weekdays.map(|day| (day, usual_week.on(day).to_vec())).collect();
    Ok(PublicCentre {
        usual,
        open: days.is_open(now)?,
        next_opening: days.next_opening(now).ok(),
        week,
        windows,
        centre,
    })
}

/// The named centre, or the first: a town's own machine has one.
pub fn find_centre(tx: &mut Tx<'_>, code: Option<&str>) -> Result<CentreRow, AppError> {
    let found = match code {
        Some(code) => centres::by_code(tx.conn, code)?,
        None => centres::all(tx.conn, 1)?.into_iter().next(),
    };
    found.ok_or(AppError::NotFound("centre"))
}
