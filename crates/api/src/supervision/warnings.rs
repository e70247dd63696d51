//! My warnings, and the bell that counts them.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::AppError;
use app::perform::Answer;
use app::queries::queue::CAP;
use app::queries::supervision;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::cases::queue::CappedCount;
use crate::extract::{
    Caller, Checked, IdempotencyKey, PathId, Sifted, answer, answer_page, limit, read_cursor, write_cursor,
};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{WarningView, WarningsView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WarningQuery {
    /// Only those that I have not seen yet.
    #[serde(default)]
    unseen: bool,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The warnings that were told to me, newest first.
#[utoipa::path(
    operation_id = "listWarnings",
    tag = "supervision",
    params(WarningQuery),
    responses((status = 200, body = WarningsView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/warnings")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<WarningQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let WarningQuery { unseen, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("warnings/{unseen}");
    let before = read_cursor(&state, &name, cursor.as_deref())?;
    let page =
        state.app.query(caller.0, move |tx, actor| supervision::warnings(tx, actor, unseen, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.iter().map(WarningView::of).collect::<Result<_, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &WarningsView { items, next: next.clone() }))
}

/// What the bell shows.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BellCounts {
    /// Warnings that I have not seen yet.
    pub unseen: CappedCount,
    /// Cards that I see: of the whole centre for supervision, else mine.
    pub yellow_cards: CappedCount,
    pub red_cards: CappedCount,
}

/// How much there is to see.
#[utoipa::path(
    operation_id = "countWarnings",
    tag = "supervision",
    responses((status = 200, body = BellCounts), ReadProblems),
    security(("bearer" = []))
)]
#[get("/warnings/counts")]
pub async fn counts(caller: Caller, state: Data<ApiState>) -> Result<Json<BellCounts>, ApiError> {
    let bell = state.app.query(caller.0, supervision::bell).await?;
    let capped = |count: usize| CappedCount { count: count.min(CAP), more: count > CAP };
    Ok(Json(BellCounts {
        unseen: capped(bell.unseen),
        yellow_cards: capped(bell.yellow_cards),
        red_cards: capped(bell.red_cards),
    }))
}

/// Note that I have seen a warning; the first time stays.
#[utoipa::path(
    operation_id = "seeWarning",
    tag = "supervision",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 204), ReadProblems),
    security(("bearer" = []))
)]
#[post("/warnings/{id}/sighting")]
pub async fn see(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = id.0;
    let given =
        state.app.perform(caller.0, None, move |tx, actor| supervision::see(tx, actor, id), |()| Ok(nothing())).await?;
    Ok(answer(given))
}

/// Up to which telling I have seen everything.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sighting {
    /// `at` of the newest warning on my screen: what is told meanwhile stays unseen.
    #[serde(with = "time::serde::rfc3339")]
    pub until: OffsetDateTime,
}

/// How many of them were new.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sighted {
    pub seen: usize,
}

/// Note that I have seen every warning told up to a moment.
#[utoipa::path(
    operation_id = "seeWarnings",
    tag = "supervision",
    request_body = Sighting,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 200, body = Sighted), AskProblems),
    security(("bearer" = []))
)]
#[post("/warnings/sightings")]
pub async fn see_all(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<Sighting>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| supervision::see_all(tx, actor, value.until);
    let render = |seen: &usize| {
        let body = serde_json::to_string(&Sighted { seen: *seen }).map_err(AppError::internal)?;
        Ok(Answer { status: 200, etag: None, location: None, body })
    };
    let given = state.app.perform(caller.0, key.once(hash), work, render).await?;
    Ok(answer(given))
}

fn nothing() -> Answer {
    Answer { status: 204, etag: None, location: None, body: String::new() }
}
