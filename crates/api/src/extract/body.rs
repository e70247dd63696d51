//! A JSON body that passed its schema, its meaning and the size bound.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use app::FieldFault;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;
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

/// A body that may have faults: they are told together with what the rules say of the rest.
pub struct Lenient<T> {
    /// None when the body cannot be read at all.
    pub value: Option<T>,
    pub body: Value,
    pub faults: Vec<FieldFault>,
    pub hash: [u8; 32],
}

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

impl<T> FromRequest for Checked<T>
where
    T: DeserializeOwned + ToSchema + Validate + 'static,
{
    type Error = ApiError;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reading = Lenient::<T>::from_request(request, payload);
        Box::pin(async move {
            let Lenient { value, faults, hash, .. } = reading.await?;
            match value {
                Some(value) if faults.is_empty() => Ok(Self { value, hash }),
                _ => Err(ApiError::invalid(faults)),
            }
        })
    }
}

impl<T> FromRequest for Lenient<T>
where
    T: DeserializeOwned + ToSchema + Validate + 'static,
{
    type Error = ApiError;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let content_type = request.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
        let json = content_type.map(|value| value.split(';').next().map(str::trim) == Some("application/json"));
        let bytes = Bytes::from_request(request, payload);
        let state = request.app_data::<Data<ApiState>>().cloned();
        Box::pin(async move {
            let bytes = bytes.await.map_err(|_| ApiError::code("body.too-large"))?;
            if json != Some(true) && !(json.is_none() && bytes.is_empty()) {
                return Err(ApiError::code("body.not-json"));
            }
            let state = state.ok_or_else(|| ApiError::internal("no state"))?;
            read(&state, &bytes)
        })
    }
}

fn read<T: DeserializeOwned + ToSchema + Validate>(state: &ApiState, bytes: &Bytes) -> Result<Lenient<T>, ApiError> {
    let malformed = || ApiError::code("body.malformed");
    let body: Value = match bytes.as_ref() {
        // An act that states nothing may come without a body.
        [] => Value::Object(serde_json::Map::new()),
        bytes => serde_json::from_slice(bytes).map_err(|_| malformed())?,
    };
    let known = state.schemas.faults(&T::name(), &body);
    let mut faults = known.ok_or_else(|| ApiError::internal("a body that the document does not know"))?;
    if bytes.is_empty() && !faults.is_empty() {
        return Err(malformed());
    }
    let mut readable = without_unknown(body.clone(), &faults);
    take_out_control(&mut readable, "", &mut faults);
    let value = match serde_path_to_error::deserialize(readable) {
        Ok(value) => Some(value),
        Err(error) => {
            if faults.is_empty() {
                faults.push(FieldFault::new(pointer(error.path()), "field.invalid"));
            }
            None
        }
    };
    if let Some(Err(errors)) = value.as_ref().map(T::validate) {
        meaning(&errors, "", &mut faults);
    }
    Ok(Lenient { value, body, faults, hash: Sm3::digest(bytes).into() })
}

/// The body without its unknown fields, which are named already.
fn without_unknown(mut body: Value, faults: &[FieldFault]) -> Value {
    for fault in faults.iter().filter(|fault| fault.code == "field.unknown") {
        let Some((parent, name)) = fault.pointer.rsplit_once('/') else { continue };
        if let Some(Value::Object(fields)) = body.pointer_mut(parent) {
            fields.remove(&name.replace("~1", "/").replace("~0", "~"));
        }
    }
    body
}

/// Takes control characters out of every text and names the texts that had one: PostgreSQL stores no NUL, and a terminal
/// or a printed notice obeys some of the others.
fn take_out_control(value: &mut Value, at: &str, faults: &mut Vec<FieldFault>) {
    match value {
        Value::String(text) if text.chars().any(is_control) => {
            text.retain(|char| !is_control(char));
            faults.push(FieldFault::new(at, "field.character"));
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                take_out_control(item, &format!("{at}/{index}"), faults);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                take_out_control(field, &format!("{at}/{name}"), faults);
            }
        }
        _ => {}
    }
}

/// Whether no text of ours can have this character: tabs and line ends are the only control characters that people type.
pub fn is_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n' | '\r')
}

/// A path of serde as a JSON pointer.
pub fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{key}")),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
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
