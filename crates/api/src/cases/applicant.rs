//! The applicant as the clerk states it, checked into types.

use app::FieldFault;
use app::sealing::{ApplicantNumber, StatedApplicant, Who};
use domain::catalogue::item::ApplicantKind;
use domain::kernel::id::ApplicantId;
use domain::kernel::{Phone, ResidentId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

/// By name and number, or as one the centre knows already (`known`), who is not typed again.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplicantStated {
    pub kind: ApplicantKind,
    /// Id of a known applicant, from `POST /applicants/search`; then name and number are those on record.
    pub known: Option<Uuid>,
    /// Obligatory without `known`.
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// Resident id (GB 11643) of a person, credit code (GB 32100) of an organisation. Obligatory without `known`.
    #[schema(max_length = 40, example = "110101180001010015")]
    pub id_number: Option<String>,
    /// Obligatory for somebody who has not been here under this name and number; else the one on record stays.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
    /// Whom to call at an organisation (联系人).
    #[schema(max_length = 100)]
    pub contact_name: Option<String>,
}

impl ApplicantStated {
    /// The checked applicant, or every fault of it.
    pub fn check(&self) -> Result<StatedApplicant, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let who = self.who(&mut faults);
        let phone = self.phone.as_deref().map(|phone| {
            let parsed = Phone::parse(phone);
            parsed.map_err(|_| faults.push(FieldFault::new("/applicant/phone", "phone.malformed")))
        });
        let contact = said(self.contact_name.as_deref());
        if contact.is_some() && self.kind == ApplicantKind::Person {
            faults.push(FieldFault::new("/applicant/contactName", "applicant.contact-of-person"));
        }
        match who {
            Some(who) if faults.is_empty() => Ok(StatedApplicant {
                who,
                phone: phone.and_then(Result::ok),
                address: said(self.address.as_deref()),
                contact,
            }),
            _ => Err(faults),
        }
    }

    /// What an applicant that cannot be read leaves out. The document cannot ask for it: with `known` it may.
    pub fn left_out(body: &serde_json::Value) -> Vec<FieldFault> {
        if body.get("known").is_some() || !body.is_object() {
            return Vec::new();
        }
        let needed = ["name", "idNumber"].into_iter().filter(|field| body.get(field).is_none());
        needed.map(|field| FieldFault::new(format!("/applicant/{field}"), "field.required")).collect()
    }

    fn who(&self, faults: &mut Vec<FieldFault>) -> Option<Who> {
        if let Some(id) = self.known {
            for (given, pointer) in [(&self.name, "/applicant/name"), (&self.id_number, "/applicant/idNumber")] {
                if given.is_some() {
                    faults.push(FieldFault::new(pointer, "applicant.known-and-named"));
                }
            }
            return Some(Who::Known(ApplicantId(id)));
        }
        let name = match self.name.as_deref().map(str::trim) {
            None => Err("field.required"),
            Some("") => Err("field.blank"),
            Some(name) => Ok(name.to_owned()),
        };
        let name = name.map_err(|code| faults.push(FieldFault::new("/applicant/name", code)));
        let number = self.id_number.as_deref().ok_or("field.required").and_then(|text| number(self.kind, text));
        let number = number.map_err(|code| faults.push(FieldFault::new("/applicant/idNumber", code)));
        Some(Who::Named { number: number.ok()?, name: name.ok()? })
    }
}

/// A text that says something.
pub fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The number by the kind of applicant; its fault by code.
pub fn number(kind: ApplicantKind, text: &str) -> Result<ApplicantNumber, &'static str> {
    ApplicantNumber::parse(kind, text)
}

/// A resident id; its fault by code.
pub fn resident_id(text: &str) -> Result<ResidentId, &'static str> {
    ResidentId::parse(text).map_err(|error| match error.code() {
        "length" => "id.length",
        "character" => "id.character",
        "region" => "id.region",
        "birth-date" => "id.birth-date",
        _ => "id.checksum",
    })
}
