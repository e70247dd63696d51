//! The tree and the centres in it.

use super::{Tables, capital_code, phone, plain_code, repeated, text};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{Centre, OrgUnit, UnitKind};
use crate::profile::sheets::{Placed, Sheets};

pub fn check(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let mut root_seen = false;
    for Placed { place, row: unit } in &sheets.units {
        plain_code(place, "/code", &unit.code, faults);
        text(place, "/name", &unit.name, faults);
        if let Some(address) = &unit.address {
            text(place, "/address", address, faults);
        }
        if let Some(number) = &unit.phone {
            phone(place, "/phone", number, faults);
        }
        match &unit.parent {
            Some(parent) => {
                tables.units.resolve(place, "/parent", parent, faults);
                if leads_a_cycle(unit, tables) {
                    faults.push(place.fault("/parent", FaultKind::Cycle(unit.code.clone())));
                }
            }
            None if root_seen => faults.push(place.fault("/parent", FaultKind::ParentMissing)),
            None => root_seen = true,
        }
    }
    for placed in &sheets.centres {
        centre(placed, tables, faults);
    }
    repeated(&sheets.centres, "centre of the unit", "/unit", |centre| centre.unit.clone(), faults);
}

fn centre(placed: &Placed<Centre>, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let Placed { place, row: centre } = placed;
    if !capital_code(&centre.code, 2..=4, 2..=2) {
        faults.push(place.fault("/code", FaultKind::CodeForm("two to four capital letters and two digits")));
    }
    phone(place, "/complaintPhone", &centre.complaint_phone, faults);
    tables.policies.resolve(place, "/policy", &centre.policy, faults);
    tables.calendars.resolve(place, "/calendar", &centre.calendar, faults);
    let Some(unit) = tables.units.resolve(place, "/unit", &centre.unit, faults) else {
        return;
    };
    if !matches!(
        unit.kind,
        UnitKind::CountyCentre | UnitKind::TownCentre | UnitKind::VillageStation | UnitKind::Department
    ) {
        let needed = "a county or town centre, a village station or a department";
        faults.push(place.fault("/unit", FaultKind::WrongKind { key: unit.code.clone(), needed }));
    }
    // The public page of a centre says where it is and how to reach it.
    if let Some(at) = tables.units.placed(&centre.unit) {
        for (part, value) in [("/address", &unit.address), ("/phone", &unit.phone)] {
            if value.is_none() {
                faults.push(at.place.fault(part, FaultKind::TextBlank));
            }
        }
    }
}

/// Whether the way up leads back to the unit. Of the units on one cycle the one with the least code answers yes.
fn leads_a_cycle(unit: &OrgUnit, tables: &Tables<'_>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut above = unit.parent.as_deref();
    while let Some(code) = above {
        if code == unit.code {
            return seen.iter().all(|other| *other > unit.code.as_str());
        }
        if !seen.insert(code) {
            return false;
        }
        above = tables.units.get(code).and_then(|unit| unit.parent.as_deref());
    }
    false
}

/// Whether the unit is `top` or lies below it.
pub fn lies_in(code: &str, top: &str, tables: &Tables<'_>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut here = Some(code);
    while let Some(code) = here {
        if code == top {
            return true;
        }
        if !seen.insert(code) {
            return false;
        }
        here = tables.units.get(code).and_then(|unit| unit.parent.as_deref());
    }
    false
}
