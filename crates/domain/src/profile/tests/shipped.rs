use super::Files;
use crate::catalogue::item::{Demand, Kind, Presence};
use crate::profile::{Profile, Role, UnitKind};

fn luoping() -> Profile {
    Files::luoping().parse().unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
}

#[test]
fn luoping_is_faultless() {
    luoping();
}

#[test]
fn the_first_town_has_the_twelve_windows_of_document_000_and_two_branches() {
    let profile = luoping();
    let names = |lead: char| {
        let windows = profile.windows.iter().filter(|window| window.centre == "LX01" && window.code.starts_with(lead));
        windows.map(|window| window.name.replace("窗口", "")).collect::<Vec<_>>()
    };
    assert_eq!(names('W').join(" "), "民政 残联 计生 村建 环保 国土 林业 财政 劳动保障 农经 畜牧 农科");
    assert_eq!(names('F'), ["派出所分中心", "卫生院分中心"]);
}

#[test]
fn every_window_has_something_to_do_and_items_of_both_kinds_are_there() {
    let profile = luoping();
    for window in &profile.windows {
        let taken = (profile.items.iter().filter(|item| item.centre == window.centre))
            .filter(|item| item.versions.iter().any(|version| version.guide.window == window.code));
        assert!(taken.count() > 0, "{} {}", window.centre, window.name);
    }
    let of_kind = |kind| profile.items.iter().filter(|item| item.versions[0].guide.kind == kind).count();
    assert!(of_kind(Kind::Immediate) >= 7 && of_kind(Kind::Commitment) >= 7);
    assert!(profile.items.iter().filter(|item| item.centre == "HT01").count() >= 2);
}

#[test]
fn the_first_town_tells_of_at_least_thirty_items_in_full() {
    let profile = luoping();
    let items: Vec<_> = profile.items.iter().filter(|item| item.centre == "LX01").collect();
    assert!(items.len() >= 30, "{}", items.len());
    for guide in items.iter().flat_map(|item| &item.versions).map(|version| &version.guide) {
        assert!(guide.aliases.len() >= 3 && guide.questions.len() >= 2, "{}", guide.name);
        assert!(guide.materials.iter().any(|material| material.demand == Demand::Required), "{}", guide.name);
        assert!(!guide.result_name.is_empty() && !guide.conditions.is_empty(), "{}", guide.name);
        // Who has to appear cannot send somebody; who may send somebody is told what that one brings.
        let by_proxy = guide.materials.iter().any(|material| material.name.starts_with("授权委托书"));
        assert!(guide.presence != Presence::MustAppear || !by_proxy, "{}", guide.name);
    }
}

#[test]
fn the_notice_sheet_tells_what_is_disclosed_and_where_to_go_and_to_ask() {
    let profile = luoping();
    let sheet = &profile.policies[0].notice_sheet;
    let names: Vec<&str> = sheet.points.iter().map(|line| line.name.as_str()).collect();
    for disclosed in &profile.policies[0].disclosure.fields {
        assert!(names.contains(&disclosed.name.as_str()), "{}", disclosed.name);
    }
    assert_eq!(names.len(), 8, "{names:?}");
}

#[test]
fn six_village_stations_have_two_agents_each() {
    let profile = luoping();
    let stations = profile.units.iter().filter(|unit| unit.kind == UnitKind::VillageStation).count();
    assert_eq!((stations, profile.agents.len()), (6, 12));
}

#[test]
fn each_centre_has_two_who_direct_and_one_each_to_supervise_administer_and_review() {
    let profile = luoping();
    for centre in &profile.centres {
        let accounts = |role| {
            let own = profile.accounts.iter().filter(|account| account.centre == centre.code);
            own.filter(|account| account.role == role).count()
        };
        let roles = [Role::Director, Role::Supervisor, Role::Administrator, Role::Reviewer];
        assert_eq!(roles.map(accounts), [2, 1, 1, 1], "{}", centre.code);
    }
}

#[test]
fn no_phone_of_an_invented_person_can_ring() {
    let profile = luoping();
    assert!(profile.people.iter().all(|person| person.phone.starts_with("179")));
    assert!(profile.units.iter().flat_map(|unit| &unit.phone).all(|phone| phone.starts_with("0874-9")));
    assert!(profile.people.iter().all(|person| person.name.ends_with("示例")));
}

#[test]
fn the_hours_are_those_that_document_000_writes() {
    let profile = luoping();
    let week = &profile.calendars[0].calendar.week;
    let written = |sessions: &[crate::time::Session]| {
        sessions.iter().map(|session| format!("{}-{}", session.start, session.end)).collect::<Vec<_>>().join(" ")
    };
    for day in [&week.tuesday, &week.wednesday, &week.thursday, &week.friday] {
        assert_eq!(written(day), "08:00-11:30 14:30-17:30");
    }
    assert_eq!(written(&week.saturday), "09:00-11:30 12:30-16:30");
    assert!(week.sunday.is_empty() && week.monday.is_empty());
}
