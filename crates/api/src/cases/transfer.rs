//! Transfer a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts::{self, TransferStated};
use domain::kernel::id::{ItemId, PersonId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::act;
use crate::extract::{ActHeaders, Acting, Checked, OfCase};
use crate::openapi::ActProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transfer {
    /// The item it belongs to; its window takes the case over.
    pub item_id: Uuid,
    /// Who holds that window now.
    pub person_id: Uuid,
    /// Obligatory.
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
}

/// Pass a received case to the window it belongs to, to the person who holds it (转办, 首问负责).
///
/// The time to say whether it is accepted runs on; what was brought is looked at afresh there.
#[utoipa::path(
    operation_id = "transferCase",
    tag = "cases",
    request_body = Transfer,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/transfers")]
pub async fn transfer(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<Transfer>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated =
        TransferStated { item: ItemId(value.item_id), person: PersonId(value.person_id), reasons: value.reasons };
    act(&state, acting, hash, move |tx, actor| acts::transfer(tx, actor, id, version, &stated)).await
}
