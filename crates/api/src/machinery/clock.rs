//! The service's clock. In a demo it can be moved forward.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, get, post};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use validator::Validate;

use crate::extract::Checked;
use crate::openapi::{ClockProblems, PublicProblems};
use crate::problem::ApiError;
use crate::state::ApiState;

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceClock)]
pub struct ClockView {
    /// Business time, at +08:00: screens count from this, not from their own clock.
    #[serde(with = "time::serde::rfc3339")]
    pub now: OffsetDateTime,
    /// Whether this is a demo, whose clock can be moved.
    pub demo: bool,
}

/// What time it is here.
#[utoipa::path(operation_id = "getClock", tag = "machinery", responses((status = 200, body = ClockView), PublicProblems))]
#[get("/clock")]
pub async fn clock(request: HttpRequest, state: Data<ApiState>) -> Result<Json<ClockView>, ApiError> {
    state.limits.public(&request)?;
    let now = state.app.public_query(|tx| Ok(tx.now)).await?;
    Ok(Json(ClockView { now, demo: state.demo }))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClockMove {
    #[serde(with = "time::serde::rfc3339")]
    pub advance_to: OffsetDateTime,
}

/// Move the clock of a demo forward: at most 400 days at a time, inside loaded years, never back.
#[utoipa::path(
    operation_id = "advanceDemoClock",
    tag = "machinery",
    request_body = ClockMove,
    responses((status = 200, body = ClockView), ClockProblems)
)]
#[post("/demo/clock")]
pub async fn advance(state: Data<ApiState>, body: Checked<ClockMove>) -> Result<Json<ClockView>, ApiError> {
    let now = state.app.advance_clock(body.value.advance_to).await?;
    Ok(Json(ClockView { now: now.to_offset(time::macros::offset!(+8)), demo: true }))
}
