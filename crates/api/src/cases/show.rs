//! One case.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::cases;
use domain::kernel::id::CaseId;

use crate::extract::{Caller, PathId, answer_versioned};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

/// A case with its clocks, its materials, and the acts open to me now.
#[utoipa::path(
    operation_id = "getCase",
    tag = "cases",
    params(
        ("id" = Uuid, Path),
        ("If-None-Match" = Option<String>, Header, description = "304 if the case still has this ETag"),
    ),
    responses(
        (status = 200, body = CaseView, headers(("ETag" = String))),
        (status = 304, description = "Not changed since"),
        ReadProblems,
    ),
    security(("bearer" = []))
)]
#[get("/cases/{id}")]
pub async fn show(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = CaseId(id.0);
    let record = state.app.query(caller.0, move |tx, actor| cases::show(tx, actor, id)).await?;
    answer_versioned(&request, record.facts.case().version, || CaseView::of(&record))
}
