//! Who decides in the back office of a unit (后台审批).

use diesel::prelude::*;
use domain::kernel::id::{PersonId, UnitId};
use domain::roster::Reviewing;
use time::Date;
use time::format_description::well_known::Iso8601;

use super::staff::PersonRow;
use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{person, review_assignment};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = review_assignment)]
pub struct ReviewingRow {
    pub unit_id: Id,
    pub person_id: Id,
    pub valid_from: String,
    pub valid_until: Option<String>,
}

impl ReviewingRow {
    fn reviewing(&self) -> Result<Reviewing, StoreError> {
        let date = |text: &str| Date::parse(text, &Iso8601::DATE).map_err(|_| StoreError::corrupt("review date"));
        Ok(Reviewing {
            unit: UnitId(self.unit_id.0),
            person: PersonId(self.person_id.0),
            from: date(&self.valid_from)?,
            until: self.valid_until.as_deref().map(date).transpose()?,
        })
    }
}

/// The units that a person reviews for, on any day.
pub fn of_person(conn: &mut AnyConnection, id: PersonId) -> Result<Vec<Reviewing>, StoreError> {
    review_assignment::table
        .filter(review_assignment::person_id.eq(Id(id.0)))
        .order((review_assignment::unit_id, review_assignment::valid_from))
        .select(ReviewingRow::as_select())
        .load::<ReviewingRow>(conn)?
        .iter()
        .map(ReviewingRow::reviewing)
        .collect()
}

/// Everyone who reviews for a unit, on any day.
pub fn of_unit(conn: &mut AnyConnection, id: UnitId) -> Result<Vec<(Reviewing, PersonRow)>, StoreError> {
    review_assignment::table
        .inner_join(person::table)
        .filter(review_assignment::unit_id.eq(Id(id.0)))
        .order((review_assignment::person_id, review_assignment::valid_from))
        .select((ReviewingRow::as_select(), PersonRow::as_select()))
        .load::<(ReviewingRow, PersonRow)>(conn)?
        .into_iter()
        .map(|(row, person)| Ok((row.reviewing()?, person)))
        .collect()
}

/// Replaces the reviewers of a unit.
pub fn replace(conn: &mut AnyConnection, unit: Id, rows: &[ReviewingRow]) -> Result<(), StoreError> {
    diesel::delete(review_assignment::table.filter(review_assignment::unit_id.eq(unit))).execute(conn)?;
    for row in rows {
        diesel::insert_into(review_assignment::table).values(row).execute(conn)?;
    }
    Ok(())
}
