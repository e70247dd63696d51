//! Counts and times every request by its route, never by its address: addresses may name people.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Middleware: one line in the log and one in the metrics for each request.
#[expect(clippy::disallowed_methods, reason = "measures how long a request took")]
pub async fn measure<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let begun = std::time::Instant::now();
    let method = request.method().to_string();
    let route = request.match_pattern().unwrap_or_else(|| "-".to_owned());
    let response = next.call(request).await?;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    metrics::counter!("http_requests_total", "method" => method.clone(), "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(took.as_secs_f64());
    tracing::info!(method, route, status, ms = took.as_secs_f64() * 1000.0, "request");
    Ok(response)
}
