//! Correct the applicant's data (更正): what was stays sealed.
//!
//! Phone and address belong to the applicant as known at the centre, whatever the case. Another number or name is
//! another applicant: this case goes over to it, and others that were made under the wrong one stay as they are.

use domain::case::acts::correct as rule;
use domain::case::{Act, ApplicantField};
use domain::kernel::id::{ApplicantId, CaseId};
use domain::kernel::{Actor, Phone};
use store::cases::applicants;
use store::engine::columns::Id;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use super::private::{ApplicantData, Private};
use super::receive::known_or_new;
use crate::error::FieldFault;
use crate::sealing::{ApplicantNumber, StatedApplicant, applicant_row, opened};
use crate::{AppError, Tx};

/// What the clerk states; what is not stated stays.
#[derive(Debug, Clone, Default)]
pub struct CorrectionStated {
    pub name: Option<String>,
    pub id_number: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub reasons: Option<String>,
}

pub fn correct(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    stated: &CorrectionStated,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Correct, id, read_version)?;
    let known = ApplicantId(facts.row.applicant_id.0);
    let before = opened(tx.keyring, &applicants::load(tx.conn, known)?)?;
    let after = corrected(&before, stated).map_err(AppError::Invalid)?;
    let fields = differences(&before, &after);
    let act = rule::Correct { fields: fields.clone(), applicant: known, reasons: stated.reasons.clone() };
    // Refused before anything is looked up or written.
    rule::correct(facts.case(), &act).map_err(AppError::Refused)?;
    let applicant = if fields.iter().any(|field| matches!(field, ApplicantField::Name | ApplicantField::IdNumber)) {
        known_or_new(tx, actor.centre, &after)?
    } else {
        let row = applicant_row(tx.keyring, known.0, Id(actor.centre.0), &after)?;
        applicants::update_contact(tx.conn, &row)?;
        known
    };
    let event = rule::correct(facts.case(), &rule::Correct { applicant, ..act }).map_err(AppError::Refused)?;
    let private = Private::Correction {
        reasons: stated.reasons.as_deref().map(str::trim).unwrap_or_default().to_owned(),
        before: ApplicantData::of(&before),
        after: ApplicantData::of(&after),
    };
    journal::advance_with(tx, Author::Person(actor), facts, event, Some(&private))
}

/// The applicant as it should be, or everything that is wrong with it.
fn corrected(before: &StatedApplicant, stated: &CorrectionStated) -> Result<StatedApplicant, Vec<FieldFault>> {
    let (mut after, mut faults) = (before.clone(), Vec::new());
    if let Some(name) = stated.name.as_deref().map(str::trim) {
        if name.is_empty() {
            faults.push(FieldFault::new("/applicant/name", "field.blank"));
        }
        after.name = name.to_owned();
    }
    if let Some(number) = &stated.id_number {
        match ApplicantNumber::parse(before.number.kind(), number) {
            Ok(number) => after.number = number,
            Err(code) => faults.push(FieldFault::new("/applicant/idNumber", code)),
        }
    }
    if let Some(phone) = &stated.phone {
        match Phone::parse(phone) {
            Ok(phone) => after.phone = phone,
            Err(_) => faults.push(FieldFault::new("/applicant/phone", "phone.malformed")),
        }
    }
    if let Some(address) = stated.address.as_deref().map(str::trim) {
        if address.is_empty() {
            faults.push(FieldFault::new("/applicant/address", "field.blank"));
        }
        after.address = Some(address.to_owned());
    }
    if faults.is_empty() { Ok(after) } else { Err(faults) }
}

fn differences(before: &StatedApplicant, after: &StatedApplicant) -> Vec<ApplicantField> {
    [
        (ApplicantField::Name, before.name != after.name),
        (ApplicantField::IdNumber, before.number.as_str() != after.number.as_str()),
        (ApplicantField::Phone, before.phone.as_str() != after.phone.as_str()),
        (ApplicantField::Address, before.address != after.address),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
