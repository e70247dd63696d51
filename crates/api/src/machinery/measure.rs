//! Counts and times every request by its route, never by its address: addresses may name people.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;

/// Middleware: one line in the log and one in the metrics for each request.
#[expect(clippy::disallowed_methods, reason = "measures how long a request took")]
pub async fn measure<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let begun = std::time::Instant::now();
    let method = known(request.method());
    let route = request.match_pattern().unwrap_or_else(|| "-".to_owned());
    let response = next.call(request).await?;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    metrics::counter!("http_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(took.as_secs_f64());
    tracing::info!(method, route, status, ms = took.as_secs_f64() * 1000.0, "request");
    Ok(response)
}

/// The method, if it is one of those in use: a caller who makes them up does not fill the metrics.
fn known(method: &Method) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("other")
}
