//! The chains of audit entries: of each case, and of each account for what is not about a case.

use domain::kernel::id::{CaseId, ItemVersionId};
use serde_json::Value;
use store::AnyConnection;
use store::cases::{case, events};
use store::catalogue::editing;
use store::journal::audit::{self, AuditRow, Head};
use store::seal::Keyring;
use uuid::Uuid;

use super::people::Seen;
use super::{PAGE, Stop, broken};
use crate::acts::digest;

/// A chain as far as it has been walked.
struct Walked {
    id: Uuid,
    /// An entry speaks of a case.
    of_case: bool,
    head: Head,
}

/// Every chain from its first link to its head.
pub fn chains(conn: &mut AnyConnection, keyring: &Keyring, seen: &mut Seen) -> Result<(u64, u64), Stop> {
    let (mut entries, mut chains) = (0, 0);
    let mut chain: Option<Walked> = None;
    let mut after = None;
    loop {
        let page = audit::by_chain(conn, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some((last.chain_id.0, last.seq));
        for row in &page {
            let before = match chain.take() {
                Some(walked) if walked.id == row.chain_id.0 => walked,
                ended => {
                    end_of_chain(conn, ended)?;
                    chains += 1;
                    Walked { id: row.chain_id.0, of_case: false, head: Head::start() }
                }
            };
            chain = Some(link(conn, keyring, row, &before, seen)?);
            entries += 1;
        }
    }
    end_of_chain(conn, chain)?;
    Ok((entries, chains))
}

/// One link: it follows the one before it, is as it was written, and speaks of the event that stands in the journal.
fn link(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    row: &AuditRow,
    before: &Walked,
    seen: &mut Seen,
) -> Result<Walked, Stop> {
    let head = &before.head;
    let name = format!("audit entry {} (chain {}, number {}, {})", row.id, row.chain_id, row.seq, row.act);
    if row.seq != head.seq + 1 {
        return broken(format!("{name}: number {} of this chain is missing", head.seq + 1));
    }
    if !row.is_genuine(keyring) {
        return broken(format!("{name}: changed, or inserted by a stranger"));
    }
    if row.previous_mac != head.mac {
        return broken(format!("{name}: does not follow the entry before it"));
    }
    let detail: Value = serde_json::from_str(&row.detail).unwrap_or_default();
    if let Some(written) = detail.get("event").and_then(Value::as_str) {
        let version = detail.get("version").and_then(Value::as_i64).unwrap_or_default();
        let text = events::text(conn, CaseId(row.chain_id.0), version)?;
        match text {
            None => return broken(format!("{name}: event {version} of the case is missing")),
            Some(text) if digest(&text) != written => {
                return broken(format!("{name}: event {version} of the case was changed"));
            }
            Some(_) => {}
        }
    }
    published(conn, &detail, &name)?;
    // Entries of other chains may name a case as well: a print, a look at what is masked.
    let of_case = before.of_case || detail.get("case").and_then(Value::as_str) == Some(&row.chain_id.0.to_string());
    seen.read(conn, keyring, &name, row.id.0, &detail)?;
    Ok(Walked { id: before.id, of_case, head: Head::kept(row.seq, &row.mac)? })
}

/// A guide that was published stands as it was published.
fn published(conn: &mut AnyConnection, detail: &serde_json::Value, name: &str) -> Result<(), Stop> {
    let text = |field| detail.get(field).and_then(serde_json::Value::as_str);
    let (Some(version), Some(written)) = (text("published"), text("guide")) else { return Ok(()) };
    let version = Uuid::try_parse(version).map_err(|_| Stop::Broken(format!("{name}: names no version")))?;
    match editing::guide_text(conn, ItemVersionId(version))? {
        None => broken(format!("{name}: the version it published is missing")),
        Some(guide) if digest(&guide) != written => broken(format!("{name}: the guide it published was changed")),
        Some(_) => Ok(()),
    }
}

/// A case keeps the head of its chain: a cut-off end shows, and so does a case that is gone.
fn end_of_chain(conn: &mut AnyConnection, chain: Option<Walked>) -> Result<(), Stop> {
    let Some(Walked { id, of_case: true, head }) = chain else { return Ok(()) };
    match case::head(conn, CaseId(id))? {
        None => broken(format!("audit chain {id}: its case is missing")),
        Some((seq, mac)) if seq != head.seq || mac != head.mac => {
            broken(format!("audit chain {id}: ends at number {}, the case stands at {seq}", head.seq))
        }
        Some(_) => Ok(()),
    }
}
