//! Whole guides, page by page: what a booklet of the catalogue (办事指南汇编) is printed from (requirement B10).

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::{items, places};
use domain::kernel::id::{CentreId, WindowId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Sifted, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::PublicProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::ItemView;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GuideQuery {
    /// Code of a centre; without it the first of this server.
    centre: Option<String>,
    window_id: Option<Uuid>,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Guides {
    pub items: Vec<ItemView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// The whole guides in force at a centre, by code.
#[utoipa::path(operation_id = "listPublicGuides", tag = "public", params(GuideQuery), responses((status = 200, body = Guides), PublicProblems))]
#[get("/public/guides")]
pub async fn list(
    request: HttpRequest,
    query: Sifted<GuideQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    state.limits.public(&request)?;
    let GuideQuery { centre, window_id, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("publicGuides/{centre:?}/{window_id:?}");
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let page = state
        .app
        .public_query(move |tx| {
            let centre = CentreId(places::find_centre(tx, centre.as_deref())?.id.0);
            items::list(tx, centre, None, window_id.map(WindowId), after, limit)
        })
        .await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(ItemView::of).collect();
    Ok(answer_page(&request, next.as_deref(), &Guides { items, next: next.clone() }))
}
