//! Policies: figures that hold together and keep within the law.

use super::{capped, limit, plain_code, text};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::read::{Place, Placed, Sheets};

/// 行政许可法 article 32.
const ACCEPTANCE_WORKING_DAYS: u32 = 5;
/// 行政许可法 article 44.
const DELIVERY_WORKING_DAYS: u32 = 10;

pub fn check(sheets: &Sheets, faults: &mut Vec<ProfileFault>) {
    for Placed { place, row: policy } in &sheets.policies {
        plain_code(place, "/code", &policy.code, faults);
        text(place, "/name", &policy.name, faults);
        text(place, "/disclosure/name", &policy.disclosure.name, faults);
        for (i, line) in policy.disclosure.fields.iter().enumerate() {
            text(
                place,
                &format!("/disclosure/fields/{i}/name"),
                &line.name,
                faults,
            );
        }
        let fields: Vec<_> = policy
            .disclosure
            .fields
            .iter()
            .map(|line| line.field)
            .collect();
        distinct(place, "/disclosure/fields", "field", &fields, faults);
        distinct(place, "/kinds", "kind", &policy.kinds, faults);
        distinct(place, "/signOff", "role", &policy.sign_off, faults);
        distinct(
            place,
            "/staffDisclosure",
            "field",
            &policy.staff_disclosure,
            faults,
        );
        if policy.joint_threshold < 2 {
            faults.push(place.fault("/jointThreshold", FaultKind::Zero));
        }
        limit(
            place,
            "/warnings/yellowBefore",
            policy.warnings.yellow_before,
            faults,
        );
        capped(
            place,
            "/acceptanceDecision",
            policy.acceptance_decision,
            ACCEPTANCE_WORKING_DAYS,
            faults,
        );
        capped(
            place,
            "/delivery",
            policy.delivery,
            DELIVERY_WORKING_DAYS,
            faults,
        );
    }
    for Placed {
        place,
        row: calendar,
    } in &sheets.calendars
    {
        plain_code(place, "/code", &calendar.code, faults);
        text(place, "/name", &calendar.name, faults);
    }
}

/// A list that names something, and nothing twice.
fn distinct<T: Copy + Ord + std::fmt::Debug>(
    place: &Place,
    part: &str,
    what: &'static str,
    values: &[T],
    faults: &mut Vec<ProfileFault>,
) {
    if values.is_empty() {
        faults.push(place.fault(part, FaultKind::Zero));
    }
    let mut seen = std::collections::BTreeSet::new();
    for (i, value) in values.iter().enumerate() {
        if !seen.insert(*value) {
            let key = format!("{value:?}");
            faults.push(place.fault(&format!("{part}/{i}"), FaultKind::Duplicate { what, key }));
        }
    }
}
