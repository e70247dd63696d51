//! The row of a case: its current document, its number and the head of its audit chain.

use diesel::prelude::*;
use domain::case::Case;
use domain::kernel::id::{CaseId, CentreId};

use crate::engine::columns::{Id, Instant, Json};
use crate::engine::kept::{self, run};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::{case_counter, case_private, service_case};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = service_case)]
pub struct CaseRow {
    pub id: Id,
    pub centre_id: Id,
    pub window_id: Id,
    pub applicant_id: Id,
    pub item_id: Id,
    pub item_version_id: Id,
    pub number: String,
    pub query_code_sealed: Vec<u8>,
    pub stage: String,
    pub kind: String,
    pub version: i32,
    pub received_at: Instant,
    pub doc: Json<Case>,
    pub audit_seq: i32,
    pub audit_mac: Vec<u8>,
    /// The review unit, once the case has come to it.
    pub review_unit_id: Option<Id>,
    /// The issuing window, once the case has come to it.
    pub issuing_window_id: Option<Id>,
}

pub fn load(conn: &mut AnyConnection, id: CaseId) -> Result<Option<CaseRow>, StoreError> {
    Ok(on_engine!(conn, |conn| service_case::table.find(Id(id.0)).select(CaseRow::as_select()).first(conn))
        .optional()?)
}

/// The case for an act: on PostgreSQL its row stays locked until the transaction ends, so that of two who act at once
/// the later one sees what the earlier one did. On SQLite writers stand in line anyway.
pub fn load_for_act(conn: &mut AnyConnection, id: CaseId) -> Result<Option<CaseRow>, StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        service_case::table.find(Id(id.0)).select(service_case::version).for_update().first::<i32>(conn).optional()?;
    }
    load(conn, id)
}

pub fn by_number(conn: &mut AnyConnection, number: &str) -> Result<Option<CaseRow>, StoreError> {
    Ok(service_case::table
        .filter(service_case::number.eq(number))
        .select(CaseRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &CaseRow) -> Result<(), StoreError> {
    run(conn, diesel::insert_into(service_case::table).values(row))?;
    Ok(())
}

/// Replaces the case if it still has the version it was read with; false when someone else was faster.
pub fn update(
    conn: &mut AnyConnection,
    case: &Case,
    read_version: i32,
    audit: (i32, &[u8]),
) -> Result<bool, StoreError> {
    let reached = case.reached();
    let row = service_case::table.find(Id(case.id.0)).filter(service_case::version.eq(read_version));
    let statement = diesel::update(row).set((
        service_case::window_id.eq(Id(case.window.0)),
        service_case::applicant_id.eq(Id(case.applicant.0)),
        service_case::item_id.eq(Id(case.item.0)),
        service_case::item_version_id.eq(Id(case.item_version.0)),
        service_case::kind.eq(case.counted_kind().as_str()),
        service_case::stage.eq(case.stage.name().as_str()),
        service_case::version.eq(i32::try_from(case.version).map_err(|_| StoreError::corrupt("case version"))?),
        service_case::doc.eq(Json(case.clone())),
        service_case::audit_seq.eq(audit.0),
        service_case::audit_mac.eq(audit.1),
        service_case::review_unit_id.eq(reached.unit.map(|unit| Id(unit.0))),
        service_case::issuing_window_id.eq(reached.issuing.map(|window| Id(window.0))),
        service_case::to_file.eq(case.to_file()),
    ));
    Ok(kept::number(conn, statement.returning(service_case::version))?.is_some())
}

/// Whether the row of a case says that its dossier is still to be closed: what the list of those goes by.
pub fn is_to_file(conn: &mut AnyConnection, id: CaseId) -> Result<Option<bool>, StoreError> {
    Ok(service_case::table.find(Id(id.0)).select(service_case::to_file).first(conn).optional()?)
}

/// Draws the next official number of the centre's year. The counter row stays locked until the transaction ends, so
/// that committed receipts have no gaps; it is therefore drawn last.
pub fn next_number(conn: &mut AnyConnection, centre: CentreId, year: i32) -> Result<i32, StoreError> {
    let row = case_counter::table.find((Id(centre.0), year));
    let next = diesel::update(row).set(case_counter::last.eq(case_counter::last + 1)).returning(case_counter::last);
    match kept::number(conn, next)? {
        Some(number) => Ok(number),
        None => {
            diesel::insert_into(case_counter::table)
                .values((
                    case_counter::centre_id.eq(Id(centre.0)),
                    case_counter::year.eq(year),
                    case_counter::last.eq(1),
                ))
                .execute(conn)?;
            Ok(1)
        }
    }
}

/// The official number of a case. Six digits and more: a centre that draws a million in a year has other worries.
pub fn number(centre: &str, year: i32, drawn: i32) -> String {
    format!("{centre}-{year}-{drawn:06}")
}

/// Keeps something personal that belongs to the case, already sealed. Whoever writes here has its digest put into the
/// audit log.
pub fn insert_private(conn: &mut AnyConnection, case: CaseId, what: &str, sealed: &[u8]) -> Result<(), StoreError> {
    diesel::insert_into(case_private::table)
        .values((case_private::case_id.eq(Id(case.0)), case_private::what.eq(what), case_private::sealed.eq(sealed)))
        .execute(conn)?;
    Ok(())
}

pub fn private(conn: &mut AnyConnection, case: CaseId, what: &str) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(on_engine!(conn, |conn| case_private::table.find((Id(case.0), what)).select(case_private::sealed).first(conn))
        .optional()?)
}

/// Everything personal that is kept with a case, by what it is.
pub fn all_private(conn: &mut AnyConnection, case: CaseId) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    Ok(case_private::table
        .filter(case_private::case_id.eq(Id(case.0)))
        .order(case_private::what)
        .select((case_private::what, case_private::sealed))
        .load(conn)?)
}

