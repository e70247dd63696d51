use serde_json::{Value, json};

use super::Files;

const LOGGING: &str = "items/lx01-logging-permit.json";
const ALLOWANCE: &str = "items/lx01-old-age-allowance.json";

fn told(files: &Files) -> Vec<String> {
    let of_items = files.faults().into_iter();
    of_items.map(|fault| fault.trim_start_matches("items/lx01-").replace(".json#/versions", "")).collect()
}

#[test]
fn everything_undisclosed_is_named_field_by_field() {
    let files = Files::luoping().edit(LOGGING, |item| {
        let guide = &mut item["versions"][0]["guide"];
        guide["legalBasis"] = json!([]);
        guide["materials"] = json!([]);
        guide["steps"] = json!([]);
        guide["fee"]["standard"] = json!("");
    });
    assert_eq!(
        told(&files),
        [
            "logging-permit/0/guide/fee not-disclosed",
            "logging-permit/0/guide/legalBasis not-disclosed",
            "logging-permit/0/guide/materials not-disclosed",
            "logging-permit/0/guide/steps not-disclosed",
        ]
    );
}

#[test]
fn a_promise_beyond_the_statutory_limit_is_refused() {
    let files = Files::luoping().set(LOGGING, "/versions/0/guide/promisedLimit/amount", 21);
    assert_eq!(told(&files), ["logging-permit/0/guide/promisedLimit promise-beyond-statutory"]);
}

#[test]
fn a_promise_in_open_days_is_tried_on_the_calendar_of_the_centre() {
    // As many open days as working days, but not always the same ones.
    let files = Files::luoping().set(LOGGING, "/versions/0/guide/promisedLimit/amount", 20);
    let faults = files.parse().unwrap_err();
    assert!(matches!(faults.as_slice(), [only] if only.contains("for the first time from 2024-")), "{faults:?}");
}

#[test]
fn a_window_takes_only_what_it_may() {
    let files = Files::luoping().set("windows.json", "/windows/6/powers", json!(["acceptance", "litigation"]));
    let every = told(&files);
    let logging: Vec<_> = every.iter().filter(|fault| fault.starts_with("logging")).collect();
    assert_eq!(logging, ["logging-permit/0/guide/window power-missing", "logging-permit/0/guide/window power-missing"]);
    assert!(every.len() > logging.len() && every.iter().all(|fault| fault.ends_with("/guide/window power-missing")));
}

#[test]
fn a_window_of_another_centre_is_unknown_here() {
    let files = Files::luoping().set("items/ht01-old-age-card.json", "/versions/0/guide/window", "W09");
    assert_eq!(files.faults(), ["items/ht01-old-age-card.json#/versions/0/guide/window unknown-reference"]);
}

#[test]
fn only_the_reviewer_of_the_centre_signs_off() {
    let files = Files::luoping().set(LOGGING, "/versions/0/signedOffBy", "ht-he").set(
        ALLOWANCE,
        "/versions/0/signedOffBy",
        "nobody",
    );
    assert_eq!(
        told(&files),
        ["logging-permit/0/signedOffBy sign-off", "old-age-allowance/0/signedOffBy unknown-reference"]
    );
}

#[test]
fn two_versions_never_hold_on_one_day() {
    let files = Files::luoping().set(ALLOWANCE, "/versions/1/effectiveFrom", "2024-12-31");
    assert_eq!(told(&files), ["old-age-allowance/1/effectiveFrom versions-overlap"]);
    let files = Files::luoping().set(ALLOWANCE, "/versions/0/effectiveTo", Value::Null);
    assert_eq!(told(&files), ["old-age-allowance/1/effectiveFrom versions-overlap"]);
    let files = Files::luoping().set(ALLOWANCE, "/versions/0/effectiveTo", "2023-12-31");
    assert_eq!(told(&files), ["old-age-allowance/0/effectiveTo version-ends-early"]);
}

#[test]
fn a_version_carries_the_code_of_its_item_and_an_item_has_a_version() {
    let files = Files::luoping().set(LOGGING, "/versions/0/guide/code", "felling-permit").set(
        ALLOWANCE,
        "/versions",
        json!([]),
    );
    assert_eq!(told(&files), ["logging-permit/0/guide/code code-differs", "old-age-allowance no-version"]);
}

#[test]
fn a_centre_refuses_a_kind_that_it_does_not_use() {
    let files = Files::luoping().set("policy.json", "/policies/0/kinds", json!(["commitment"]));
    let faults = files.faults();
    assert!(!faults.is_empty() && faults.iter().all(|fault| fault.ends_with("/guide/kind kind-not-used")));
}

#[test]
fn the_same_item_twice_in_a_centre_is_a_duplicate() {
    let mut files = Files::luoping();
    let copy = files.0[LOGGING].clone();
    files.0.insert("items/second.json".to_owned(), copy);
    assert_eq!(files.faults(), ["items/second.json#/code duplicate"]);
}
