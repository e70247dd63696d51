//! How clocks are computed anew after a change of the calendar or of the policy: progress, what moved, and a preview.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::recompute::{self, Cause, Moving, Preview};
use domain::case::derive::timers::Clock;
use domain::time::CalendarRules;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::supervision::recomputations::{MoveRow, RecomputationRow};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::extract::{Caller, Checked, PathId, Sifted, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::civil;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecomputationQuery {
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum RecomputationCause {
    Calendar,
    Policy,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recomputation {
    pub id: Uuid,
    pub cause: RecomputationCause,
    /// Version of the centre's calendar that clocks are computed with.
    pub own_version: i32,
    /// The same of the national calendar.
    pub national_version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    /// None while it is under way.
    #[serde(with = "time::serde::rfc3339::option")]
    pub finished_at: Option<OffsetDateTime>,
    /// Open clocks, suspended ones among them.
    pub total: i32,
    pub done: i32,
    pub moved: i32,
    /// Stayed as they were: a year is not loaded.
    pub kept_back: i32,
}

impl Recomputation {
    fn of(row: &RecomputationRow) -> Result<Self, ApiError> {
        let cause = Cause::parse(&row.cause).ok_or_else(|| ApiError::internal(StoreError::corrupt("cause")))?;
        Ok(Self {
            id: row.id.0,
            cause: match cause {
                Cause::Calendar => RecomputationCause::Calendar,
                Cause::Policy => RecomputationCause::Policy,
            },
            own_version: row.own_version,
            national_version: row.national_version,
            started_at: civil(row.started_at),
            finished_at: row.finished_at.map(civil),
            total: row.total,
            done: row.done,
            moved: row.moved,
            kept_back: row.kept_back,
        })
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Recomputations {
    pub items: Vec<Recomputation>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// The recomputations of my centre, newest first: for directors, supervisors and administrators.
#[utoipa::path(
    operation_id = "listRecomputations",
    tag = "supervision",
    params(RecomputationQuery),
    responses((status = 200, body = Recomputations), ReadProblems),
    security(("bearer" = []))
)]
#[get("/recomputations")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<RecomputationQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let limit = limit(query.0.limit)?;
    let before = read_cursor(&state, "recomputations", query.0.cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| recompute::list(tx, actor, before, limit)).await?;
    let next = write_cursor(&state, "recomputations", page.next);
    let items = page.items.iter().map(Recomputation::of).collect::<Result<_, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &Recomputations { items, next: next.clone() }))
}

/// One recomputation with its progress.
#[utoipa::path(
    operation_id = "getRecomputation",
    tag = "supervision",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Recomputation), ReadProblems),
    security(("bearer" = []))
)]
#[get("/recomputations/{id}")]
pub async fn show(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<Json<Recomputation>, ApiError> {
    let id = id.0;
    let row = state.app.query(caller.0, move |tx, actor| recompute::show(tx, actor, id)).await?;
    Ok(Json(Recomputation::of(&row)?))
}

/// A clock that was moved.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MovedClock {
    pub case_id: Uuid,
    pub case_number: String,
    pub timer_id: Uuid,
    pub clock: Clock,
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub to: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

impl MovedClock {
    fn of((row, number): &(MoveRow, String)) -> Result<Self, ApiError> {
        Ok(Self {
            case_id: row.case_id.0,
            case_number: number.clone(),
            timer_id: row.timer_id.0,
            clock: clock(&row.clock)?,
            from: civil(row.old_due),
            to: civil(row.new_due),
            at: civil(row.at),
        })
    }
}

fn clock(text: &str) -> Result<Clock, ApiError> {
    Clock::parse(text).ok_or_else(|| ApiError::internal(StoreError::corrupt("clock")))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MovedClocks {
    pub items: Vec<MovedClock>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// What a recomputation has moved so far: from when to when.
#[utoipa::path(
    operation_id = "listMovedClocks",
    tag = "supervision",
    params(("id" = Uuid, Path), RecomputationQuery),
    responses((status = 200, body = MovedClocks), ReadProblems),
    security(("bearer" = []))
)]
#[get("/recomputations/{id}/moves")]
pub async fn moves(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    query: Sifted<RecomputationQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = id.0;
    let limit = limit(query.0.limit)?;
    let name = format!("moves/{id}");
    let after = read_cursor(&state, &name, query.0.cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| recompute::moves(tx, actor, id, after, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.iter().map(MovedClock::of).collect::<Result<_, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &MovedClocks { items, next: next.clone() }))
}

/// A change of the calendar that is not made yet.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewRecomputation {
    /// The rules as they would be; those in force if not given.
    #[schema(value_type = Option<Object>)]
    pub rules: Option<serde_json::Value>,
    /// `next` of the preview before: clocks are looked at a thousand at a time.
    pub after: Option<Uuid>,
}

/// A clock that would move.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MovingClock {
    pub case_id: Uuid,
    pub case_number: String,
    pub timer_id: Uuid,
    pub clock: Clock,
    /// None while it stands still.
    #[serde(with = "time::serde::rfc3339::option")]
    pub from: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub to: Option<OffsetDateTime>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecomputationPreview {
    /// Clocks that were looked at.
    pub examined: usize,
    /// How many of them would move.
    pub moved: usize,
    /// How many cannot be computed: a year is not loaded.
    pub kept_back: usize,
    pub items: Vec<MovingClock>,
    /// Go on behind this clock; none at the end.
    pub next: Option<Uuid>,
}

impl RecomputationPreview {
    fn of(found: &Preview) -> Result<Self, ApiError> {
        let civil = |at: OffsetDateTime| at.to_offset(time::macros::offset!(+8));
        let item = |moving: &Moving| {
            Ok(MovingClock {
                case_id: moving.timer.case_id.0,
                case_number: moving.number.clone(),
                timer_id: moving.timer.id.0,
                clock: clock(&moving.timer.clock)?,
                from: moving.from.map(civil),
                to: moving.to.map(civil),
            })
        };
        Ok(Self {
            examined: found.examined,
            moved: found.moving.len(),
            kept_back: found.kept_back,
            items: found.moving.iter().map(item).collect::<Result<_, ApiError>>()?,
            next: found.next,
        })
    }
}

/// Which clocks of my centre a change of its calendar would move, and from when to when. Nothing is written.
#[utoipa::path(
    operation_id = "previewRecomputation",
    tag = "supervision",
    request_body = PreviewRecomputation,
    responses((status = 200, body = RecomputationPreview), AskProblems),
    security(("bearer" = []))
)]
#[post("/recomputation-previews")]
pub async fn preview(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<PreviewRecomputation>,
) -> Result<Json<RecomputationPreview>, ApiError> {
    let PreviewRecomputation { rules, after } = body.value;
    let found = state
        .app
        .query(caller.0, move |tx, actor| {
            recompute::may_see(actor)?;
            let rules = rules.map(serde_json::from_value::<CalendarRules>).transpose();
            let rules = rules.map_err(|_| recompute::unreadable())?;
            recompute::preview(tx, actor, rules.as_ref(), after)
        })
        .await?;
    Ok(Json(RecomputationPreview::of(&found)?))
}
