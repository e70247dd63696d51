//! Errors as RFC 9457 problem documents: one for each request, naming every fault.

mod convert;
mod render;
mod table;
mod texts;

use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use app::{AppError, FieldFault};
use serde::Serialize;
use utoipa::ToSchema;

pub use render::problems;
pub use texts::FIELD_CODES;

/// A problem document (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// A page about this kind of problem, as a path on this server.
    #[serde(rename = "type")]
    #[schema(example = "/problems/request.invalid")]
    pub kind: String,
    /// What kind of problem it is, in the reader's language.
    pub title: String,
    pub status: u16,
    /// What is wrong here, and what to do.
    pub detail: String,
    /// The path of the request.
    pub instance: String,
    /// Stable code for programs.
    #[schema(example = "request.invalid")]
    pub code: String,
    /// Every fault found, not only the first.
    pub errors: Vec<ProblemError>,
}

/// One fault of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemError {
    /// Where: a JSON pointer (RFC 6901) into the body, `?name` for a query parameter, or empty for the whole.
    pub pointer: String,
    /// Stable code for programs.
    pub code: String,
    pub detail: String,
}

/// A failed request, not yet worded: the language is known when the answer is written.
#[derive(Debug, Clone)]
pub struct ApiError {
    code: &'static str,
    errors: Vec<FieldFault>,
    subject: Option<String>,
    retry_after: Option<Duration>,
    /// For the log only.
    internal: Option<String>,
}

/// The Chinese words for a code, for answers that explain rather than fail.
pub fn say(code: &str, subject: Option<&str>) -> String {
    match table::find(code) {
        Some(entry) => {
            let [title, _] = entry.title;
            let [detail, _] = entry.detail;
            texts::fill(&format!("{title}。{detail}"), subject)
        }
        None => texts::field_text(code, false, subject),
    }
}

impl ApiError {
    pub fn code(code: &'static str) -> Self {
        Self {
            code,
            errors: Vec::new(),
            subject: None,
            retry_after: None,
            internal: None,
        }
    }

    pub fn invalid(errors: Vec<FieldFault>) -> Self {
        Self {
            errors,
            ..Self::code("request.invalid")
        }
    }

    /// A query parameter that cannot be taken.
    pub fn query(name: &str, code: &'static str) -> Self {
        Self {
            errors: vec![FieldFault::new(format!("?{name}"), code)],
            ..Self::code("request.query-invalid")
        }
    }

    pub fn internal(what: impl ToString) -> Self {
        Self {
            internal: Some(what.to_string()),
            ..Self::code("internal")
        }
    }

    pub fn retry_after(mut self, after: Duration) -> Self {
        self.retry_after = Some(after);
        self
    }

    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.internal {
            Some(internal) => write!(f, "{}: {internal}", self.code),
            None => f.write_str(self.code),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        table::status(self.code)
    }

    /// An empty answer; [`problems`] words it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        convert::from_app(error)
    }
}
