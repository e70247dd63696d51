//! Warnings that were told to a person, and cards.

use domain::kernel::Actor;
use domain::policy::{CardsInSight, sees_cards};
use domain::supervision::CardKind;
use store::StoreError;
use store::cases::case::{self, CaseHead};
use store::engine::columns::Id;
use store::engine::keyset::{Page, Position, fetch_limit};
use store::people::staff::PersonRow;
use store::places::windows::{self, WindowRow};
use store::supervision::cards::{self, CardRow, CardScope};
use store::supervision::warnings::{self, Told};
use time::OffsetDateTime;
use uuid::Uuid;

use super::queue::CAP;
use crate::{AppError, Tx};

/// What is shown of the case that something is about.
#[derive(Debug, Clone)]
pub struct About {
    pub case: CaseHead,
    /// Code and name.
    pub item: (String, String),
    pub window: WindowRow,
}

#[derive(Debug, Clone)]
pub struct WarningRecord {
    pub told: Told,
    pub about: About,
}

#[derive(Debug, Clone)]
pub struct CardRecord {
    pub card: CardRow,
    pub person: PersonRow,
    pub about: About,
}

/// What the bell shows: warnings not seen yet, cards of each kind in sight; each no further than [`CAP`] and one.
#[derive(Debug, Clone, Copy)]
pub struct Bell {
    pub unseen: usize,
    pub yellow_cards: usize,
    pub red_cards: usize,
}

/// What the actor was told, newest first.
pub fn warnings(
    tx: &mut Tx<'_>,
    actor: &Actor,
    unseen: bool,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<WarningRecord>, AppError> {
    let rows = warnings::of_person(tx.conn, actor.person, unseen, before, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |told| Position { at: told.warning.at, id: told.warning.id });
    let abouts = abouts(tx, page.items.iter().map(|told| told.warning.case_id).collect())?;
    let items = page
        .items
        .into_iter()
        .map(|told| Ok(WarningRecord { about: about(&abouts, told.warning.case_id)?, told }))
        .collect::<Result<_, AppError>>()?;
    Ok(Page { items, next: page.next })
}

pub fn bell(tx: &mut Tx<'_>, actor: &Actor) -> Result<Bell, AppError> {
    let scope = scope(actor);
    let cap = fetch_limit(CAP);
    Ok(Bell {
        unseen: warnings::count_unseen(tx.conn, actor.person, cap)?,
        yellow_cards: cards::count(tx.conn, scope, Some(CardKind::Yellow), cap)?,
        red_cards: cards::count(tx.conn, scope, Some(CardKind::Red), cap)?,
    })
}

/// Notes that the actor has seen a warning that was told to him.
pub fn see(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<(), AppError> {
    warnings::told(tx.conn, id, actor.person)?.ok_or(AppError::NotFound("warning"))?;
    Ok(warnings::see(tx.conn, id, actor.person, tx.now)?)
}

/// Notes that the actor has seen everything told no later than `until`.
pub fn see_all(tx: &mut Tx<'_>, actor: &Actor, until: OffsetDateTime) -> Result<usize, AppError> {
    Ok(warnings::see_all(tx.conn, actor.person, until, tx.now)?)
}

/// Cards in sight, newest first.
pub fn cards(
    tx: &mut Tx<'_>,
    actor: &Actor,
    kind: Option<CardKind>,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<CardRecord>, AppError> {
    let rows = cards::page(tx.conn, scope(actor), kind, before, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |(card, _)| Position { at: card.raised_at, id: card.id });
    let abouts = abouts(tx, page.items.iter().map(|(card, _)| card.case_id).collect())?;
    let items = page
        .items
        .into_iter()
        .map(|(card, person)| Ok(CardRecord { about: about(&abouts, card.case_id)?, card, person }))
        .collect::<Result<_, AppError>>()?;
    Ok(Page { items, next: page.next })
}

fn scope(actor: &Actor) -> CardScope {
    match sees_cards(actor) {
        CardsInSight::Centre(centre) => CardScope::Centre(centre),
        CardsInSight::Own(person) => CardScope::Person(person),
    }
}

/// A query each for the whole page, not for each row.
fn abouts(tx: &mut Tx<'_>, cases: Vec<Id>) -> Result<Vec<About>, AppError> {
    let heads = case::heads(tx.conn, &cases)?;
    let versions: Vec<Id> = heads.iter().map(|head| head.item_version).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let windows: Vec<Id> = heads.iter().map(|head| head.window).collect();
    let windows = windows::several(tx.conn, &windows)?;
    heads
        .into_iter()
        .map(|case| {
            let version = versions.iter().find(|version| version.id == case.item_version);
            let version = version.ok_or_else(|| StoreError::corrupt("item version of a case"))?;
            let window = windows.iter().find(|window| window.id == case.window);
            let window = window.cloned().ok_or_else(|| StoreError::corrupt("window of a case"))?;
            Ok(About { item: (version.doc.0.code.clone(), version.doc.0.name.clone()), window, case })
        })
        .collect()
}

fn about(abouts: &[About], case: Id) -> Result<About, AppError> {
    let found = abouts.iter().find(|about| about.case.id == case).cloned();
    Ok(found.ok_or_else(|| StoreError::corrupt("case of a warning"))?)
}
