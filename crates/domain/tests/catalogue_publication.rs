//! What keeps a guide from being published at a centre (B6): the whole set at once, each fault at its place.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::calendar::calendars;
use common::id;
use common::items::{item, material};
use domain::catalogue::item::{Demand, ItemVersion, Kind, LegalBasis, Rank, Step};
use domain::catalogue::publication::{Facts, faults};
use domain::kernel::id::UnitId;
use domain::place::{Route, reaches_unit};
use domain::policy::Power;
use domain::profile::{CentrePolicy, UnitKind};
use domain::time::{Limit, Unit};

const POWERS: [Power; 3] = [Power::Acceptance, Power::CommitmentCoordination, Power::Delivery];

fn policy() -> CentrePolicy {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../../profiles/luoping/policy.json")).unwrap();
    serde_json::from_value(file["policies"][0].clone()).unwrap()
}

/// Complete by the six disclosures of Luoping.
fn complete() -> ItemVersion {
    let mut version = item(Kind::Commitment);
    version.legal_basis = vec![LegalBasis { title: "《测试办法》".to_owned(), article: None, text: None }];
    version.materials = vec![material(1, Rank::Main, Demand::Required)];
    version.steps = vec![Step { name: "受理".to_owned(), by: "窗口".to_owned(), what: "核对材料".to_owned() }];
    version
}

fn found(version: &ItemVersion, changed: impl FnOnce(&mut Facts<'_>)) -> Vec<(String, &'static str)> {
    let policy = policy();
    let mut facts = Facts {
        policy: &policy,
        window: Some(&POWERS),
        route: Route::default(),
        department_known: true,
        code: None,
        code_taken: false,
        calendars: calendars(),
    };
    changed(&mut facts);
    faults(version, facts).into_iter().map(|fault| (fault.pointer, fault.rule.code())).collect()
}

#[test]
fn a_complete_guide_of_a_window_with_its_powers_is_published() {
    assert_eq!(found(&complete(), |_| {}), []);
}

#[test]
fn every_open_line_of_the_list_is_named_and_a_faulty_one_only_once() {
    let mut version = complete();
    version.steps.clear();
    version.materials.clear();
    version.name = String::new();
    let places: Vec<String> = found(&version, |_| {}).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(places, ["/name", "/steps", "/materials"]);
}

#[test]
fn a_window_takes_only_what_its_department_lets_it_take() {
    let powers = |facts: &mut Facts<'_>| facts.window = Some(&[Power::Acceptance]);
    assert_eq!(found(&complete(), powers), vec![("/window".to_owned(), "guide.power-missing"); 2]);
    // What goes on to a review unit and out at another window needs no more than to be taken in.
    let beyond = |facts: &mut Facts<'_>| {
        powers(facts);
        facts.route = Route { review: Some(id(1)), issuing: Some(id(2)) };
    };
    assert_eq!(found(&complete(), beyond), []);
    let none = |facts: &mut Facts<'_>| facts.window = None;
    assert_eq!(found(&complete(), none), [("/window".to_owned(), "guide.window-unknown")]);
}

#[test]
fn a_unit_in_charge_that_the_centre_cannot_reach_is_named() {
    let mut version = complete();
    version.department = Some("elsewhere".to_owned());
    let unknown = |facts: &mut Facts<'_>| facts.department_known = false;
    assert_eq!(found(&version, unknown), [("/department".to_owned(), "guide.department-unknown")]);
}

#[test]
fn a_centre_reaches_its_own_departments_and_the_bureaus_of_its_county_and_no_other_town() {
    let unit = |n: u128, kind: UnitKind| (id::<UnitId>(n), kind);
    let (county, town) = (unit(1, UnitKind::County), unit(2, UnitKind::TownCentre));
    let centre = [town, county];
    assert!(reaches_unit(&centre, &[town, county]));
    assert!(reaches_unit(&centre, &[unit(3, UnitKind::Department), town, county]));
    assert!(reaches_unit(&centre, &[unit(4, UnitKind::Department), unit(5, UnitKind::CountyCentre), county]));
    assert!(!reaches_unit(&centre, &[unit(6, UnitKind::Department), unit(7, UnitKind::TownCentre), county]));
    assert!(!reaches_unit(&centre, &[unit(8, UnitKind::Department), unit(9, UnitKind::County)]));
}

#[test]
fn a_code_belongs_to_one_item_for_good() {
    assert_eq!(found(&complete(), |facts| facts.code_taken = true), [("/code".to_owned(), "guide.code-taken")]);
    assert_eq!(found(&complete(), |facts| facts.code = Some("other")), [("/code".to_owned(), "guide.code-differs")]);
    assert_eq!(found(&complete(), |facts| facts.code = Some("trial")), []);
}

#[test]
fn the_promise_is_tried_on_the_centres_own_calendar() {
    let mut version = complete();
    // Luoping is closed on Mondays: five open days may end after five working days.
    version.promised_limit = Some(Limit { amount: 5, unit: Unit::OpenDay });
    version.statutory_limit = Some(Limit { amount: 5, unit: Unit::WorkingDay });
    assert_eq!(found(&version, |_| {}), [("/promisedLimit".to_owned(), "guide.promise-outlasts")]);
    version.statutory_limit = Some(Limit { amount: 20, unit: Unit::WorkingDay });
    assert_eq!(found(&version, |_| {}), []);
}
