//! Seals: Merkle roots over audit entries, chained per centre, so that whole chains cannot vanish unseen.

use diesel::prelude::*;
use domain::kernel::id::CentreId;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{audit_entry, audit_seal};
use crate::seal::{Keyring, Mac};

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seal)]
pub struct SealRow {
    pub id: Id,
    pub centre_id: Id,
    pub seq: i32,
    pub at: Instant,
    pub entries: i32,
    pub root: Vec<u8>,
    pub previous_mac: Vec<u8>,
    pub mac: Vec<u8>,
}

impl SealRow {
    /// Whether the seal carries the MAC that it must carry, after the seal it names before it.
    pub fn is_genuine(&self, keyring: &Keyring) -> bool {
        match (Mac::try_from(self.previous_mac.as_slice()), Mac::try_from(self.mac.as_slice())) {
            (Ok(previous), Ok(mac)) => self.with_parts(|parts| keyring.verify_chain(&previous, parts, &mac)),
            _ => false,
        }
    }

    /// The MAC of this seal after `previous`.
    pub fn mac_after(&self, keyring: &Keyring, previous: &Mac) -> Mac {
        self.with_parts(|parts| keyring.chain(previous, parts))
    }

    fn with_parts<T>(&self, use_parts: impl FnOnce(&[&[u8]]) -> T) -> T {
        use_parts(&[
            self.id.0.as_bytes(),
            self.centre_id.0.as_bytes(),
            &self.seq.to_be_bytes(),
            &self.at.micros().to_be_bytes(),
            &self.entries.to_be_bytes(),
            &self.root,
        ])
    }
}

/// Centres with entries that no seal covers yet.
pub fn centres_with_unsealed(conn: &mut AnyConnection) -> Result<Vec<CentreId>, StoreError> {
    let ids = audit_entry::table
        .filter(audit_entry::seal_id.is_null())
        .select(audit_entry::centre_id)
        .distinct()
        .load::<Id>(conn)?;
    Ok(ids.into_iter().map(|id| CentreId(id.0)).collect())
}

/// Entries of a centre that no seal covers yet: id and MAC, in order of id.
pub fn unsealed(conn: &mut AnyConnection, centre: CentreId, limit: i64) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
    let rows = audit_entry::table
        .filter(audit_entry::centre_id.eq(Id(centre.0)))
        .filter(audit_entry::seal_id.is_null())
        .order(audit_entry::id)
        .limit(limit)
        .select((audit_entry::id, audit_entry::mac))
        .load::<(Id, Vec<u8>)>(conn)?;
    Ok(rows.into_iter().map(|(id, mac)| (id.0, mac)).collect())
}

/// MACs under a seal, in order of id: what its root was made of.
pub fn macs_under(conn: &mut AnyConnection, seal: Uuid) -> Result<Vec<Vec<u8>>, StoreError> {
    Ok(audit_entry::table
        .filter(audit_entry::seal_id.eq(Id(seal)))
        .order(audit_entry::id)
        .select(audit_entry::mac)
        .load(conn)?)
}

pub fn newest(conn: &mut AnyConnection, centre: CentreId) -> Result<Option<SealRow>, StoreError> {
    Ok(audit_seal::table
        .filter(audit_seal::centre_id.eq(Id(centre.0)))
        .order(audit_seal::seq.desc())
        .select(SealRow::as_select())
        .first(conn)
        .optional()?)
}

/// All seals by centre and order.
pub fn all(conn: &mut AnyConnection) -> Result<Vec<SealRow>, StoreError> {
    Ok(audit_seal::table.order((audit_seal::centre_id, audit_seal::seq)).select(SealRow::as_select()).load(conn)?)
}

/// Writes a seal and marks its entries; false when another process marked one of them first.
pub fn put(conn: &mut AnyConnection, seal: &SealRow, entries: &[Uuid]) -> Result<bool, StoreError> {
    diesel::insert_into(audit_seal::table).values(seal).execute(conn)?;
    let ids: Vec<Id> = entries.iter().map(|id| Id(*id)).collect();
    let marked =
        diesel::update(audit_entry::table.filter(audit_entry::id.eq_any(ids)).filter(audit_entry::seal_id.is_null()))
            .set(audit_entry::seal_id.eq(seal.id))
            .execute(conn)?;
    Ok(marked == entries.len())
}
