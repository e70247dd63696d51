//! The seals over the entries, and the log of them that lies outside the database.

use std::collections::HashMap;
use std::path::Path;

use store::AnyConnection;
use store::journal::seals::{self, SealRow};
use store::seal::Keyring;
use store::seal::mac::CHAIN_START;
use store::seal::merkle;
use uuid::Uuid;

use super::{Stop, broken};
use crate::acts::hex;
use crate::workers::sealer::{LoggedSeal, SEAL_LOG};

pub fn seal_chains(conn: &mut AnyConnection, keyring: &Keyring) -> Result<u64, Stop> {
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
        return broken(format!("{name}: covers {} audit entries, {} are there", seal.entries, macs.len()));
    }
    if merkle::root(&macs).to_vec() != seal.root {
        return broken(format!("{name}: an audit entry under it was exchanged"));
    }
    Ok(())
}

/// The log of seals as it stands; empty where there is none. It has to be read before the database: a running service
/// writes a seal there first, and one that is logged later must not be missed in an older snapshot.
pub fn log(data_dir: &Path) -> String {
    std::fs::read_to_string(data_dir.join(SEAL_LOG)).unwrap_or_default()
}

/// Every seal that was written outside is still in the database; answers how many were. Each process writes the seals it
/// made beside itself, so that a log may hold some of them, or none.
pub fn logged_seals(conn: &mut AnyConnection, text: &str) -> Result<u64, Stop> {
    let mut count = 0;
    let known: HashMap<(Uuid, i32), String> =
        seals::all(conn)?.into_iter().map(|seal| ((seal.centre_id.0, seal.seq), hex(&seal.mac))).collect();
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
        count += 1;
    }
    Ok(count)
}
