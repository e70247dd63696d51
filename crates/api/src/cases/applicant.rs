//! The applicant as the clerk states it, checked into types.

use app::FieldFault;
use app::sealing::{ApplicantNumber, StatedApplicant};
use domain::catalogue::item::ApplicantKind;
use domain::kernel::Phone;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplicantStated {
    pub kind: ApplicantKind,
    #[schema(max_length = 100)]
    pub name: String,
    /// Resident id (GB 11643) of a person, credit code (GB 32100) of an organisation.
    #[schema(max_length = 40, example = "110101180001010015")]
    pub id_number: String,
    #[schema(max_length = 40)]
    pub phone: String,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

impl ApplicantStated {
    /// The checked applicant, or every fault of it.
    pub fn check(&self) -> Result<StatedApplicant, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            faults.push(FieldFault::new("/applicant/name", "field.blank"));
        }
        let number = number(self.kind, &self.id_number)
            .map_err(|code| faults.push(FieldFault::new("/applicant/idNumber", code)));
        let phone =
            Phone::parse(&self.phone).map_err(|_| faults.push(FieldFault::new("/applicant/phone", "phone.malformed")));
        let address = self.address.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match (number, phone) {
            (Ok(number), Ok(phone)) if faults.is_empty() => Ok(StatedApplicant { number, name, phone, address }),
            _ => Err(faults),
        }
    }
}

/// The number by the kind of applicant; its fault by code.
pub fn number(kind: ApplicantKind, text: &str) -> Result<ApplicantNumber, &'static str> {
    ApplicantNumber::parse(kind, text)
}
