//! What a visitor is told on the way in: to stay with HTTPS.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderValue, STRICT_TRANSPORT_SECURITY};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::state::ApiState;

/// A year: the browser then asks this host by HTTPS only.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Middleware: who came by HTTPS is told to stay with it (RFC 6797).
pub async fn strict<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    let state = response.request().app_data::<Data<ApiState>>();
    if state.is_some_and(|state| state.standing.secure(response.request())) {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, STRICT);
    }
    Ok(response)
}
