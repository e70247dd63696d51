//! Lists of cases.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::cases::{self, Within};
use domain::case::StageName;
use domain::kernel::id::{UnitId, WindowId};
use serde::Deserialize;
use store::cases::lists::Listed;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Sifted, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CaseRow, CaseRows};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// One window; without it the first of mine, or for supervision the whole centre.
    window_id: Option<Uuid>,
    /// One review unit of mine; without it the first.
    unit_id: Option<Uuid>,
    stage: Option<StageName>,
    /// Closed, and the dossier is not (未归档).
    #[serde(default)]
    to_file: bool,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Cases of one scope, newest first.
#[utoipa::path(
    operation_id = "listCases",
    tag = "cases",
    params(CaseQuery),
    responses((status = 200, body = CaseRows), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<CaseQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let CaseQuery { window_id, unit_id, stage, to_file, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("cases/{window_id:?}/{unit_id:?}/{stage:?}/{to_file}");
    let wanted_cases = Listed { stage, to_file };
    let before = read_cursor(&state, &name, cursor.as_deref())?;
    let within = Within { window: window_id.map(WindowId), unit: unit_id.map(UnitId) };
    let (page, now) =
        state.app.query(caller.0, move |tx, actor| cases::list(tx, actor, within, wanted_cases, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(|entry| CaseRow::of(entry, now)).collect();
    Ok(answer_page(&request, next.as_deref(), &CaseRows { items, next: next.clone() }))
}
