//! The sealer: about once a second, a Merkle root over the audit entries that no seal covers yet, chained per centre,
//! and written outside the database as well, so that a cut-off tail shows.

use std::io::Write as _;

use domain::kernel::id::CentreId;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::engine::columns::{Id, Instant};
use store::journal::seals::{self, SealRow};
use store::seal::Mac;
use store::seal::mac::CHAIN_START;
use store::seal::merkle;

use crate::acts::hex;
use crate::{App, AppError, Tx, ids};

/// The log of seals, beside the database.
pub const SEAL_LOG: &str = "audit-seals.jsonl";
/// Entries under one seal at most.
const AT_ONCE: i64 = 1_000;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedSeal {
    pub centre: uuid::Uuid,
    pub seq: i32,
    pub mac: String,
}

impl App {
    /// Seals what is there; answers whether there may be more.
    pub async fn seal(&self) -> Result<bool, AppError> {
        let waiting = self
            .public_query(|tx| Ok(seals::centres_with_unsealed(tx.conn)?))
            .await?;
        let mut more = false;
        for centre in waiting {
            let (app, now, id) = (self.clone(), Self::real_now(), ids::new_id());
            let sealed = self
                .store
                .write(move |conn| seal_centre(&mut Tx::new(&app, conn, now)?, centre, Id(id)))
                .await?;
            if let Some(seal) = sealed {
                more |= i64::from(seal.entries) == AT_ONCE;
                self.log_seal(&seal)?;
            }
        }
        Ok(more)
    }

    fn log_seal(&self, seal: &SealRow) -> Result<(), AppError> {
        let line = LoggedSeal {
            centre: seal.centre_id.0,
            seq: seal.seq,
            mac: hex(&seal.mac),
        };
        let mut text = serde_json::to_string(&line).map_err(AppError::internal)?;
        text.push('\n');
        let path = self.data_dir.join(SEAL_LOG);
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .map_err(AppError::internal)?;
        file.write_all(text.as_bytes()).map_err(AppError::internal)
    }
}

fn seal_centre(tx: &mut Tx<'_>, centre: CentreId, id: Id) -> Result<Option<SealRow>, AppError> {
    let entries = seals::unsealed(tx.conn, centre, AT_ONCE)?;
    if entries.is_empty() {
        return Ok(None);
    }
    let newest = seals::newest(tx.conn, centre)?;
    let previous = match &newest {
        Some(seal) => Mac::try_from(seal.mac.as_slice()).map_err(|_| StoreError::corrupt("seal MAC"))?,
        None => CHAIN_START,
    };
    let (ids, macs): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    let mut seal = SealRow {
        id,
        centre_id: Id(centre.0),
        seq: newest.map_or(0, |seal| seal.seq).saturating_add(1),
        at: Instant::from(tx.real_now),
        entries: i32::try_from(ids.len()).map_err(AppError::internal)?,
        root: merkle::root(&macs).to_vec(),
        previous_mac: previous.to_vec(),
        mac: Vec::new(),
    };
    seal.mac = seal.mac_after(tx.keyring, &previous).to_vec();
    // Two processes that seal the same entries meet on the number of the seal: one of them runs again and finds none.
    if seals::put(tx.conn, &seal, &ids)? {
        Ok(Some(seal))
    } else {
        Err(StoreError::Contention("sealing".into()).into())
    }
}
