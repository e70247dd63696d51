//! Staff and the posts they are on.

use diesel::prelude::*;
use domain::kernel::Post;
use domain::kernel::id::{CentreId, PersonId, WindowId};
use domain::roster::Assignment;
use time::Date;
use time::format_description::well_known::Iso8601;

use crate::engine::columns::Id;
use crate::engine::kept::few_forms;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::{person, post_assignment, service_window, station_agent};

/// What the staff board shows of a person (A5).
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = person)]
pub struct PersonRow {
    pub id: Id,
    pub centre_id: Id,
    pub code: String,
    pub name: String,
    pub title: String,
    pub number: String,
    pub duty: String,
    pub phone: String,
    pub party_member: bool,
    pub pledge: Option<String>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = post_assignment)]
pub struct AssignmentRow {
    pub window_id: Id,
    pub post: String,
    pub person_id: Id,
    pub valid_from: String,
    pub valid_until: Option<String>,
}

impl AssignmentRow {
    pub fn assignment(&self) -> Result<Assignment, StoreError> {
        let date = |text: &str| Date::parse(text, &Iso8601::DATE).map_err(|_| StoreError::corrupt("post date"));
        Ok(Assignment {
            window: WindowId(self.window_id.0),
            post: Post::parse(&self.post).ok_or_else(|| StoreError::corrupt("post"))?,
            person: PersonId(self.person_id.0),
            from: date(&self.valid_from)?,
            until: self.valid_until.as_deref().map(date).transpose()?,
        })
    }
}

/// The posts a person is on, at any window of any day.
pub fn posts_of(conn: &mut AnyConnection, id: PersonId) -> Result<Vec<Assignment>, StoreError> {
    on_engine!(conn, |conn| post_assignment::table
        .filter(post_assignment::person_id.eq(Id(id.0)))
        .order((post_assignment::window_id, post_assignment::post, post_assignment::valid_from))
        .select(AssignmentRow::as_select())
        .load::<AssignmentRow>(conn))?
    .iter()
    .map(AssignmentRow::assignment)
    .collect()
}

/// Everyone on a post of these windows, with the post.
pub fn on_windows(conn: &mut AnyConnection, windows: &[WindowId]) -> Result<Vec<(Assignment, PersonRow)>, StoreError> {
    let ids: Vec<Id> = windows.iter().map(|id| Id(id.0)).collect();
    on_engine!(conn, |conn| few_forms(
        post_assignment::table
            .inner_join(person::table)
            .filter(post_assignment::window_id.eq_any(ids))
            .order((post_assignment::window_id, post_assignment::post, post_assignment::valid_from))
            .select((AssignmentRow::as_select(), PersonRow::as_select()))
    )
    .load::<(AssignmentRow, PersonRow)>(conn))?
    .into_iter()
    .map(|(row, person)| Ok((row.assignment()?, person)))
    .collect()
}

/// Writes a person, or what has changed of one.
pub fn put(conn: &mut AnyConnection, row: &PersonRow) -> Result<(), StoreError> {
    let changed = diesel::update(person::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(person::table).values(row).execute(conn)?;
    }
    Ok(())
}

pub fn id_of(conn: &mut AnyConnection, centre: CentreId, code: &str) -> Result<Option<PersonId>, StoreError> {
    let found = person::table
        .filter(person::centre_id.eq(Id(centre.0)))
        .filter(person::code.eq(code))
        .select(person::id)
        .first::<Id>(conn)
        .optional()?;
    Ok(found.map(|id| PersonId(id.0)))
}

/// A person of the staff.
pub fn load(conn: &mut AnyConnection, id: PersonId) -> Result<PersonRow, StoreError> {
    Ok(person::table.find(Id(id.0)).select(PersonRow::as_select()).first(conn)?)
}

/// The people of a centre with these codes.
pub fn by_codes(conn: &mut AnyConnection, centre: CentreId, codes: &[String]) -> Result<Vec<PersonRow>, StoreError> {
    Ok(person::table
        .filter(person::centre_id.eq(Id(centre.0)))
        .filter(person::code.eq_any(codes.to_vec()))
        .select(PersonRow::as_select())
        .load(conn)?)
}

/// Replaces the fixed roster of a centre.
pub fn replace_posts(conn: &mut AnyConnection, centre: CentreId, rows: &[AssignmentRow]) -> Result<(), StoreError> {
    let windows = service_window::table
        .filter(service_window::centre_id.eq(Id(centre.0)))
        .select(service_window::id)
        .load::<Id>(conn)?;
    diesel::delete(post_assignment::table.filter(post_assignment::window_id.eq_any(windows))).execute(conn)?;
    for row in rows {
        diesel::insert_into(post_assignment::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Puts an agent (代办员) on a post of a village station.
pub fn put_agent(conn: &mut AnyConnection, unit: Id, post: &str, person: PersonId) -> Result<(), StoreError> {
    diesel::delete(station_agent::table.find((unit, post))).execute(conn)?;
    diesel::insert_into(station_agent::table)
        .values((
            station_agent::unit_id.eq(unit),
            station_agent::post.eq(post),
            station_agent::person_id.eq(Id(person.0)),
        ))
        .execute(conn)?;
    Ok(())
}
