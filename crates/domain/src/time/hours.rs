//! Opening hours: open or not, the next opening, the close of a session day, and when to warn.

use time::OffsetDateTime;

use super::day_table::DayTable;
use super::fault::TimeFault;

impl DayTable {
    /// Whether `at` lies inside a session; a session's end does not.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`].
    pub fn is_open(&self, at: OffsetDateTime) -> Result<bool, TimeFault> {
        let (_, now, entry) = self.locate_known(at)?;
        Ok(self
            .sessions(entry)
            .iter()
            .any(|s| s.start.nanos() <= now && now < s.end.nanos()))
    }

    /// The first start of a session at or after `at`.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`], also when the loaded years end before the next opening.
    pub fn next_opening(&self, at: OffsetDateTime) -> Result<OffsetDateTime, TimeFault> {
        let (index, now, entry) = self.locate_known(at)?;
        if let Some(later) = self.sessions(entry).iter().find(|s| s.start.nanos() >= now) {
            return Ok(self.instant(index, later.start.nanos()));
        }
        self.opening(self.open_before(index + 1)).ok_or(self.beyond())
    }

    /// From when an act at `at` counts: from that moment inside a session, else from the next opening.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`].
    pub fn counts_from(&self, at: OffsetDateTime) -> Result<OffsetDateTime, TimeFault> {
        if self.is_open(at)? {
            Ok(at)
        } else {
            self.next_opening(at)
        }
    }

    /// By when an immediate case (即办件) taken at `at` is to be decided: the last close of the session day. What is
    /// taken while closed belongs to the session that opens next.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`].
    pub fn session_close(&self, at: OffsetDateTime) -> Result<OffsetDateTime, TimeFault> {
        let (index, now, entry) = self.locate_known(at)?;
        if let Some(close) = entry.close.filter(|close| now < *close) {
            return Ok(self.instant(index, close));
        }
        let (index, close) = self.open_day(self.open_before(index + 1)).ok_or(self.beyond())?;
        Ok(self.instant(index, close))
    }

    /// When to warn of a due time: at the opening of the `open_days`-th open day before the day of `due`. With 0 it is
    /// the opening of that day itself, or, if the centre is not open then before `due`, of the last open day before it.
    /// So a due time on a closed day is warned of while someone is there, and never at night.
    ///
    /// # Errors
    /// [`TimeFault::YearNotLoaded`], also when the loaded years begin too late.
    pub fn warn_before(&self, due: OffsetDateTime, open_days: u32) -> Result<OffsetDateTime, TimeFault> {
        let (_, now, entry) = self.locate_known(due)?;
        let opens_before_due = self.sessions(entry).first().is_some_and(|s| s.start.nanos() < now);
        let ordinal = match open_days {
            0 if opens_before_due => entry.open_before,
            n => entry.open_before - i64::from(n.max(1)),
        };
        self.opening(ordinal).ok_or(TimeFault::YearNotLoaded {
            year: self.first.year() - 1,
        })
    }

    /// The opening of the open day with this ordinal.
    fn opening(&self, ordinal: i64) -> Option<OffsetDateTime> {
        let (index, _) = self.open_day(ordinal)?;
        let first = self.sessions(self.entry(index)?).first()?;
        Some(self.instant(index, first.start.nanos()))
    }
}
