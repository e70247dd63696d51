//! Close the dossier.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Close {
    /// The receipt that was signed on paper, or that the carrier brought back, lies in the dossier.
    #[serde(default)]
    pub receipt_kept: bool,
}

/// Close the dossier of a case that has ended (归档): what has to be in it is there.
#[utoipa::path(
    operation_id = "closeCase",
    tag = "cases",
    request_body = Close,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/closure")]
pub async fn close(acting: Acting, state: Data<ApiState>, body: Checked<Close>) -> Result<HttpResponse, ApiError> {
    let (id, version, kept) = (acting.case, acting.version, body.value.receipt_kept);
    act(&state, acting, body.hash, move |tx, actor| acts::close(tx, actor, id, version, kept)).await
}
