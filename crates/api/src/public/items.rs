//! Guides without a log-in.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::{item_search, items, places};
use domain::kernel::id::{CentreId, ItemId, WindowId};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::centre::CentreQuery;
use crate::catalogue::{guide, summaries, words};
use crate::extract::{PathId, Sifted, limit, read_cursor};
use crate::openapi::PublicProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{ItemSummaries, ItemView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PublicItemQuery {
    /// Code of a centre; without it the first of this server.
    centre: Option<String>,
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

/// Items in force at a centre, by code; where no item fits the words, those that come nearest, best first.
#[utoipa::path(operation_id = "listPublicServiceItems", tag = "public", params(PublicItemQuery), responses((status = 200, body = ItemSummaries), PublicProblems))]
#[get("/public/service-items")]
pub async fn list(
    request: HttpRequest,
    query: Sifted<PublicItemQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    state.limits.public(&request)?;
    let PublicItemQuery { centre, q, window_id, limit: wanted, cursor } = query.0;
    let (limit, words) = (limit(wanted)?, words(q.as_deref())?);
    let name = format!("publicItems/{centre:?}/{words:?}/{window_id:?}");
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let window = window_id.map(WindowId);
    let found = state
        .app
        .public_query(move |tx| {
            let centre = CentreId(places::find_centre(tx, centre.as_deref())?.id.0);
            item_search::find(tx, centre, words, window, after, limit)
        })
        .await?;
    Ok(summaries(&request, &state, &name, found))
}

/// The guide in force today.
#[utoipa::path(
    operation_id = "getPublicServiceItem",
    tag = "public",
    params(("id" = Uuid, Path), CentreQuery),
    responses(
        (status = 200, body = ItemView, headers(("ETag" = String))),
        (status = 304, description = "Not changed since"),
        PublicProblems,
    )
)]
#[get("/public/service-items/{id}")]
pub async fn show(
    request: HttpRequest,
    id: PathId,
    query: Sifted<CentreQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    state.limits.public(&request)?;
    let (id, code) = (ItemId(id.0), query.0.centre);
    let record = state
        .app
        .public_query(move |tx| {
            let centre = CentreId(places::find_centre(tx, code.as_deref())?.id.0);
            items::show(tx, centre, id)
        })
        .await?;
    Ok(guide(&request, record))
}
