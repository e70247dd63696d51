//! Calendars: rules that lay out over the national years that ship with the product, and promises that keep within the
//! law on them.

use std::collections::BTreeMap;

use ::time::Date;

use super::{plain_code, text};
use crate::catalogue::limits::first_broken_promise;
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::sheets::{Placed, Sheets};
use crate::time::{Calendars, DayTable, Limit, national_rules, shipped_years};

/// The day tables of the profile by calendar code, and the national one.
pub struct Tables {
    own: BTreeMap<String, DayTable>,
    national: Option<DayTable>,
}

/// Lays out every calendar. The shipped national files are read by a test of the clocks; were they broken, every
/// calendar would be refused here.
pub fn check(sheets: &Sheets, faults: &mut Vec<ProfileFault>) -> Tables {
    let years = shipped_years().unwrap_or_default();
    let national = national_rules().ok().and_then(|rules| DayTable::build(&rules, &years).ok());
    let mut own = BTreeMap::new();
    for Placed { place, row: calendar } in &sheets.calendars {
        plain_code(place, "/code", &calendar.code, faults);
        text(place, "/name", &calendar.name, faults);
        match DayTable::build(&calendar.calendar, &years) {
            Ok(table) => {
                own.insert(calendar.code.clone(), table);
            }
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| place.fault("/calendar", FaultKind::Calendar(fault))));
            }
        }
    }
    Tables { own, national }
}

impl Tables {
    /// The first day in the loaded years on which a case, if taken, would be promised for a later day than the law
    /// allows; none if there is no such day or no such calendar.
    pub fn first_broken_promise(&self, calendar: &str, promised: Limit, statutory: Limit) -> Option<Date> {
        let own = self.own.get(calendar)?;
        first_broken_promise(&Calendars { national: self.national.as_ref()?, own }, promised, statutory)
    }
}
