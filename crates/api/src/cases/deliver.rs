//! Deliver the result.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::FieldFault;
use app::acts::{self, DeliveryStated, SignatureStated};
use domain::case::{Posted, Receiver, ReceiverProof};
use serde::{Deserialize, Serialize};
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
pub struct Deliver {
    pub method: DeliveryMethod,
    /// At pick-up: who takes the result.
    #[schema(nullable = false)]
    pub receiver: Option<ReceiverStated>,
    /// At pick-up: the receiver's.
    #[schema(nullable = false)]
    pub signature: Option<SignatureGiven>,
    /// By post: the parcel.
    #[schema(nullable = false)]
    pub post: Option<Posted>,
}

/// How the result is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryMethod {
    /// 窗口领取: by the applicant, or by somebody else with proof
    PickUp,
    /// 邮寄
    Post,
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReceiverStated {
    pub relation: Receiver,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Of somebody else than the applicant.
    #[schema(nullable = false)]
    pub proof: Option<ReceiverProof>,
}

/// A signature on paper, or the strokes of one on the pad.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum SignatureGiven {
    Paper {},
    Pad {
        /// Of the pad, in its own units.
        #[schema(minimum = 1, maximum = 10000)]
        width: u16,
        #[schema(minimum = 1, maximum = 10000)]
        height: u16,
        /// Each stroke as x, y, x, y, …
        #[schema(max_items = 200)]
        strokes: Vec<Vec<u16>>,
    },
}

/// Hand the result over (送达) against a signature, or send it by post; nothing more is to be decided.
///
/// Somebody else than the applicant needs a proof. Which ways are open is said by the item's `delivery`.
#[utoipa::path(
    operation_id = "deliverCase",
    tag = "cases",
    request_body = Deliver,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/delivery")]
pub async fn deliver(acting: Acting, state: Data<ApiState>, body: Checked<Deliver>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated = stated(value)?;
    act(&state, acting, hash, move |tx, actor| acts::deliver(tx, actor, id, version, &stated)).await
}

/// What each way needs, and nothing of the other.
fn stated(body: Deliver) -> Result<DeliveryStated, ApiError> {
    let by_post = body.method == DeliveryMethod::Post;
    let there = [
        ("/receiver", !by_post, body.receiver.is_some()),
        ("/signature", !by_post, body.signature.is_some()),
        ("/post", by_post, body.post.is_some()),
    ];
    let faults: Vec<FieldFault> = there
        .into_iter()
        .filter(|(_, wanted, given)| wanted != given)
        .map(|(at, wanted, _)| FieldFault::new(at, if wanted { "field.required" } else { "field.unknown" }))
        .collect();
    match (body.receiver, body.signature, body.post) {
        (Some(receiver), Some(signature), None) if faults.is_empty() => Ok(DeliveryStated::Hand {
            receiver: receiver.relation,
            proof: receiver.proof,
            signature: signature_stated(&signature)?,
            name: named(receiver.name)?,
        }),
        (None, None, Some(post)) if faults.is_empty() => match post.carrier.trim() {
            "" => Err(ApiError::invalid(vec![FieldFault::new("/post/carrier", "field.blank")])),
            _ => Ok(DeliveryStated::Post(post)),
        },
        _ => Err(ApiError::invalid(faults)),
    }
}

fn named(name: String) -> Result<String, ApiError> {
    if name.trim().is_empty() {
        return Err(ApiError::invalid(vec![FieldFault::new("/receiver/name", "field.blank")]));
    }
    Ok(name)
}

fn signature_stated(given: &SignatureGiven) -> Result<SignatureStated, ApiError> {
    let SignatureGiven::Pad { width, height, strokes } = given else { return Ok(SignatureStated::Paper) };
    let faults: Vec<FieldFault> = strokes
        .iter()
        .enumerate()
        .filter(|(_, stroke)| !is_stroke(stroke, *width, *height))
        .map(|(at, _)| FieldFault::new(format!("/signature/strokes/{at}"), "delivery.stroke-invalid"))
        .collect();
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let record = serde_json::to_string(given).map_err(ApiError::internal)?;
    Ok(SignatureStated::Pad { strokes: strokes.len(), record })
}

/// Whole points, at least one, all on the pad.
fn is_stroke(stroke: &[u16], width: u16, height: u16) -> bool {
    let on_pad = |point: &[u16]| matches!(point, [x, y] if *x <= width && *y <= height);
    !stroke.is_empty() && stroke.chunks(2).all(on_pad)
}
