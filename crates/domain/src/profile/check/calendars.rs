//! Calendars: rules that lay out over the national years that ship with the product.

use super::{plain_code, text};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::read::{Placed, Sheets};
use crate::time::{DayTable, shipped_years};

pub fn check(sheets: &Sheets, faults: &mut Vec<ProfileFault>) {
    // A test of the clocks reads the shipped years; without them every calendar is refused here.
    let years = shipped_years().unwrap_or_default();
    for Placed { place, row: calendar } in &sheets.calendars {
        plain_code(place, "/code", &calendar.code, faults);
        text(place, "/name", &calendar.name, faults);
        if let Err(found) = DayTable::build(&calendar.calendar, &years) {
            faults.extend(found.into_iter().map(|fault| place.fault("/calendar", FaultKind::Calendar(fault))));
        }
    }
}
