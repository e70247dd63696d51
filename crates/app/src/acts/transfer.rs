//! To the right window, to the person who holds it (转办, 首问负责).

use domain::case::Act;
use domain::case::acts::transfer as rule;
use domain::kernel::id::{CaseId, ItemId, ItemVersionId, PersonId, WindowId};
use domain::kernel::{Actor, Post, Signature};
use domain::roster::Duties;
use store::StoreError;
use store::catalogue::{self, ItemRow};
use store::places::windows::WindowRow;

use super::facts::{self, CaseFacts, for_act};
use super::journal::{self, Author};
use super::takers;
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// What the clerk states.
#[derive(Debug, Clone)]
pub struct TransferStated {
    pub item: ItemId,
    pub person: PersonId,
    pub reasons: Option<String>,
}

pub fn transfer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    stated: &TransferStated,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Transfer, id, read_version)?;
    let unknown = || AppError::Invalid(vec![FieldFault::new("/itemId", "item.unknown")]);
    let item =
        catalogue::load(tx.conn, stated.item)?.filter(|item| item.centre_id.0 == actor.centre.0).ok_or_else(unknown)?;
    let today = tx.today();
    let version = tx.in_force(stated.item, today)?;
    let item = match &version {
        Some(version) => version.at_its_place(item),
        None => item,
    };
    let resident = facts.centre.policy.0.posts.by_duty().holding(Duties::Handle);
    let (window, holder) = taken_by(tx, &item, stated.person, resident)?;
    // Without a version in force nothing is transferred; the rule says so.
    let kind = version.as_ref().map_or(facts.case().kind, |version| version.doc.0.kind);
    let route = takers::route(tx, &window, &item, kind)?;
    let to = rule::Facts {
        item: stated.item,
        window: WindowId(window.id.0),
        route,
        version: version.as_ref().map(|version| (ItemVersionId(version.id.0), &version.doc.0)),
        holder,
    };
    let event = rule::transfer(facts.case(), stated.person, &stated.reasons, to).map_err(AppError::Refused)?;
    let version = version.ok_or(AppError::NotFound("item version"))?;
    let issuing = facts::issuing(tx, route)?;
    journal::advance(tx, Author::Person(actor), CaseFacts { version, window, issuing, ..facts }, event)
}

/// Of the windows that take the item, the one that the person holds; the first, where the person holds none of them.
fn taken_by(
    tx: &mut Tx<'_>,
    item: &ItemRow,
    person: PersonId,
    resident: Post,
) -> Result<(WindowRow, Option<Signature>), AppError> {
    let mut first = None;
    for window in takers::of_item(tx, item)? {
        let holder = holder(tx, WindowId(window.id.0), resident)?;
        if holder.as_ref().is_some_and(|holder| holder.person == person) {
            return Ok((window, holder));
        }
        first = first.or(Some((window, holder)));
    }
    first.ok_or_else(|| StoreError::corrupt("window of an item").into())
}

/// Who is on `post` of a window today.
fn holder(tx: &mut Tx<'_>, window: WindowId, post: Post) -> Result<Option<Signature>, AppError> {
    let today = tx.today();
    let staff = tx.staff(window)?;
    let found = staff.iter().find(|(assignment, _)| assignment.post == post && assignment.in_force(today));
    Ok(found.map(|(assignment, person)| Signature {
        person: assignment.person,
        name: person.name.clone(),
        number: person.number.clone(),
        post: Some(post),
    }))
}
