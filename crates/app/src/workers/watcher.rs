//! The watcher: wakes for the next moment that matters, and does what falls due then.

use std::time::Duration as Pause;

use domain::kernel::id::CaseId;
use store::supervision::moments;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::{App, AppError, Tx, supervision};

/// Clocks looked up at once.
const AT_ONCE: i64 = 100;
/// The longest sleep: another process may have written what matters sooner.
const LONGEST: Duration = Duration::seconds(5);

impl App {
    /// Tells every warning whose moment has come, each clock in a transaction of its own. What is told settles when to
    /// look at its clock again, so that nothing is looked at twice.
    pub async fn watch(&self) -> Result<(), AppError> {
        let mut fault = None;
        loop {
            let found = self.public_query(move |tx| Ok(moments::reached(tx.conn, tx.now, AT_ONCE)?)).await?;
            if found.is_empty() {
                return fault.map_or(Ok(()), Err);
            }
            for (timer, case) in found {
                match self.tell(timer, case).await {
                    Ok(_) => {}
                    // A moment beyond the loaded years keeps this clock back, and no other.
                    Err(AppError::Time(unknown)) => {
                        fault = Some(AppError::Time(unknown));
                        self.postpone(timer).await?;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }

    async fn tell(&self, timer: Uuid, case: CaseId) -> Result<usize, AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write(move |conn| supervision::warn(&mut Tx::new(&app, conn, real_now)?, timer, case)).await
    }

    async fn postpone(&self, timer: Uuid) -> Result<(), AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write(move |conn| supervision::postpone(&mut Tx::new(&app, conn, real_now)?, timer)).await
    }

    /// What time it is in this business.
    pub async fn business_now(&self) -> Result<OffsetDateTime, AppError> {
        self.public_query(|tx| Ok(tx.now)).await
    }

    /// How long there is nothing to do, when everything up to `done` has been done: until the next moment that matters,
    /// and never longer than a few seconds.
    pub async fn idle_for(&self, done: OffsetDateTime) -> Result<Pause, AppError> {
        let wait = self
            .public_query(move |tx| {
                let next = moments::next(tx.conn, done)?;
                Ok(next.map_or(LONGEST, |next| (next - tx.now).clamp(Duration::ZERO, LONGEST)))
            })
            .await?;
        Ok(wait.unsigned_abs())
    }

    /// Returns once something has changed that may matter to the watcher.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }
}
