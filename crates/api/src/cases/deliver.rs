//! Deliver the result.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::FieldFault;
use app::acts::{self, DeliveryStated, SignatureStated};
use domain::case::Receiver;
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
    pub receiver: ReceiverStated,
    pub signature: SignatureGiven,
}

/// How the result is handed over.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryMethod {
    /// 窗口领取
    PickUp,
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReceiverStated {
    pub relation: Receiver,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
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

/// Hand the result over (送达) against a signature; the case is closed.
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
    let Deliver { method: DeliveryMethod::PickUp, receiver, signature } = value;
    let stated = DeliveryStated {
        receiver: receiver.relation,
        receiver_name: receiver.name,
        signature: signature_stated(&signature)?,
    };
    act(&state, acting, hash, move |tx, actor| acts::deliver(tx, actor, id, version, &stated)).await
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
