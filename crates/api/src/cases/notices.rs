//! Notices of a case, and their prints.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, post};
use app::AppError;
use app::perform::Answer;
use app::queries::notices;
use domain::kernel::id::CaseId;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::extract::{Caller, Checked, IdempotencyKey, NoticeId, PathId, answer};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CaseNotices, NoticeView};

/// The notices issued on a case, in order.
#[utoipa::path(
    operation_id = "listCaseNotices",
    tag = "cases",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = CaseNotices), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases/{id}/notices")]
pub async fn list(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<Json<CaseNotices>, ApiError> {
    let id = CaseId(id.0);
    let rows = state.app.query(caller.0, move |tx, actor| notices::list(tx, actor, id)).await?;
    Ok(Json(CaseNotices::of(rows)?))
}

/// A notice as it was issued.
#[utoipa::path(
    operation_id = "getCaseNotice",
    tag = "cases",
    params(("id" = Uuid, Path), ("noticeId" = Uuid, Path)),
    responses((status = 200, body = NoticeView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases/{id}/notices/{noticeId}")]
pub async fn show(
    caller: Caller,
    id: PathId,
    notice: NoticeId,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let (id, notice) = (CaseId(id.0), notice.0);
    let record = state.app.query(caller.0, move |tx, actor| notices::show(tx, actor, id, notice)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(NoticeView::of(&record)))
}

/// A print states nothing beyond itself.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PrintNotice {}

/// Count one more print: the first is the original, every other a reprint (补打) and marked as one.
#[utoipa::path(
    operation_id = "printCaseNotice",
    tag = "cases",
    request_body = PrintNotice,
    params(
        ("id" = Uuid, Path),
        ("noticeId" = Uuid, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request"),
    ),
    responses((status = 200, body = NoticeView), AskProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/notices/{noticeId}/prints")]
pub async fn print(
    caller: Caller,
    id: PathId,
    notice: NoticeId,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<PrintNotice>,
) -> Result<HttpResponse, ApiError> {
    let (id, notice) = (CaseId(id.0), notice.0);
    let given = state
        .app
        .perform(
            caller.0,
            key.once(body.hash),
            move |tx, actor| notices::print(tx, actor, id, notice),
            |record| {
                let body = serde_json::to_string(&NoticeView::of(record)).map_err(AppError::internal)?;
                Ok(Answer { status: 200, etag: None, location: None, body })
            },
        )
        .await?;
    Ok(answer(given))
}
