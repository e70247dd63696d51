//! The cases of an applicant, by the index that begins with the applicant.

use diesel::prelude::*;
use domain::case::StageName;
use domain::kernel::id::{ApplicantId, ItemId};
use domain::policy::Scope;

use super::case::CaseRow;
use super::lists::{PLACES, Places, reached};
use crate::engine::columns::{Id, Instant};
use crate::engine::kept::few_forms;
use crate::engine::keyset::{Page, Position};
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::rows_before;
use crate::schema::service_case;

/// How many cases of the applicants are looked at for one page.
const LOOKED_AT: i64 = 200;

/// A page of cases of these applicants, newest first, within what is visible. Rows outside of it are passed over in
/// memory, so that the index of the applicant is used; a page may therefore be short, or empty, and yet have a next.
pub fn page(
    conn: &mut AnyConnection,
    visible: &Scope,
    applicants: &[Id],
    before: Option<Position>,
    limit: usize,
) -> Result<Page<CaseRow>, StoreError> {
    let mut query = service_case::table.filter(service_case::applicant_id.eq_any(applicants.to_vec())).into_boxed();
    if let Some(before) = before {
        query = query.filter(rows_before!(service_case::received_at, service_case::id, before));
    }
    let looked_at: Vec<(Id, Places, Instant)> = query
        .select((service_case::id, PLACES, service_case::received_at))
        .order((service_case::received_at.desc(), service_case::id.desc()))
        .limit(LOOKED_AT)
        .load(conn)?;
    let whole = i64::try_from(looked_at.len()).unwrap_or(i64::MAX) < LOOKED_AT;
    let last = looked_at.last().map(|(id, _, at)| Position { at: *at, id: *id });
    let seen = looked_at.into_iter().filter(|(_, places, _)| visible.covers(&reached(*places)));
    let mut seen: Vec<Position> = seen.map(|(id, _, at)| Position { at, id }).collect();
    let more = seen.len() > limit;
    seen.truncate(limit);
    let next = if more { seen.last().copied() } else { last.filter(|_| !whole) };
    let ids: Vec<Id> = seen.into_iter().map(|position| position.id).collect();
    Ok(Page { items: by_ids(conn, ids)?, next })
}

fn by_ids(conn: &mut AnyConnection, ids: Vec<Id>) -> Result<Vec<CaseRow>, StoreError> {
    Ok(service_case::table
        .filter(service_case::id.eq_any(ids))
        .order((service_case::received_at.desc(), service_case::id.desc()))
        .select(CaseRow::as_select())
        .load(conn)?)
}

/// The newest cases of an applicant that stand at one of these stages, at most `limit`.
pub fn at_stages(
    conn: &mut AnyConnection,
    applicant: ApplicantId,
    stages: &[StageName],
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let stages: Vec<&str> = stages.iter().map(|stage| stage.as_str()).collect();
    Ok(service_case::table
        .filter(service_case::applicant_id.eq(Id(applicant.0)))
        .filter(service_case::stage.eq_any(stages))
        .order((service_case::received_at.desc(), service_case::id.desc()))
        .limit(limit)
        .select(CaseRow::as_select())
        .load(conn)?)
}

/// Open cases of these applicants for this item, newest first, at most `limit`.
pub fn open_of_item(
    conn: &mut AnyConnection,
    applicants: &[Id],
    item: ItemId,
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let open: Vec<&str> = StageName::open().map(StageName::as_str).collect();
    Ok(on_engine!(conn, |conn| few_forms(
        service_case::table
            .filter(service_case::applicant_id.eq_any(applicants.to_vec()))
            .filter(service_case::item_id.eq(Id(item.0)))
            .filter(service_case::stage.eq_any(open))
            .order((service_case::received_at.desc(), service_case::id.desc()))
            .limit(limit)
            .select(CaseRow::as_select())
    )
    .load(conn))?)
}
