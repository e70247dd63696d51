//! Make-up days (调休) and their answers; the recorded end of a session (至散场).

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::calendars::{self as kept, AnswerStated, EndStated, MakeUpAnswer};
use app::queries::calendars;
use domain::time::{ClockTime, Session};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::{answer_with, calendar_id};
use crate::extract::{ActHeaders, Caller, Checked, IdempotencyKey, IfMatch, answer};
use crate::iso_date;
use crate::openapi::{ActProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CalendarView, MakeUpDays};

/// The make-up working days of the state, and what the calendar does about each.
#[utoipa::path(
    operation_id = "listMakeUpDays",
    tag = "places",
    params(("id" = String, Path, description = "`national`, or the code of my centre")),
    responses((status = 200, body = MakeUpDays), ReadProblems),
    security(("bearer" = []))
)]
#[get("/calendars/{id}/make-up-days")]
pub async fn list(request: HttpRequest, caller: Caller, state: Data<ApiState>) -> Result<Json<MakeUpDays>, ApiError> {
    let id = calendar_id(&request)?;
    let (kept, days) = state.app.query(caller.0, move |tx, actor| calendars::make_ups(tx, actor, &id)).await?;
    Ok(Json(MakeUpDays::of(kept.version()?, days)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum MakeUpChoice {
    /// The centre opens on that day; the document stands as the reason.
    Accept,
    Decline,
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AnswerMakeUp {
    #[serde(with = "iso_date")]
    pub date: Date,
    pub answer: MakeUpChoice,
    /// When the centre is open on that day; obligatory to accept.
    #[serde(default)]
    #[schema(max_items = 6)]
    pub sessions: Vec<Session>,
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// Accept or decline a make-up day that was proposed.
#[utoipa::path(
    operation_id = "answerMakeUpDay",
    tag = "places",
    request_body = AnswerMakeUp,
    params(("id" = String, Path, description = "The code of my centre"), ActHeaders),
    responses((status = 200, body = CalendarView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/calendars/{id}/make-up-days")]
pub async fn reply(
    request: HttpRequest,
    caller: Caller,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<AnswerMakeUp>,
) -> Result<HttpResponse, ApiError> {
    let id = calendar_id(&request)?;
    let Checked { value, hash } = body;
    let stated = AnswerStated {
        date: value.date,
        answer: match value.answer {
            MakeUpChoice::Accept => MakeUpAnswer::Accept(value.sessions),
            MakeUpChoice::Decline => MakeUpAnswer::Decline,
        },
        reason: value.reason,
    };
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| {
        let kept = kept::answer(tx, actor, &id, version.0, &stated)?;
        calendars::record(tx, actor, kept)
    };
    Ok(answer(state.app.perform(caller.0, key.once(hash), work, answer_with).await?))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RecordEnd {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Planned start of the session.
    pub start: ClockTime,
    /// When it really ended; not in the future.
    pub end: ClockTime,
}

/// Record when an open-ended session (至散场) really ended: from then on this end counts.
#[utoipa::path(
    operation_id = "recordSessionEnd",
    tag = "places",
    request_body = RecordEnd,
    params(("id" = String, Path, description = "The code of my centre"), ActHeaders),
    responses((status = 200, body = CalendarView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/calendars/{id}/session-ends")]
pub async fn end(
    request: HttpRequest,
    caller: Caller,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<RecordEnd>,
) -> Result<HttpResponse, ApiError> {
    let id = calendar_id(&request)?;
    let Checked { value, hash } = body;
    let stated = EndStated { date: value.date, start: value.start, end: value.end };
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| {
        let kept = kept::record_end(tx, actor, &id, version.0, stated)?;
        calendars::record(tx, actor, kept)
    };
    Ok(answer(state.app.perform(caller.0, key.once(hash), work, answer_with).await?))
}
