//! A transaction under way: its connection, the keys, and the moment it takes place in.

use store::AnyConnection;
use store::seal::Keyring;
use time::{Date, Duration, OffsetDateTime, UtcOffset};
use uuid::Uuid;

use crate::calendars::{CentreTables, DayTables};
use crate::private::Marks;
use crate::{App, AppError, ids};

/// Civil time of the whole country.
pub const CIVIL: UtcOffset = time::macros::offset!(+8);

/// An instant in civil time; none in the last hours of the year 9999, which no calendar has anyway.
pub fn civil(at: OffsetDateTime) -> Option<OffsetDateTime> {
    at.checked_to_offset(CIVIL)
}

pub struct Tx<'a> {
    pub conn: &'a mut AnyConnection,
    pub keyring: &'a Keyring,
    /// Business time, at +08:00.
    pub now: OffsetDateTime,
    /// Real time: for sessions, lock-out and the audit log.
    pub real_now: OffsetDateTime,
    /// Digests of the personal data written so far, for the audit entry of the act.
    pub marks: Marks,
    tables: &'a DayTables,
}

impl<'a> Tx<'a> {
    /// Begins to work on `conn`; `real_now` was read outside, so that a second run happens at the same moment.
    pub fn new(app: &'a App, conn: &'a mut AnyConnection, real_now: OffsetDateTime) -> Result<Self, AppError> {
        let offset_us = store::deployment::clock_offset(conn)?;
        let now = real_now.saturating_add(Duration::microseconds(offset_us)).to_offset(CIVIL);
        Ok(Self { conn, keyring: app.store.keyring(), now, real_now, marks: Marks::default(), tables: &app.tables })
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn new_id(&self) -> Uuid {
        ids::new_id()
    }

    pub fn tables(&mut self, calendar: &str) -> Result<CentreTables, AppError> {
        self.tables.of(self.conn, calendar)
    }
}
