//! Search by what a person brings. Numbers and phones travel in the body: never in a URL or a log.

use actix_web::post;
use actix_web::web::{Data, Json};
use app::FieldFault;
use app::queries::cases::{self, Sought};
use domain::catalogue::item::ApplicantKind;
use domain::kernel::Phone;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::applicant::number;
use crate::extract::{Caller, Checked};
use crate::openapi::AskProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CaseRow, CaseRows};

/// Exactly one of these.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseSearch {
    /// The official case number.
    #[schema(max_length = 40)]
    number: Option<String>,
    /// Resident id or credit code, in full.
    #[schema(max_length = 40)]
    id_number: Option<String>,
    #[schema(max_length = 40)]
    phone: Option<String>,
    /// The full name of the applicant.
    #[schema(max_length = 100)]
    name: Option<String>,
}

/// Cases that fit, newest first, within what I may see; at most a hundred.
#[utoipa::path(
    operation_id = "searchCases",
    tag = "cases",
    request_body = CaseSearch,
    responses((status = 200, body = CaseRows), AskProblems),
    security(("bearer" = []))
)]
#[post("/cases/search")]
pub async fn search(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<CaseSearch>,
) -> Result<Json<CaseRows>, ApiError> {
    let sought = sought(body.value)?;
    let (entries, now) = state
        .app
        .query(caller.0, move |tx, actor| cases::search(tx, actor, &sought))
        .await?;
    let items = entries.into_iter().map(|entry| CaseRow::of(entry, now)).collect();
    Ok(Json(CaseRows { items, next: None }))
}

fn sought(body: CaseSearch) -> Result<Sought, ApiError> {
    let fault = |pointer: &str, code| ApiError::invalid(vec![FieldFault::new(pointer, code)]);
    match body {
        CaseSearch {
            number: Some(number),
            id_number: None,
            phone: None,
            name: None,
        } => Ok(Sought::Number(number.trim().to_uppercase())),
        CaseSearch {
            number: None,
            id_number: Some(text),
            phone: None,
            name: None,
        } => {
            let found = number(ApplicantKind::Person, &text)
                .or_else(|code| number(ApplicantKind::Organisation, &text).map_err(|_| code))
                .map_err(|code| fault("/idNumber", code))?;
            Ok(Sought::ApplicantNumber(found.indexed(), found.as_str().to_owned()))
        }
        CaseSearch {
            number: None,
            id_number: None,
            phone: Some(text),
            name: None,
        } => {
            let phone = Phone::parse(&text).map_err(|_| fault("/phone", "phone.malformed"))?;
            Ok(Sought::Phone(phone.as_str().to_owned()))
        }
        CaseSearch {
            number: None,
            id_number: None,
            phone: None,
            name: Some(name),
        } => Ok(Sought::Name(name.trim().to_owned())),
        _ => Err(fault("", "search.one")),
    }
}
