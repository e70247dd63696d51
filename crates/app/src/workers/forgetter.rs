//! The forgetter: once an hour, what has been kept for as long as was promised goes.

use store::journal::idempotency;
use store::people::{login_failures, sessions};
use time::Duration;

use crate::{App, AppError};

/// How long an answer can be asked for again under its `Idempotency-Key`.
const ANSWERS: Duration = Duration::days(30);
/// How long a session stays on record after its end.
const SESSIONS: Duration = Duration::days(30);
/// How long failed log-ins count against a name when no further one follows.
const FAILURES: Duration = Duration::days(1);

impl App {
    /// Forgets what is older than that, by real time; answers how many rows went.
    pub async fn forget(&self) -> Result<usize, AppError> {
        let now = Self::real_now();
        self.store
            .write(move |conn| {
                Ok(idempotency::forget(conn, now - ANSWERS)?
                    + sessions::forget(conn, now - SESSIONS)?
                    + login_failures::forget(conn, now - FAILURES)?)
            })
            .await
    }
}
