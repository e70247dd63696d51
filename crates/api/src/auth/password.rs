//! Change one's own password.

use actix_web::web::Data;
use actix_web::{HttpResponse, put};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::extract::{Caller, Checked};
use crate::openapi::LogInProblems;
use crate::problem::ApiError;
use crate::state::ApiState;

#[derive(Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasswordChange {
    #[schema(min_length = 1, max_length = 128)]
    current_password: String,
    /// Long rather than odd: length is what makes a password hard to guess.
    #[schema(min_length = 12, max_length = 128)]
    new_password: String,
}

/// Change one's own password; every other session of the account ends.
#[utoipa::path(
    operation_id = "changePassword",
    tag = "auth",
    request_body = PasswordChange,
    responses((status = 204), LogInProblems),
    security(("bearer" = []))
)]
#[put("/auth/password")]
pub async fn change_password(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<PasswordChange>,
) -> Result<HttpResponse, ApiError> {
    let PasswordChange {
        current_password,
        new_password,
    } = body.value;
    state
        .app
        .change_password(caller.0, current_password, new_password)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
