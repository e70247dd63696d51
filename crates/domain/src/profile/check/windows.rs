//! Windows: what they are there for, their powers, and the posts that each one has.

use std::collections::{BTreeMap, BTreeSet};

use super::{Tables, capital_code, repeated, text, within};
use crate::policy::Power;
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{Post, PostMeaning, UnitKind, Window, WindowKind};
use crate::profile::sheets::{Place, Placed, Sheets};

pub fn check(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    for Placed { place, row: window } in &sheets.windows {
        tables.centres.resolve(place, "/centre", &window.centre, faults);
        if !capital_code(&window.code, 1..=3, 1..=3) {
            faults.push(place.fault("/code", FaultKind::CodeForm("one to three capital letters and digits")));
        }
        text(place, "/name", &window.name, faults);
        text(place, "/counter", &window.counter, faults);
        department(place, window, tables, faults);
        departments(place, window, tables, faults);
        for (i, power) in window.powers.iter().enumerate() {
            if window.powers.iter().take(i).any(|before| before == power) {
                let kind = FaultKind::Duplicate { what: "power", key: power.code().to_owned() };
                faults.push(place.fault(&format!("/powers/{i}"), kind));
            }
        }
    }
    issuing(sheets, faults);
    posts(sheets, tables, faults);
}

fn is_department(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Department | UnitKind::BranchCentre)
}

/// A department stands behind its window; at the others the centre's own people may sit (001, two, 2).
fn department(place: &Place, window: &Window, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let Some(unit) = tables.units.resolve(place, "/department", &window.department, faults) else { return };
    let centre = tables.centres.get(&window.centre);
    let own = window.kind != WindowKind::Department && centre.is_some_and(|centre| centre.unit == unit.code);
    if !is_department(unit.kind) && !own {
        let needed = "a department or a branch centre";
        faults.push(place.fault("/department", FaultKind::WrongKind { key: unit.code.clone(), needed }));
    }
}

/// The set of departments that a comprehensive window takes for.
fn departments(place: &Place, window: &Window, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    if window.kind != WindowKind::Comprehensive && !window.departments.is_empty() {
        faults.push(place.fault("/departments", FaultKind::DepartmentsIdle));
    }
    let mut seen = BTreeSet::new();
    for (i, code) in window.departments.iter().enumerate() {
        let part = format!("/departments/{i}");
        if !seen.insert(code) {
            faults.push(place.fault(&part, FaultKind::Duplicate { what: "department", key: code.clone() }));
        }
        if let Some(unit) = tables.units.resolve(place, &part, code, faults).filter(|unit| !is_department(unit.kind)) {
            let needed = "a department or a branch centre";
            faults.push(place.fault(&part, FaultKind::WrongKind { key: unit.code.clone(), needed }));
        }
    }
}

/// 统一出件: one window of a centre hands out, and takes nothing in.
fn issuing(sheets: &Sheets, faults: &mut Vec<ProfileFault>) {
    let windows: Vec<_> = sheets.windows.iter().filter(|window| window.row.kind == WindowKind::Issuing).collect();
    repeated(windows.iter().copied(), "issuing window", "/kind", |window| window.centre.clone(), faults);
    for Placed { place, row: window } in windows {
        if !window.powers.contains(&Power::Delivery) {
            faults.push(place.fault("/powers", FaultKind::PowerMissing(Power::Delivery.code())));
        }
        for (i, power) in window.powers.iter().enumerate().filter(|(_, power)| **power != Power::Delivery) {
            faults.push(place.fault(&format!("/powers/{i}"), FaultKind::PowerIdle(power.code())));
        }
    }
}

fn posts(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let key = |centre: &str, window: &str, post: Post| format!("{}/{}", within(centre, window), post.code());
    repeated(&sheets.posts, "post", "/post", |row| key(&row.centre, &row.window, row.post), faults);
    let mut holders: BTreeMap<String, Vec<(Post, &str)>> = BTreeMap::new();
    for Placed { place, row } in &sheets.posts {
        tables.people.resolve(place, "/person", &row.person, faults);
        let window = within(&row.centre, &row.window);
        if tables.centres.resolve(place, "/centre", &row.centre, faults).is_some() {
            tables.windows.resolve(place, "/window", &window, faults);
        }
        let held = holders.entry(window).or_default();
        // The same post twice is reported as a duplicate already.
        if held.iter().any(|(post, person)| *person == row.person && *post != row.post) {
            faults.push(place.fault("/person", FaultKind::SamePerson(row.person.clone())));
        }
        held.push((row.post, &row.person));
    }
    for Placed { place, row: window } in &sheets.windows {
        let held = holders.get(&within(&window.centre, &window.code)).map(Vec::as_slice).unwrap_or_default();
        for open in needed(window, tables).into_iter().filter(|post| !held.iter().any(|(held, _)| held == post)) {
            faults.push(place.fault("", FaultKind::PostOpen(open.code())));
        }
    }
}

/// The posts that have to be filled: all, but for a chief where there is nothing for one to decide.
fn needed(window: &Window, tables: &Tables<'_>) -> Vec<Post> {
    let chief_decides = window.kind == WindowKind::Department || window.powers.contains(&Power::CommitmentCoordination);
    let centre = tables.centres.get(&window.centre);
    let policy = centre.and_then(|centre| tables.policies.get(&centre.policy));
    let is_chief = |post: Post| {
        policy.is_some_and(|policy| {
            let meaning = match post {
                Post::A => policy.posts.a,
                Post::B => policy.posts.b,
                Post::C => policy.posts.c,
            };
            meaning == PostMeaning::ChiefDecides
        })
    };
    Post::ALL.into_iter().filter(|post| chief_decides || !is_chief(*post)).collect()
}
