//! `verify-audit`: walks every chain and every seal, and names the first thing that is not as it was written.

use std::collections::HashMap;
use std::path::Path;

use domain::kernel::id::CaseId;
use sm3::{Digest, Sm3};
use store::cases::{case, events};
use store::journal::audit::{self, AuditRow, Head};
use store::journal::seals::{self, SealRow};
use store::seal::Keyring;
use store::seal::mac::CHAIN_START;
use store::seal::merkle;
use store::{AnyConnection, StoreError};
use uuid::Uuid;

use crate::acts::hex;
use crate::workers::sealer::{LoggedSeal, SEAL_LOG};
use crate::{App, AppError};

const PAGE: i64 = 1_000;

/// What a clean log holds, or the first thing wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Sound { entries: u64, chains: u64, seals: u64 },
    Broken(String),
}

/// The first thing wrong, on its way out.
enum Stop {
    Broken(String),
    Failed(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

fn broken<T>(what: String) -> Result<T, Stop> {
    Err(Stop::Broken(what))
}

impl App {
    /// Checks the whole audit log against its chains, its seals and the log of seals.
    pub fn verify_audit(&self) -> Result<Verdict, AppError> {
        let app = self.clone();
        self.store
            .read_blocking(move |conn| match verify(conn, app.store.keyring(), &app.data_dir) {
                Ok(verdict) => Ok(verdict),
                Err(Stop::Broken(what)) => Ok(Verdict::Broken(what)),
                Err(Stop::Failed(error)) => Err(error),
            })
    }
}

fn verify(conn: &mut AnyConnection, keyring: &Keyring, data_dir: &Path) -> Result<Verdict, Stop> {
    let (entries, chains) = chains(conn, keyring)?;
    if let Some(id) = audit::case_without_chain(conn)? {
        return broken(format!("case {id}: its audit entries are missing"));
    }
    let seals = seal_chains(conn, keyring)?;
    logged_seals(conn, data_dir)?;
    Ok(Verdict::Sound { entries, chains, seals })
}

/// Every chain from its first link to its head.
fn chains(conn: &mut AnyConnection, keyring: &Keyring) -> Result<(u64, u64), Stop> {
    let (mut entries, mut chains) = (0, 0);
    let mut chain: Option<(Uuid, Head)> = None;
    let mut after = None;
    loop {
        let page = audit::by_chain(conn, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some((last.chain_id.0, last.seq));
        for row in &page {
            let head = match chain.take() {
                Some((id, head)) if id == row.chain_id.0 => head,
                ended => {
                    end_of_chain(conn, ended)?;
                    chains += 1;
                    Head::start()
                }
            };
            chain = Some((row.chain_id.0, link(conn, keyring, row, &head)?));
            entries += 1;
        }
    }
    end_of_chain(conn, chain)?;
    Ok((entries, chains))
}

/// One link: it follows the one before it, is as it was written, and speaks of the event that stands in the journal.
fn link(conn: &mut AnyConnection, keyring: &Keyring, row: &AuditRow, head: &Head) -> Result<Head, Stop> {
    let name = format!(
        "audit entry {} (chain {}, number {}, {})",
        row.id, row.chain_id, row.seq, row.act
    );
    if row.seq != head.seq + 1 {
        return broken(format!("{name}: number {} of this chain is missing", head.seq + 1));
    }
    if !row.is_genuine(keyring) {
        return broken(format!("{name}: changed, or inserted by a stranger"));
    }
    if row.previous_mac != head.mac {
        return broken(format!("{name}: does not follow the entry before it"));
    }
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    if let Some(digest) = detail.get("event").and_then(serde_json::Value::as_str) {
        let version = detail
            .get("version")
            .and_then(serde_json::Value::as_i64)
            .unwrap_or_default();
        let text = events::text(conn, CaseId(row.chain_id.0), version)?;
        match text {
            None => return broken(format!("{name}: event {version} of the case is missing")),
            Some(text) if hex(&Sm3::digest(text.as_bytes())) != digest => {
                return broken(format!("{name}: event {version} of the case was changed"));
            }
            Some(_) => {}
        }
    }
    Ok(Head::kept(row.seq, &row.mac)?)
}

/// A case keeps the head of its chain: a cut-off end shows.
fn end_of_chain(conn: &mut AnyConnection, chain: Option<(Uuid, Head)>) -> Result<(), Stop> {
    let Some((id, head)) = chain else { return Ok(()) };
    match case::load(conn, CaseId(id))? {
        Some(row) if row.audit_seq != head.seq || row.audit_mac != head.mac => broken(format!(
            "audit chain {id}: ends at number {}, the case stands at {}",
            head.seq, row.audit_seq
        )),
        _ => Ok(()),
    }
}

fn seal_chains(conn: &mut AnyConnection, keyring: &Keyring) -> Result<u64, Stop> {
    let mut heads: HashMap<Uuid, (i32, Vec<u8>)> = HashMap::new();
    let mut count = 0;
    for seal in seals::all(conn)? {
        let (seq, mac) = heads.remove(&seal.centre_id.0).unwrap_or((0, CHAIN_START.to_vec()));
        let name = format!("seal {} of centre {}", seal.seq, seal.centre_id);
        if seal.seq != seq + 1 || seal.previous_mac != mac {
            return broken(format!("{name}: does not follow seal {seq}"));
        }
        if !seal.is_genuine(keyring) {
            return broken(format!("{name}: changed, or inserted by a stranger"));
        }
        under(conn, &seal, &name)?;
        heads.insert(seal.centre_id.0, (seal.seq, seal.mac));
        count += 1;
    }
    Ok(count)
}

/// The entries under a seal are those that it was made over.
fn under(conn: &mut AnyConnection, seal: &SealRow, name: &str) -> Result<(), Stop> {
    let macs = seals::macs_under(conn, seal.id.0)?;
    if i32::try_from(macs.len()).ok() != Some(seal.entries) {
        return broken(format!(
            "{name}: covers {} audit entries, {} are there",
            seal.entries,
            macs.len()
        ));
    }
    if merkle::root(&macs).to_vec() != seal.root {
        return broken(format!("{name}: an audit entry under it was exchanged"));
    }
    Ok(())
}

/// Every seal that was written outside is still in the database.
fn logged_seals(conn: &mut AnyConnection, data_dir: &Path) -> Result<(), Stop> {
    let Ok(text) = std::fs::read_to_string(data_dir.join(SEAL_LOG)) else {
        return Ok(());
    };
    let known: HashMap<(Uuid, i32), String> = seals::all(conn)?
        .into_iter()
        .map(|seal| ((seal.centre_id.0, seal.seq), hex(&seal.mac)))
        .collect();
    for line in text.lines() {
        // The last line may be half written after a power cut; the database holds that seal whole.
        let Ok(logged) = serde_json::from_str::<LoggedSeal>(line) else {
            continue;
        };
        if known.get(&(logged.centre, logged.seq)) != Some(&logged.mac) {
            return broken(format!(
                "seal {} of centre {}: logged outside, missing or changed here",
                logged.seq, logged.centre
            ));
        }
    }
    Ok(())
}
