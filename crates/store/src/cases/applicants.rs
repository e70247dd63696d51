//! Applicants. Numbers and phones are sealed, and found by their keyed hash; names stay readable within the centre.

use diesel::prelude::*;
use domain::kernel::id::{ApplicantId, CentreId};

use crate::engine::columns::Id;
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::applicant;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = applicant)]
pub struct ApplicantRow {
    pub id: Id,
    pub centre_id: Id,
    pub kind: String,
    pub name: String,
    pub number_sealed: Vec<u8>,
    pub number_index: Vec<u8>,
    pub phone_sealed: Vec<u8>,
    pub phone_index: Vec<u8>,
    pub address_sealed: Option<Vec<u8>>,
}

/// The applicant already known at the centre under this number and name (C2: found, not typed again).
pub fn find(
    conn: &mut AnyConnection,
    centre: CentreId,
    number_lookups: Vec<Vec<u8>>,
    name: &str,
) -> Result<Option<ApplicantId>, StoreError> {
    let found = applicant::table
        .filter(applicant::centre_id.eq(Id(centre.0)))
        .filter(applicant::number_index.eq_any(number_lookups))
        .filter(applicant::name.eq(name))
        .select(applicant::id)
        .first::<Id>(conn)
        .optional()?;
    Ok(found.map(|id| ApplicantId(id.0)))
}

pub fn insert(conn: &mut AnyConnection, row: &ApplicantRow) -> Result<(), StoreError> {
    run(conn, diesel::insert_into(applicant::table).values(row))?;
    Ok(())
}

/// The latest phone of a returning applicant, and the latest address, which stays when none is given now.
pub fn update_contact(conn: &mut AnyConnection, row: &ApplicantRow) -> Result<(), StoreError> {
    let latest = diesel::update(applicant::table.find(row.id)).set((
        applicant::phone_sealed.eq(&row.phone_sealed),
        applicant::phone_index.eq(&row.phone_index),
        row.address_sealed.as_ref().map(|address| applicant::address_sealed.eq(address)),
    ));
    Ok(run(conn, latest)?)
}

pub fn load(conn: &mut AnyConnection, id: ApplicantId) -> Result<ApplicantRow, StoreError> {
    Ok(applicant::table.find(Id(id.0)).select(ApplicantRow::as_select()).first(conn)?)
}
