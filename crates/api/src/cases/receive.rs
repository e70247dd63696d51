//! Receive a request, and preview what acceptance would promise.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use app::FieldFault;
use app::acts::{self, ReceiptStated};
use app::queries::cases::record;
use domain::case::derive::timers::{Clock, Grounds};
use domain::case::{Channel, MaterialHeld, RequestForm};
use domain::catalogue::item::Kind;
use domain::kernel::id::{CaseId, ItemId, WindowId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::accept::LateMaterials;
use super::answer_with;
use super::applicant::{ApplicantStated, said};
use super::proxy::ProxyStated;
use crate::applicants::{ApplicantTerm, number_of};
use crate::extract::{Caller, Checked, IdempotencyKey, Lenient, answer};
use crate::iso_date;
use crate::openapi::{AskProblems, ReceiveProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CaseView, OpenCase};

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReceiveCase {
    /// Made by the client where it has to name the case before the answer arrives: a UUID.
    pub id: Option<Uuid>,
    pub item_id: Uuid,
    /// At which of the windows that take the item; without it the first that I hold.
    pub window_id: Option<Uuid>,
    pub channel: Channel,
    pub request: RequestForm,
    pub applicant: ApplicantStated,
    /// What was brought. A required material that is not listed counts as missing.
    #[schema(max_items = 100)]
    pub materials: Vec<MaterialHeld>,
    /// For the window only; kept encrypted.
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Who acts for the applicant, if the applicant does not come.
    pub proxy: Option<ProxyStated>,
    /// Accept in the same transaction.
    #[serde(default)]
    pub accept: bool,
    /// With `accept`: secondary material that is missing and comes by a day agreed (容缺).
    #[schema(nullable = false)]
    pub late_materials: Option<LateMaterials>,
    /// Whether open cases of the applicant for the same item were shown before (C7). `false` asks for 409 if there are
    /// any; without it the case is received, and its answer names them in `likelyDuplicates`.
    pub duplicate_acknowledged: Option<bool>,
}

/// Receive a request (收件), and with `accept` accept it in one go (受理).
///
/// The official number is drawn at receipt. Material that is missing does not keep a request from being received, only
/// from being accepted; everything missing is named at once (行政许可法 32).
#[utoipa::path(
    operation_id = "receiveCase",
    tag = "cases",
    request_body = ReceiveCase,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 201, body = CaseView, headers(("ETag" = String), ("Location" = String))), ReceiveProblems),
    security(("bearer" = []))
)]
#[post("/cases")]
pub async fn receive(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Lenient<ReceiveCase>,
) -> Result<HttpResponse, ApiError> {
    let Lenient { value, body, faults, hash } = body;
    let Some(value) = value else {
        return Err(ApiError::invalid([faults, applicant_faults(&body)].concat()));
    };
    let note = said(value.note.as_deref());
    let stated = ReceiptStated {
        case: value.id.map(CaseId),
        item: ItemId(value.item_id),
        window: value.window_id.map(WindowId),
        applicant_kind: value.applicant.kind,
        applicant: value.applicant.check(),
        channel: value.channel,
        request: value.request,
        materials: value.materials,
        proxy: value.proxy.as_ref().map(ProxyStated::check),
        note,
        accept: value.accept,
        late: value.late_materials.map(Into::into),
        duplicate_acknowledged: value.duplicate_acknowledged,
        faults,
    };
    let given = state
        .app
        .perform(
            caller.0,
            key.once(hash),
            move |tx, actor| {
                let facts = acts::receive(tx, actor, &stated)?;
                record(tx, actor, facts)
            },
            |record| answer_with(record, 201),
        )
        .await?;
    Ok(answer(given))
}

/// What is wrong with the applicant of a body that cannot be read as a whole.
fn applicant_faults(body: &serde_json::Value) -> Vec<FieldFault> {
    let applicant = body.get("applicant").cloned().unwrap_or_default();
    match serde_json::from_value::<ApplicantStated>(applicant.clone()) {
        Ok(stated) => stated.check().err().unwrap_or_default(),
        Err(_) => ApplicantStated::left_out(&applicant),
    }
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewCase {
    pub item_id: Uuid,
    /// Who applies: open cases of this applicant for the item are then named.
    pub applicant: Option<ApplicantTerm>,
}

/// A clock that acceptance now would start.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromisedDue {
    pub clock: Clock,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    pub explanation: Grounds,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    pub kind: Kind,
    pub dues: Vec<PromisedDue>,
    /// The last day on which secondary material may come if it is accepted now (容缺); none where nothing may come late.
    #[schema(format = "date", value_type = Option<String>)]
    #[serde(with = "iso_date::option")]
    pub late_until: Option<Date>,
    /// Open cases of the applicant for the same item; empty where no applicant was named.
    pub likely_duplicates: Vec<OpenCase>,
}

/// What could be promised if the item were accepted now. Changes nothing.
#[utoipa::path(
    operation_id = "previewCase",
    tag = "cases",
    request_body = PreviewCase,
    responses((status = 200, body = Preview), AskProblems),
    security(("bearer" = []))
)]
#[post("/cases/preview")]
pub async fn preview(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<PreviewCase>,
) -> Result<Json<Preview>, ApiError> {
    let item = ItemId(body.value.item_id);
    let of = body.value.applicant.as_ref().map(|applicant| number_of(applicant, "/applicant")).transpose()?;
    let previewed = state.app.query(caller.0, move |tx, actor| acts::preview(tx, actor, item, of.as_ref())).await?;
    let likely_duplicates = previewed.duplicates.iter().map(OpenCase::of).collect();
    let dues = previewed
        .starts
        .into_iter()
        .map(|start| PromisedDue { clock: start.clock, due: start.due, explanation: start.grounds })
        .collect();
    Ok(Json(Preview { kind: previewed.kind, dues, late_until: previewed.late_until, likely_duplicates }))
}
