//! Masked values in full, for a reason; and who has seen them.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::acts::{self, Personal};
use app::perform::Answer;
use app::queries::unmaskings;
use app::{AppError, FieldFault};
use domain::kernel::id::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::applicant::said;
use crate::extract::{Caller, Checked, PathId, Sifted, answer, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::{ReadProblems, UnmaskProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::Unmaskings;

/// A value that answers mask, or only say whether it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PersonalField {
    /// Resident id of the applicant, or the credit code of an organisation.
    ResidentId,
    Phone,
    Address,
    ProxyResidentId,
    ProxyPhone,
}

impl PersonalField {
    fn of(self) -> (Personal, &'static str) {
        match self {
            Self::ResidentId => (Personal::Number, "residentId"),
            Self::Phone => (Personal::Phone, "phone"),
            Self::Address => (Personal::Address, "address"),
            Self::ProxyResidentId => (Personal::ProxyNumber, "proxyResidentId"),
            Self::ProxyPhone => (Personal::ProxyPhone, "proxyPhone"),
        }
    }
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Unmask {
    #[schema(min_items = 1, max_items = 5)]
    pub fields: Vec<PersonalField>,
    /// Why somebody has to see them: stays on record, and is shown to the director and to supervision.
    #[schema(min_length = 2, max_length = 200)]
    pub reason: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UnmaskedValue {
    pub field: PersonalField,
    /// None where the case has no such value.
    pub value: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Unmasked {
    pub values: Vec<UnmaskedValue>,
}

/// Masked values of an open case in full, for a reason that stays on record (L1).
///
/// Only for those who handle the case now, at most thirty times an hour. It takes no `Idempotency-Key`: a kept answer
/// would keep the values, and every look is an entry of its own. It changes nothing of the case, and needs no `If-Match`.
#[utoipa::path(
    operation_id = "unmaskCase",
    tag = "applicants",
    request_body = Unmask,
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Unmasked), UnmaskProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/unmasking")]
pub async fn unmask(
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
    body: Checked<Unmask>,
) -> Result<HttpResponse, ApiError> {
    let id = CaseId(id.0);
    let Some(reason) = said(Some(&body.value.reason)).filter(|reason| reason.chars().count() >= 2) else {
        return Err(ApiError::invalid(vec![FieldFault::new("/reason", "field.blank")]));
    };
    let mut wanted: Vec<PersonalField> = Vec::new();
    for field in body.value.fields {
        if !wanted.contains(&field) {
            wanted.push(field);
        }
    }
    let fields: Vec<_> = wanted.iter().map(|field| field.of()).collect();
    let given = state
        .app
        .perform(
            caller.0,
            None,
            move |tx, actor| acts::unmask(tx, actor, id, &fields, &reason),
            move |values| {
                let values = wanted.iter().zip(values);
                let values =
                    values.map(|(field, (_, value))| UnmaskedValue { field: *field, value: value.clone() }).collect();
                let body = serde_json::to_string(&Unmasked { values }).map_err(AppError::internal)?;
                Ok(Answer { status: 200, etag: None, location: None, body })
            },
        )
        .await?;
    Ok(answer(given))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UnmaskingQuery {
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Who has seen masked values of a case in full, which, when and why, newest first: for the director and supervision.
#[utoipa::path(
    operation_id = "listUnmaskings",
    tag = "applicants",
    params(("id" = Uuid, Path), UnmaskingQuery),
    responses((status = 200, body = Unmaskings), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases/{id}/unmaskings")]
pub async fn history(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    query: Sifted<UnmaskingQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = CaseId(id.0);
    let limit = limit(query.0.limit)?;
    let name = format!("unmaskings/{id}");
    let before = read_cursor(&state, &name, query.0.cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| unmaskings::of_case(tx, actor, id, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    Ok(answer_page(&request, next.as_deref(), &Unmaskings::of(page.items, next.clone())))
}
