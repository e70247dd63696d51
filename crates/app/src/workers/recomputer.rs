//! The recomputer: finds centres whose calendar has changed, and goes on with what is under way, batch by batch.

use std::time::Duration;

use domain::kernel::id::CentreId;
use store::engine::keyset::fetch_limit;
use store::places::centres;
use store::supervision::recomputations;
use uuid::Uuid;

use crate::recompute::{Batch, Cause, batch, begin, current};
use crate::{App, AppError, Tx};

/// Between two batches, so that the writes of clerks come through.
const PAUSE: Duration = Duration::from_millis(20);
/// A county has a few dozen centres.
const CENTRES: i64 = 10_000;

impl App {
    /// Finds what has to be computed anew and does it to the end. Killed in the middle, it goes on where it was; of two
    /// processes each takes the next batch.
    pub async fn recompute(&self) -> Result<(), AppError> {
        for centre in self.public_query(|tx| Ok(centres::all(tx.conn, CENTRES)?)).await? {
            self.find_outdated(CentreId(centre.id.0)).await?;
        }
        for id in self.public_query(|tx| Ok(recomputations::unfinished(tx.conn, CENTRES)?)).await? {
            while self.next_batch(id.id.0).await? == Batch::More {
                tokio::time::sleep(PAUSE).await;
            }
        }
        Ok(())
    }

    /// Begins a recomputation if a clock of the centre is older than its calendars. Looked at once for each version: what
    /// is computed from then on is of that version.
    async fn find_outdated(&self, centre: CentreId) -> Result<(), AppError> {
        let versions = self.public_query(move |tx| current(tx, centre)).await?;
        let known = self.computed.lock().ok().and_then(|computed| computed.get(&centre.0).copied());
        if known == Some(versions) {
            return Ok(());
        }
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store
            .write(move |conn| {
                let tx = &mut Tx::new(&app, conn, real_now)?;
                let newest = recomputations::of_centre(tx.conn, centre, None, fetch_limit(0))?.pop();
                // What could not be computed with these versions cannot be computed now.
                let tried = newest
                    .is_some_and(|row| (row.own_version, row.national_version) == (versions.own, versions.national));
                if !tried && recomputations::outdated(tx.conn, centre, versions)? {
                    begin(tx, centre, Cause::Calendar, None)?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        if let Ok(mut computed) = self.computed.lock() {
            computed.insert(centre.0, versions);
        }
        Ok(())
    }

    async fn next_batch(&self, id: Uuid) -> Result<Batch, AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write(move |conn| batch(&mut Tx::new(&app, conn, real_now)?, id)).await
    }
}
