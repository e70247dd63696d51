//! Cards (红黄牌) by centre and by the person they were left for.

use diesel::prelude::*;
use domain::kernel::id::{CentreId, PersonId};
use domain::supervision::CardKind;

use crate::engine::columns::{Id, Instant};
use crate::engine::kept;
use crate::engine::keyset::Position;
use crate::engine::{AnyConnection, StoreError};
use crate::people::staff::PersonRow;
use crate::rows_before;
use crate::schema::{card, card_counter, person};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = card)]
pub struct CardRow {
    pub id: Id,
    pub centre_id: Id,
    pub number: String,
    pub kind: String,
    pub ground: String,
    pub case_id: Id,
    pub window_id: Id,
    pub timer_id: Id,
    pub warning_id: Id,
    /// For whom it was left.
    pub person_id: Id,
    pub clock: String,
    pub due: Instant,
    pub raised_at: Instant,
    /// `open` until it is answered.
    pub state: String,
}

/// Whose cards a list shows.
#[derive(Debug, Clone, Copy)]
pub enum CardScope {
    Centre(CentreId),
    Person(PersonId),
}

type Boxed<'a> = card::BoxedQuery<'a, <AnyConnection as diesel::Connection>::Backend>;

fn narrowed<'a>(scope: CardScope, kind: Option<CardKind>) -> Boxed<'a> {
    let mut query = match scope {
        CardScope::Centre(centre) => card::table.filter(card::centre_id.eq(Id(centre.0))).into_boxed(),
        CardScope::Person(person) => card::table.filter(card::person_id.eq(Id(person.0))).into_boxed(),
    };
    if let Some(kind) = kind {
        query = query.filter(card::kind.eq(kind.as_str()));
    }
    query
}

/// Newest first, from just before `before`.
pub fn page(
    conn: &mut AnyConnection,
    scope: CardScope,
    kind: Option<CardKind>,
    before: Option<Position>,
    limit: i64,
) -> Result<Vec<(CardRow, PersonRow)>, StoreError> {
    let mut query = narrowed(scope, kind);
    if let Some(before) = before {
        query = query.filter(rows_before!(card::raised_at, card::id, before));
    }
    let rows: Vec<CardRow> =
        query.order((card::raised_at.desc(), card::id.desc())).limit(limit).select(CardRow::as_select()).load(conn)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.person_id).collect();
    let people: Vec<PersonRow> =
        person::table.filter(person::id.eq_any(ids)).select(PersonRow::as_select()).load(conn)?;
    rows.into_iter()
        .map(|row| {
            let person = people.iter().find(|person| person.id == row.person_id);
            let person = person.cloned().ok_or_else(|| StoreError::corrupt("person of a card"))?;
            Ok((row, person))
        })
        .collect()
}

/// How many there are, counted no further than `cap`.
pub fn count(
    conn: &mut AnyConnection,
    scope: CardScope,
    kind: Option<CardKind>,
    cap: i64,
) -> Result<usize, StoreError> {
    Ok(narrowed(scope, kind).limit(cap).select(card::id).load::<Id>(conn)?.len())
}

pub fn insert(conn: &mut AnyConnection, row: &CardRow) -> Result<(), StoreError> {
    diesel::insert_into(card::table).values(row).execute(conn)?;
    Ok(())
}

/// Draws the next number of the centre's year. The counter row stays locked until the transaction ends, so that committed
/// cards have no gaps.
pub fn next_number(conn: &mut AnyConnection, centre: CentreId, year: i32) -> Result<i32, StoreError> {
    let row = card_counter::table.find((Id(centre.0), year));
    let next = diesel::update(row).set(card_counter::last.eq(card_counter::last + 1)).returning(card_counter::last);
    if let Some(number) = kept::number(conn, next)? {
        return Ok(number);
    }
    diesel::insert_into(card_counter::table)
        .values((card_counter::centre_id.eq(Id(centre.0)), card_counter::year.eq(year), card_counter::last.eq(1)))
        .execute(conn)?;
    Ok(1)
}

/// The official number of a card. The letter keeps it apart from the numbers of cases.
pub fn number(centre: &str, year: i32, drawn: i32) -> String {
    format!("{centre}-{year}-P{drawn:04}")
}
