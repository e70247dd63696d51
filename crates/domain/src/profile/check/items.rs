//! Items: sound in themselves, complete by their centre's list, taken by a window that may, signed off, one version
//! a day.

use super::{Tables, calendars, plain_code, repeated, within};
use crate::catalogue::check::{ItemRule, faults as item_faults};
use crate::catalogue::disclosure::missing;
use crate::catalogue::item::{ItemVersion, Kind};
use crate::catalogue::publication::needed_powers;
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{CatalogueItem, CentrePolicy, HandlingKind, PublishedVersion};
use crate::profile::sheets::{Place, Placed, Sheets};

pub fn check(sheets: &Sheets, tables: &Tables<'_>, days: &calendars::Tables, faults: &mut Vec<ProfileFault>) {
    repeated(&sheets.items, "item", "/code", |item| within(&item.centre, &item.code), faults);
    for Placed { place, row: item } in &sheets.items {
        plain_code(place, "/code", &item.code, faults);
        let centre = tables.centres.resolve(place, "/centre", &item.centre, faults);
        let policy = centre.and_then(|centre| tables.policies.get(&centre.policy));
        if item.versions.is_empty() {
            faults.push(place.fault("/versions", FaultKind::NoVersion));
        }
        validity(place, &item.versions, faults);
        for (i, version) in item.versions.iter().enumerate() {
            let part = format!("/versions/{i}");
            let guide = format!("{part}/guide");
            if version.guide.code != item.code {
                faults.push(place.fault(&format!("{guide}/code"), FaultKind::CodeDiffers(version.guide.code.clone())));
            }
            let own_faults = item_faults(&version.guide);
            if let Some(centre) = centre
                && !own_faults.iter().any(|fault| fault.rule == ItemRule::PromiseBeyondStatutory)
            {
                promise(place, &guide, &version.guide, &centre.calendar, days, faults);
            }
            for fault in own_faults {
                faults.push(place.fault(&format!("{guide}{}", fault.pointer), FaultKind::Item(fault.rule)));
            }
            if let Some(policy) = policy {
                by_policy(place, &guide, &version.guide, policy, faults);
            }
            if centre.is_some() {
                window(place, &guide, item, &version.guide, tables, faults);
            }
            tables.people.resolve(place, &format!("{part}/signedOffBy"), &version.signed_off_by, faults);
            if let Some(policy) = policy
                && tables.people.get(&version.signed_off_by).is_some()
                && !may_sign_off(&version.signed_off_by, &item.centre, policy, sheets)
            {
                let kind = FaultKind::SignOff(version.signed_off_by.clone());
                faults.push(place.fault(&format!("{part}/signedOffBy"), kind));
            }
        }
    }
}

/// The promise is tried on the centre's own calendar against the national one (requirement B6).
fn promise(
    place: &Place,
    part: &str,
    guide: &ItemVersion,
    calendar: &str,
    days: &calendars::Tables,
    faults: &mut Vec<ProfileFault>,
) {
    if let (Some(promised), Some(statutory)) = (guide.promised_limit, guide.statutory_limit)
        && let Some(day) = days.first_broken_promise(calendar, promised, statutory)
    {
        faults.push(place.fault(&format!("{part}/promisedLimit"), FaultKind::PromiseOutlasts(day)));
    }
}

/// At most one version holds on a day.
fn validity(place: &Place, versions: &[PublishedVersion], faults: &mut Vec<ProfileFault>) {
    for (i, version) in versions.iter().enumerate() {
        if version.effective_to.is_some_and(|last| last < version.effective_from) {
            faults.push(place.fault(&format!("/versions/{i}/effectiveTo"), FaultKind::VersionEndsEarly));
        }
        let overlaps = |other: &PublishedVersion| {
            let begins_in_time = |one: &PublishedVersion, of: &PublishedVersion| {
                of.effective_to.is_none_or(|last| one.effective_from <= last)
            };
            begins_in_time(version, other) && begins_in_time(other, version)
        };
        if versions.iter().take(i).any(overlaps) {
            faults.push(place.fault(&format!("/versions/{i}/effectiveFrom"), FaultKind::VersionsOverlap));
        }
    }
}

fn by_policy(place: &Place, part: &str, guide: &ItemVersion, policy: &CentrePolicy, faults: &mut Vec<ProfileFault>) {
    for field in missing(guide, &policy.disclosure) {
        faults.push(place.fault(&format!("{part}{}", field.pointer), FaultKind::NotDisclosed(field.name)));
    }
    let kind = match guide.kind {
        Kind::Immediate => HandlingKind::Immediate,
        Kind::Commitment => HandlingKind::Commitment,
    };
    if !policy.kinds.contains(&kind) {
        faults.push(place.fault(&format!("{part}/kind"), FaultKind::KindNotUsed));
    }
}

/// The window takes, handles and delivers only what its department lets it (requirement A6).
fn window(
    place: &Place,
    part: &str,
    item: &CatalogueItem,
    guide: &ItemVersion,
    tables: &Tables<'_>,
    faults: &mut Vec<ProfileFault>,
) {
    let part = format!("{part}/window");
    let key = within(&item.centre, &guide.window);
    let Some(window) = tables.windows.resolve(place, &part, &key, faults) else {
        return;
    };
    for needed in needed_powers(guide.kind) {
        if !window.powers.contains(&needed) {
            faults.push(place.fault(&part, FaultKind::PowerMissing(needed.code())));
        }
    }
}

fn may_sign_off(person: &str, centre: &str, policy: &CentrePolicy, sheets: &Sheets) -> bool {
    let mut accounts = sheets.accounts.iter().map(|account| &account.row);
    accounts.any(|row| row.person == person && row.centre == centre && policy.sign_off.contains(&row.role))
}
