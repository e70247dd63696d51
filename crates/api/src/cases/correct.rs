//! Correct the applicant's data.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts::{self, CorrectionStated};
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
pub struct Correct {
    pub applicant: ApplicantChanges,
    /// Why; kept encrypted.
    #[schema(max_length = 1000)]
    pub reasons: Option<String>,
}

/// What is corrected; what is not stated stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplicantChanges {
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// Resident id (GB 11643) of a person, credit code (GB 32100) of an organisation.
    #[schema(max_length = 40)]
    pub id_number: Option<String>,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

/// Correct the applicant's data (更正), with reasons; what stood there before is kept, encrypted (D9).
///
/// With another name or number the case goes over to the applicant known by them, or to a new one.
#[utoipa::path(
    operation_id = "correctCase",
    tag = "cases",
    request_body = Correct,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/corrections")]
pub async fn correct(acting: Acting, state: Data<ApiState>, body: Checked<Correct>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let ApplicantChanges { name, id_number, phone, address } = value.applicant;
    let stated = CorrectionStated { name, id_number, phone, address, reasons: value.reasons };
    act(&state, acting, hash, move |tx, actor| acts::correct(tx, actor, id, version, &stated)).await
}
