//! Lists of cases by receipt, newest first, and searches by what a person brings.

use diesel::prelude::*;
use domain::case::StageName;
use domain::kernel::id::{CentreId, UnitId, WindowId};
use domain::place::Reached;
use domain::policy::Scope;

use super::case::CaseRow;
use super::work_items::ListScope;
use crate::engine::columns::{Id, Instant};
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::places::centres;
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

/// The places a case has come to, as its flat columns say.
pub(super) type Places = (Id, Id, Option<Id>, Option<Id>);
/// Their columns.
pub(super) const PLACES: (
    service_case::centre_id,
    service_case::window_id,
    service_case::review_unit_id,
    service_case::issuing_window_id,
) = (service_case::centre_id, service_case::window_id, service_case::review_unit_id, service_case::issuing_window_id);

pub(super) fn reached((centre, window, unit, issuing): Places) -> Reached {
    Reached {
        centre: CentreId(centre.0),
        window: WindowId(window.0),
        unit: unit.map(|id| UnitId(id.0)),
        issuing: issuing.map(|id| WindowId(id.0)),
    }
}

/// Cases with what a list shows of them: a macro, because diesel's type of it cannot be written down.
macro_rules! listed {
    () => {
        service_case::table
            .inner_join(applicant::table.on(applicant::id.eq(service_case::applicant_id)))
            .left_join(work_item::table.on(work_item::case_id.eq(service_case::id)))
            .select((
                CaseRow::as_select(),
                applicant::name,
                applicant::number_sealed,
                work_item::sort_due.nullable(),
                work_item::warn_at.nullable(),
            ))
    };
}

/// Which cases of a scope are listed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listed {
    pub stage: Option<StageName>,
    /// Closed, and their dossier is not (未归档).
    pub to_file: bool,
}

/// The cases of one scope: a macro, because diesel's type of it cannot be written down.
macro_rules! within {
    ($query:expr, $scope:expr) => {
        match $scope {
            ListScope::Window(window) => $query.filter(service_case::window_id.eq(Id(window.0))),
            ListScope::Issuing(window) => $query.filter(service_case::issuing_window_id.eq(Id(window.0))),
            ListScope::Unit(unit) => $query.filter(service_case::review_unit_id.eq(Id(unit.0))),
            ListScope::Centre(centre) => $query.filter(service_case::centre_id.eq(Id(centre.0))),
        }
    };
}

/// A page of one scope, newest first, from just before `before`.
pub fn page(
    conn: &mut AnyConnection,
    scope: ListScope,
    wanted: Listed,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<ListedCase>, StoreError> {
    let mut query = within!(listed!().into_boxed(), scope);
    match wanted.stage {
        // Of the few that are to be filed the stage is looked at one by one, rather than all of the stage for the few.
        Some(stage) if wanted.to_file => query = query.filter(service_case::stage.concat("").eq(stage.as_str())),
        Some(stage) => query = query.filter(service_case::stage.eq(stage.as_str())),
        None => {}
    }
    if wanted.to_file {
        // Not bound to a value: so both engines see that the index of these rows alone will do.
        query = query.filter(service_case::to_file);
    }
    if let Some(before) = before {
        query = query.filter(rows_before!(service_case::received_at, service_case::id, before));
    }
    Ok(query.order((service_case::received_at.desc(), service_case::id.desc())).limit(limit).load(conn)?)
}

/// How many cases of the scope are closed and not filed; counted no further than `most`.
pub fn count_to_file(conn: &mut AnyConnection, scope: ListScope, most: i64) -> Result<usize, StoreError> {
    let query = service_case::table.select(service_case::id).filter(service_case::to_file).into_boxed();
    let found: Vec<Id> = within!(query, scope).limit(most).load(conn)?;
    Ok(found.len())
}

/// How many applicants, and how many of their cases, a search looks at.
const LOOKED_AT: i64 = 1_000;

/// The newest cases that fit what is wanted, within what is visible; at most `limit`.
///
/// Step by step, each by an index of its own: in one query SQLite walks through all cases of the centre instead.
pub fn search(
    conn: &mut AnyConnection,
    visible: &Scope,
    wanted: &Wanted,
    limit: usize,
) -> Result<Vec<ListedCase>, StoreError> {
    let centres = centres(conn, visible)?;
    let fitting = service_case::table
        .select((service_case::id, PLACES))
        .order((service_case::received_at.desc(), service_case::id.desc()))
        .limit(LOOKED_AT)
        .into_boxed();
    let fitting = match wanted {
        Wanted::Number(number) => fitting.filter(service_case::number.eq(number.clone())),
        wanted => fitting.filter(service_case::applicant_id.eq_any(applicants(conn, &centres, wanted)?)),
    };
    let ids: Vec<Id> = fitting
        .load::<(Id, Places)>(conn)?
        .into_iter()
        .filter(|(_, places)| visible.covers(&reached(*places)))
        .map(|(id, _)| id)
        .take(limit)
        .collect();
    Ok(listed!()
        .filter(service_case::id.eq_any(ids))
        .order((service_case::received_at.desc(), service_case::id.desc()))
        .load(conn)?)
}

/// The centres whose applicants are looked through: the own one; for a review unit, whose cases come from many, all.
fn centres(conn: &mut AnyConnection, visible: &Scope) -> Result<Vec<Id>, StoreError> {
    match visible {
        Scope::Windows(centre, _) | Scope::Centre(centre) => Ok(vec![Id(centre.0)]),
        Scope::Units(_) => Ok(centres::all(conn, LOOKED_AT)?.into_iter().map(|centre| centre.id).collect()),
    }
}

/// The applicants of these centres who fit.
fn applicants(conn: &mut AnyConnection, centres: &[Id], wanted: &Wanted) -> Result<Vec<Id>, StoreError> {
    let own =
        applicant::table.filter(applicant::centre_id.eq_any(centres.to_vec())).select(applicant::id).limit(LOOKED_AT);
    Ok(match wanted {
        Wanted::Number(_) => Vec::new(),
        Wanted::ApplicantNumber(index) => own.filter(applicant::number_index.eq_any(index.clone())).load(conn)?,
        Wanted::Phone(index) => own.filter(applicant::phone_index.eq_any(index.clone())).load(conn)?,
        Wanted::Name(name) => own.filter(applicant::name.eq(name.clone())).load(conn)?,
    })
}
