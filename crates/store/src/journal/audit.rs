//! The audit log: one entry an act, chained by HMAC-SM3 within its case or account.

use diesel::prelude::*;
use domain::kernel::id::{AccountId, CentreId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::{AnyConnection, StoreError};
use crate::schema::audit_entry;
use crate::seal::Keyring;
use crate::seal::mac::chain_mac;

/// The MAC before the first entry of a chain.
pub const CHAIN_START: &[u8] = &[0; 32];

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entry)]
pub struct AuditRow {
    pub id: Id,
    pub centre_id: Id,
    pub chain_id: Id,
    pub seq: i32,
    pub at: Instant,
    pub account_id: Option<Id>,
    pub act: String,
    pub detail: String,
    pub previous_mac: Vec<u8>,
    pub mac: Vec<u8>,
    pub seal_id: Option<Id>,
}

impl AuditRow {
    /// The MAC that this row must carry.
    pub fn computed_mac(&self, keyring: &Keyring) -> Vec<u8> {
        let account = self.account_id.map(|id| id.0.into_bytes());
        let micros = (self.at.0.unix_timestamp_nanos() / 1_000).to_be_bytes();
        chain_mac(
            keyring,
            &[
                self.id.0.as_bytes(),
                self.centre_id.0.as_bytes(),
                self.chain_id.0.as_bytes(),
                &self.seq.to_be_bytes(),
                &micros,
                account.as_ref().map_or(&[][..], |bytes| &bytes[..]),
                self.act.as_bytes(),
                self.detail.as_bytes(),
                &self.previous_mac,
            ],
        )
        .to_vec()
    }
}

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub id: Uuid,
    pub centre: CentreId,
    /// The case, or the account for acts without a case.
    pub chain: Uuid,
    pub at: OffsetDateTime,
    pub account: Option<AccountId>,
    pub act: &'a str,
    /// JSON, without personal data.
    pub detail: String,
}

/// The newest link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub seq: i32,
    pub mac: Vec<u8>,
}

impl Head {
    pub fn start() -> Self {
        Self { seq: 0, mac: CHAIN_START.to_vec() }
    }
}

/// Appends to a chain whose head the caller holds (a case keeps its own).
pub fn append(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    entry: Entry<'_>,
    head: &Head,
) -> Result<Head, StoreError> {
    let mut row = AuditRow {
        id: Id(entry.id),
        centre_id: Id(entry.centre.0),
        chain_id: Id(entry.chain),
        seq: head.seq.saturating_add(1),
        at: Instant(entry.at),
        account_id: entry.account.map(|id| Id(id.0)),
        act: entry.act.to_owned(),
        detail: entry.detail,
        previous_mac: head.mac.clone(),
        mac: Vec::new(),
        seal_id: None,
    };
    row.mac = row.computed_mac(keyring);
    diesel::insert_into(audit_entry::table).values(&row).execute(conn)?;
    Ok(Head { seq: row.seq, mac: row.mac })
}

/// The head of a chain that no case row keeps.
pub fn head(conn: &mut AnyConnection, chain: Uuid) -> Result<Head, StoreError> {
    let found = audit_entry::table
        .filter(audit_entry::chain_id.eq(Id(chain)))
        .order(audit_entry::seq.desc())
        .select((audit_entry::seq, audit_entry::mac))
        .first::<(i32, Vec<u8>)>(conn)
        .optional()?;
    Ok(found.map_or_else(Head::start, |(seq, mac)| Head { seq, mac }))
}

/// A page of the whole log by chain, for verification.
pub fn by_chain(
    conn: &mut AnyConnection,
    after: Option<(Uuid, i32)>,
    limit: i64,
) -> Result<Vec<AuditRow>, StoreError> {
    let mut query = audit_entry::table.select(AuditRow::as_select()).into_boxed();
    if let Some((chain, seq)) = after {
        let chain = Id(chain);
        query = query
            .filter(audit_entry::chain_id.ge(chain))
            .filter(audit_entry::chain_id.gt(chain).or(audit_entry::seq.gt(seq)));
    }
    Ok(query.order((audit_entry::chain_id, audit_entry::seq)).limit(limit).load(conn)?)
}
