//! Windows, their powers, and the three posts that each one has.

use std::collections::BTreeMap;

use super::{Tables, capital_code, repeated, text, within};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{Post, UnitKind};
use crate::profile::sheets::{Placed, Sheets};

pub fn check(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    for Placed { place, row: window } in &sheets.windows {
        tables.centres.resolve(place, "/centre", &window.centre, faults);
        if !capital_code(&window.code, 1..=3, 1..=3) {
            faults.push(place.fault("/code", FaultKind::CodeForm("one to three capital letters and digits")));
        }
        text(place, "/name", &window.name, faults);
        text(place, "/counter", &window.counter, faults);
        let department = tables.units.resolve(place, "/department", &window.department, faults);
        if let Some(unit) = department
            && !matches!(unit.kind, UnitKind::Department | UnitKind::BranchCentre)
        {
            let needed = "a department or a branch centre";
            faults.push(place.fault("/department", FaultKind::WrongKind { key: unit.code.clone(), needed }));
        }
        for (i, power) in window.powers.iter().enumerate() {
            if window.powers.iter().take(i).any(|before| before == power) {
                let kind = FaultKind::Duplicate { what: "power", key: power.code().to_owned() };
                faults.push(place.fault(&format!("/powers/{i}"), kind));
            }
        }
    }
    posts(sheets, tables, faults);
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
        for open in Post::ALL.into_iter().filter(|post| !held.iter().any(|(held, _)| held == post)) {
            faults.push(place.fault("", FaultKind::PostOpen(open.code())));
        }
    }
}
