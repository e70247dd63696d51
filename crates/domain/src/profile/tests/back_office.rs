//! Faults of comprehensive and issuing windows, and of the back office behind them.

use serde_json::json;

use super::Files;

const RELIEF: &str = "items/ha01-temporary-relief.json";
const CARD: &str = "items/ha01-old-age-card.json";
const TOLD: &str = "items/ha01-temporary-relief.json#/versions/0/guide";

#[test]
fn faults_of_windows_and_reviewers_are_told_at_once() {
    let files = Files::hekou()
        .set("windows.json", "/windows/0/department", "ha-yanhe")
        .set("windows.json", "/windows/3/departments", json!(["hk-water", "hk-water", "nowhere", "ha-yanhe"]))
        .set("windows.json", "/windows/4/powers", json!(["acceptance"]))
        .edit("windows.json", |windows| windows["windows"][6]["departments"] = json!(["xt-affairs"]))
        .set("reviewers.json", "/reviewers/0/person", "nobody")
        .set("reviewers.json", "/reviewers/1/unit", "ha-yanhe")
        .edit("reviewers.json", |reviewers| {
            let reviewers = reviewers["reviewers"].as_array_mut().unwrap();
            reviewers.push(reviewers[2].clone());
        });
    let faults = files.faults();
    for fault in [
        "windows.json#/windows/0/department wrong-kind",
        "windows.json#/windows/3/departments/1 duplicate",
        "windows.json#/windows/3/departments/2 unknown-reference",
        "windows.json#/windows/3/departments/3 wrong-kind",
        "windows.json#/windows/4/powers power-missing",
        "windows.json#/windows/4/powers/0 power-idle",
        "windows.json#/windows/6/departments departments-idle",
        "reviewers.json#/reviewers/0/person unknown-reference",
        "reviewers.json#/reviewers/1/unit wrong-kind",
    ] {
        assert!(faults.iter().any(|found| found == fault), "{fault} not in {faults:#?}");
    }
    assert!(faults.iter().any(|found| found.starts_with("reviewers.json#") && found.ends_with("/person duplicate")));
}

#[test]
fn a_second_issuing_window_is_a_duplicate() {
    let files = Files::hekou().edit("windows.json", |windows| {
        windows["windows"][3]["kind"] = json!("issuing");
        windows["windows"][3]["powers"] = json!(["delivery"]);
        windows["windows"][3]["departments"] = json!([]);
    });
    assert_eq!(files.faults(), ["windows.json#/windows/4/kind duplicate"]);
}

#[test]
fn what_the_window_may_not_decide_needs_a_reviewer() {
    let files = Files::hekou().edit("reviewers.json", |reviewers| {
        reviewers["reviewers"].as_array_mut().unwrap().retain(|row| row["unit"] != "ha-social");
    });
    let faults = files.faults();
    assert!(faults.contains(&format!("{TOLD}/window reviewer-missing")), "{faults:#?}");
    // What it decides on the spot needs none.
    assert!(!faults.iter().any(|fault| fault.starts_with(CARD)), "{faults:#?}");
}

#[test]
fn an_item_of_a_comprehensive_window_names_a_department_that_the_window_covers() {
    let files = Files::hekou().edit(RELIEF, |item| {
        item["versions"][0]["guide"].as_object_mut().unwrap().remove("department");
    });
    assert!(files.faults().contains(&format!("{TOLD}/department department-missing")), "{:#?}", files.faults());
    let files = Files::hekou().set(RELIEF, "/versions/0/guide/window", "W04");
    assert_eq!(files.faults(), [format!("{TOLD}/window not-covered")]);
    let files = Files::hekou().set(RELIEF, "/versions/0/guide/window", "W05");
    assert_eq!(files.faults(), [format!("{TOLD}/window wrong-kind")]);
    let files = Files::hekou().set(RELIEF, "/versions/0/guide/department", "nobody");
    assert!(files.faults().contains(&format!("{TOLD}/department unknown-reference")), "{:#?}", files.faults());
}

#[test]
fn a_comprehensive_window_needs_no_chief_and_a_department_window_does() {
    let post_c = |files: Files, window: &str| {
        let window = window.to_owned();
        files.edit("posts.json", move |posts| {
            posts["posts"].as_array_mut().unwrap().retain(|row| !(row["window"] == window && row["post"] == "b"));
        })
    };
    let faults = post_c(Files::hekou(), "W05").faults();
    assert!(faults.contains(&"windows.json#/windows/4 post-open".to_owned()), "the substitute is needed: {faults:#?}");
    let files = Files::hekou().edit("windows.json", |windows| {
        windows["windows"][0]["powers"] = json!(["acceptance", "immediateApproval", "commitmentCoordination"]);
    });
    assert_eq!(files.faults(), ["windows.json#/windows/0 post-open"], "whoever may decide has a chief");
}

#[test]
fn a_reviewer_without_account_cannot_act() {
    let files = Files::hekou().edit("accounts.json", |accounts| {
        accounts["accounts"].as_array_mut().unwrap().retain(|account| account["person"] != "ha-lou");
    });
    let faults = files.faults();
    assert!(matches!(faults.as_slice(), [only] if only.ends_with("/person account-missing")), "{faults:?}");
}

#[test]
fn a_profile_without_back_offices_needs_no_list_of_reviewers() {
    assert!(!Files::luoping().0.contains_key("reviewers.json"));
    assert_eq!(Files::luoping().faults(), Vec::<String>::new());
}
