//! Personal data on its way into and out of the store: sealed, indexed, masked.

use domain::catalogue::item::ApplicantKind;
use domain::kernel::id::CaseId;
use domain::kernel::{CreditCode, Phone, ResidentId};
use domain::notice::NoticeText;
use store::StoreError;
use store::cases::applicants::ApplicantRow;
use store::engine::columns::Id;
use store::seal::{Indexed, Keyring, Place};
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
    /// The number by the kind of applicant; its fault by code.
    pub fn parse(kind: ApplicantKind, text: &str) -> Result<Self, &'static str> {
        match kind {
            ApplicantKind::Person => ResidentId::parse(text).map(Self::Person).map_err(|error| match error.code() {
                "length" => "id.length",
                "character" => "id.character",
                "region" => "id.region",
                "birth-date" => "id.birth-date",
                _ => "id.checksum",
            }),
            ApplicantKind::Organisation => {
                CreditCode::parse(text).map(Self::Organisation).map_err(|error| match error.code() {
                    "length" => "credit-code.length",
                    "character" => "credit-code.character",
                    "region" => "credit-code.region",
                    _ => "credit-code.checksum",
                })
            }
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Organisation(code) => code.as_str(),
        }
    }

    pub fn indexed(&self) -> Indexed {
        match self {
            Self::Person(_) => Indexed::ResidentId,
            Self::Organisation(_) => Indexed::CreditCode,
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

/// A column of an applicant's row.
fn place(column: &str, row: Uuid) -> Place<'_> {
    Place { table: "applicant", column, row }
}

/// Seals a text of the case `id`.
pub fn seal_for_case(keyring: &Keyring, id: CaseId, column: &str, text: &str) -> Result<Vec<u8>, AppError> {
    Ok(keyring.seal_text(Place { table: "service_case", column, row: id.0 }, text).map_err(StoreError::from)?)
}

pub fn open_of_case(keyring: &Keyring, id: CaseId, column: &str, sealed: &[u8]) -> Result<String, AppError> {
    Ok(keyring.open_text(Place { table: "service_case", column, row: id.0 }, sealed).map_err(StoreError::from)?)
}

/// Seals the words of a notice under its id.
pub fn seal_notice(keyring: &Keyring, id: Uuid, text: &NoticeText) -> Result<Vec<u8>, AppError> {
    let text = serde_json::to_string(text).map_err(AppError::internal)?;
    Ok(keyring.seal_text(of_notice(id), &text).map_err(StoreError::from)?)
}

pub fn open_notice(keyring: &Keyring, id: Uuid, sealed: &[u8]) -> Result<NoticeText, AppError> {
    let text = keyring.open_text(of_notice(id), sealed).map_err(StoreError::from)?;
    serde_json::from_str(&text).map_err(AppError::internal)
}

fn of_notice(row: Uuid) -> Place<'static> {
    Place { table: "notice", column: "sealed", row }
}

/// The row of an applicant, sealed under its id.
pub fn applicant_row(
    keyring: &Keyring,
    id: Uuid,
    centre: Id,
    stated: &StatedApplicant,
) -> Result<ApplicantRow, AppError> {
    let seal = |column, text: &str| keyring.seal_text(place(column, id), text).map_err(StoreError::from);
    let number = stated.number.as_str();
    let phone = stated.phone.as_str();
    Ok(ApplicantRow {
        id: Id(id),
        centre_id: centre,
        kind: kind_word(stated.number.kind()).to_owned(),
        name: stated.name.clone(),
        number_sealed: seal("number_sealed", number)?,
        number_index: keyring.index(stated.number.indexed(), number).to_vec(),
        phone_sealed: seal("phone_sealed", phone)?,
        phone_index: keyring.index(Indexed::Phone, phone).to_vec(),
        address_sealed: stated.address.as_deref().map(|address| seal("address_sealed", address)).transpose()?,
    })
}

/// The applicant in the clear: to correct it, and for nothing else.
pub fn opened(keyring: &Keyring, row: &ApplicantRow) -> Result<StatedApplicant, AppError> {
    let open = |column, sealed: &[u8]| keyring.open_text(place(column, row.id.0), sealed).map_err(StoreError::from);
    let kind =
        if row.kind == kind_word(ApplicantKind::Person) { ApplicantKind::Person } else { ApplicantKind::Organisation };
    let corrupt = || StoreError::corrupt("applicant");
    Ok(StatedApplicant {
        number: ApplicantNumber::parse(kind, &open("number_sealed", &row.number_sealed)?).map_err(|_| corrupt())?,
        name: row.name.clone(),
        phone: Phone::parse(&open("phone_sealed", &row.phone_sealed)?).map_err(|_| corrupt())?,
        address: row.address_sealed.as_deref().map(|sealed| open("address_sealed", sealed)).transpose()?,
    })
}

/// Opens what is needed to show the applicant masked.
pub fn masked(keyring: &Keyring, row: &ApplicantRow) -> Result<MaskedApplicant, AppError> {
    let open = |column, sealed: &[u8]| keyring.open_text(place(column, row.id.0), sealed).map_err(StoreError::from);
    let number = open("number_sealed", &row.number_sealed)?;
    let phone = open("phone_sealed", &row.phone_sealed)?;
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
    let number = keyring.open_text(place("number_sealed", applicant), sealed).map_err(StoreError::from)?;
    Ok(mask_number(&number))
}

/// First six and last four characters stay: `530324********1234`.
pub fn mask_number(number: &str) -> String {
    let length = number.chars().count();
    number.chars().enumerate().map(|(at, char)| if at < 6 || at + 4 >= length { char } else { '*' }).collect()
}

pub fn kind_word(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Person => "person",
        ApplicantKind::Organisation => "organisation",
    }
}
