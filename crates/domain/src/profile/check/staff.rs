//! People, village agents and accounts.

use super::org::lies_in;
use super::{Tables, phone, plain_code, repeated, text};
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::model::{Account, AgentPost, Post, Reviewer, Role, UnitKind};
use crate::profile::sheets::{Placed, Sheets};

/// Nobody could run or supervise a centre without these.
const OBLIGATORY_ROLES: [Role; 3] = [Role::Director, Role::Supervisor, Role::Administrator];

pub fn check(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    repeated(&sheets.people, "staff number", "/number", |person| person.number.clone(), faults);
    for Placed { place, row: person } in &sheets.people {
        plain_code(place, "/code", &person.code, faults);
        tables.units.resolve(place, "/unit", &person.unit, faults);
        phone(place, "/phone", &person.phone, faults);
        let texts = [
            ("/name", &person.name),
            ("/title", &person.title),
            ("/number", &person.number),
            ("/duty", &person.duty),
            ("/pledge", &person.pledge),
        ];
        for (part, value) in texts {
            text(place, part, value, faults);
        }
    }
    agents(sheets, tables, faults);
    reviewers(sheets, tables, faults);
    accounts(sheets, tables, faults);
    // An account that could not be read may be anyone's.
    if !sheets.misshapen.iter().any(|row| row.list == "accounts") {
        everyone_can_act(sheets, tables, faults);
    }
}

fn agents(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let post = |post: AgentPost| if post == AgentPost::A { "a" } else { "b" };
    repeated(&sheets.agents, "agent", "/post", |row| format!("{}/{}", row.station, post(row.post)), faults);
    repeated(&sheets.agents, "agent", "/person", |row| row.person.clone(), faults);
    for Placed { place, row } in &sheets.agents {
        tables.people.resolve(place, "/person", &row.person, faults);
        let station = tables.units.resolve(place, "/station", &row.station, faults);
        if let Some(unit) = station.filter(|unit| unit.kind != UnitKind::VillageStation) {
            let kind = FaultKind::WrongKind { key: unit.code.clone(), needed: "a village station" };
            faults.push(place.fault("/station", kind));
        }
    }
    for Placed { place, row: unit } in sheets.units.iter().filter(|unit| unit.row.kind == UnitKind::VillageStation) {
        for wanted in [AgentPost::A, AgentPost::B] {
            if !sheets.agents.iter().any(|agent| agent.row.station == unit.code && agent.row.post == wanted) {
                faults.push(place.fault("", FaultKind::PostOpen(post(wanted))));
            }
        }
    }
}

/// 后台审批: reviewers sit in departments of the town or bureaus of the county.
fn reviewers(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let key = |row: &Reviewer| format!("{}/{}", row.unit, row.person);
    repeated(&sheets.reviewers, "reviewer", "/person", key, faults);
    for Placed { place, row } in &sheets.reviewers {
        tables.people.resolve(place, "/person", &row.person, faults);
        let unit = tables.units.resolve(place, "/unit", &row.unit, faults);
        if let Some(unit) = unit.filter(|unit| !matches!(unit.kind, UnitKind::Department | UnitKind::BranchCentre)) {
            let needed = "a department or a branch centre";
            faults.push(place.fault("/unit", FaultKind::WrongKind { key: unit.code.clone(), needed }));
        }
    }
}

fn accounts(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    repeated(&sheets.accounts, "account", "/username", |account| account.username.clone(), faults);
    let whose = |account: &Account| format!("{}/{}/{}", account.centre, account.person, account.role.code());
    repeated(&sheets.accounts, "account", "/role", whose, faults);
    for Placed { place, row: account } in &sheets.accounts {
        plain_code(place, "/username", &account.username, faults);
        let centre = tables.centres.resolve(place, "/centre", &account.centre, faults);
        let person = tables.people.resolve(place, "/person", &account.person, faults);
        if let (Some(centre), Some(_)) = (centre, person)
            && !has_place(account, &centre.unit, sheets, tables)
        {
            faults.push(place.fault("/role", FaultKind::RoleWithoutPost(account.role.code())));
        }
    }
    for Placed { place, row: centre } in &sheets.centres {
        let signing = tables.policies.get(&centre.policy).map(|policy| policy.sign_off.as_slice()).unwrap_or_default();
        let only_signing = signing.iter().filter(|role| !OBLIGATORY_ROLES.contains(role));
        for role in OBLIGATORY_ROLES.iter().chain(only_signing) {
            if !sheets.accounts.iter().any(|account| account.row.centre == centre.code && account.row.role == *role) {
                faults.push(place.fault("", FaultKind::RoleOpen(role.code())));
            }
        }
    }
}

/// Whoever holds a post or serves a station logs in with the role of it.
fn everyone_can_act(sheets: &Sheets, tables: &Tables<'_>, faults: &mut Vec<ProfileFault>) {
    let accounts = || sheets.accounts.iter().map(|account| &account.row);
    for Placed { place, row } in &sheets.posts {
        let role = match row.post {
            Post::A => Role::WindowA,
            Post::B => Role::WindowB,
            Post::C => Role::WindowC,
        };
        let mut own = accounts().filter(|account| account.centre == row.centre && account.person == row.person);
        if tables.people.get(&row.person).is_some() && !own.any(|account| account.role == role) {
            faults.push(place.fault("/person", FaultKind::AccountMissing(role.code())));
        }
    }
    for Placed { place, row } in &sheets.reviewers {
        let mut own = accounts().filter(|account| account.person == row.person);
        if tables.people.get(&row.person).is_some() && !own.any(|account| account.role == Role::Reviewer) {
            faults.push(place.fault("/person", FaultKind::AccountMissing(Role::Reviewer.code())));
        }
    }
    for Placed { place, row } in &sheets.agents {
        let mut own = accounts().filter(|account| account.person == row.person);
        if tables.people.get(&row.person).is_some() && !own.any(|account| account.role == Role::VillageAgent) {
            faults.push(place.fault("/person", FaultKind::AccountMissing(Role::VillageAgent.code())));
        }
    }
}

/// A window role needs its post in the centre, an agent's role a station below it.
fn has_place(account: &Account, centre_unit: &str, sheets: &Sheets, tables: &Tables<'_>) -> bool {
    let holds = |post: Post| {
        let mut posts = sheets.posts.iter().map(|post| &post.row);
        posts.any(|row| row.centre == account.centre && row.person == account.person && row.post == post)
    };
    match account.role {
        Role::WindowA => holds(Post::A),
        Role::WindowB => holds(Post::B),
        Role::WindowC => holds(Post::C),
        Role::VillageAgent => {
            let mut stations = sheets.agents.iter().filter(|agent| agent.row.person == account.person);
            stations.any(|agent| lies_in(&agent.row.station, centre_unit, tables))
        }
        Role::Supervisor | Role::Director | Role::Administrator | Role::Reviewer => true,
    }
}
