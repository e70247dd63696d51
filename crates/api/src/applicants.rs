//! Applicants the centre knows. Numbers and phones travel in the body: never in a URL or a log.

use actix_web::post;
use actix_web::web::{Data, Json};
use app::FieldFault;
use app::queries::applicants::{self, Term};
use app::sealing::ApplicantNumber;
use domain::catalogue::item::ApplicantKind;
use domain::kernel::Phone;
use domain::kernel::id::ItemId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::cases::applicant::number;
use crate::extract::{Caller, Checked, limit, read_cursor, write_cursor};
use crate::openapi::SearchProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::KnownApplicants;

/// Whose number it is: exactly one.
#[derive(Debug, Clone, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplicantTerm {
    #[schema(max_length = 40)]
    pub resident_id: Option<String>,
    #[schema(max_length = 40)]
    pub credit_code: Option<String>,
}

/// Exactly one of the number and the phone, in full.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplicantSearch {
    #[schema(max_length = 40)]
    pub resident_id: Option<String>,
    #[schema(max_length = 40)]
    pub credit_code: Option<String>,
    /// The phone that was given last.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// The item at hand: what of it is on file, and what is open for it, is then told.
    pub item_id: Option<Uuid>,
    /// Earlier cases on a page: 1 to 100, 20 if not given.
    #[schema(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
    /// `contacts.next` of the page before.
    #[schema(max_length = 200)]
    pub cursor: Option<String>,
}

/// Applicants this centre knows, masked, with their earlier cases, what of theirs is on file, and what is open.
///
/// For whoever takes requests in at a window now, and for those who see the whole centre. Earlier cases are those that I
/// may see. A material on file is told whatever window it was shown at, by the number of the case it lies with.
#[utoipa::path(
    operation_id = "searchApplicants",
    tag = "applicants",
    request_body = ApplicantSearch,
    responses((status = 200, body = KnownApplicants), SearchProblems),
    security(("bearer" = []))
)]
#[post("/applicants/search")]
pub async fn search(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<ApplicantSearch>,
) -> Result<Json<KnownApplicants>, ApiError> {
    state.limits.applicants(caller.0)?;
    let body = body.value;
    let term = term(&body)?;
    let limit = limit(body.limit)?;
    let list = list_name(&state, &term);
    let before = body.cursor.as_deref().map(|cursor| read_cursor(&state, &list, Some(cursor)));
    let before = before.transpose().map_err(|_| ApiError::invalid(vec![FieldFault::new("/cursor", "list.cursor")]))?;
    let (before, item) = (before.flatten(), body.item_id.map(ItemId));
    let found =
        state.app.query(caller.0, move |tx, actor| applicants::search(tx, actor, &term, item, before, limit)).await?;
    let next = write_cursor(&state, &list, found.contacts.next);
    Ok(Json(KnownApplicants::of(found, next)))
}

/// A cursor belongs to the search it came from; the term goes in as its keyed hash.
fn list_name(state: &ApiState, term: &Term) -> String {
    let keyring = state.app.store.keyring();
    let hash = match term {
        Term::Number(kind, number) => keyring.index(*kind, number),
        Term::Phone(phone) => keyring.index(store::seal::Indexed::Phone, phone),
    };
    format!("applicants/{}", app::acts::hex(&hash))
}

fn term(body: &ApplicantSearch) -> Result<Term, ApiError> {
    let number = ApplicantTerm { resident_id: body.resident_id.clone(), credit_code: body.credit_code.clone() };
    match (&body.phone, number) {
        (Some(phone), ApplicantTerm { resident_id: None, credit_code: None }) => {
            let phone = Phone::parse(phone)
                .map_err(|_| ApiError::invalid(vec![FieldFault::new("/phone", "phone.malformed")]))?;
            Ok(Term::Phone(phone.as_str().to_owned()))
        }
        (None, number) => {
            let number = number_of(&number, "")?;
            Ok(Term::Number(number.indexed(), number.as_str().to_owned()))
        }
        _ => Err(ApiError::invalid(vec![FieldFault::new("", "search.one")])),
    }
}

/// The number of an applicant; `at` points to it.
pub fn number_of(term: &ApplicantTerm, at: &str) -> Result<ApplicantNumber, ApiError> {
    let fault = |pointer: &str, code| ApiError::invalid(vec![FieldFault::new(format!("{at}{pointer}"), code)]);
    match (&term.resident_id, &term.credit_code) {
        (Some(id), None) => number(ApplicantKind::Person, id).map_err(|code| fault("/residentId", code)),
        (None, Some(code)) => number(ApplicantKind::Organisation, code).map_err(|code| fault("/creditCode", code)),
        _ => Err(fault("", "search.one")),
    }
}
