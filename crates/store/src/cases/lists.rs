//! Lists of cases by receipt, newest first, and searches by what a person brings.

use diesel::prelude::*;
use domain::case::StageName;
use domain::kernel::id::{CentreId, WindowId};

use super::case::CaseRow;
use super::work_items::ListScope;
use crate::engine::columns::{Id, Instant};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::rows_before;
use crate::schema::{applicant, service_case, work_item};

/// A case with the name of its applicant and, while it waits for someone, until when.
#[derive(Debug, Clone, Queryable)]
pub struct ListedCase {
    pub case: CaseRow,
    pub applicant_name: String,
    pub number_sealed: Vec<u8>,
    pub due: Option<Instant>,
    pub warn_at: Option<Instant>,
}

/// What a search is about. Numbers and phones arrive as keyed hashes.
#[derive(Debug, Clone)]
pub enum Wanted {
    Number(String),
    ApplicantNumber(Vec<Vec<u8>>),
    Phone(Vec<Vec<u8>>),
    Name(String),
}

/// The rows a person may see, as the policy's scope says.
#[derive(Debug, Clone)]
pub struct Visible {
    pub centre: CentreId,
    /// None for the whole centre.
    pub windows: Option<Vec<WindowId>>,
}

/// A page of one scope, newest first, from just before `before`.
pub fn page(
    conn: &mut AnyConnection,
    scope: ListScope,
    stage: Option<StageName>,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<ListedCase>, StoreError> {
    let mut query = service_case::table
        .inner_join(applicant::table.on(applicant::id.eq(service_case::applicant_id)))
        .left_join(work_item::table.on(work_item::case_id.eq(service_case::id)))
        .select((
            CaseRow::as_select(),
            applicant::name,
            applicant::number_sealed,
            work_item::sort_due.nullable(),
            work_item::warn_at.nullable(),
        ))
        .into_boxed();
    query = match scope {
        ListScope::Window(window) => query.filter(service_case::window_id.eq(Id(window.0))),
        ListScope::Centre(centre) => query.filter(service_case::centre_id.eq(Id(centre.0))),
    };
    if let Some(stage) = stage {
        query = query.filter(service_case::stage.eq(stage.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(rows_before!(service_case::received_at, service_case::id, before));
    }
    Ok(query.order((service_case::received_at.desc(), service_case::id.desc())).limit(limit).load(conn)?)
}

/// The newest cases that fit what is wanted, within what is visible; at most `limit`.
pub fn search(
    conn: &mut AnyConnection,
    visible: &Visible,
    wanted: &Wanted,
    limit: i64,
) -> Result<Vec<ListedCase>, StoreError> {
    let mut query = service_case::table
        .inner_join(applicant::table.on(applicant::id.eq(service_case::applicant_id)))
        .left_join(work_item::table.on(work_item::case_id.eq(service_case::id)))
        .filter(service_case::centre_id.eq(Id(visible.centre.0)))
        .select((
            CaseRow::as_select(),
            applicant::name,
            applicant::number_sealed,
            work_item::sort_due.nullable(),
            work_item::warn_at.nullable(),
        ))
        .into_boxed();
    if let Some(windows) = &visible.windows {
        query = query.filter(service_case::window_id.eq_any(windows.iter().map(|id| Id(id.0)).collect::<Vec<_>>()));
    }
    let own = applicant::centre_id.eq(Id(visible.centre.0));
    query = match wanted {
        Wanted::Number(number) => query.filter(service_case::number.eq(number.clone())),
        Wanted::ApplicantNumber(index) => query.filter(own.and(applicant::number_index.eq_any(index.clone()))),
        Wanted::Phone(index) => query.filter(own.and(applicant::phone_index.eq_any(index.clone()))),
        Wanted::Name(name) => query.filter(own.and(applicant::name.eq(name.clone()))),
    };
    Ok(query.order((service_case::received_at.desc(), service_case::id.desc())).limit(limit).load(conn)?)
}
