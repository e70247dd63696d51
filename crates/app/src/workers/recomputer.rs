//! The recomputer: finds centres whose calendar has changed, and goes on with what is under way, batch by batch.

use std::time::Duration;

use domain::kernel::id::CentreId;
use store::cases::timers::CalendarVersions;
use store::engine::keyset::fetch_limit;
use store::places::centres;
use store::supervision::recomputations;
use uuid::Uuid;

use crate::recompute::{Batch, Cause, batch, begin, current};
use crate::{App, AppError, Tx};

/// Between two batches, so that the writes of clerks come through.
const PAUSE: Duration = Duration::from_millis(5);
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
            // Looked at once more: an act may have begun before the change and have ended after its clocks were passed.
            if let Ok(mut computed) = self.computed.lock() {
                computed.remove(&id.centre_id.0);
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
        // Read first: where many clocks are open this goes over all of them, and no write is to wait for it.
        if self.public_query(move |tx| outdated(tx, centre, versions)).await? {
            let (app, real_now) = (self.clone(), Self::real_now());
            self.store
                .write(move |conn| {
                    let tx = &mut Tx::new(&app, conn, real_now)?;
                    if is_new(tx, centre, versions)? {
                        begin(tx, centre, Cause::Calendar, None)?;
                    }
                    Ok::<_, AppError>(())
                })
                .await?;
        }
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

fn outdated(tx: &mut Tx<'_>, centre: CentreId, versions: CalendarVersions) -> Result<bool, AppError> {
    Ok(is_new(tx, centre, versions)? && recomputations::outdated(tx.conn, centre, versions)?)
}

/// Nothing was computed with these versions yet, or all of it could be: what could not be computed then cannot be now, and
/// what is older nevertheless was written by an act that had begun before the change.
fn is_new(tx: &mut Tx<'_>, centre: CentreId, versions: CalendarVersions) -> Result<bool, AppError> {
    let newest = recomputations::of_centre(tx.conn, centre, None, fetch_limit(0))?.pop();
    Ok(newest.is_none_or(|row| {
        let tried = (row.own_version, row.national_version) == (versions.own, versions.national);
        row.finished_at.is_some() && (!tried || row.kept_back == 0)
    }))
}
