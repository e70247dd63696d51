//! The applicant of a request: found rather than typed again (C2), and what else is open for the same thing (C7).

use domain::catalogue::item::ApplicantKind;
use domain::kernel::id::{ApplicantId, CentreId, ItemId};
use store::StoreError;
use store::cases::applicants::{self, ApplicantRow, NewContact};
use store::cases::case::CaseRow;
use store::cases::of_applicants;
use store::engine::columns::Id;

use crate::error::FieldFault;
use crate::sealing::{
    ApplicantNumber, NewApplicant, StatedApplicant, Who, applicant_row, kind_word, new_contact, open_applicant,
};
use crate::{AppError, Tx, private};

/// How many open cases for the same item are named at most.
const MOST_NAMED: i64 = 10;

/// Whom a request is for, looked up.
pub struct Person {
    pub number: ApplicantNumber,
    pub name: String,
    /// The row, if the centre knows this number under this name.
    pub known: Option<ApplicantRow>,
}

/// Looks the applicant up, or says what keeps that from being done.
pub fn find(
    tx: &mut Tx<'_>,
    centre: CentreId,
    kind: ApplicantKind,
    stated: &StatedApplicant,
) -> Result<Result<Person, FieldFault>, AppError> {
    match &stated.who {
        Who::Known(id) => {
            let row = applicants::at_centre(tx.conn, centre, *id)?.filter(|row| row.kind == kind_word(kind));
            let Some(row) = row else { return Ok(Err(FieldFault::new("/applicant/known", "applicant.unknown"))) };
            let number = number_of(kind, &open_applicant(tx.keyring, &row)?.number)?;
            Ok(Ok(Person { number, name: row.name.clone(), known: Some(row) }))
        }
        Who::Named { number, name } => {
            let lookups = tx.keyring.lookups(number.indexed(), number.as_str());
            let known = applicants::find(tx.conn, centre, lookups, name)?;
            if known.is_none() && stated.phone.is_none() {
                return Ok(Err(FieldFault::new("/applicant/phone", "field.required")));
            }
            Ok(Ok(Person { number: number.clone(), name: name.clone(), known }))
        }
    }
}

fn number_of(kind: ApplicantKind, number: &str) -> Result<ApplicantNumber, AppError> {
    let corrupt = || AppError::from(StoreError::corrupt("number of an applicant"));
    ApplicantNumber::parse(kind, number).map_err(|_| corrupt())
}

/// Writes what is new: a new applicant, or the contact that a known one has given now.
pub fn write(
    tx: &mut Tx<'_>,
    centre: CentreId,
    person: &Person,
    stated: &StatedApplicant,
) -> Result<ApplicantId, AppError> {
    let id = match (&person.known, &stated.phone) {
        (Some(row), _) => {
            let id = ApplicantId(row.id.0);
            let NewContact { phone, address, contact } = new_contact(tx.keyring, id, stated)?;
            if phone.is_none() && address.is_none() && contact.is_none() {
                return Ok(id);
            }
            applicants::update_contact(tx.conn, id, &NewContact { phone, address, contact })?;
            tx.wrote_applicant(None);
            id
        }
        (None, Some(phone)) => {
            let id = ApplicantId(tx.new_id());
            let new = NewApplicant {
                number: person.number.clone(),
                name: person.name.clone(),
                phone: phone.clone(),
                address: stated.address.clone(),
                contact: stated.contact.clone(),
            };
            insert(tx, centre, id, &new)?;
            id
        }
        (None, None) => return Err(AppError::internal("an applicant without a phone")),
    };
    private::mark_applicant(tx, id)?;
    Ok(id)
}

/// The applicant known under this number and name, with the contact now given; or a new one: where a correction leads.
pub fn known_or_new(tx: &mut Tx<'_>, centre: CentreId, new: &NewApplicant) -> Result<ApplicantId, AppError> {
    let lookups = tx.keyring.lookups(new.number.indexed(), new.number.as_str());
    if let Some(row) = applicants::find(tx.conn, centre, lookups, &new.name)? {
        let id = ApplicantId(row.id.0);
        update(tx, id, new)?;
        return Ok(id);
    }
    let id = ApplicantId(tx.new_id());
    insert(tx, centre, id, new)?;
    private::mark_applicant(tx, id)?;
    Ok(id)
}

fn insert(tx: &mut Tx<'_>, centre: CentreId, id: ApplicantId, new: &NewApplicant) -> Result<(), AppError> {
    let row = applicant_row(tx.keyring, id.0, Id(centre.0), new)?;
    applicants::insert(tx.conn, &row)?;
    tx.wrote_applicant(Some(row));
    Ok(())
}

/// Writes the contact of a known applicant as it now is; an address or contact person that is not there stays.
pub fn update(tx: &mut Tx<'_>, id: ApplicantId, new: &NewApplicant) -> Result<(), AppError> {
    let stated = StatedApplicant {
        who: Who::Known(id),
        phone: Some(new.phone.clone()),
        address: new.address.clone(),
        contact: new.contact.clone(),
    };
    let contact = new_contact(tx.keyring, id, &stated)?;
    applicants::update_contact(tx.conn, id, &contact)?;
    tx.wrote_applicant(None);
    private::mark_applicant(tx, id)
}

/// Open cases for the same item of whoever has this number, under whatever name: what a second request would double.
pub fn duplicates(
    tx: &mut Tx<'_>,
    centre: CentreId,
    number: &ApplicantNumber,
    item: ItemId,
) -> Result<Vec<CaseRow>, AppError> {
    let lookups = tx.keyring.lookups(number.indexed(), number.as_str());
    let same: Vec<Id> = applicants::by_number(tx.conn, centre, lookups)?.into_iter().map(|row| row.id).collect();
    open_for(tx, &same, item)
}

/// Open cases of these applicants for an item, newest first.
pub fn open_for(tx: &mut Tx<'_>, applicants: &[Id], item: ItemId) -> Result<Vec<CaseRow>, AppError> {
    if applicants.is_empty() {
        return Ok(Vec::new());
    }
    Ok(of_applicants::open_of_item(tx.conn, applicants, item, MOST_NAMED)?)
}
