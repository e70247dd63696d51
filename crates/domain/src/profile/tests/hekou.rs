//! What makes Hekou Hekou: document 001.

use super::Files;
use crate::catalogue::item::{ItemType, Kind};
use crate::policy::Power;
use crate::profile::{Profile, Role, UnitKind, WindowKind};

fn hekou() -> Profile {
    Files::hekou().parse().unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
}

#[test]
fn hekou_is_faultless() {
    hekou();
}

#[test]
fn the_front_takes_in_and_one_window_of_each_town_hands_out() {
    let profile = hekou();
    for (centre, takes) in [("HA01", 4), ("XT01", 1)] {
        let of = |kind| {
            let own = profile.windows.iter().filter(|window| window.centre == centre);
            own.filter(|window| window.kind == kind).count()
        };
        let kinds = [WindowKind::Comprehensive, WindowKind::Issuing, WindowKind::Department];
        assert_eq!(kinds.map(of), [takes, 1, 0], "{centre}");
    }
    for window in profile.windows.iter().filter(|window| window.kind == WindowKind::Comprehensive) {
        assert_eq!(window.powers, [Power::Acceptance, Power::ImmediateApproval], "{}", window.name);
    }
}

#[test]
fn offices_of_the_town_and_bureaus_of_the_county_review() {
    let profile = hekou();
    let parent = |unit: &str| profile.units.iter().find(|row| row.code == unit).and_then(|row| row.parent.as_deref());
    for above in ["ha", "xt", "hk-centre"] {
        assert!(profile.reviewers.iter().any(|row| parent(&row.unit) == Some(above)), "{above}");
    }
    // One bureau of the county serves both towns.
    let towns = profile.items.iter().filter(|item| {
        item.versions.iter().any(|version| version.guide.department.as_deref() == Some("hk-social-security"))
    });
    let mut towns: Vec<&str> = towns.map(|item| item.centre.as_str()).collect();
    towns.dedup();
    assert_eq!(towns, ["HA01", "XT01"]);
}

#[test]
fn water_power_gas_and_heat_are_served_beside_benefits_and_permits() {
    let profile = hekou();
    let guides: Vec<_> =
        (profile.items.iter().filter(|item| item.centre == "HA01")).map(|item| &item.versions[0].guide).collect();
    assert!(guides.len() >= 14, "{}", guides.len());
    for code in ["water-connection", "power-connection", "gas-connection", "heat-connection"] {
        let guide = guides.iter().find(|guide| guide.code == code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(guide.item_type, ItemType::LivingService);
    }
    let of = |kind| guides.iter().filter(|guide| guide.kind == kind).count();
    assert!(of(Kind::Immediate) >= 5 && of(Kind::Commitment) >= 9);
}

#[test]
fn grid_workers_are_the_agents_of_the_villages() {
    let profile = hekou();
    let stations = profile.units.iter().filter(|unit| unit.kind == UnitKind::VillageStation).count();
    assert_eq!((stations, profile.agents.len()), (4, 8));
    for agent in &profile.agents {
        let person = profile.people.iter().find(|person| person.code == agent.person).unwrap();
        assert_eq!(person.title, "网格员");
    }
}

#[test]
fn the_head_does_nothing_else_and_signs_the_guides() {
    let profile = hekou();
    for centre in &profile.centres {
        let heads = profile.accounts.iter().filter(|row| row.centre == centre.code && row.role == Role::Director);
        let heads: Vec<_> = heads.map(|row| &row.person).collect();
        assert_eq!(heads.len(), 1, "{}", centre.code);
        assert!(profile.posts.iter().all(|post| &post.person != heads[0]));
        assert!(
            profile
                .items
                .iter()
                .filter(|item| item.centre == centre.code)
                .all(|item| { item.versions.iter().all(|version| &version.signed_off_by == heads[0]) })
        );
    }
}

#[test]
fn late_secondary_material_is_taken_and_hours_that_the_document_does_not_state_are_marked() {
    let profile = hekou();
    assert!(profile.policies.iter().all(|policy| policy.late_secondary_material));
    assert!(profile.calendars.iter().all(|calendar| calendar.assumed));
    assert!(Files::luoping().parse().unwrap().calendars.iter().all(|calendar| !calendar.assumed));
}

#[test]
fn no_phone_of_an_invented_person_can_ring() {
    let profile = hekou();
    assert!(profile.people.iter().all(|person| person.phone.starts_with("179")));
    assert!(profile.units.iter().flat_map(|unit| &unit.phone).all(|phone| phone.starts_with("0546-9")));
    assert!(profile.people.iter().all(|person| person.name.ends_with("示例")));
}
