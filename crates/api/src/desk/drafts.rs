//! Intakes under way, kept for the window.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpResponse, delete, get, post, put};
use app::desk::drafts::{self, DraftStated};
use domain::kernel::Actor;
use domain::kernel::id::{ItemId, WindowId};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::{kept, nothing};
use crate::extract::{Caller, Checked, IdempotencyKey, IfMatch, PathId, Sifted, answer, etag};
use crate::openapi::{AskProblems, DraftProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{IntakeDraftRow, IntakeDraftRows, OpenedDraft};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DraftQuery {
    window_id: Uuid,
}

/// The drafts of a window that I hold now, newest first; at most thirty, none older than a week.
#[utoipa::path(
    operation_id = "listIntakeDrafts",
    tag = "desk",
    params(DraftQuery),
    responses((status = 200, body = IntakeDraftRows), ReadProblems),
    security(("bearer" = []))
)]
#[get("/intake-drafts")]
pub async fn list(caller: Caller, query: Sifted<DraftQuery>, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let window = WindowId(query.0.window_id);
    let records = state.app.query(caller.0, move |tx, actor| drafts::list(tx, actor, window)).await?;
    let items = records.iter().map(IntakeDraftRow::of).collect();
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(IntakeDraftRows { items }))
}

/// What stands on the intake page so far. Nothing in it has to be complete or right.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntakeDraft {
    /// The window that keeps it; its holder alone, whoever that is, sees it.
    pub window_id: Uuid,
    pub item_id: Option<Uuid>,
    /// What its list calls it, e.g. the name of the applicant.
    #[schema(max_length = 100)]
    pub label: Option<String>,
    /// The page's own form, at most 32 KiB; kept sealed, read by nobody else.
    #[schema(value_type = Object)]
    pub content: Map<String, Value>,
}

impl IntakeDraft {
    fn stated(self) -> DraftStated {
        let label = self.label.as_deref().map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned);
        DraftStated { window: WindowId(self.window_id), item: self.item_id.map(ItemId), label, content: self.content }
    }
}

/// Begin a draft.
#[utoipa::path(
    operation_id = "keepIntakeDraft",
    tag = "desk",
    request_body = IntakeDraft,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 201, body = IntakeDraftRow, headers(("ETag" = String))), AskProblems),
    security(("bearer" = []))
)]
#[post("/intake-drafts")]
pub async fn keep(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<IntakeDraft>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let stated = value.stated();
    let work = move |tx: &mut app::Tx<'_>, actor: &Actor| drafts::keep(tx, actor, &stated);
    let given = state
        .app
        .perform(caller.0, key.once(hash), work, |record| {
            let row = IntakeDraftRow::of(record);
            kept(201, Some(etag(row.version)), Some(format!("/api/v1/intake-drafts/{}", row.id)), &row)
        })
        .await?;
    Ok(answer(given))
}

/// Keep what has changed of a draft.
#[utoipa::path(
    operation_id = "changeIntakeDraft",
    tag = "desk",
    request_body = IntakeDraft,
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The ETag of the draft as it was read")),
    responses((status = 200, body = IntakeDraftRow, headers(("ETag" = String))), DraftProblems),
    security(("bearer" = []))
)]
#[put("/intake-drafts/{id}")]
pub async fn change(
    caller: Caller,
    id: PathId,
    version: IfMatch,
    state: Data<ApiState>,
    body: Checked<IntakeDraft>,
) -> Result<HttpResponse, ApiError> {
    let (id, version, stated) = (id.0, version.0, body.value.stated());
    let work = move |tx: &mut app::Tx<'_>, actor: &Actor| drafts::change(tx, actor, id, version, &stated);
    let given = state
        .app
        .perform(caller.0, None, work, |record| {
            let row = IntakeDraftRow::of(record);
            kept(200, Some(etag(row.version)), None, &row)
        })
        .await?;
    Ok(answer(given))
}

/// Open a draft: it shows personal data in full, so who opened it goes on record.
#[utoipa::path(
    operation_id = "openIntakeDraft",
    tag = "desk",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = OpenedDraft, headers(("ETag" = String))), AskProblems),
    security(("bearer" = []))
)]
#[post("/intake-drafts/{id}/openings")]
pub async fn open(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = id.0;
    let work = move |tx: &mut app::Tx<'_>, actor: &Actor| drafts::open(tx, actor, id);
    let given = state
        .app
        .perform(caller.0, None, work, |record| {
            let view = OpenedDraft::of(record);
            kept(200, Some(etag(view.draft.version)), None, &view)
        })
        .await?;
    Ok(answer(given))
}

/// Drop a draft: it has become a case, or nobody wants it.
#[utoipa::path(
    operation_id = "dropIntakeDraft",
    tag = "desk",
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The ETag of the draft as it was read")),
    responses((status = 204), DraftProblems),
    security(("bearer" = []))
)]
#[delete("/intake-drafts/{id}")]
pub async fn drop(
    caller: Caller,
    id: PathId,
    version: IfMatch,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (id.0, version.0);
    let work = move |tx: &mut app::Tx<'_>, actor: &Actor| drafts::drop(tx, actor, id, version);
    state.app.perform(caller.0, None, work, |()| Ok(nothing())).await?;
    Ok(HttpResponse::NoContent().finish())
}
