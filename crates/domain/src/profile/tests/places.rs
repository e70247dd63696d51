use serde_json::json;

use super::Files;

fn one(list: &str, files: &Files, wanted: impl Fn(&serde_json::Value) -> bool) -> usize {
    let (file, key) = list.split_once('/').unwrap();
    let value: serde_json::Value = serde_json::from_str(&files.0[file]).unwrap();
    value[key].as_array().unwrap().iter().position(wanted).unwrap()
}

#[test]
fn faults_all_over_the_profile_are_told_at_once() {
    let files = Files::luoping()
        .set("org.json", "/units/1/code", "Luoping!")
        .set("org.json", "/units/2/phone", "0874-1")
        .set("org.json", "/centres/1/code", "ht1")
        .set("policy.json", "/policies/0/acceptanceDecision/amount", 6)
        .set("policy.json", "/policies/0/delivery/unit", "openDay")
        .set("policy.json", "/policies/0/disclosure/fields/1/field", "name")
        .set("policy.json", "/policies/0/posts/c", "residentHandles")
        .set("policy.json", "/policies/0/warnings/yellowBefore/amount", 0)
        .set("calendar.json", "/calendars/0/calendar/week/friday/0/end", "07:30")
        .set("windows.json", "/windows/3/powers/1", "acceptance")
        .set("people.json", "/people/3/number", "LX001")
        .set("people.json", "/people/4/unit", "nowhere")
        .set("posts.json", "/posts/0/person", "nobody")
        .set("accounts.json", "/accounts/0/username", "Director Zhou");
    let faults = files.faults();
    for fault in [
        "org.json#/units/1/code code-form",
        "org.json#/units/2/phone phone",
        "org.json#/centres/1/code code-form",
        "policy.json#/policies/0/acceptanceDecision beyond-law",
        "policy.json#/policies/0/delivery statutory-unit",
        "policy.json#/policies/0/disclosure/fields/1 duplicate",
        "policy.json#/policies/0/posts/c duplicate",
        "policy.json#/policies/0/warnings/yellowBefore zero",
        "calendar.json#/calendars/0/calendar calendar",
        "windows.json#/windows/3/powers/1 duplicate",
        "people.json#/people/3/number duplicate",
        "people.json#/people/4/unit unknown-reference",
        "posts.json#/posts/0/person unknown-reference",
        "accounts.json#/accounts/0/username code-form",
    ] {
        assert!(faults.iter().any(|found| found == fault), "{fault} not in {faults:#?}");
    }
}

#[test]
fn a_cycle_in_the_tree_is_told_once() {
    let files = Files::luoping();
    let (town, office) = (
        one("org.json/units", &files, |unit| unit["code"] == "lx"),
        one("org.json/units", &files, |unit| unit["code"] == "lx-office"),
    );
    let files = files.set("org.json", &format!("/units/{town}/parent"), "lx-office");
    let cycles: Vec<_> = files.faults().into_iter().filter(|fault| fault.ends_with("cycle")).collect();
    assert_eq!(cycles, [format!("org.json#/units/{town}/parent cycle")]);
    assert_ne!(town, office);
}

#[test]
fn a_second_root_needs_a_parent() {
    let files = Files::luoping().edit("org.json", |org| {
        org["units"][1].as_object_mut().unwrap().remove("parent");
    });
    assert_eq!(files.faults(), ["org.json#/units/1/parent parent-missing"]);
}

#[test]
fn a_centre_without_address_cannot_be_shown_to_the_public() {
    let files = Files::luoping();
    let town = one("org.json/units", &files, |unit| unit["code"] == "ht");
    let files = files.edit("org.json", |org| {
        org["units"][town].as_object_mut().unwrap().remove("address");
    });
    assert_eq!(files.faults(), [format!("org.json#/units/{town}/address text-blank")]);
}

#[test]
fn an_open_post_and_one_person_in_two_posts_are_told() {
    let files = Files::luoping().edit("posts.json", |posts| {
        let posts = posts["posts"].as_array_mut().unwrap();
        posts[1]["person"] = posts[0]["person"].clone();
        posts.remove(5);
    });
    let faults = files.faults();
    for fault in ["posts.json#/posts/1/person same-person", "windows.json#/windows/1 post-open"] {
        assert!(faults.iter().any(|found| found == fault), "{fault} not in {faults:#?}");
    }
}

#[test]
fn a_post_filled_twice_is_a_duplicate() {
    let files = Files::luoping().edit("posts.json", |posts| {
        let posts = posts["posts"].as_array_mut().unwrap();
        posts.push(posts[0].clone());
    });
    let faults = files.faults();
    assert!(matches!(faults.as_slice(), [only] if only.ends_with("/post duplicate")), "{faults:?}");
}

#[test]
fn a_station_with_one_agent_and_an_agent_in_an_office_are_told() {
    let files = Files::luoping().set("agents.json", "/agents/1/station", "lx-office");
    let faults = files.faults();
    let station = one("org.json/units", &files, |unit| unit["code"] == "lx-jintian");
    assert!(faults.contains(&"agents.json#/agents/1/station wrong-kind".to_owned()), "{faults:#?}");
    assert!(faults.contains(&format!("org.json#/units/{station} post-open")), "{faults:#?}");
}

#[test]
fn an_account_needs_the_post_of_its_role_and_a_centre_its_supervisor() {
    let files = Files::luoping();
    let supervisor = one("accounts.json/accounts", &files, |account| account["role"] == "supervisor");
    let files = files.set("accounts.json", &format!("/accounts/{supervisor}/role"), "window_a");
    assert_eq!(
        files.faults(),
        [
            format!("accounts.json#/accounts/{supervisor}/role role-without-post"),
            "org.json#/centres/0 role-open".to_owned()
        ]
    );
}

#[test]
fn an_account_of_nobody_is_told() {
    let files = Files::luoping().edit("accounts.json", |accounts| {
        let accounts = accounts["accounts"].as_array_mut().unwrap();
        accounts.push(json!({"username": "x", "centre": "LX01", "person": "ghost", "role": "director"}));
    });
    let faults = files.faults();
    assert!(matches!(faults.as_slice(), [only] if only.ends_with("/person unknown-reference")), "{faults:?}");
}

#[test]
fn a_post_holder_and_an_agent_without_account_cannot_act() {
    let files = Files::luoping().edit("accounts.json", |accounts| {
        let accounts = accounts["accounts"].as_array_mut().unwrap();
        accounts.retain(|account| account["person"] != "lx-shen" && account["person"] != "ht-ni");
    });
    assert_eq!(
        files.faults(),
        ["agents.json#/agents/10/person account-missing", "posts.json#/posts/1/person account-missing"]
    );
}
