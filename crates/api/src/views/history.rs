//! What was corrected on a case, and when the applicant was reminded.

use app::acts::private::ApplicantData;
use app::queries::history::{Correction, Reminded};
use app::sealing::mask_number;
use domain::case::{ApplicantField, ReminderWay};
use domain::kernel::{Phone, Signature};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A correction of the applicant's data (D9): what stood there, and what stands there since.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Correction)]
pub struct CorrectionView {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub fields: Vec<ApplicantField>,
    pub reasons: String,
    pub before: CorrectedData,
    pub after: CorrectedData,
}

/// An applicant's data, masked.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorrectedData {
    pub name: String,
    #[schema(example = "530324********1234")]
    pub id_masked: String,
    pub phone_masked: String,
    pub address_given: bool,
}

/// A reminder to collect the result (F1).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Reminder)]
pub struct ReminderView {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub how: ReminderWay,
    pub note: Option<String>,
}

const CIVIL: time::UtcOffset = time::macros::offset!(+8);

impl CorrectionView {
    pub fn of(correction: &Correction) -> Self {
        Self {
            at: correction.at.to_offset(CIVIL),
            by: correction.by.clone(),
            fields: correction.fields.clone(),
            reasons: correction.reasons.clone(),
            before: masked(&correction.before),
            after: masked(&correction.after),
        }
    }
}

impl ReminderView {
    pub fn of(reminded: &Reminded) -> Self {
        Self {
            at: reminded.at.to_offset(CIVIL),
            by: reminded.by.clone(),
            how: reminded.how,
            note: reminded.note.clone(),
        }
    }
}

fn masked(data: &ApplicantData) -> CorrectedData {
    CorrectedData {
        name: data.name.clone(),
        id_masked: mask_number(&data.number),
        phone_masked: Phone::parse(&data.phone).map(|phone| phone.masked()).unwrap_or_default(),
        address_given: data.address.is_some(),
    }
}
