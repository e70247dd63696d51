//! A limit counted out on its axis, past the pauses.

use time::OffsetDateTime;

use super::Limit;
use super::axis::Axis;
use super::calendars::Calendars;
use super::fault::TimeFault;
use super::pause::Pause;
use super::standstill::Standstill;

/// A limit counted out on its axis.
pub(super) struct Count<'a> {
    pub axis: Axis<'a>,
    pub standstill: Standstill,
    /// Position at which the budget is used up.
    pub to: i64,
}

impl<'a> Count<'a> {
    pub fn run(
        start: OffsetDateTime,
        budget: Limit,
        pauses: &[Pause],
        calendars: &Calendars<'a>,
    ) -> Result<Self, TimeFault> {
        let axis = Axis::of(budget.unit, calendars);
        let standstill = Standstill::on(&axis, pauses)?;
        let to = standstill.advance(axis.start(start)?, axis.budget(budget)?)?;
        Ok(Self { axis, standstill, to })
    }

    pub fn end(&self) -> Result<OffsetDateTime, TimeFault> {
        self.axis.end(self.to, &self.standstill)
    }
}
