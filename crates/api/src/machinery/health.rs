//! For those who operate it: alive, ready, metrics, the document.

use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::web::Data;
use actix_web::{HttpResponse, Responder};

use crate::state::{ApiState, DOCUMENT};

/// The process answers.
pub async fn live() -> impl Responder {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

/// The database answers too.
pub async fn ready(state: Data<ApiState>) -> impl Responder {
    match state.app.store.deployment().await {
        Ok(_) => HttpResponse::Ok().json(serde_json::json!({ "status": "ready" })),
        Err(_) => HttpResponse::ServiceUnavailable()
            .insert_header((RETRY_AFTER, 2))
            .json(serde_json::json!({ "status": "databaseAway" })),
    }
}

/// In the text form of Prometheus.
pub async fn metrics(state: Data<ApiState>) -> impl Responder {
    let (reads, writes) = state.app.store.free_places();
    metrics::gauge!("yichuang_store_free_places", "kind" => "read").set(gauge(reads));
    metrics::gauge!("yichuang_store_free_places", "kind" => "write").set(gauge(writes));
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain; version=0.0.4")).body(state.metrics.render())
}

fn gauge(value: usize) -> f64 {
    u32::try_from(value).map_or(f64::MAX, f64::from)
}

/// The document of this API.
pub async fn document() -> impl Responder {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "application/json")).body(DOCUMENT)
}
