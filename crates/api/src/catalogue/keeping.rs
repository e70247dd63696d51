//! The catalogue as its keepers see it: every item, its versions, and its end.

use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::AppError;
use app::catalogue::{self, EndingStated};
use app::perform::Answer;
use app::queries::catalogue as queries;
use domain::kernel::id::ItemId;
use serde::Deserialize;
use time::Date;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::guide;
use crate::extract::{
    ActHeaders, Acting, Caller, Checked, OfCase, PathId, Sifted, answer, answer_page, etag, limit, path_text,
    read_cursor, write_cursor,
};
use crate::iso_date;
use crate::openapi::{ActProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{ItemVersionsView, ItemView, KeptItemView, KeptItemsView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct KeptQuery {
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Every item of my centre by code, in force, coming or ended, with the draft under way.
#[utoipa::path(
    operation_id = "listCatalogue",
    tag = "catalogue",
    params(KeptQuery),
    responses((status = 200, body = KeptItemsView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/catalogue")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<KeptQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let KeptQuery { limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let after = read_cursor(&state, "catalogue", cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| queries::list(tx, actor, after, limit)).await?;
    let next = write_cursor(&state, "catalogue", page.next);
    let items = page.items.into_iter().map(KeptItemView::of).collect::<Result<_, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &KeptItemsView { items, next: next.clone() }))
}

/// The versions of an item, newest first, and why it ends.
#[utoipa::path(
    operation_id = "listServiceItemVersions",
    tag = "catalogue",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ItemVersionsView, headers(("ETag" = String))), ReadProblems),
    security(("bearer" = []))
)]
#[get("/service-items/{id}/versions")]
pub async fn versions(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = ItemId(id.0);
    let history = state.app.query(caller.0, move |tx, actor| queries::history(tx, actor, id)).await?;
    let view = ItemVersionsView::of(history)?;
    let tag = etag(u32::try_from(view.revision).map_err(ApiError::internal)?);
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-store")).json(view))
}

/// The guide of one version, whenever it was or will be in force.
#[utoipa::path(
    operation_id = "getServiceItemVersion",
    tag = "catalogue",
    params(("id" = Uuid, Path), ("version" = i32, Path)),
    responses((status = 200, body = ItemView, headers(("ETag" = String))), ReadProblems),
    security(("bearer" = []))
)]
#[get("/service-items/{id}/versions/{version}")]
pub async fn version(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let number = path_text(&request, "version").and_then(|text| text.parse().ok());
    let (id, number) = (ItemId(id.0), number.ok_or_else(|| ApiError::code("path.malformed"))?);
    let record = state.app.query(caller.0, move |tx, actor| queries::version(tx, actor, id, number)).await?;
    Ok(guide(&request, record))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndItem {
    /// The last day on which cases are taken: today or later.
    #[serde(with = "iso_date")]
    pub last_day: Date,
    #[schema(min_length = 1, max_length = 2000)]
    pub reasons: String,
    /// Who approved it: no department withdraws by its own decision (document 002).
    #[schema(min_length = 1, max_length = 200)]
    pub approved_by: String,
    /// The document of the approval.
    #[schema(max_length = 200)]
    pub approval: Option<String>,
}

/// Take an item off the centre's list (退出中心) after a last day. Cases under way go on to their end.
///
/// `If-Match` takes the ETag of the item's versions.
#[utoipa::path(
    operation_id = "endServiceItem",
    tag = "catalogue",
    request_body = EndItem,
    params(OfCase, ActHeaders),
    responses((status = 200, body = ItemVersionsView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/service-items/{id}/ending")]
pub async fn end(acting: Acting, state: Data<ApiState>, body: Checked<EndItem>) -> Result<HttpResponse, ApiError> {
    let (id, revision) = (ItemId(acting.id()), acting.version);
    let Checked { value, hash } = body;
    let stated = EndingStated {
        last_day: value.last_day,
        reasons: value.reasons,
        approved_by: value.approved_by,
        approval: value.approval,
    };
    let given = state
        .app
        .perform(
            acting.session,
            acting.key.once(hash),
            move |tx, actor| {
                catalogue::end(tx, actor, id, revision, &stated)?;
                queries::history(tx, actor, id)
            },
            |history| {
                let view = ItemVersionsView::of(history.clone()).map_err(AppError::internal)?;
                let tag = etag(u32::try_from(view.revision).map_err(AppError::internal)?);
                let body = serde_json::to_string(&view).map_err(AppError::internal)?;
                Ok(Answer { status: 200, etag: Some(tag), location: None, body })
            },
        )
        .await?;
    Ok(answer(given))
}
