//! The forgetter: once an hour, what has been kept for as long as was promised goes.

use domain::desk::KEPT_FOR;
use store::desk::drafts;
use store::journal::idempotency;
use store::people::{login_failures, sessions};
use time::Duration;

use crate::{App, AppError, Tx};

/// How long an answer can be asked for again under its `Idempotency-Key`.
const ANSWERS: Duration = Duration::days(30);
/// How long a session stays on record after its end.
const SESSIONS: Duration = Duration::days(30);
/// How long failed log-ins count against a name when no further one follows.
const FAILURES: Duration = Duration::days(1);

impl App {
    /// Forgets what is older than that, by real time, and drafts by the time they were kept in; answers how many rows
    /// went.
    pub async fn forget(&self) -> Result<usize, AppError> {
        let (app, now) = (self.clone(), Self::real_now());
        self.store
            .write(move |conn| {
                let business_now = Tx::new(&app, conn, now)?.now;
                Ok(drafts::forget(conn, business_now.saturating_sub(KEPT_FOR))?
                    + idempotency::forget(conn, now - ANSWERS)?
                    + sessions::forget(conn, now - SESSIONS)?
                    + login_failures::forget(conn, now - FAILURES)?)
            })
            .await
    }
}
