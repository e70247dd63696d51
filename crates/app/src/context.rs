//! A transaction under way: its connection, the keys, and the moment it takes place in.

use domain::kernel::id::ApplicantId;
use store::AnyConnection;
use store::cases::applicants::{self, ApplicantRow};
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
    read: Read,
}

/// What several parts of one act ask for: read once. The row of an applicant is forgotten by whoever writes it.
#[derive(Debug, Default)]
struct Read {
    tables: Option<(String, CentreTables)>,
    applicant: Option<ApplicantRow>,
}

impl<'a> Tx<'a> {
    /// Begins to work on `conn`; `real_now` was read outside, so that a second run happens at the same moment.
    pub fn new(app: &'a App, conn: &'a mut AnyConnection, real_now: OffsetDateTime) -> Result<Self, AppError> {
        let offset_us = store::deployment::clock_offset(conn)?;
        let now = real_now.saturating_add(Duration::microseconds(offset_us)).to_offset(CIVIL);
        let (keyring, marks, read) = (app.store.keyring(), Marks::default(), Read::default());
        Ok(Self { conn, keyring, now, real_now, marks, tables: &app.tables, read })
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn new_id(&self) -> Uuid {
        ids::new_id()
    }

    pub fn tables(&mut self, calendar: &str) -> Result<CentreTables, AppError> {
        if let Some((_, tables)) = self.read.tables.as_ref().filter(|(id, _)| id == calendar) {
            return Ok(tables.clone());
        }
        let tables = self.tables.of(self.conn, calendar)?;
        self.read.tables = Some((calendar.to_owned(), tables.clone()));
        Ok(tables)
    }

    /// The row of an applicant who stands beside a case.
    pub fn applicant(&mut self, id: ApplicantId) -> Result<ApplicantRow, AppError> {
        if let Some(row) = self.read.applicant.as_ref().filter(|row| row.id.0 == id.0) {
            return Ok(row.clone());
        }
        let row = applicants::load(self.conn, id)?;
        self.read.applicant = Some(row.clone());
        Ok(row)
    }

    /// The row of an applicant as it has just been written; without it, it is read again.
    pub fn wrote_applicant(&mut self, row: Option<ApplicantRow>) {
        self.read.applicant = row;
    }
}
