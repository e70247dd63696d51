//! Who is there: log-in, sessions, and the person behind a session at this moment.

pub mod login;
pub mod passwords;
mod resolve;
pub mod sessions;
pub mod token;

pub use resolve::{Me, me, resolve, resolve_own};

use domain::kernel::id::{AccountId, CentreId};
use hmac::{Hmac, Mac as _};
use sm3::Sm3;
use store::journal::audit::{self, Entry};
use store::seal::{Keyring, Secret};

use crate::{AppError, Tx};

/// An entry of the account's own audit chain, for acts that are not about a case.
fn audit_access(
    tx: &mut Tx<'_>,
    centre: CentreId,
    account: AccountId,
    act: &str,
    detail: String,
) -> Result<(), AppError> {
    let head = audit::head(tx.conn, account.0)?;
    let entry =
        Entry { id: tx.new_id(), centre, chain: account.0, at: tx.real_now, account: Some(account), act, detail };
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    Ok(())
}

/// A hash that nobody makes without our keys; `label` keeps apart what it is used for.
fn keyed(keyring: &Keyring, label: &str, text: &str) -> Result<[u8; 32], AppError> {
    let mut mac =
        <Hmac<Sm3> as hmac::Mac>::new_from_slice(keyring.secret(Secret::Token)).map_err(AppError::internal)?;
    mac.update(label.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    Ok(mac.finalize().into_bytes().into())
}
