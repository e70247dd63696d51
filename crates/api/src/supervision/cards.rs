//! Cards (红黄牌): of the centre for supervision, one's own for everybody else.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::supervision;
use domain::supervision::CardKind;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::{Caller, Sifted, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CardView, CardsView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CardQuery {
    kind: Option<CardKind>,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Cards, newest first: all of the centre for directors and supervisors, for others those that were left for them.
#[utoipa::path(
    operation_id = "listCards",
    tag = "supervision",
    params(CardQuery),
    responses((status = 200, body = CardsView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cards")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<CardQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let CardQuery { kind, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("cards/{kind:?}");
    let before = read_cursor(&state, &name, cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| supervision::cards(tx, actor, kind, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.iter().map(CardView::of).collect::<Result<_, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &CardsView { items, next: next.clone() }))
}