/// The official number of each of these cases.
pub fn numbers(conn: &mut AnyConnection, ids: &[Id]) -> Result<Vec<(Id, String)>, StoreError> {
    let rows = service_case::table.filter(service_case::id.eq_any(ids.to_vec()));
    Ok(rows.select((service_case::id, service_case::number)).load(conn)?)
}

/// Whether there is any case yet.
pub fn any(conn: &mut AnyConnection) -> Result<bool, StoreError> {
    Ok(service_case::table.select(service_case::id).first::<Id>(conn).optional()?.is_some())
}

/// The head of the audit chain that the case keeps.
pub fn head(conn: &mut AnyConnection, id: CaseId) -> Result<Option<(i32, Vec<u8>)>, StoreError> {
    Ok(service_case::table
        .find(Id(id.0))
        .select((service_case::audit_seq, service_case::audit_mac))
        .first(conn)
        .optional()?)
}

/// Ids of cases in order, from just after `after`: for walking through all of them.
pub fn ids(conn: &mut AnyConnection, after: Option<Id>, limit: i64) -> Result<Vec<Id>, StoreError> {
    let mut query = service_case::table.select(service_case::id).into_boxed();
    if let Some(after) = after {
        query = query.filter(service_case::id.gt(after));
    }
    Ok(query.order(service_case::id).limit(limit).load(conn)?)
}

/// Every counter: centre, year, last number drawn.
pub fn counters(conn: &mut AnyConnection) -> Result<Vec<(Id, i32, i32)>, StoreError> {
    Ok(case_counter::table.order((case_counter::centre_id, case_counter::year)).load(conn)?)
}

/// How many cases have a number from `first` to `last`.
pub fn count_numbered(conn: &mut AnyConnection, first: &str, last: &str) -> Result<i64, StoreError> {
    Ok(service_case::table
        .filter(service_case::number.between(first, last))
        .select(diesel::dsl::count_star())
        .first(conn)?)
}
