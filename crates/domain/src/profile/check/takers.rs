//! Who takes an item in, decides and hands out: windows within what their departments let them (A6), reviewers beyond it.

use super::{Tables, within};
use crate::catalogue::item::ItemVersion;
use crate::policy::{Power, deciding_power};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{UnitKind, Window, WindowKind};
use crate::profile::sheets::{Place, Sheets};

/// `part` is the guide, `centre` the code of the item's centre.
pub fn check(
    place: &Place,
    part: &str,
    centre: &str,
    guide: &ItemVersion,
    sheets: &Sheets,
    tables: &Tables<'_>,
    faults: &mut Vec<ProfileFault>,
) {
    department(place, part, guide, tables, faults);
    let at = format!("{part}/window");
    let Some(listed) = tables.windows.resolve(place, &at, &within(centre, &guide.window), faults) else { return };
    let department = guide.department.as_deref();
    if listed.kind == WindowKind::Issuing {
        let needed = "a window that takes items in";
        faults.push(place.fault(&at, FaultKind::WrongKind { key: listed.code.clone(), needed }));
        return;
    }
    if listed.kind == WindowKind::Comprehensive {
        match department {
            None => faults.push(place.fault(&format!("{part}/department"), FaultKind::DepartmentMissing)),
            Some(unit) if !covers(listed, unit) => {
                faults.push(place.fault(&at, FaultKind::NotCovered(unit.to_owned())))
            }
            Some(_) => {}
        }
    }
    let own = || sheets.windows.iter().map(|window| &window.row).filter(|window| window.centre == centre);
    let issued = own().any(|window| window.kind == WindowKind::Issuing);
    let mut missing = Vec::new();
    for window in own().filter(|window| takes(window, listed, department)) {
        let lacks = |power: &Power| !window.powers.contains(power);
        let mut needed = vec![Power::Acceptance];
        if !issued {
            needed.push(Power::Delivery);
        }
        missing.extend(needed.into_iter().filter(lacks).map(|power| FaultKind::PowerMissing(power.code())));
        let deciding = deciding_power(guide.kind);
        match department {
            _ if !lacks(&deciding) => {}
            Some(unit) if sheets.reviewers.iter().any(|reviewer| reviewer.row.unit == unit) => {}
            Some(unit) => missing.push(FaultKind::ReviewerMissing(unit.to_owned())),
            None => missing.push(FaultKind::PowerMissing(deciding.code())),
        }
    }
    for (i, kind) in missing.iter().enumerate() {
        if !missing.iter().take(i).any(|before| before == kind) {
            faults.push(place.fault(&at, kind.clone()));
        }
    }
}

fn department(place: &Place, part: &str, guide: &ItemVersion, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let Some(code) = &guide.department else { return };
    let part = format!("{part}/department");
    let unit = tables.units.resolve(place, &part, code, faults);
    if let Some(unit) = unit.filter(|unit| !matches!(unit.kind, UnitKind::Department | UnitKind::BranchCentre)) {
        let needed = "a department or a branch centre";
        faults.push(place.fault(&part, FaultKind::WrongKind { key: unit.code.clone(), needed }));
    }
}

fn covers(window: &Window, department: &str) -> bool {
    window.departments.is_empty() || window.departments.iter().any(|code| code == department)
}

/// The same as [`crate::place::Counter::takes`], by codes.
fn takes(window: &Window, listed: &Window, department: Option<&str>) -> bool {
    match window.kind {
        WindowKind::Department => window.code == listed.code,
        WindowKind::Comprehensive => {
            listed.kind == WindowKind::Comprehensive && department.is_some_and(|unit| covers(window, unit))
        }
        WindowKind::Issuing => false,
    }
}
