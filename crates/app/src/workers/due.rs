//! What falls due by itself: requests that nobody answered in time count as accepted where the regime of the item says
//! so (行政许可法 32); what was accepted as late and did not come ends its case (容缺); and what is near its due time or
//! past it is told to those whom it concerns.

use domain::case::derive::timers::Clock;
use domain::kernel::id::CaseId;
use store::StoreError;
use store::cases::timers;

use crate::{App, AppError, Tx, acts};

/// Cases looked up at once.
const AT_ONCE: i64 = 100;

/// Cases that something is to be done to now.
type Find = fn(&mut Tx<'_>) -> Result<Vec<CaseId>, StoreError>;
/// What the clock does to a case.
type Done = fn(&mut Tx<'_>, CaseId) -> Result<bool, AppError>;

impl App {
    /// Does what is due now, each case in a transaction of its own. Two processes may do so at once: the row of a case
    /// is locked, and whoever comes second finds it done.
    pub async fn due(&self) -> Result<(), AppError> {
        let answered = self.overdue(|tx| timers::deeming(tx.conn, tx.now, AT_ONCE), acts::deem_accepted).await;
        let lapsed = |tx: &mut Tx<'_>| timers::overdue(tx.conn, Clock::LateMaterials, tx.now, AT_ONCE);
        let lapsed = self.overdue(lapsed, acts::lapse).await;
        self.watch().await.and(lapsed).and(answered)
    }

    async fn overdue(&self, find: Find, does: Done) -> Result<(), AppError> {
        loop {
            let (mut done, mut fault) = (false, None);
            for id in self.public_query(move |tx| Ok(find(tx)?)).await? {
                match self.by_the_clock(does, id).await {
                    Ok(did) => done |= did,
                    // A promise beyond the loaded years keeps this case back, and no other.
                    Err(AppError::Time(unknown)) => fault = Some(AppError::Time(unknown)),
                    Err(error) => return Err(error),
                }
            }
            if !done {
                return fault.map_or(Ok(()), Err);
            }
        }
    }

    async fn by_the_clock(&self, does: Done, id: CaseId) -> Result<bool, AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write(move |conn| does(&mut Tx::new(&app, conn, real_now)?, id)).await
    }
}
