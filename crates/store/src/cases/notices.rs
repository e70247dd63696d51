//! Notices as they were issued.

use diesel::prelude::*;
use domain::kernel::id::{CaseId, CentreId};
use domain::notice::NoticeKind;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::kept::{number, run};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{notice, notice_counter};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = notice)]
pub struct NoticeRow {
    pub id: Id,
    pub centre_id: Id,
    pub case_id: Id,
    pub event_seq: i32,
    pub kind: String,
    pub number: String,
    pub issued_at: Instant,
    /// How often it was printed; the first print is the original.
    pub prints: i32,
    pub sealed: Vec<u8>,
}

pub fn insert(conn: &mut AnyConnection, row: &NoticeRow) -> Result<(), StoreError> {
    run(conn, diesel::insert_into(notice::table).values(row))?;
    Ok(())
}

pub fn of_case(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<NoticeRow>, StoreError> {
    Ok(notice::table
        .filter(notice::case_id.eq(Id(case.0)))
        .order((notice::event_seq, notice::id))
        .select(NoticeRow::as_select())
        .load(conn)?)
}

pub fn load(conn: &mut AnyConnection, id: Uuid) -> Result<Option<NoticeRow>, StoreError> {
    Ok(notice::table.find(Id(id)).select(NoticeRow::as_select()).first(conn).optional()?)
}

/// Counts one more print; answers how many there are now.
pub fn printed(conn: &mut AnyConnection, id: Uuid) -> Result<i32, StoreError> {
    Ok(diesel::update(notice::table.find(Id(id)))
        .set(notice::prints.eq(notice::prints + 1))
        .returning(notice::prints)
        .get_result(conn)?)
}

/// Draws the next number of a series.
pub fn next_number(conn: &mut AnyConnection, centre: CentreId, kind: NoticeKind, year: i32) -> Result<i32, StoreError> {
    let counter = notice_counter::table.find((Id(centre.0), kind.as_str(), year));
    let next =
        diesel::update(counter).set(notice_counter::last.eq(notice_counter::last + 1)).returning(notice_counter::last);
    let drawn = number(conn, next)?;
    if let Some(number) = drawn {
        return Ok(number);
    }
    diesel::insert_into(notice_counter::table)
        .values((
            notice_counter::centre_id.eq(Id(centre.0)),
            notice_counter::kind.eq(kind.as_str()),
            notice_counter::year.eq(year),
            notice_counter::last.eq(1),
        ))
        .execute(conn)?;
    Ok(1)
}
