//! Policies: figures that hold together and keep within the law.

use super::{capped, limit, plain_code, text};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::PostMeanings;
use crate::profile::sheets::{Place, Placed, Sheets};
use crate::supervision::{Rung, check_ladder};

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
            text(place, &format!("/disclosure/fields/{i}/name"), &line.name, faults);
        }
        let fields: Vec<_> = policy.disclosure.fields.iter().map(|line| line.field).collect();
        distinct(place, "/disclosure/fields", "field", &fields, faults);
        text(place, "/noticeSheet/name", &policy.notice_sheet.name, faults);
        for (i, line) in policy.notice_sheet.points.iter().enumerate() {
            text(place, &format!("/noticeSheet/points/{i}/name"), &line.name, faults);
        }
        let points: Vec<_> = policy.notice_sheet.points.iter().map(|line| line.point).collect();
        distinct(place, "/noticeSheet/points", "point", &points, faults);
        distinct(place, "/kinds", "kind", &policy.kinds, faults);
        distinct(place, "/signOff", "role", &policy.sign_off, faults);
        distinct(place, "/staffDisclosure", "field", &policy.staff_disclosure, faults);
        if policy.joint_threshold < 2 {
            faults.push(place.fault("/jointThreshold", FaultKind::Zero));
        }
        if policy.entry_target > 100 {
            faults.push(place.fault("/entryTarget", FaultKind::Percent));
        }
        limit(place, "/warnings/yellowBefore", policy.warnings.yellow_before, faults);
        limit(place, "/warnings/immediateYellowBefore", policy.warnings.immediate_yellow_before, faults);
        ladder(place, &policy.warnings.ladder, faults);
        meanings(place, &policy.posts, faults);
        capped(place, "/acceptanceDecision", policy.acceptance_decision, ACCEPTANCE_WORKING_DAYS, faults);
        capped(place, "/delivery", policy.delivery, DELIVERY_WORKING_DAYS, faults);
        limit(place, "/lateMaterials/atMost", policy.late_materials.at_most, faults);
        limit(place, "/lateMaterials/beforePromise", policy.late_materials.before_promise, faults);
    }
}

/// Levels of warnings that can be told apart and are told to somebody.
fn ladder(place: &Place, ladder: &[Rung], faults: &mut Vec<ProfileFault>) {
    for (i, part) in check_ladder(ladder) {
        let level = ladder.get(i).map(|rung| rung.level.as_str()).unwrap_or_default();
        let kind = match part {
            "level" if ladder.iter().take(i).any(|before| before.level == level) => {
                FaultKind::Duplicate { what: "level of warning", key: level.to_owned() }
            }
            "level" => FaultKind::CodeForm("up to 32 lower-case letters and hyphens"),
            _ => FaultKind::Zero,
        };
        faults.push(place.fault(&format!("/warnings/ladder/{i}/{part}"), kind));
    }
}

/// Each meaning belongs to one post.
fn meanings(place: &Place, posts: &PostMeanings, faults: &mut Vec<ProfileFault>) {
    let mut seen = Vec::new();
    for (part, meaning) in [("/posts/a", posts.a), ("/posts/b", posts.b), ("/posts/c", posts.c)] {
        if seen.contains(&meaning) {
            let kind = FaultKind::Duplicate { what: "meaning of a post", key: format!("{meaning:?}") };
            faults.push(place.fault(part, kind));
        }
        seen.push(meaning);
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
