//! Applicants the centre knows: who they are, what they came for before, what of theirs is on file, and what is open.

use domain::case::OnFile;
use domain::kernel::Actor;
use domain::kernel::id::{ApplicantId, CentreId, ItemId};
use domain::policy::{self, sees};
use store::StoreError;
use store::cases::applicants::{self, ApplicantRow};
use store::cases::case::{self, CaseRow};
use store::cases::of_applicants;
use store::engine::columns::Id;
use store::engine::keyset::{Page, Position};
use store::seal::Indexed;
use uuid::Uuid;

use crate::acts::{applicant, on_file};
use crate::error::FieldFault;
use crate::sealing::{MaskedApplicant, masked};
use crate::{AppError, Tx};

/// What an applicant is found by.
#[derive(Debug, Clone)]
pub enum Term {
    Number(Indexed, String),
    Phone(String),
}

/// An applicant the centre knows.
#[derive(Debug, Clone)]
pub struct KnownApplicant {
    pub id: Uuid,
    pub masked: MaskedApplicant,
    /// What the item at hand need not ask for again, with the number of the case it lies with.
    pub on_file: Vec<(OnFile, String)>,
    /// Open cases for the item at hand.
    pub duplicates: Vec<CaseRow>,
}

/// An earlier case, with the names of its item and window.
#[derive(Debug, Clone)]
pub struct Contact {
    pub row: CaseRow,
    pub item: (String, String),
    pub window: (String, String),
}

#[derive(Debug, Clone)]
pub struct Found {
    pub applicants: Vec<KnownApplicant>,
    pub contacts: Page<Contact>,
}

/// Finds applicants of the actor's centre. Their cases are those the actor may see; `item` is the one at hand.
pub fn search(
    tx: &mut Tx<'_>,
    actor: &Actor,
    term: &Term,
    item: Option<ItemId>,
    before: Option<Position>,
    limit: usize,
) -> Result<Found, AppError> {
    policy::may_know_applicants(actor).map_err(AppError::Denied)?;
    let rows = match term {
        Term::Number(kind, number) => applicants::by_number(tx.conn, actor.centre, tx.keyring.lookups(*kind, number))?,
        Term::Phone(phone) => applicants::by_phone(tx.conn, actor.centre, tx.keyring.lookups(Indexed::Phone, phone))?,
    };
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let contacts = contacts(tx, actor, &ids, before, limit)?;
    let asked = item.map(|item| asked(tx, actor, item)).transpose()?.flatten();
    let applicants = rows.into_iter().map(|row| known(tx, row, item, asked.as_ref())).collect::<Result<_, _>>()?;
    Ok(Found { applicants, contacts })
}

type Asked = store::catalogue::VersionRow;

/// The version of the item in force today; none while there is none.
fn asked(tx: &mut Tx<'_>, actor: &Actor, item: ItemId) -> Result<Option<Asked>, AppError> {
    let own = store::catalogue::load(tx.conn, item)?.filter(|row| row.centre_id.0 == actor.centre.0);
    own.ok_or_else(|| AppError::Invalid(vec![FieldFault::new("/itemId", "item.unknown")]))?;
    Ok(store::catalogue::in_force(tx.conn, item, tx.today())?)
}

fn known(
    tx: &mut Tx<'_>,
    row: ApplicantRow,
    item: Option<ItemId>,
    asked: Option<&Asked>,
) -> Result<KnownApplicant, AppError> {
    let filed = match asked {
        Some(asked) => on_file::of_applicant(tx, ApplicantId(row.id.0), &asked.doc.0)?,
        None => Vec::new(),
    };
    let cases: Vec<Id> = filed.iter().map(|filed| Id(filed.case.0)).collect();
    let numbers = if cases.is_empty() { Vec::new() } else { case::numbers(tx.conn, &cases)? };
    let numbered = |filed: OnFile| {
        let number = numbers.iter().find(|(id, _)| id.0 == filed.case.0).map(|(_, number)| number.clone());
        number.map(|number| (filed, number)).ok_or_else(|| AppError::from(StoreError::corrupt("case on file")))
    };
    Ok(KnownApplicant {
        id: row.id.0,
        masked: masked(tx.keyring, &row)?,
        on_file: filed.into_iter().map(numbered).collect::<Result<_, _>>()?,
        duplicates: match item {
            Some(item) => applicant::open_for(tx, &[row.id], item)?,
            None => Vec::new(),
        },
    })
}

fn contacts(
    tx: &mut Tx<'_>,
    actor: &Actor,
    applicants: &[Id],
    before: Option<Position>,
    limit: usize,
) -> Result<Page<Contact>, AppError> {
    if applicants.is_empty() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let page = of_applicants::page(tx.conn, &sees(actor), applicants, before, limit)?;
    Ok(Page { items: named(tx, actor.centre, page.items)?, next: page.next })
}

fn named(tx: &mut Tx<'_>, centre: CentreId, rows: Vec<CaseRow>) -> Result<Vec<Contact>, AppError> {
    let versions: Vec<_> = rows.iter().map(|row| row.item_version_id).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let windows = store::places::windows::of_centre(tx.conn, centre)?;
    rows.into_iter()
        .map(|row| {
            let version = versions.iter().find(|version| version.id == row.item_version_id);
            let version = version.ok_or_else(|| StoreError::corrupt("item version of a case"))?;
            let window = windows.iter().find(|window| window.id == row.window_id);
            let window = window.ok_or_else(|| StoreError::corrupt("window of a case"))?;
            Ok(Contact {
                item: (version.doc.0.code.clone(), version.doc.0.name.clone()),
                window: (window.code.clone(), window.name.clone()),
                row,
            })
        })
        .collect()
}
