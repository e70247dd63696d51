//! Remind the applicant to collect the result.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::ReminderWay;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::act;
use crate::extract::{ActHeaders, Acting, Checked, OfCase};
use crate::openapi::ActProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Remind {
    pub how: ReminderWay,
    /// What was said; kept encrypted.
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

/// Put on record that the applicant was reminded to collect the result (提醒领取).
#[utoipa::path(
    operation_id = "remindApplicant",
    tag = "cases",
    request_body = Remind,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/reminders")]
pub async fn remind(acting: Acting, state: Data<ApiState>, body: Checked<Remind>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value: Remind { how, note }, hash } = body;
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    act(&state, acting, hash, move |tx, actor| acts::remind(tx, actor, id, version, how, note.as_deref())).await
}
