//! Applicants. Numbers and phones are sealed, and found by their keyed hash; names stay readable within the centre.

use diesel::prelude::*;
use domain::kernel::id::{ApplicantId, CentreId};

use crate::engine::columns::Id;
use crate::engine::kept::{few_forms, run};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
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
    /// How often the row was written, from 1; the audit log keeps a digest of each version.
    pub version: i32,
    /// The person whom an organisation names to be called.
    pub contact_sealed: Option<Vec<u8>>,
}

/// How many applicants one number or phone finds at most: a family may share a phone.
pub const MOST_FOUND: i64 = 10;

/// The applicant already known at the centre under this number and name (C2: found, not typed again).
pub fn find(
    conn: &mut AnyConnection,
    centre: CentreId,
    number_lookups: Vec<Vec<u8>>,
    name: &str,
) -> Result<Option<ApplicantRow>, StoreError> {
    Ok(on_engine!(conn, |conn| few_forms(
        applicant::table
            .filter(applicant::centre_id.eq(Id(centre.0)))
            .filter(applicant::number_index.eq_any(number_lookups))
            .filter(applicant::name.eq(name))
            .limit(1)
            .select(ApplicantRow::as_select())
    )
    .get_result(conn))
    .optional()?)
}

/// Holds the row until the transaction ends, so that two requests of one applicant are received one after the other. On
/// SQLite writers stand in line anyway.
pub fn lock(conn: &mut AnyConnection, id: ApplicantId) -> Result<(), StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        applicant::table.find(Id(id.0)).select(applicant::version).for_update().first::<i32>(conn).optional()?;
    }
    Ok(())
}

/// The applicant of this id, if the centre knows it.
pub fn at_centre(
    conn: &mut AnyConnection,
    centre: CentreId,
    id: ApplicantId,
) -> Result<Option<ApplicantRow>, StoreError> {
    Ok(applicant::table
        .find(Id(id.0))
        .filter(applicant::centre_id.eq(Id(centre.0)))
        .select(ApplicantRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &ApplicantRow) -> Result<(), StoreError> {
    run(conn, diesel::insert_into(applicant::table).values(row))?;
    Ok(())
}

/// What a returning applicant gives anew, sealed and indexed; what is not given stays.
#[derive(Debug, Clone, Default)]
pub struct NewContact {
    pub phone: Option<(Vec<u8>, Vec<u8>)>,
    pub address: Option<Vec<u8>>,
    pub contact: Option<Vec<u8>>,
}

/// Writes the contact as the next version of the row, which stays locked until the transaction ends.
pub fn update_contact(conn: &mut AnyConnection, id: ApplicantId, new: &NewContact) -> Result<(), StoreError> {
    let phone = new.phone.as_ref();
    let latest = diesel::update(applicant::table.find(Id(id.0))).set((
        applicant::version.eq(applicant::version + 1),
        phone.map(|(sealed, _)| applicant::phone_sealed.eq(sealed)),
        phone.map(|(_, index)| applicant::phone_index.eq(index)),
        new.address.as_ref().map(|address| applicant::address_sealed.eq(address)),
        new.contact.as_ref().map(|contact| applicant::contact_sealed.eq(contact)),
    ));
    run(conn, latest)?;
    Ok(())
}

/// The applicants of a centre with this number, whatever name they gave.
pub fn by_number(
    conn: &mut AnyConnection,
    centre: CentreId,
    number_lookups: Vec<Vec<u8>>,
) -> Result<Vec<ApplicantRow>, StoreError> {
    Ok(applicant::table
        .filter(applicant::centre_id.eq(Id(centre.0)))
        .filter(applicant::number_index.eq_any(number_lookups))
        .order(applicant::id)
        .limit(MOST_FOUND)
        .select(ApplicantRow::as_select())
        .load(conn)?)
}

/// The applicants of a centre who gave this phone last.
pub fn by_phone(
    conn: &mut AnyConnection,
    centre: CentreId,
    phone_lookups: Vec<Vec<u8>>,
) -> Result<Vec<ApplicantRow>, StoreError> {
    Ok(applicant::table
        .filter(applicant::centre_id.eq(Id(centre.0)))
        .filter(applicant::phone_index.eq_any(phone_lookups))
        .order(applicant::id)
        .limit(MOST_FOUND)
        .select(ApplicantRow::as_select())
        .load(conn)?)
}

/// All applicants in order of id, from just after `after`: for walking through all of them.
pub fn page(conn: &mut AnyConnection, after: Option<Id>, limit: i64) -> Result<Vec<ApplicantRow>, StoreError> {
    let mut query = applicant::table.select(ApplicantRow::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(applicant::id.gt(after));
    }
    Ok(query.order(applicant::id).limit(limit).load(conn)?)
}

pub fn load(conn: &mut AnyConnection, id: ApplicantId) -> Result<ApplicantRow, StoreError> {
    Ok(on_engine!(conn, |conn| applicant::table.find(Id(id.0)).select(ApplicantRow::as_select()).first(conn))?)
}
