//! The audit log: one entry an act, chained by HMAC-SM3 within its case or account.

use diesel::prelude::*;
use domain::kernel::id::{AccountId, CentreId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::audit_entry;
use crate::seal::mac::CHAIN_START;
use crate::seal::{Keyring, Mac};

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
    /// Whether the row carries the MAC that it must carry, after the link it names before it.
    pub fn is_genuine(&self, keyring: &Keyring) -> bool {
        match (Mac::try_from(self.previous_mac.as_slice()), Mac::try_from(self.mac.as_slice())) {
            (Ok(previous), Ok(mac)) => self.with_parts(|parts| keyring.verify_chain(&previous, parts, &mac)),
            _ => false,
        }
    }

    fn with_parts<T>(&self, use_parts: impl FnOnce(&[&[u8]]) -> T) -> T {
        let account = self.account_id.map(|id| id.0.into_bytes());
        use_parts(&[
            self.id.0.as_bytes(),
            self.centre_id.0.as_bytes(),
            self.chain_id.0.as_bytes(),
            &self.seq.to_be_bytes(),
            &self.at.micros().to_be_bytes(),
            account.as_ref().map_or(&[][..], |bytes| &bytes[..]),
            self.act.as_bytes(),
            self.detail.as_bytes(),
        ])
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
    pub mac: Mac,
}

impl Head {
    pub fn start() -> Self {
        Self { seq: 0, mac: CHAIN_START }
    }

    /// The head as a row keeps it.
    pub fn kept(seq: i32, mac: &[u8]) -> Result<Self, StoreError> {
        Ok(Self { seq, mac: Mac::try_from(mac).map_err(|_| StoreError::corrupt("audit MAC"))? })
    }
}

/// Appends to a chain whose head the caller holds (a case keeps its own).
pub fn append(conn: &mut AnyConnection, keyring: &Keyring, entry: Entry<'_>, head: &Head) -> Result<Head, StoreError> {
    let mut row = AuditRow {
        id: Id(entry.id),
        centre_id: Id(entry.centre.0),
        chain_id: Id(entry.chain),
        seq: head.seq.saturating_add(1),
        at: Instant::from(entry.at),
        account_id: entry.account.map(|id| Id(id.0)),
        act: entry.act.to_owned(),
        detail: entry.detail,
        previous_mac: head.mac.to_vec(),
        mac: Vec::new(),
        seal_id: None,
    };
    let mac = row.with_parts(|parts| keyring.chain(&head.mac, parts));
    row.mac = mac.to_vec();
    run(conn, diesel::insert_into(audit_entry::table).values(&row))?;
    Ok(Head { seq: row.seq, mac })
}

/// The head of a chain that no case row keeps.
pub fn head(conn: &mut AnyConnection, chain: Uuid) -> Result<Head, StoreError> {
    let found = audit_entry::table
        .filter(audit_entry::chain_id.eq(Id(chain)))
        .order(audit_entry::seq.desc())
        .select((audit_entry::seq, audit_entry::mac))
        .first::<(i32, Vec<u8>)>(conn)
        .optional()?;
    found.map_or_else(|| Ok(Head::start()), |(seq, mac)| Head::kept(seq, &mac))
}

/// A page of the whole log by chain, for verification.
pub fn by_chain(conn: &mut AnyConnection, after: Option<(Uuid, i32)>, limit: i64) -> Result<Vec<AuditRow>, StoreError> {
    let mut query = audit_entry::table.select(AuditRow::as_select()).into_boxed();
    if let Some((chain, seq)) = after {
        let chain = Id(chain);
        query = query
            .filter(audit_entry::chain_id.ge(chain))
            .filter(audit_entry::chain_id.gt(chain).or(audit_entry::seq.gt(seq)));
    }
    Ok(query.order((audit_entry::chain_id, audit_entry::seq)).limit(limit).load(conn)?)
}

/// The whole chain of a case, in order; as long as its course.
pub fn of_chain(conn: &mut AnyConnection, chain: Uuid) -> Result<Vec<AuditRow>, StoreError> {
    Ok(audit_entry::table
        .filter(audit_entry::chain_id.eq(Id(chain)))
        .order(audit_entry::seq)
        .select(AuditRow::as_select())
        .load(conn)?)
}
