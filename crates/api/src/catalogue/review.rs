//! From draft to publication: how complete it is, what it changes, submission, sign-off, return, publication.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, post};
use app::catalogue;
use app::queries::drafts;
use domain::kernel::id::ItemDraftId;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::drafts::act;
use crate::extract::{ActHeaders, Acting, Caller, Checked, OfCase, PathId};
use crate::iso_date;
use crate::openapi::{ActProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{DraftCheckView, DraftDifferenceView, DraftView};

/// How complete a draft is by the centre's disclosure list, and every fault that keeps it from being submitted.
#[utoipa::path(
    operation_id = "checkItemDraft",
    tag = "catalogue",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = DraftCheckView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/item-drafts/{id}/check")]
pub async fn check(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<Json<DraftCheckView>, ApiError> {
    let id = ItemDraftId(id.0);
    let checked = state.app.query(caller.0, move |tx, actor| drafts::completeness(tx, actor, id)).await?;
    Ok(Json(DraftCheckView::of(checked)))
}

/// What a draft says otherwise than the version it follows, field by field.
#[utoipa::path(
    operation_id = "compareItemDraft",
    tag = "catalogue",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = DraftDifferenceView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/item-drafts/{id}/difference")]
pub async fn difference(
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
) -> Result<Json<DraftDifferenceView>, ApiError> {
    let id = ItemDraftId(id.0);
    let found = state.app.query(caller.0, move |tx, actor| drafts::changes(tx, actor, id)).await?;
    Ok(Json(DraftDifferenceView::of(found)))
}

/// A submission states nothing beyond itself.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SubmitDraft {}

/// Submit a draft to be signed off. It has to be complete and sound: else every fault is named, with its place.
#[utoipa::path(
    operation_id = "submitItemDraft",
    tag = "catalogue",
    request_body = SubmitDraft,
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/item-drafts/{id}/submission")]
pub async fn submit(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<SubmitDraft>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    act(&state, acting, body.hash, move |tx, actor| catalogue::submit(tx, actor, id, version)).await
}

/// A sign-off states nothing beyond itself.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SignOffDraft {}

/// Sign a submitted draft off (审核通过): by a role that the centre's policy names, never by one of its authors.
#[utoipa::path(
    operation_id = "signOffItemDraft",
    tag = "catalogue",
    request_body = SignOffDraft,
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/item-drafts/{id}/sign-off")]
pub async fn sign_off(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<SignOffDraft>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    act(&state, acting, body.hash, move |tx, actor| catalogue::sign_off(tx, actor, id, version)).await
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReturnDraft {
    /// What has to be mended.
    #[schema(min_length = 1, max_length = 2000)]
    pub reasons: String,
}

/// Send a draft back to be mended (退回修改), or take it back, with reasons.
#[utoipa::path(
    operation_id = "returnItemDraft",
    tag = "catalogue",
    request_body = ReturnDraft,
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/item-drafts/{id}/return")]
pub async fn send_back(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<ReturnDraft>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    let Checked { value, hash } = body;
    let reasons = value.reasons;
    act(&state, acting, hash, move |tx, actor| catalogue::send_back(tx, actor, id, version, &reasons)).await
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishDraft {
    /// First day on which cases are taken under it: today or later, after the newest version began.
    #[serde(with = "iso_date")]
    pub effective_from: Date,
}

/// Publish a draft that was signed off. The running version ends the day before; cases under way keep theirs.
#[utoipa::path(
    operation_id = "publishItemDraft",
    tag = "catalogue",
    request_body = PublishDraft,
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/item-drafts/{id}/publication")]
pub async fn publish(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<PublishDraft>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    let Checked { value, hash } = body;
    let from = value.effective_from;
    act(&state, acting, hash, move |tx, actor| catalogue::publish(tx, actor, id, version, from)).await
}
