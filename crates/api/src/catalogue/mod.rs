//! Service items and their guides; their drafts, and the register of items due to enter the centre.

pub mod drafts;
pub mod entries;
pub mod keeping;
pub mod review;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::item_search::{self, Found};
use app::queries::items;
use domain::kernel::id::{ItemId, WindowId};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, PathId, Sifted, answer_page, limit, not_modified, read_cursor, write_cursor};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{ItemSummaries, ItemSummary, ItemView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ItemQuery {
    /// Part of a name, alias or code, pinyin or its initials, or plain words.
    #[param(max_length = 60)]
    q: Option<String>,
    window_id: Option<Uuid>,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The words of a search: bounded, and none when blank.
pub fn words(text: Option<&str>) -> Result<Option<String>, ApiError> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) if text.chars().count() > 60 => Err(ApiError::query("q", "field.invalid")),
        text => Ok(text.map(str::to_owned)),
    }
}

/// A page of what was found, with the address of the next one.
pub fn summaries(request: &HttpRequest, state: &ApiState, name: &str, found: Found) -> HttpResponse {
    let next = write_cursor(state, name, found.page.next);
    let items = found.page.items.iter().map(ItemSummary::of).collect();
    answer_page(request, next.as_deref(), &ItemSummaries { items, near: found.near, next: next.clone() })
}

/// Items of my centre that are in force, by code; where no item fits the words, those that come nearest, best first.
#[utoipa::path(
    operation_id = "listServiceItems",
    tag = "catalogue",
    params(ItemQuery),
    responses((status = 200, body = ItemSummaries), ReadProblems),
    security(("bearer" = []))
)]
#[get("/service-items")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<ItemQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let ItemQuery { q, window_id, limit: wanted, cursor } = query.0;
    let (limit, words) = (limit(wanted)?, words(q.as_deref())?);
    let name = format!("items/{words:?}/{window_id:?}");
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let window = window_id.map(WindowId);
    let found = state
        .app
        .query(caller.0, move |tx, actor| item_search::find(tx, actor.centre, words, window, after, limit))
        .await?;
    Ok(summaries(&request, &state, &name, found))
}

/// The guide in force today.
#[utoipa::path(
    operation_id = "getServiceItem",
    tag = "catalogue",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = ItemView, headers(("ETag" = String))),
        (status = 304, description = "Not changed since"),
        ReadProblems,
    ),
    security(("bearer" = []))
)]
#[get("/service-items/{id}")]
pub async fn show(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = ItemId(id.0);
    let record = state.app.query(caller.0, move |tx, actor| items::show(tx, actor.centre, id)).await?;
    Ok(guide(&request, record))
}

/// A published version never changes: its id is its ETag.
pub fn guide(request: &HttpRequest, record: items::ItemRecord) -> HttpResponse {
    let tag = format!("\"{}\"", record.version.id.0);
    not_modified(request, &tag).unwrap_or_else(|| {
        HttpResponse::Ok().insert_header((actix_web::http::header::ETAG, tag.clone())).json(ItemView::of(record))
    })
}
