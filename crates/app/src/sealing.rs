//! Personal data on its way into and out of the store: sealed, indexed, masked.

use domain::kernel::{CreditCode, Phone, ResidentId};
use domain::catalogue::item::ApplicantKind;
use store::cases::applicants::ApplicantRow;
use store::engine::columns::Id;
use store::seal::Keyring;
use time::Date;
use uuid::Uuid;

use crate::AppError;

/// The number that names an applicant: of a person or of an organisation.
#[derive(Debug, Clone)]
pub enum ApplicantNumber {
    Person(ResidentId),
    Organisation(CreditCode),
}

impl ApplicantNumber {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Organisation(code) => code.as_str(),
        }
    }

    pub fn kind(&self) -> ApplicantKind {
        match self {
            Self::Person(_) => ApplicantKind::Person,
            Self::Organisation(_) => ApplicantKind::Organisation,
        }
    }
}

/// An applicant as stated and checked.
#[derive(Debug, Clone)]
pub struct StatedApplicant {
    pub number: ApplicantNumber,
    pub name: String,
    pub phone: Phone,
    pub address: Option<String>,
}

/// What of an applicant is shown without a reason.
#[derive(Debug, Clone)]
pub struct MaskedApplicant {
    pub kind: String,
    pub name: String,
    pub number_masked: String,
    pub phone_masked: String,
    pub sex: Option<domain::kernel::Sex>,
    pub birth_date: Option<Date>,
    pub address_given: bool,
}

const TABLE: &str = "applicant";

pub fn number_index(keyring: &Keyring, number: &str) -> Vec<u8> {
    keyring.index("applicant.number", number).to_vec()
}

pub fn phone_index(keyring: &Keyring, phone: &str) -> Vec<u8> {
    keyring.index("applicant.phone", phone).to_vec()
}

/// The row of an applicant, sealed under its id.
pub fn applicant_row(
    keyring: &Keyring,
    id: Uuid,
    centre: Id,
    stated: &StatedApplicant,
) -> Result<ApplicantRow, AppError> {
    let row = id.to_string();
    let number = stated.number.as_str();
    let phone = stated.phone.as_str();
    Ok(ApplicantRow {
        id: Id(id),
        centre_id: centre,
        kind: kind_word(stated.number.kind()).to_owned(),
        name: stated.name.clone(),
        number_sealed: keyring.seal_text(TABLE, &row, "number", number)?,
        number_index: number_index(keyring, number),
        phone_sealed: keyring.seal_text(TABLE, &row, "phone", phone)?,
        phone_index: phone_index(keyring, phone),
        address_sealed: stated
            .address
            .as_deref()
            .map(|address| keyring.seal_text(TABLE, &row, "address", address))
            .transpose()?,
    })
}

/// Opens what is needed to show the applicant masked.
pub fn masked(keyring: &Keyring, row: &ApplicantRow) -> Result<MaskedApplicant, AppError> {
    let id = row.id.0.to_string();
    let number = keyring.open_text(TABLE, &id, "number", &row.number_sealed)?;
    let phone = keyring.open_text(TABLE, &id, "phone", &row.phone_sealed)?;
    let person = ResidentId::parse(&number).ok().filter(|_| row.kind == kind_word(ApplicantKind::Person));
    Ok(MaskedApplicant {
        kind: row.kind.clone(),
        name: row.name.clone(),
        number_masked: mask_number(&number),
        phone_masked: Phone::parse(&phone).map(|phone| phone.masked()).unwrap_or_default(),
        sex: person.as_ref().map(ResidentId::sex),
        birth_date: person.as_ref().map(ResidentId::birth_date),
        address_given: row.address_sealed.is_some(),
    })
}

/// The masked number alone, for lists.
pub fn masked_number(keyring: &Keyring, applicant: Uuid, sealed: &[u8]) -> Result<String, AppError> {
    Ok(mask_number(&keyring.open_text(TABLE, &applicant.to_string(), "number", sealed)?))
}

/// First six and last four characters stay: `530324********1234`.
fn mask_number(number: &str) -> String {
    let length = number.chars().count();
    number.chars().enumerate().map(|(at, char)| if at < 6 || at + 4 >= length { char } else { '*' }).collect()
}

pub fn kind_word(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Person => "person",
        ApplicantKind::Organisation => "organisation",
    }
}
