//! A transaction under way: its connection, the keys, and the moment it takes place in.

use domain::kernel::id::ApplicantId;
use store::AnyConnection;
use store::cases::applicants::{self, ApplicantRow};
use store::deployment::{self, Bearings};
use store::seal::Keyring;
use time::{Date, Duration, OffsetDateTime, UtcOffset};
use uuid::Uuid;

use crate::arranged::Arranged;
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
    pub(crate) arranged: &'a Arranged,
    /// The stamp of the arrangement that this transaction began with.
    pub(crate) arrangement: i64,
    /// Several parts of one act ask for the applicant: read once, and again when written.
    applicant: Option<ApplicantRow>,
}

impl<'a> Tx<'a> {
    /// Begins to work on `conn`; `real_now` was read outside, so that a second run happens at the same moment.
    pub fn new(app: &'a App, conn: &'a mut AnyConnection, real_now: OffsetDateTime) -> Result<Self, AppError> {
        let Bearings { clock_offset_us, arrangement } = deployment::bearings(conn)?;
        let now = real_now.saturating_add(Duration::microseconds(clock_offset_us)).to_offset(CIVIL);
        let (keyring, arranged) = (app.store.keyring(), &*app.arranged);
        Ok(Self { conn, keyring, now, real_now, marks: Marks::default(), arranged, arrangement, applicant: None })
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn new_id(&self) -> Uuid {
        ids::new_id()
    }

    /// The row of an applicant who stands beside a case.
    pub fn applicant(&mut self, id: ApplicantId) -> Result<ApplicantRow, AppError> {
        if let Some(row) = self.applicant.as_ref().filter(|row| row.id.0 == id.0) {
            return Ok(row.clone());
        }
        let row = applicants::load(self.conn, id)?;
        self.applicant = Some(row.clone());
        Ok(row)
    }

    /// The row of an applicant as it has just been written; without it, it is read again.
    pub fn wrote_applicant(&mut self, row: Option<ApplicantRow>) {
        self.applicant = row;
    }
}
