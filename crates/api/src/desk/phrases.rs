//! Prepared phrases of a window.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, delete, get, post};
use app::desk::phrases::{self, PhraseStated};
use domain::desk::PhraseUse;
use domain::kernel::id::{ItemId, WindowId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::{kept, nothing};
use crate::extract::{Caller, Checked, IdempotencyKey, PathId, Sifted, answer};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{PhraseView, Phrases};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PhraseQuery {
    window_id: Uuid,
}

/// The phrases of a window, oldest first; at most two hundred.
#[utoipa::path(
    operation_id = "listPhrases",
    tag = "desk",
    params(PhraseQuery),
    responses((status = 200, body = Phrases), ReadProblems),
    security(("bearer" = []))
)]
#[get("/phrases")]
pub async fn list(
    caller: Caller,
    query: Sifted<PhraseQuery>,
    state: Data<ApiState>,
) -> Result<Json<Phrases>, ApiError> {
    let window = WindowId(query.0.window_id);
    let rows = state.app.query(caller.0, move |tx, actor| phrases::list(tx, actor, window)).await?;
    let items = rows.iter().map(PhraseView::of).collect::<Result<_, _>>().map_err(ApiError::internal)?;
    Ok(Json(Phrases { items }))
}

/// A phrase to be kept. It stands in many cases, so it names nobody: no telephone or id numbers.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepPhrase {
    pub window_id: Uuid,
    #[serde(rename = "use")]
    pub used_for: PhraseUse,
    /// The one item it is for; none for all items of the window.
    pub item_id: Option<Uuid>,
    /// Code of the one material of the item it is for.
    #[schema(min_length = 1, max_length = 32)]
    pub material: Option<String>,
    #[schema(min_length = 1, max_length = 300)]
    #[validate(custom(function = not_blank))]
    pub text: String,
}

fn not_blank(text: &str) -> Result<(), ValidationError> {
    if text.trim().is_empty() { Err(ValidationError::new("field.blank")) } else { Ok(()) }
}

/// Keep a phrase for everybody at the window.
#[utoipa::path(
    operation_id = "keepPhrase",
    tag = "desk",
    request_body = KeepPhrase,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 201, body = PhraseView), AskProblems),
    security(("bearer" = []))
)]
#[post("/phrases")]
pub async fn keep(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<KeepPhrase>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let stated = PhraseStated {
        window: WindowId(value.window_id),
        used_for: value.used_for,
        item: value.item_id.map(ItemId),
        material: value.material,
        text: value.text,
    };
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| phrases::keep(tx, actor, &stated);
    let given = state
        .app
        .perform(caller.0, key.once(hash), work, |row| {
            let view = PhraseView::of(row)?;
            kept(201, None, Some(format!("/api/v1/phrases/{}", view.id)), &view)
        })
        .await?;
    Ok(answer(given))
}

/// Drop a phrase for everybody at the window.
#[utoipa::path(
    operation_id = "dropPhrase",
    tag = "desk",
    params(("id" = Uuid, Path)),
    responses((status = 204), ReadProblems),
    security(("bearer" = []))
)]
#[delete("/phrases/{id}")]
pub async fn drop(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = id.0;
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| phrases::drop(tx, actor, id);
    state.app.perform(caller.0, None, work, |()| Ok(nothing())).await?;
    Ok(HttpResponse::NoContent().finish())
}
