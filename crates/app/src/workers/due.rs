//! What falls due by itself: requests that nobody answered in time count as accepted where the
//! regime of the item says so (行政许可法 32).

use domain::kernel::id::CaseId;
use store::cases::timers;

use crate::{App, AppError, Tx, acts};

/// Cases looked up at once.
const AT_ONCE: i64 = 100;

impl App {
    /// Does what is due now, each case in a transaction of its own. Two processes may do so at once: the row of a case
    /// is locked, and whoever comes second finds it done.
    pub async fn due(&self) -> Result<(), AppError> {
        loop {
            let overdue = |tx: &mut Tx<'_>| Ok(timers::deeming(tx.conn, tx.now, AT_ONCE)?);
            let (mut done, mut fault) = (false, None);
            for id in self.public_query(overdue).await? {
                match self.deem_accepted(id).await {
                    Ok(accepted) => done |= accepted,
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

    async fn deem_accepted(&self, id: CaseId) -> Result<bool, AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write(move |conn| acts::deem_accepted(&mut Tx::new(&app, conn, real_now)?, id)).await
    }
}
