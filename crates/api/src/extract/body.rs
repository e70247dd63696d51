//! A JSON body that passed its schema, its meaning and the size bound.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use app::FieldFault;
use serde::de::DeserializeOwned;
use sm3::{Digest, Sm3};
use utoipa::ToSchema;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use crate::problem::{ApiError, FIELD_CODES};
use crate::state::ApiState;

/// A checked body, with the hash of its bytes for idempotency.
pub struct Checked<T> {
    pub value: T,
    pub hash: [u8; 32],
}

/// A body may be so long; signatures are the longest.
pub const MOST_BYTES: usize = 256 * 1024;

impl<T> FromRequest for Checked<T>
where
    T: DeserializeOwned + ToSchema + Validate + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(';').next().map(str::trim) == Some("application/json"));
        let bytes = Bytes::from_request(request, payload);
        let state = request.app_data::<Data<ApiState>>().cloned();
        Box::pin(async move {
            let bytes = bytes.await.map_err(|_| ApiError::code("body.too-large"))?;
            if !json && !bytes.is_empty() {
                return Err(ApiError::code("body.not-json"));
            }
            let state = state.ok_or_else(|| ApiError::internal("no state"))?;
            let bytes = if bytes.is_empty() {
                Bytes::from_static(b"{}")
            } else {
                bytes
            };
            read(&state, &bytes)
        })
    }
}

fn read<T: DeserializeOwned + ToSchema + Validate>(state: &ApiState, bytes: &Bytes) -> Result<Checked<T>, ApiError> {
    let body = serde_json::from_slice(bytes).map_err(|_| ApiError::code("body.malformed"))?;
    let faults = state.schemas.faults(&T::name(), &body);
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let value: T = serde_path_to_error::deserialize(&body).map_err(|error| {
        let pointer = error.path().iter().map(|part| format!("/{part}")).collect::<String>();
        ApiError::invalid(vec![FieldFault::new(pointer, "field.invalid")])
    })?;
    value.validate().map_err(|errors| {
        let mut faults = Vec::new();
        meaning(&errors, "", &mut faults);
        ApiError::invalid(faults)
    })?;
    Ok(Checked {
        value,
        hash: Sm3::digest(bytes).into(),
    })
}

/// The faults that `validator` found, as pointers. Its codes are ours.
fn meaning(errors: &ValidationErrors, at: &str, faults: &mut Vec<FieldFault>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{at}/{}", camel(field));
        match kind {
            ValidationErrorsKind::Field(found) => {
                for error in found {
                    let code = FIELD_CODES
                        .iter()
                        .map(|(code, _)| *code)
                        .find(|code| *code == error.code)
                        .unwrap_or("field.invalid");
                    faults.push(FieldFault::new(pointer.clone(), code));
                }
            }
            ValidationErrorsKind::Struct(inner) => meaning(inner, &pointer, faults),
            ValidationErrorsKind::List(inner) => {
                for (index, errors) in inner {
                    meaning(errors, &format!("{pointer}/{index}"), faults);
                }
            }
        }
    }
    faults.sort_by(|one, other| one.pointer.cmp(&other.pointer));
}

fn camel(field: &str) -> String {
    let mut parts = field.split('_');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
