//! People as answers show them: masked, with what the centre knows of them.

use app::queries::applicants::{Contact, Found, KnownApplicant};
use app::queries::unmaskings::UnmaskingRecord;
use app::sealing::{MaskedApplicant, MaskedProxy};
use domain::case::{Authority, Held, OnFile, Relation, Represented, StageName};
use domain::kernel::Sex as KnownSex;
use domain::kernel::Signature;
use serde::Serialize;
use store::cases::case::CaseRow;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Named, civil};
use crate::iso_date;

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Sex {
    Female,
    Male,
}

impl From<KnownSex> for Sex {
    fn from(sex: KnownSex) -> Self {
        match sex {
            KnownSex::Female => Self::Female,
            KnownSex::Male => Self::Male,
        }
    }
}

/// The applicant, masked.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Applicant)]
pub struct ApplicantView {
    pub kind: String,
    pub name: String,
    #[schema(example = "530324********1234")]
    pub id_masked: String,
    pub sex: Option<Sex>,
    #[serde(with = "iso_date::option")]
    pub birth_date: Option<Date>,
    pub phone_masked: String,
    pub address_given: bool,
    /// Whom to call at an organisation (联系人).
    pub contact_name: Option<String>,
}

impl ApplicantView {
    pub fn of(masked: &MaskedApplicant) -> Self {
        Self {
            kind: masked.kind.clone(),
            name: masked.name.clone(),
            id_masked: masked.number_masked.clone(),
            sex: masked.sex.map(Sex::from),
            birth_date: masked.birth_date,
            phone_masked: masked.phone_masked.clone(),
            address_given: masked.address_given,
            contact_name: masked.contact.clone(),
        }
    }
}

/// Who acts for the applicant, masked.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Proxy)]
pub struct ProxyView {
    pub name: String,
    pub id_masked: String,
    pub phone_masked: Option<String>,
    pub relation: Relation,
    pub authority: Authority,
}

impl ProxyView {
    pub fn of(represented: Represented, masked: &MaskedProxy) -> Self {
        Self {
            name: masked.name.clone(),
            id_masked: masked.number_masked.clone(),
            phone_masked: masked.phone_masked.clone(),
            relation: represented.relation,
            authority: represented.authority,
        }
    }
}

/// An open case of the same applicant for the same item: likely a duplicate (C7).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenCase {
    pub id: Uuid,
    pub number: String,
    pub stage: StageName,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
}

impl OpenCase {
    pub fn of(row: &CaseRow) -> Self {
        Self {
            id: row.id.0,
            number: row.number.clone(),
            stage: row.doc.0.stage.name(),
            received_at: civil(row.received_at),
        }
    }
}

/// A material of the item at hand that need not be brought (免提交, C8).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MaterialOnFile {
    /// Its code in the item at hand.
    pub code: String,
    /// The case it lies with, for `from` at receipt.
    pub from: Uuid,
    pub from_number: String,
    /// As what it was seen then.
    pub seen_as: Held,
    #[serde(with = "iso_date")]
    pub seen_on: Date,
    /// Last day on which it may be relied on.
    #[serde(with = "iso_date")]
    pub valid_until: Date,
}

impl MaterialOnFile {
    fn of((filed, number): (OnFile, String)) -> Self {
        Self {
            code: filed.code,
            from: filed.case.0,
            from_number: number,
            seen_as: filed.state,
            seen_on: filed.seen_on,
            valid_until: filed.valid_until,
        }
    }
}

/// An applicant this centre knows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KnownApplicant)]
pub struct KnownApplicantView {
    /// For `applicant.known` at receipt.
    pub id: Uuid,
    pub applicant: ApplicantView,
    /// Empty where no item was named.
    pub on_file: Vec<MaterialOnFile>,
    /// Open cases for the item at hand; empty where none was named.
    pub likely_duplicates: Vec<OpenCase>,
}

impl KnownApplicantView {
    fn of(known: KnownApplicant) -> Self {
        Self {
            id: known.id,
            applicant: ApplicantView::of(&known.masked),
            on_file: known.on_file.into_iter().map(MaterialOnFile::of).collect(),
            likely_duplicates: known.duplicates.iter().map(OpenCase::of).collect(),
        }
    }
}

/// An earlier case of an applicant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EarlierContact {
    pub case_id: Uuid,
    pub applicant_id: Uuid,
    pub number: String,
    pub item: Named,
    pub window: Named,
    pub stage: StageName,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
}

impl EarlierContact {
    fn of(contact: Contact) -> Self {
        let Contact { row, item, window } = contact;
        Self {
            case_id: row.id.0,
            applicant_id: row.applicant_id.0,
            stage: row.doc.0.stage.name(),
            item: Named { id: row.item_id.0, code: item.0, name: item.1 },
            window: Named { id: row.window_id.0, code: window.0, name: window.1 },
            received_at: civil(row.received_at),
            number: row.number,
        }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EarlierContacts {
    pub items: Vec<EarlierContact>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// Whom a number or a phone found: nobody, one, or the few who share a phone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KnownApplicants {
    pub applicants: Vec<KnownApplicantView>,
    /// Their earlier cases that I may see, newest first.
    pub contacts: EarlierContacts,
}

impl KnownApplicants {
    pub fn of(found: Found, next: Option<String>) -> Self {
        Self {
            applicants: found.applicants.into_iter().map(KnownApplicantView::of).collect(),
            contacts: EarlierContacts {
                items: found.contacts.items.into_iter().map(EarlierContact::of).collect(),
                next,
            },
        }
    }
}

/// Somebody saw masked values of a case in full.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Unmasking)]
pub struct UnmaskingView {
    pub id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    /// `residentId`, `phone`, `address`, `proxyResidentId`, `proxyPhone`.
    pub fields: Vec<String>,
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Unmaskings {
    pub items: Vec<UnmaskingView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl Unmaskings {
    pub fn of(records: Vec<UnmaskingRecord>, next: Option<String>) -> Self {
        let view = |record: UnmaskingRecord| UnmaskingView {
            id: record.row.id.0,
            at: civil(record.row.at),
            by: record.row.signed.0,
            fields: record.row.fields.0,
            reason: record.reason,
        };
        Self { items: records.into_iter().map(view).collect(), next }
    }
}
