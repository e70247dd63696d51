//! The count at the end of a day.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::desk::days;
use domain::desk::Figure;
use domain::kernel::Actor;
use domain::kernel::id::WindowId;
use serde::Deserialize;
use time::Date;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::kept;
use crate::extract::{
    Caller, Checked, IdempotencyKey, PathId, Sifted, answer, answer_page, limit, read_cursor, write_cursor,
};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{DayRowView, DayRows, DayView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DayQuery {
    /// `YYYY-MM-DD`; today, if not given.
    #[serde(default, with = "crate::iso_date::option")]
    #[param(value_type = Option<String>, format = Date)]
    day: Option<Date>,
}

/// The count of a window's day (日终清点): what was done on it, and what is left now.
#[utoipa::path(
    operation_id = "getReconciliation",
    tag = "desk",
    params(("id" = Uuid, Path), DayQuery),
    responses((status = 200, body = DayView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/windows/{id}/reconciliation")]
pub async fn show(
    caller: Caller,
    id: PathId,
    query: Sifted<DayQuery>,
    state: Data<ApiState>,
) -> Result<Json<DayView>, ApiError> {
    let (window, day) = (WindowId(id.0), query.0.day);
    let record = state.app.query(caller.0, move |tx, actor| days::show(tx, actor, window, day)).await?;
    Ok(Json(DayView::of(&record)))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BehindQuery {
    /// `YYYY-MM-DD`
    #[serde(with = "crate::iso_date")]
    #[param(value_type = String, format = Date)]
    day: Date,
    figure: Figure,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// What is behind a figure of the count, in the order it happened.
#[utoipa::path(
    operation_id = "listReconciliationEntries",
    tag = "desk",
    params(("id" = Uuid, Path), BehindQuery),
    responses((status = 200, body = DayRows), ReadProblems),
    security(("bearer" = []))
)]
#[get("/windows/{id}/reconciliation/entries")]
pub async fn entries(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    query: Sifted<BehindQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let BehindQuery { day, figure, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let window = WindowId(id.0);
    let name = format!("day/{}/{day}/{figure:?}", id.0);
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let page =
        state.app.query(caller.0, move |tx, actor| days::behind(tx, actor, window, day, figure, after, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(DayRowView::of).collect::<Result<Vec<_>, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &DayRows { items, next: next.clone() }))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CheckDay {
    /// `YYYY-MM-DD`, not after today.
    #[serde(with = "crate::iso_date")]
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// What the next one should know.
    #[schema(max_length = 1000)]
    pub remark: Option<String>,
}

/// Say that the day was gone through; what stood on the sheet then stays with it. A day can be checked again.
#[utoipa::path(
    operation_id = "checkReconciliation",
    tag = "desk",
    request_body = CheckDay,
    params(
        ("id" = Uuid, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request"),
    ),
    responses((status = 201, body = DayView), AskProblems),
    security(("bearer" = []))
)]
#[post("/windows/{id}/reconciliation")]
pub async fn check(
    caller: Caller,
    id: PathId,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<CheckDay>,
) -> Result<HttpResponse, ApiError> {
    let window = WindowId(id.0);
    let Checked { value: CheckDay { day, remark }, hash } = body;
    let remark = remark.map(|remark| remark.trim().to_owned()).filter(|remark| !remark.is_empty());
    let work = move |tx: &mut app::Tx<'_>, actor: &Actor| days::check(tx, actor, window, day, remark.as_deref());
    let given =
        state.app.perform(caller.0, key.once(hash), work, |record| kept(201, None, None, &DayView::of(record))).await?;
    Ok(answer(given))
}
