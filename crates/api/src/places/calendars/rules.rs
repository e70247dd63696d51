//! The rules of a calendar: read, try, change.

use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use app::calendars as kept;
use app::queries::calendars;
use domain::time::StatedRules;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{answer_with, calendar_id};
use crate::extract::{ActHeaders, Caller, Checked, IdempotencyKey, IfMatch, answer, etag, not_modified};
use crate::openapi::{ActProblems, AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CalendarView, Calendars, DayChanges};

/// The national calendar and that of my centre.
#[utoipa::path(
    operation_id = "listCalendars",
    tag = "places",
    responses((status = 200, body = Calendars), ReadProblems),
    security(("bearer" = []))
)]
#[get("/calendars")]
pub async fn list(caller: Caller, state: Data<ApiState>) -> Result<Json<Calendars>, ApiError> {
    let records = state.app.query(caller.0, calendars::list).await?;
    Ok(Json(Calendars { items: records.iter().map(CalendarView::of).collect::<Result<_, _>>()? }))
}

/// A calendar with its rules, its version, what is missing, and what is open to me.
#[utoipa::path(
    operation_id = "getCalendar",
    tag = "places",
    params(
        ("id" = String, Path, description = "`national`, or the code of my centre"),
        ("If-None-Match" = Option<String>, Header, description = "304 if the calendar still has this ETag"),
    ),
    responses(
        (status = 200, body = CalendarView, headers(("ETag" = String))),
        (status = 304, description = "Not changed since"),
        ReadProblems,
    ),
    security(("bearer" = []))
)]
#[get("/calendars/{id}")]
pub async fn show(request: HttpRequest, caller: Caller, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = calendar_id(&request)?;
    let record = state.app.query(caller.0, move |tx, actor| calendars::show(tx, actor, &id)).await?;
    let view = CalendarView::of(&record)?;
    let tag = etag(view.version);
    // A warning comes with the day, not with a version.
    if let (Some(unchanged), true) = (not_modified(&request, &tag), view.warnings.is_empty()) {
        return Ok(unchanged);
    }
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-store")).json(view))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RulesTried {
    pub rules: StatedRules,
}

/// Which days would be other ones with these rules, and why. Changes nothing.
#[utoipa::path(
    operation_id = "previewCalendarRules",
    tag = "places",
    request_body = RulesTried,
    params(("id" = String, Path, description = "`national`, or the code of my centre")),
    responses((status = 200, body = DayChanges), AskProblems),
    security(("bearer" = []))
)]
#[post("/calendars/{id}/preview")]
pub async fn preview(
    request: HttpRequest,
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<RulesTried>,
) -> Result<Json<DayChanges>, ApiError> {
    let id = calendar_id(&request)?;
    let rules = body.value.rules;
    let preview = state.app.query(caller.0, move |tx, actor| kept::preview(tx, actor, &id, rules)).await?;
    Ok(Json(DayChanges::of(preview.version, preview.today, &preview.before, &preview.after)))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ChangeRules {
    /// All rules, as they are to be.
    pub rules: StatedRules,
    /// Why; stays with the version.
    #[schema(max_length = 300)]
    pub note: Option<String>,
}

/// Put these rules in the place of those that stand: a new version, the old one is kept.
#[utoipa::path(
    operation_id = "changeCalendarRules",
    tag = "places",
    request_body = ChangeRules,
    params(("id" = String, Path, description = "`national`, or the code of my centre"), ActHeaders),
    responses((status = 200, body = CalendarView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[put("/calendars/{id}")]
pub async fn change(
    request: HttpRequest,
    caller: Caller,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<ChangeRules>,
) -> Result<HttpResponse, ApiError> {
    let id = calendar_id(&request)?;
    let Checked { value, hash } = body;
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| {
        let kept = kept::change(tx, actor, &id, version.0, value.rules.clone(), value.note.clone())?;
        calendars::record(tx, actor, kept)
    };
    Ok(answer(state.app.perform(caller.0, key.once(hash), work, answer_with).await?))
}
