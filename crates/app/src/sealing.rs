//! Personal data on its way into and out of the store: sealed, indexed, masked.

use domain::case::{Authority, Relation};
use domain::catalogue::item::ApplicantKind;
use domain::kernel::id::{ApplicantId, CaseId};
use domain::kernel::{CreditCode, Phone, ResidentId};
use domain::notice::NoticeText;
use store::StoreError;
use store::cases::applicants::{ApplicantRow, NewContact};
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

/// Whom a request is for: by number and name, or as the one the centre knows already.
#[derive(Debug, Clone)]
pub enum Who {
    Named { number: ApplicantNumber, name: String },
    Known(ApplicantId),
}

/// An applicant as stated and checked.
#[derive(Debug, Clone)]
pub struct StatedApplicant {
    pub who: Who,
    /// None keeps the phone of a known applicant; a new one has to give it.
    pub phone: Option<Phone>,
    pub address: Option<String>,
    /// The person whom an organisation names to be called (联系人).
    pub contact: Option<String>,
}

/// An applicant in full, as a new row is made of it.
#[derive(Debug, Clone)]
pub struct NewApplicant {
    pub number: ApplicantNumber,
    pub name: String,
    pub phone: Phone,
    pub address: Option<String>,
    pub contact: Option<String>,
}

/// Who acts for the applicant, as stated and checked.
#[derive(Debug, Clone)]
pub struct StatedProxy {
    pub name: String,
    pub number: ResidentId,
    pub phone: Option<Phone>,
    pub relation: Relation,
    pub authority: Authority,
}

/// Who acts for the applicant, as it is kept sealed with the case.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptProxy {
    pub name: String,
    pub number: String,
    pub phone: Option<String>,
}

/// The personal fields of an applicant in full.
#[derive(Debug, Clone)]
pub struct PlainApplicant {
    pub number: String,
    pub phone: String,
    pub address: Option<String>,
    pub contact: Option<String>,
}

/// What of a proxy is shown without a reason.
#[derive(Debug, Clone)]
pub struct MaskedProxy {
    pub name: String,
    pub number_masked: String,
    pub phone_masked: Option<String>,
}

impl KeptProxy {
    pub fn masked(&self) -> MaskedProxy {
        MaskedProxy {
            name: self.name.clone(),
            number_masked: mask_number(&self.number),
            phone_masked: self.phone.as_deref().map(mask_phone),
        }
    }
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
    pub contact: Option<String>,
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

/// Seals why somebody wanted to see values in full: the words may be about a person.
pub fn seal_reason(keyring: &Keyring, id: Uuid, reason: &str) -> Result<Vec<u8>, AppError> {
    Ok(keyring.seal_text(of_unmasking(id), reason).map_err(StoreError::from)?)
}

pub fn open_reason(keyring: &Keyring, id: Uuid, sealed: &[u8]) -> Result<String, AppError> {
    Ok(keyring.open_text(of_unmasking(id), sealed).map_err(StoreError::from)?)
}

fn of_unmasking(row: Uuid) -> Place<'static> {
    Place { table: "unmasking", column: "reason_sealed", row }
}

fn of_notice(row: Uuid) -> Place<'static> {
    Place { table: "notice", column: "sealed", row }
}

/// The row of an applicant, sealed under its id.
pub fn applicant_row(keyring: &Keyring, id: Uuid, centre: Id, stated: &NewApplicant) -> Result<ApplicantRow, AppError> {
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
        version: 1,
        contact_sealed: stated.contact.as_deref().map(|contact| seal("contact_sealed", contact)).transpose()?,
    })
}

/// What a known applicant gives anew, sealed under its id.
pub fn new_contact(keyring: &Keyring, id: ApplicantId, stated: &StatedApplicant) -> Result<NewContact, AppError> {
    let seal = |column, text: &str| keyring.seal_text(place(column, id.0), text).map_err(StoreError::from);
    let phone = stated.phone.as_ref().map(|phone| {
        let sealed = seal("phone_sealed", phone.as_str())?;
        Ok::<_, StoreError>((sealed, keyring.index(Indexed::Phone, phone.as_str()).to_vec()))
    });
    Ok(NewContact {
        phone: phone.transpose()?,
        address: stated.address.as_deref().map(|address| seal("address_sealed", address)).transpose()?,
        contact: stated.contact.as_deref().map(|contact| seal("contact_sealed", contact)).transpose()?,
    })
}

/// Opens everything that is known of an applicant.
pub fn open_applicant(keyring: &Keyring, row: &ApplicantRow) -> Result<PlainApplicant, AppError> {
    let open = |column, sealed: &[u8]| keyring.open_text(place(column, row.id.0), sealed).map_err(StoreError::from);
    let given = |column, sealed: &Option<Vec<u8>>| sealed.as_deref().map(|sealed| open(column, sealed)).transpose();
    Ok(PlainApplicant {
        number: open("number_sealed", &row.number_sealed)?,
        phone: open("phone_sealed", &row.phone_sealed)?,
        address: given("address_sealed", &row.address_sealed)?,
        contact: given("contact_sealed", &row.contact_sealed)?,
    })
}

/// The applicant in the clear: to correct it, and for nothing else.
pub fn opened(keyring: &Keyring, row: &ApplicantRow) -> Result<NewApplicant, AppError> {
    let kind =
        if row.kind == kind_word(ApplicantKind::Person) { ApplicantKind::Person } else { ApplicantKind::Organisation };
    let corrupt = || StoreError::corrupt("applicant");
    let PlainApplicant { number, phone, address, contact } = open_applicant(keyring, row)?;
    Ok(NewApplicant {
        number: ApplicantNumber::parse(kind, &number).map_err(|_| corrupt())?,
        name: row.name.clone(),
        phone: Phone::parse(&phone).map_err(|_| corrupt())?,
        address,
        contact,
    })
}

/// Opens what is needed to show the applicant masked.
pub fn masked(keyring: &Keyring, row: &ApplicantRow) -> Result<MaskedApplicant, AppError> {
    let PlainApplicant { number, phone, contact, .. } = open_applicant(keyring, row)?;
    let person = ResidentId::parse(&number).ok().filter(|_| row.kind == kind_word(ApplicantKind::Person));
    Ok(MaskedApplicant {
        kind: row.kind.clone(),
        name: row.name.clone(),
        number_masked: mask_number(&number),
        phone_masked: mask_phone(&phone),
        sex: person.as_ref().map(ResidentId::sex),
        birth_date: person.as_ref().map(ResidentId::birth_date),
        address_given: row.address_sealed.is_some(),
        contact,
    })
}

/// The masked number alone, for lists.
pub fn masked_number(keyring: &Keyring, applicant: Uuid, sealed: &[u8]) -> Result<String, AppError> {
    let number = keyring.open_text(place("number_sealed", applicant), sealed).map_err(StoreError::from)?;
    Ok(mask_number(&number))
}

fn mask_phone(phone: &str) -> String {
    Phone::parse(phone).map(|phone| phone.masked()).unwrap_or_default()
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
