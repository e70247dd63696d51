//! Keeping the catalogue: drafts, their review and publication, ending an item, and the register of entry.

mod drafts;
mod ending;
mod entries;
mod facts;
mod publish;
mod review;
pub mod search;

use domain::catalogue::draft::DraftMark;
use domain::catalogue::item::ItemVersion;
use domain::kernel::{Actor, Signature};
use serde_json::Value;
use store::StoreError;
use store::journal::audit::{self, Entry};
use uuid::Uuid;

use crate::{AppError, Tx};

pub use drafts::{DraftStated, begin, save, withdraw};
pub use ending::{EndingStated, end};
pub use entries::{EntryStated, adopt, change, register};
pub use facts::{Checked, DraftFacts, check, load, may_on};
pub use publish::publish;
pub use review::{send_back, sign_off, submit};

/// Who does it, and when: business time.
fn mark(tx: &Tx<'_>, actor: &Actor) -> DraftMark {
    let by = Signature { person: actor.person, name: actor.name.clone(), number: actor.number.clone(), post: None };
    DraftMark { by, at: tx.now }
}

/// An entry of the audit log, in the chain of what the act is about.
fn log(tx: &mut Tx<'_>, actor: &Actor, chain: Uuid, act: &'static str, detail: Value) -> Result<(), AppError> {
    let entry = Entry {
        id: tx.new_id(),
        centre: actor.centre,
        chain,
        at: tx.real_now,
        account: Some(actor.account),
        act,
        detail: detail.to_string(),
    };
    let head = audit::head(tx.conn, chain)?;
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    Ok(())
}

/// A guide with its fields in the order of their names: what its digest in the audit log is taken of.
pub(crate) fn canonical(guide: &ItemVersion) -> Result<String, AppError> {
    let written = serde_json::to_value(guide).and_then(|value| serde_json::to_string(&value));
    written.map_err(|_| StoreError::corrupt("guide").into())
}
