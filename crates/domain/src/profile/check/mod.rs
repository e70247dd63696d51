//! The checks over all sheets at once. Each one adds its faults and goes on.

mod calendars;
mod items;
mod org;
mod policy;
mod staff;
mod table;
mod takers;
mod windows;

use self::table::Table;
use super::fault::{FaultKind, ProfileFault};
use super::model::{Centre, CentrePolicy, NamedCalendar, OrgUnit, Person, Window};
use super::sheets::{Place, Sheets};
use crate::kernel::Phone;
use crate::time::{Limit, Unit};

/// Adds every fault that the sheets have as a whole.
pub fn check(sheets: &Sheets, faults: &mut Vec<ProfileFault>) {
    let tables = Tables::new(sheets, faults);
    about(sheets, faults);
    org::check(sheets, &tables, faults);
    policy::check(sheets, faults);
    let days = calendars::check(sheets, faults);
    windows::check(sheets, &tables, faults);
    staff::check(sheets, &tables, faults);
    items::check(sheets, &tables, &days, faults);
}

/// What other rows refer to, by key.
struct Tables<'a> {
    units: Table<'a, OrgUnit>,
    centres: Table<'a, Centre>,
    policies: Table<'a, CentrePolicy>,
    calendars: Table<'a, NamedCalendar>,
    windows: Table<'a, Window>,
    people: Table<'a, Person>,
}

impl<'a> Tables<'a> {
    fn new(sheets: &'a Sheets, faults: &mut Vec<ProfileFault>) -> Self {
        let bad = &sheets.misshapen;
        Self {
            units: Table::new("unit", "units", &sheets.units, |row| row.code.clone(), bad, faults),
            centres: Table::new("centre", "centres", &sheets.centres, |row| row.code.clone(), bad, faults),
            policies: Table::new("policy", "policies", &sheets.policies, |row| row.code.clone(), bad, faults),
            calendars: Table::new("calendar", "calendars", &sheets.calendars, |row| row.code.clone(), bad, faults),
            windows: Table::new(
                "window",
                "windows",
                &sheets.windows,
                |row| within(&row.centre, &row.code),
                bad,
                faults,
            ),
            people: Table::new("person", "people", &sheets.people, |row| row.code.clone(), bad, faults),
        }
    }
}

/// The key of what is unique within a centre.
fn within(centre: &str, code: &str) -> String {
    format!("{centre}/{code}")
}

fn about(sheets: &Sheets, faults: &mut Vec<ProfileFault>) {
    if let Some(about) = &sheets.about {
        plain_code(&about.place, "/code", &about.row.code, faults);
        text(&about.place, "/name", &about.row.name, faults);
    }
}

/// Codes of units, people, items: lower-case letters, digits, hyphens.
fn plain_code(place: &Place, part: &str, code: &str, faults: &mut Vec<ProfileFault>) {
    if code.is_empty() || !code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        faults.push(place.fault(part, FaultKind::CodeForm("lower-case letters, digits, hyphens")));
    }
}

/// Codes of centres and windows, which people read aloud: capital letters, then digits.
fn capital_code(code: &str, letters: std::ops::RangeInclusive<usize>, digits: std::ops::RangeInclusive<usize>) -> bool {
    let split = code.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(code.len());
    let (head, tail) = code.split_at_checked(split).unwrap_or((code, ""));
    letters.contains(&head.len()) && digits.contains(&tail.len()) && tail.chars().all(|c| c.is_ascii_digit())
}

fn text(place: &Place, part: &str, text: &str, faults: &mut Vec<ProfileFault>) {
    if text.trim().is_empty() {
        faults.push(place.fault(part, FaultKind::TextBlank));
    }
}

fn phone(place: &Place, part: &str, text: &str, faults: &mut Vec<ProfileFault>) {
    if let Err(error) = Phone::parse(text) {
        faults.push(place.fault(part, FaultKind::Phone(error)));
    }
}

fn limit(place: &Place, part: &str, limit: Limit, faults: &mut Vec<ProfileFault>) {
    if limit.amount == 0 {
        faults.push(place.fault(part, FaultKind::Zero));
    }
}

/// A limit that the law caps at so many working days.
fn capped(place: &Place, part: &str, value: Limit, working_days: u32, faults: &mut Vec<ProfileFault>) {
    limit(place, part, value, faults);
    match value.unit {
        Unit::OpenDay | Unit::OpenHour => faults.push(place.fault(part, FaultKind::StatutoryUnit)),
        Unit::WorkingDay | Unit::CalendarDay if value.amount > working_days => {
            faults.push(place.fault(part, FaultKind::BeyondLaw(working_days)));
        }
        Unit::WorkingDay | Unit::CalendarDay => {}
    }
}

/// Reports each row whose key was seen before.
fn repeated<'a, T: 'a>(
    rows: impl IntoIterator<Item = &'a super::sheets::Placed<T>>,
    what: &'static str,
    part: &str,
    key: impl Fn(&T) -> String,
    faults: &mut Vec<ProfileFault>,
) {
    let mut seen = std::collections::BTreeSet::new();
    for placed in rows {
        let key = key(&placed.row);
        if !seen.insert(key.clone()) {
            faults.push(placed.place.fault(part, FaultKind::Duplicate { what, key }));
        }
    }
}
