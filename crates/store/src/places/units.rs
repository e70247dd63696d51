//! The organisation tree (A1).

use diesel::prelude::*;
use domain::profile::UnitKind;
use uuid::Uuid;

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::org_unit;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = org_unit)]
pub struct UnitRow {
    pub id: Id,
    pub parent_id: Option<Id>,
    pub kind: String,
    pub code: String,
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
}

impl UnitRow {
    pub fn unit_kind(&self) -> Result<UnitKind, StoreError> {
        UnitKind::parse(&self.kind).ok_or_else(|| StoreError::corrupt("kind of a unit"))
    }
}

pub fn id_of(conn: &mut AnyConnection, code: &str) -> Result<Option<Uuid>, StoreError> {
    let found = org_unit::table.filter(org_unit::code.eq(code)).select(org_unit::id).first::<Id>(conn).optional()?;
    Ok(found.map(|id| id.0))
}

/// How deep an organisation is at most; a deeper chain is a ring.
const MOST_LEVELS: usize = 16;

/// A unit and those it belongs to, up to the top.
pub fn with_those_above(conn: &mut AnyConnection, unit: Id) -> Result<Vec<UnitRow>, StoreError> {
    let (mut way, mut next) = (Vec::new(), Some(unit));
    while let Some(id) = next {
        if way.len() >= MOST_LEVELS {
            return Err(StoreError::corrupt("chain of units"));
        }
        let row: UnitRow = org_unit::table.find(id).select(UnitRow::as_select()).first(conn)?;
        next = row.parent_id;
        way.push(row);
    }
    Ok(way)
}

/// Several units at once, by code.
pub fn several(conn: &mut AnyConnection, ids: &[Id]) -> Result<Vec<UnitRow>, StoreError> {
    Ok(org_unit::table
        .filter(org_unit::id.eq_any(ids.to_vec()))
        .order(org_unit::code)
        .select(UnitRow::as_select())
        .load(conn)?)
}

pub fn put(conn: &mut AnyConnection, row: &UnitRow) -> Result<(), StoreError> {
    let changed = diesel::update(org_unit::table.find(row.id)).set(row).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(org_unit::table).values(row).execute(conn)?;
    }
    Ok(())
}
